// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/scrollcolumn.h"

#include <QEvent>
#include <QScrollBar>

namespace mesewright::ui {

ScrollColumn::ScrollColumn(QWidget* content, QWidget* parent) : QScrollArea(parent)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setWidget(content);
    viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    content->installEventFilter(this);
}

QSize ScrollColumn::minimumSizeHint() const
{
    QSize hint = QScrollArea::minimumSizeHint();
    if (widget())
        hint.setWidth(widget()->minimumSizeHint().width() +
                      verticalScrollBar()->sizeHint().width());
    return hint;
}

QSize ScrollColumn::sizeHint() const
{
    return QScrollArea::sizeHint().expandedTo(minimumSizeHint());
}

bool ScrollColumn::eventFilter(QObject* watched, QEvent* event)
{
    // The scroll area itself does not tell its own layout that the content needs more.
    if (watched == widget() && event->type() == QEvent::LayoutRequest)
        updateGeometry();
    return QScrollArea::eventFilter(watched, event);
}

} // namespace mesewright::ui
