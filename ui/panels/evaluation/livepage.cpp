// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/evaluation/livepage.h"

#include "ui/models/runsmodel.h"
#include "ui/panels/evaluation/figurecharts.h"
#include "ui/panels/evaluation/itemsandanswer.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/card.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/progressrange.h"
#include "ui/widgets/tableview.h"
#include "ui/widgets/words.h"

#include <QBoxLayout>
#include <QCoreApplication>
#include <QHeaderView>
#include <QLabel>
#include <QResizeEvent>
#include <QSplitter>
#include <QStackedLayout>

namespace mesewright::ui {

namespace {

constexpr int refreshMs = 200;
constexpr int narrowBelow = 1260;
constexpr int leftWidth = 448;
constexpr int answerWidth = 436;
constexpr int leastWidth = 300;

} // namespace

LivePage::LivePage(QWidget* parent) : QWidget(parent), m_reading(this), m_results(this)
{
    m_pages = new QStackedLayout(this);
    m_empty = new EmptyState;
    m_empty->setText({QStringLiteral("evaluation"),
                      tr("No evaluation has run"),
                      tr("Gate B asks the untouched model every item k times and judges each "
                         "answer. Its answers appear here as they are given, whether this window "
                         "or the command line runs it."),
                      {},
                      tr("Run gate B…"),
                      QStringLiteral("mesewright-cli baseline")});
    m_pages->addWidget(m_empty);
    connect(m_empty, &EmptyState::actionChosen, this, &LivePage::startRequested);

    m_splitter = new QSplitter(Qt::Horizontal);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(spacing::cardGap);
    auto* page = new QWidget;
    auto* row = new QHBoxLayout(page);
    row->setContentsMargins(spacing::card, spacing::card, spacing::card, spacing::card);
    row->addWidget(m_splitter);
    m_pages->addWidget(page);
    buildLeft();
    m_items =
        new ItemsAndAnswer({ItemFilter::All, ItemFilter::Neither, ItemFilter::NotExtracted}, this);
    m_items->items().setFilterNames({tr("All"), tr("Not passed"), tr("Not extracted")});
    m_splitter->addWidget(m_left);
    m_splitter->addWidget(m_items->middle());
    m_splitter->addWidget(&m_items->answer());
    m_items->middle()->setMinimumWidth(leastWidth);
    m_items->answer().setMinimumWidth(leastWidth);
    m_splitter->setSizes({leftWidth, 580, answerWidth});
    m_splitter->setStretchFactor(1, 1);
    connect(m_items, &ItemsAndAnswer::answerFreed, this, [this](QWidget* answer) {
        // A widget that comes anew would take more than its part.
        m_splitter->addWidget(answer);
        m_splitter->setStretchFactor(2, 0);
        m_splitter->setSizes({leftWidth, width() - leftWidth - answerWidth, answerWidth});
    });

    m_follower = new RunFollower(this);
    connect(m_follower, &RunFollower::eventsArrived, this, &LivePage::take);
    connect(m_follower, &RunFollower::reset, this, [this] {
        m_state.clear();
        m_refresh.start();
    });
    connect(m_follower, &RunFollower::failed, this,
            [this](const QString& sentence) { m_message->setText(sentence); });
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(refreshMs);
    connect(&m_refresh, &QTimer::timeout, this, &LivePage::refresh);
}

void LivePage::buildLeft()
{
    m_left = new QWidget;
    m_left->setMinimumWidth(leastWidth);
    auto* column = new QVBoxLayout(m_left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::cardGap);
    m_now = new Card(tr("Run"));
    m_attached = new Badge;
    m_attached->setToolTip(tr("Another program works on this run; its log is read here"));
    m_now->addAction(m_attached);
    m_badge = new Badge;
    m_now->addAction(m_badge);
    m_bar = new ProgressRange;
    m_bar->setAccessibleName(tr("Progress of the evaluation"));
    m_progressWords = makeLabel({}, TextStyle::Body);
    m_message = makeLabel({}, TextStyle::Small, Tone::Secondary);
    m_message->setWordWrap(true);
    m_now->body()->addWidget(m_bar);
    m_now->body()->addWidget(m_progressWords);
    m_now->body()->addWidget(m_message);
    m_now->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    column->addWidget(m_now);

    auto* tableCard = new Card(tr("Configurations"));
    tableCard->setBodyMargins(false);
    m_table = new TableView(tr("Configurations"));
    m_table->setModel(&m_configurations);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->horizontalHeader()->setSectionResizeMode(LiveConfigurations::Name,
                                                      QHeaderView::Stretch);
    m_table->horizontalHeader()->resizeSection(LiveConfigurations::Items, 80);
    m_table->horizontalHeader()->resizeSection(LiveConfigurations::PassAtK, 150);
    m_table->setColumnHidden(LiveConfigurations::Answers, true);
    m_table->setColumnHidden(LiveConfigurations::PassAt1, true);
    tableCard->body()->addWidget(m_table);
    column->addWidget(tableCard, 1);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& now) { chooseConfiguration(now.row()); });

    m_familyCard = new Card(tr("By family so far"));
    m_families = new IntervalChart(tr("Pass rates by family so far"));
    m_familyCard->body()->addWidget(m_families);
    m_familyCard->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    column->addWidget(m_familyCard);
}

void LivePage::setRun(const std::optional<RunSummary>& run)
{
    const bool another = !run || !m_summary || run->folder != m_summary->folder;
    m_summary = run;
    m_pages->setCurrentIndex(run ? 1 : 0);
    if (!run) {
        m_follower->follow({});
        return;
    }
    showProgress();
    if (!another)
        return;
    m_configuration.clear();
    m_reading.start([folder = run->folder](const CancelToken&) { return readLiveRun(folder); },
                    [this](const Result<LiveRun>& read) {
                        if (!read) {
                            m_message->setText(QString::fromStdString(read.error().message));
                            return;
                        }
                        m_run = *read;
                        m_refresh.start();
                    });
    m_follower->follow(run->folder);
}

void LivePage::setActive(bool active)
{
    m_follower->setActive(active);
}

void LivePage::take(const std::vector<Event>& batch)
{
    for (const Event& event : batch)
        m_state.take(event);
    if (!m_refresh.isActive())
        m_refresh.start();
}

void LivePage::refresh()
{
    m_configurations.setState(m_state, m_run.itemsOfOne, m_run.k);
    if (!m_table->currentIndex().isValid() && m_configurations.rowCount() > 0)
        m_table->selectRow(0);
    showProgress();
    buildResults();
    Q_EMIT advanced();
}

void LivePage::showProgress()
{
    if (!m_summary)
        return;
    const GateState state = gateStateOf(m_summary->status);
    m_now->setSubtitle(gateCodeOf(m_summary->verb) + QStringLiteral(" · ") +
                       QString::fromStdString(m_summary->id));
    m_badge->setText({stateOf(state), iconOf(state), wordOf(state)});
    const bool attached =
        m_summary->alive && m_summary->state.pid != QCoreApplication::applicationPid();
    m_attached->setText(attached ? BadgeText{State::Running, QStringLiteral("log"), tr("attached")}
                                 : BadgeText{});
    const Progress& progress = m_state.progress();
    ProgressShown shown;
    if (progress.total > 0)
        shown.share = static_cast<double>(progress.done) / static_cast<double>(progress.total);
    if (m_summary->alive && progress.etaSeconds > 0) {
        shown.leftLow = progress.etaSeconds;
        shown.leftHigh = progress.etaSeconds;
    }
    shown.held = m_summary->status == RunStatus::Paused;
    m_bar->setProgress(shown);
    QStringList words;
    if (progress.total > 0)
        words.append(tr("%1 of %2 answers").arg(progress.done).arg(progress.total));
    if (m_summary->alive) {
        words.append(QString::fromStdString(progress.what));
        words.append(progressWords(shown));
    }
    m_progressWords->setText(words.join(QStringLiteral(" · ")));
    if (!m_state.messages().isEmpty())
        m_message->setText(m_state.messages().last().section(QLatin1Char('\n'), 0, 0));
}

void LivePage::chooseConfiguration(int row)
{
    if (row < 0)
        return;
    m_configuration = m_configurations.nameAt(row);
    buildResults();
}

void LivePage::buildResults()
{
    const LiveState::Configuration* configuration = m_state.configuration(m_configuration);
    if (!configuration)
        return;
    m_results.start(
        [run = m_run, chosen = *configuration](const CancelToken&) {
            return liveShown(run, liveResults(run, chosen));
        },
        [this](const EvaluationShown& shown) {
            const EvalResults& results = shown.results().baseline->results;
            const QString name = m_configuration.isEmpty() ? tr("all together") : m_configuration;
            m_families->setData(familyFigures({{name, &results, 0, false}}, PassKind::AtK));
            m_familyCard->setSubtitle(name);
            m_items->show(shown, baseResults(), tr("Answers"),
                          [](const LevelResults&) { return nullptr; }, {});
        });
}

void LivePage::resizeEvent(QResizeEvent* event)
{
    m_items->setNarrow(event->size().width() < narrowBelow);
    QWidget::resizeEvent(event);
}

} // namespace mesewright::ui
