// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/overview/runsdelegate.h"

#include "ui/panels/overview/runscard.h"
#include "ui/shell/theme/theme.h"
#include "ui/widgets/badge.h"

#include <QApplication>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace mesewright::ui {

namespace {

constexpr int disc = 18;
constexpr int resultText = 150;
constexpr int curveWidth = 84;
constexpr int boxSide = 16;

void paintCurve(QPainter& painter, const QRectF& rect, const QList<double>& values)
{
    const auto [low, high] = std::minmax_element(values.begin(), values.end());
    const double span = std::max(*high - *low, 1e-12);
    QPainterPath line;
    for (qsizetype i = 0; i < values.size(); ++i) {
        const QPointF point(rect.left() + rect.width() * static_cast<double>(i) /
                                              static_cast<double>(values.size() - 1),
                            rect.bottom() - (values[i] - *low) / span * rect.height());
        if (i == 0)
            line.moveTo(point);
        else
            line.lineTo(point);
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Theme::instance().colors().series.first(), 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(line);
}

} // namespace

RunsDelegate::RunsDelegate(const RunsModel& model, const RunsCard& card, QObject* parent)
    : TableDelegate(parent), m_model(model), m_card(card)
{
}

void RunsDelegate::paintCell(QPainter& painter, const QRect& rect,
                             const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    if (index.column() == RunsModel::Chosen) {
        QStyleOptionButton box;
        box.palette = option.palette;
        box.state = QStyle::State_Enabled |
                    (index.data(Qt::CheckStateRole).toInt() == Qt::Checked ? QStyle::State_On
                                                                           : QStyle::State_Off);
        box.rect = QRect(rect.x() + 2, rect.y() + (rect.height() - boxSide) / 2, boxSide, boxSide);
        QApplication::style()->drawPrimitive(QStyle::PE_IndicatorCheckBox, &box, &painter);
        return;
    }
    if (index.column() == RunsModel::Run) {
        const auto state = static_cast<GateState>(index.data(RunsModel::StateRole).toInt());
        StateDisc::paint(
            painter, QRectF(rect.x(), rect.y() + (rect.height() - disc) / 2.0, disc, disc), state);
        TableDelegate::paintCell(painter, rect.adjusted(disc + spacing::s, 0, 0, 0), option, index);
        return;
    }
    QStyleOptionViewItem figures = option;
    figures.font = Theme::instance().font(TextStyle::Figure);
    if (index.column() == RunsModel::Result)
        paintResult(painter, rect, figures, index);
    else
        TableDelegate::paintCell(painter, rect, figures, index);
}

void RunsDelegate::paintResult(QPainter& painter, const QRect& rect,
                               const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const RunDetails* details = m_model.details(index.row());
    const RunSummary& run = m_model.at(index.row());
    if (run.status == RunStatus::Failed || run.status == RunStatus::Broken) {
        painter.setFont(option.font);
        painter.setPen(Theme::instance().colors().state(State::Failed).fg);
        painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(index.data().toString(), Qt::ElideRight,
                                                          rect.width()));
        return;
    }
    const bool hasPicture = details && (details->mark || details->losses.size() > 1) &&
                            rect.width() > resultText + curveWidth;
    QRect text = rect;
    if (hasPicture)
        text.setWidth(resultText);
    const int curveLeft = rect.right() - curveWidth;
    if (hasPicture && !details->mark)
        text.setRight(curveLeft - spacing::s);
    TableDelegate::paintCell(painter, text, option, index);
    if (!hasPicture)
        return;
    if (details->mark) {
        IntervalMark mark = *details->mark;
        mark.reference = m_card.baseline();
        const double bar = Theme::instance().sizes().intervalBar;
        painter.setRenderHint(QPainter::Antialiasing);
        paintInterval(painter,
                      QRectF(text.right() + spacing::s, rect.y() + (rect.height() - bar) / 2.0,
                             rect.right() - text.right() - 2 * spacing::s, bar),
                      mark);
    } else {
        paintCurve(painter, QRectF(curveLeft, rect.y() + 6, curveWidth, rect.height() - 12),
                   details->losses);
    }
}

} // namespace mesewright::ui
