// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/findingspane.h"

#include "ui/models/findingsmodel.h"
#include "ui/shell/theme/icons.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/tableview.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

namespace mesewright::ui {

namespace {

constexpr int headerHeight = 40;
constexpr int iconRoom = 26;

State stateOf(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return State::Failed;
    case Severity::Warning:
        return State::NotExtracted;
    case Severity::Note:
        break;
    }
    return State::NotRun;
}

QString iconOf(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return QStringLiteral("error");
    case Severity::Warning:
        return QStringLiteral("warning");
    case Severity::Note:
        break;
    }
    return QStringLiteral("info");
}

/// Severity icon before the sentence, the place in the fixed-width face, the remedy as a link.
class FindingsDelegate final : public TableDelegate
{
public:
    using TableDelegate::TableDelegate;

protected:
    void paintCell(QPainter& painter, const QRect& rect, const QStyleOptionViewItem& option,
                   const QModelIndex& index) const override
    {
        const Theme& theme = Theme::instance();
        QRect text = rect;
        painter.setFont(option.font);
        painter.setPen(theme.colors().text.primary);
        if (index.column() == FindingsModel::What) {
            const auto severity =
                static_cast<Severity>(index.data(FindingsModel::SeverityRole).toInt());
            const int size = theme.sizes().icon;
            painter.drawPixmap(rect.x(), rect.y() + (rect.height() - size) / 2,
                               iconPixmap(iconOf(severity),
                                          theme.colors().state(stateOf(severity)).fg, size,
                                          painter.device()->devicePixelRatioF()));
            text.setLeft(rect.left() + iconRoom);
        } else if (index.column() == FindingsModel::Where) {
            painter.setFont(theme.font(TextStyle::Figure));
            painter.setPen(theme.colors().text.secondary);
        } else {
            painter.setPen(theme.colors().text.link);
        }
        painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(index.data().toString(), Qt::ElideRight,
                                                          text.width()));
    }
};

} // namespace

FindingsPane::FindingsPane(FindingsModel& model, QWidget* parent) : QWidget(parent), m_model(model)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* header = new QWidget;
    header->setMinimumHeight(headerHeight);
    auto* row = new QHBoxLayout(header);
    row->setContentsMargins(spacing::l, 0, spacing::s, 0);
    row->setSpacing(spacing::s);
    row->addWidget(makeLabel(tr("Findings"), TextStyle::Title));
    m_errors = new Badge;
    m_warnings = new Badge;
    row->addWidget(m_errors);
    row->addWidget(m_warnings);
    row->addStretch(1);
    QToolButton* copy = makeIconButton(QStringLiteral("copy"), tr("Copy findings as text"));
    QToolButton* close = makeIconButton(QStringLiteral("cross"), tr("Close findings"));
    row->addWidget(copy);
    row->addWidget(close);
    column->addWidget(header);
    m_table = new TableView(tr("Findings"));
    m_table->setModel(&model);
    m_table->setItemDelegate(new FindingsDelegate(m_table));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    QHeaderView* titles = m_table->horizontalHeader();
    titles->setSectionResizeMode(FindingsModel::What, QHeaderView::Stretch);
    titles->resizeSection(FindingsModel::Where, 240);
    titles->resizeSection(FindingsModel::Remedy, 320);
    column->addWidget(m_table, 1);
    connect(copy, &QToolButton::clicked, m_table, &TableView::copySelection);
    connect(close, &QToolButton::clicked, this, &FindingsPane::closeRequested);
    connect(m_table, &QTableView::activated, this, &FindingsPane::jump);
    connect(&model, &FindingsModel::countsChanged, this, &FindingsPane::refreshCounts);
    refreshCounts();
}

void FindingsPane::step(int direction)
{
    const int rows = m_model.rowCount();
    if (rows == 0)
        return;
    const int at = m_table->currentIndex().isValid() ? m_table->currentIndex().row() : -direction;
    const int next = ((at + direction) % rows + rows) % rows;
    m_table->selectRow(next);
    jump(m_model.index(next, 0));
}

void FindingsPane::jump(const QModelIndex& index)
{
    if (!index.isValid())
        return;
    const ShownFinding& finding = m_model.at(index.row());
    if (!finding.panel.isEmpty())
        Q_EMIT jumpRequested(finding.panel, finding.place);
}

void FindingsPane::refreshCounts()
{
    const int errors = m_model.count(Severity::Error);
    const int warnings = m_model.count(Severity::Warning);
    m_errors->setText(errors == 0 ? BadgeText{}
                                  : BadgeText{State::Failed, QStringLiteral("error"),
                                              tr("%n error(s)", nullptr, errors)});
    m_warnings->setText(warnings == 0 ? BadgeText{}
                                      : BadgeText{State::NotExtracted, QStringLiteral("warning"),
                                                  tr("%n warning(s)", nullptr, warnings)});
}

} // namespace mesewright::ui
