// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/tableview.h"

namespace mesewright::ui {

/// Draws the cells of ItemsModel: numbers, marks of leaks, outcomes, gain and loss.
class ItemsDelegate final : public TableDelegate
{
    Q_OBJECT

public:
    using TableDelegate::TableDelegate;

    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                     const QModelIndex& index) override;

Q_SIGNALS:
    /// A click on one answer's cell.
    void answerChosen(const QModelIndex& index, int answer);

protected:
    void paintCell(QPainter& painter, const QRect& rect, const QStyleOptionViewItem& option,
                   const QModelIndex& index) const override;
};

} // namespace mesewright::ui
