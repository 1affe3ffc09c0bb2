// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/environment/probetable.h"

#include "ui/panels/environment/probesmodel.h"
#include "ui/shell/theme/icons.h"
#include "ui/shell/theme/theme.h"

#include <QHeaderView>
#include <QPainter>
#include <QResizeEvent>

#include <algorithm>

namespace mesewright::ui {

namespace {

constexpr int disc = 18;
constexpr int discIcon = 10;
constexpr int markWidth = 44;
constexpr int nameWidth = 150;
constexpr int leastText = 120;

class ProbeDelegate final : public TableDelegate
{
public:
    using TableDelegate::TableDelegate;

protected:
    void paintCell(QPainter& painter, const QRect& rect, const QStyleOptionViewItem& option,
                   const QModelIndex& index) const override
    {
        const Theme& theme = Theme::instance();
        if (index.data(ProbesModel::TitleRole).toBool()) {
            painter.setFont(theme.font(TextStyle::Caption));
            painter.setPen(theme.colors().text.secondary);
            painter.drawText(rect, Qt::AlignVCenter | Qt::AlignLeft,
                             index.data(Qt::DisplayRole).toString().toUpper());
            return;
        }
        if (index.column() != ProbesModel::Mark) {
            TableDelegate::paintCell(painter, rect, option, index);
            return;
        }
        const auto state = static_cast<ProbeState>(index.data(ProbesModel::StateRole).toInt());
        const StateColors& colors = theme.colors().state(stateOf(state));
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setBrush(colors.tint);
        painter.setPen(QPen(colors.fg, 1.2));
        const QRectF circle(rect.x() + 2.6, rect.center().y() - disc / 2.0 + 0.6, disc - 1.2,
                            disc - 1.2);
        painter.drawEllipse(circle);
        painter.drawPixmap(
            circle.center() - QPointF(discIcon / 2.0, discIcon / 2.0),
            iconPixmap(iconOf(state), colors.fg, discIcon, painter.device()->devicePixelRatioF()));
    }
};

} // namespace

ProbeTable::ProbeTable(QWidget* parent) : TableView(tr("Probes"), parent)
{
    setItemDelegate(new ProbeDelegate(this));
    setSelectionMode(SingleSelection);
    setHorizontalScrollMode(ScrollPerPixel);
    horizontalHeader()->setStretchLastSection(true);
}

void ProbeTable::setModel(QAbstractItemModel* model)
{
    TableView::setModel(model);
    horizontalHeader()->setMinimumSectionSize(markWidth);
    horizontalHeader()->resizeSection(ProbesModel::Mark, markWidth);
    horizontalHeader()->resizeSection(ProbesModel::Name, nameWidth);
}

void ProbeTable::spanTitles()
{
    clearSpans();
    for (int row = 0; row < model()->rowCount(); ++row)
        if (model()->index(row, 0).data(ProbesModel::TitleRole).toBool())
            setSpan(row, ProbesModel::Name, 1, ProbesModel::ColumnCount - ProbesModel::Name);
}

void ProbeTable::resizeEvent(QResizeEvent* event)
{
    TableView::resizeEvent(event);
    // What was found takes the most room, the remedy what is left.
    const int rest = std::max(3 * leastText, viewport()->width() - markWidth - nameWidth);
    horizontalHeader()->resizeSection(ProbesModel::Wanted, rest * 26 / 100);
    horizontalHeader()->resizeSection(ProbesModel::Found, rest * 42 / 100);
}

} // namespace mesewright::ui
