// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace mesewright::ui {

/// The four outcomes with their words, in small cells.
class OutcomeLegend final : public QWidget
{
    Q_OBJECT

public:
    explicit OutcomeLegend(QWidget* parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace mesewright::ui
