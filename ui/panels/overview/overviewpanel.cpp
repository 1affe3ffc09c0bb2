// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/overview/overviewpanel.h"

#include "ui/panels/overview/gatecardtexts.h"
#include "ui/shell/theme/theme.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/card.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/gatecard.h"
#include "ui/widgets/tableview.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QPainter>
#include <QResizeEvent>
#include <QStackedLayout>

namespace mesewright::ui {

namespace {

constexpr int compactBelow = 1340;
constexpr const char* gateVerbs[] = {"env", "baseline", "train", "adapters", "compare"};

/// A state disc before the run's name, figures in the fixed-width face.
class RunsDelegate final : public TableDelegate
{
public:
    using TableDelegate::TableDelegate;

protected:
    void paintCell(QPainter& painter, const QRect& rect, const QStyleOptionViewItem& option,
                   const QModelIndex& index) const override
    {
        if (index.column() != RunsModel::Run) {
            QStyleOptionViewItem figures = option;
            figures.font = Theme::instance().font(TextStyle::Figure);
            TableDelegate::paintCell(painter, rect, figures, index);
            return;
        }
        constexpr int disc = 18;
        const auto state = static_cast<GateState>(index.data(RunsModel::StateRole).toInt());
        StateDisc::paint(
            painter, QRectF(rect.x(), rect.y() + (rect.height() - disc) / 2.0, disc, disc), state);
        TableDelegate::paintCell(painter, rect.adjusted(disc + spacing::s, 0, 0, 0), option, index);
    }
};

} // namespace

OverviewPanel::OverviewPanel(WorkspaceDocument& document, QWidget* parent)
    : Panel(parent), m_document(document)
{
    m_pages = new QStackedLayout(this);
    m_empty = new EmptyState;
    m_pages->addWidget(m_empty);
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(spacing::card, spacing::card, spacing::card, spacing::card);
    column->setSpacing(spacing::cardGap);
    m_banner = new Banner;
    m_banner->setActions({}, {}, {});
    column->addWidget(m_banner);
    auto* cards = new QHBoxLayout;
    cards->setSpacing(spacing::cardGap);
    for (int i = 0; i < 5; ++i) {
        m_cards.append(new GateCard);
        cards->addWidget(m_cards.last(), 1);
        connect(m_cards.last(), &GateCard::actionChosen, this, [this, i] {
            Q_EMIT actionRequested(
                QStringLiteral("run.start"),
                QStringLiteral("{\"verb\": \"%1\"}").arg(QLatin1String(gateVerbs[i])));
        });
    }
    column->addLayout(cards);
    auto* runs = new Card(tr("Recent runs"));
    runs->setBodyMargins(false);
    m_table = new TableView(tr("Recent runs"));
    m_table->setModel(&m_runs);
    m_table->setItemDelegate(new RunsDelegate(m_table));
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->resizeSection(RunsModel::Run, 300);
    runs->body()->addWidget(m_table);
    column->addWidget(runs, 1);
    m_pages->addWidget(page);
    m_empty->setText({QStringLiteral("overview"),
                      tr("No workspace is open"),
                      tr("A workspace is a folder with the data, the settings and the runs of one "
                         "model. Everything this window shows is read from it."),
                      {},
                      {},
                      QStringLiteral("mesewright-cli demo --out DIR")});
    connect(&document, &WorkspaceDocument::changed, this, &OverviewPanel::refresh);
}

void OverviewPanel::setActive(bool active)
{
    m_active = active;
    if (active && m_stale)
        refresh();
}

void OverviewPanel::resizeEvent(QResizeEvent* event)
{
    for (GateCard* card : m_cards)
        card->setCompact(event->size().width() < compactBelow);
    Panel::resizeEvent(event);
}

void OverviewPanel::refresh()
{
    m_stale = !m_active;
    const auto snapshot = m_document.snapshot();
    if (!m_active || !snapshot)
        return;
    m_pages->setCurrentIndex(1);
    const QList<GateCardText> texts = gateCardTexts(*snapshot, QDateTime::currentDateTimeUtc());
    for (int i = 0; i < m_cards.size(); ++i)
        m_cards[i]->setText(texts[i]);
    m_runs.setRuns(snapshot->runs);
    showBanner(*snapshot);
    const auto& baseline = snapshot->evidence.baseline;
    if (baseline) {
        const EvalResults& results = baseline->results;
        Q_EMIT subtitleChanged(tr("k %1, seed %2").arg(results.k).arg(results.seed));
    }
}

void OverviewPanel::showBanner(const WorkspaceSnapshot& snapshot)
{
    if (!snapshot.problem.isEmpty()) {
        m_banner->show(State::Failed, QStringLiteral("error"), tr("A file cannot be read."),
                       snapshot.problem);
        Q_EMIT railStateChanged(GateState::Failed);
        return;
    }
    const auto& warnings = snapshot.evidence.warnings;
    if (warnings.empty()) {
        m_banner->clear();
        Q_EMIT railStateChanged(std::nullopt);
        return;
    }
    m_banner->show(State::NotExtracted, QStringLiteral("warning"),
                   tr("The numbers have %n doubt(s).", nullptr, static_cast<int>(warnings.size())),
                   QString::fromStdString(warnings.front().text));
    Q_EMIT railStateChanged(GateState::Warning);
}

} // namespace mesewright::ui
