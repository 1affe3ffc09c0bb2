// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/tableview.h"

namespace mesewright::ui {

class RunsCard;
class RunsModel;

/// A box, a state disc before the run's name, and the result as a mark on the axis or as a curve.
class RunsDelegate final : public TableDelegate
{
    Q_OBJECT

public:
    /// Both outlive it; the card knows the baseline that marks are compared with.
    RunsDelegate(const RunsModel& model, const RunsCard& card, QObject* parent);

    /// The table toggles the box itself, wherever in its cell the click was.
    bool editorEvent(QEvent*, QAbstractItemModel*, const QStyleOptionViewItem&,
                     const QModelIndex&) override
    {
        return false;
    }

protected:
    void paintCell(QPainter& painter, const QRect& rect, const QStyleOptionViewItem& option,
                   const QModelIndex& index) const override;

private:
    void paintResult(QPainter& painter, const QRect& rect, const QStyleOptionViewItem& option,
                     const QModelIndex& index) const;

    const RunsModel& m_model;
    const RunsCard& m_card;
};

} // namespace mesewright::ui
