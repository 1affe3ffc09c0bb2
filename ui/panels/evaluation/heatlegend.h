// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/interval.h"

#include <QWidget>

namespace mesewright::ui {

/// What the grid's colours and its sign mean: "best so far", and the seven steps with their ends.
class HeatLegend final : public QWidget
{
    Q_OBJECT

public:
    explicit HeatLegend(QWidget* parent = nullptr);
    void setRange(const Interval& range);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Interval m_range{0, 1};
};

} // namespace mesewright::ui
