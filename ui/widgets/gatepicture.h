// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/gatecard.h"

#include <QWidget>

namespace mesewright::ui {

/// The small picture of a gate's card: an interval, a curve, or a row of marks.
class GatePicture final : public QWidget
{
    Q_OBJECT

public:
    explicit GatePicture(QWidget* parent = nullptr);
    void setPicture(const GateCardText::Picture& picture);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintSpark(QPainter& painter) const;
    void paintSquares(QPainter& painter) const;

    GateCardText::Picture m_picture;
};

} // namespace mesewright::ui
