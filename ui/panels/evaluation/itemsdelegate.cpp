// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/evaluation/itemsdelegate.h"

#include "ui/panels/evaluation/itemsmodel.h"
#include "ui/shell/theme/icons.h"
#include "ui/shell/theme/theme.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/outcomecell.h"

#include <QMouseEvent>
#include <QPainter>

namespace mesewright::ui {

namespace {

constexpr int cellSide = 8; // as TableDelegate leaves free at both sides

State stateOf(ItemLeak leak)
{
    switch (leak) {
    case ItemLeak::Leaked:
        return State::Failed;
    case ItemLeak::SameShape:
        return State::NotExtracted;
    case ItemLeak::Near:
        return State::Stale;
    case ItemLeak::Clean:
        break;
    }
    return State::NotRun;
}

void paintLeak(QPainter& painter, const QRect& rect, ItemLeak leak)
{
    if (leak == ItemLeak::Clean)
        return;
    const Theme& theme = Theme::instance();
    const int size = theme.sizes().icon;
    painter.drawPixmap(rect.x(), rect.y() + (rect.height() - size) / 2,
                       iconPixmap(leakIcon(leak), theme.colors().state(stateOf(leak)).fg, size,
                                  painter.device()->devicePixelRatioF()));
}

void paintChange(QPainter& painter, const QRect& rect, int change)
{
    if (change > 0)
        paintBadge(painter, rect,
                   {State::Passed, QStringLiteral("arrow-up"), ItemsModel::tr("gain")});
    else if (change < 0)
        paintBadge(painter, rect,
                   {State::Failed, QStringLiteral("arrow-down"), ItemsModel::tr("loss")});
}

} // namespace

bool ItemsDelegate::editorEvent(QEvent* event, QAbstractItemModel* model,
                                const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const bool outcomes = index.column() == ItemsModel::Left || index.column() == ItemsModel::Right;
    if (outcomes && event->type() == QEvent::MouseButtonPress) {
        const auto list = index.data(ItemsModel::OutcomesRole).value<QList<Outcome>>();
        const QRect rect = option.rect.adjusted(cellSide, 0, -cellSide, 0);
        const int answer =
            OutcomeRow::answerAt(rect, static_cast<QMouseEvent*>(event)->position().toPoint(),
                                 static_cast<int>(list.size()));
        if (answer >= 0)
            Q_EMIT answerChosen(index, answer);
    }
    return TableDelegate::editorEvent(event, model, option, index);
}

void ItemsDelegate::paintCell(QPainter& painter, const QRect& rect,
                              const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& theme = Theme::instance();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    switch (index.column()) {
    case ItemsModel::Number:
        painter.setFont(theme.font(TextStyle::Figure));
        painter.setPen(selected ? theme.colors().text.secondary : theme.colors().text.tertiary);
        painter.drawText(rect, Qt::AlignVCenter | Qt::AlignRight, index.data().toString());
        return;
    case ItemsModel::Leak:
        paintLeak(painter, rect, static_cast<ItemLeak>(index.data(ItemsModel::LeakRole).toInt()));
        return;
    case ItemsModel::Left:
    case ItemsModel::Right:
        OutcomeRow::paint(painter, rect,
                          index.data(ItemsModel::OutcomesRole).value<QList<Outcome>>(),
                          index.data(ItemsModel::CurrentRole).toInt());
        return;
    case ItemsModel::Change:
        paintChange(painter, rect, index.data(ItemsModel::ChangeRole).toInt());
        return;
    default:
        TableDelegate::paintCell(painter, rect, option, index);
    }
}

} // namespace mesewright::ui
