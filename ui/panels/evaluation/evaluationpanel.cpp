// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/evaluation/evaluationpanel.h"

#include "core/base/json.h"
#include "ui/models/reportexport.h"
#include "ui/panels/evaluation/baselinepage.h"
#include "ui/panels/evaluation/gridpage.h"
#include "ui/panels/evaluation/itemsandanswer.h"
#include "ui/panels/evaluation/livepage.h"
#include "ui/panels/evaluation/measuredialog.h"
#include "ui/panels/evaluation/reliabilitypage.h"
#include "ui/panels/evaluation/tabrow.h"
#include "ui/panels/evaluation/validationpage.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/segmentedcontrol.h"

#include <nlohmann/json.hpp>

#include <QBoxLayout>
#include <QFileDialog>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QStyle>

#include <algorithm>

namespace mesewright::ui {

namespace {

constexpr const char* tabIds[] = {"live", "baseline", "grid", "validation", "reliability"};
constexpr int tabCount = 5;
constexpr int compactBelow = 1340;

QString request(const char* verb, const Json& options = {})
{
    Json json{{"verb", verb}};
    if (!options.is_null())
        json["options"] = options;
    return QString::fromStdString(jsonLine(json));
}

const report::GateEvidence* gateOf(const report::Evidence& evidence, const char* id)
{
    const auto found = std::find_if(evidence.gates.begin(), evidence.gates.end(),
                                    [id](const auto& gate) { return gate.id == id; });
    return found == evidence.gates.end() ? nullptr : &*found;
}

} // namespace

EvaluationPanel::EvaluationPanel(WorkspaceDocument& document, QWidget* parent)
    : Panel(parent), m_document(document), m_exporting(this)
{
    buildHeader();
    buildPages();
    addKeys();
    m_question = new MeasureQuestion(this);
    connect(m_question, &MeasureQuestion::decided, this, [this](const QString& asked) {
        Q_EMIT actionRequested(QStringLiteral("run.start"), asked);
    });
    connect(m_question, &MeasureQuestion::failed, this,
            [this](const QString& why) { showProblem(tr("Nothing was measured."), why); });
    connect(&document, &WorkspaceDocument::changed, this, &EvaluationPanel::refresh);
    fillEmpty();
}

EvaluationPanel::~EvaluationPanel() = default;

void EvaluationPanel::buildHeader()
{
    m_tabs = new TabRow(this);
    m_tabs->setObjectName(QStringLiteral("evaluation.tabs"));
    m_tabs->setAccessibleName(tr("What is shown of the evaluation"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(true); // so that the window may become narrower than the tabs
    for (const QString& name :
         {tr("Live"), tr("B  Baseline"), tr("D  Grid"), tr("C  Validation"), tr("Reliability")})
        m_tabs->addTab(name);
    m_tabs->setCurrentIndex(static_cast<int>(Tab::Baseline));
    m_levels = new SegmentedControl(tr("Level of the verdicts"), this);
    for (const char* level : {"syntax", "static", "exec", "engine"})
        m_levels->addChoice(QLatin1String(level), QLatin1String(level));
    m_staleBadge = new Badge({}, this);
    m_start = makeButton(tr("Run gate B"), QStringLiteral("play"), ButtonKind::Primary, this);
    m_rescore = makeButton(tr("Rescore…"), QStringLiteral("stale"), ButtonKind::Normal, this);
    m_export = makeButton(tr("Export…"), QStringLiteral("export"), ButtonKind::Normal, this);
    m_levelMenu = new QMenu(this);
    for (const char* level : {"syntax", "static", "exec", "engine"}) {
        QAction* action = m_levelMenu->addAction(
            tr("Judge all answers at the level %1").arg(QLatin1String(level)));
        connect(action, &QAction::triggered, this,
                [this, level] { rescore(QLatin1String(level)); });
    }
    m_rescore->setMenu(m_levelMenu);
    connect(m_tabs, &QTabBar::currentChanged, this, [this] {
        m_chosen = m_chosen || !m_filling;
        showTab();
    });
    connect(m_levels, &SegmentedControl::currentChanged, this, [this](const QString& level) {
        if (!m_filling)
            setLevel(level);
    });
    connect(m_start, &QPushButton::clicked, this, &EvaluationPanel::startShown);
    connect(m_export, &QPushButton::clicked, this, [this] {
        const QString folder =
            QFileDialog::getExistingDirectory(this, tr("Export the tables as CSV files"));
        if (!folder.isEmpty())
            exportTo(folder);
    });
}

void EvaluationPanel::labelButtons()
{
    const auto label = [](QPushButton* button, const QString& words, bool shown) {
        button->setText(shown ? words : QString());
        button->setAccessibleName(words);
    };
    label(m_rescore, tr("Rescore…"), !m_compact);
    label(m_export, tr("Export…"), !m_compact);
    label(m_start, m_startWords, !m_compact || !m_again); // the next step keeps its words
    m_start->setToolTip(m_startWords);
}

void EvaluationPanel::resizeEvent(QResizeEvent* event)
{
    m_compact = event->size().width() < compactBelow;
    labelButtons();
    Panel::resizeEvent(event);
}

void EvaluationPanel::buildPages()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_bannerPlace = new QWidget;
    auto* place = new QVBoxLayout(m_bannerPlace);
    place->setContentsMargins(spacing::card, spacing::card, spacing::card, 0);
    m_banner = new Banner;
    m_banner->setActions({}, {}, {});
    place->addWidget(m_banner);
    m_bannerPlace->hide();
    column->addWidget(m_bannerPlace);
    m_pages = new QStackedWidget;
    column->addWidget(m_pages, 1);
    m_live = new LivePage;
    m_baseline = new BaselinePage;
    m_grid = new GridPage;
    m_validation = new ValidationPage;
    m_reliability = new ReliabilityPage;
    m_empty = new EmptyState;
    for (QWidget* page : std::initializer_list<QWidget*>{m_live, m_baseline, m_grid, m_validation,
                                                         m_reliability, m_empty})
        m_pages->addWidget(page);
    const auto toReview = [this](const QString& item) {
        Q_EMIT jumpRequested(QStringLiteral("review"), QStringLiteral("item/") + item);
    };
    connect(m_baseline, &BaselinePage::reviewRequested, this, toReview);
    connect(m_grid, &GridPage::reviewRequested, this, toReview);
    connect(m_validation, &ValidationPage::settingsRequested, this,
            [this] { Q_EMIT jumpRequested(QStringLiteral("config"), {}); });
    connect(m_reliability, &ReliabilityPage::drawRequested, this, &EvaluationPanel::askAgain);
    connect(m_live, &LivePage::startRequested, this, &EvaluationPanel::startShown);
    connect(m_live, &LivePage::advanced, this, [this] {
        const bool grid = m_live->alive();
        m_grid->setLive(grid ? &m_live->state() : nullptr, m_live->itemsOfOne());
    });
    connect(m_empty, &EmptyState::actionChosen, this, &EvaluationPanel::startShown);
}

void EvaluationPanel::addKeys()
{
    const auto add = [this](const QKeySequence& keys, auto run) {
        auto* shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, run);
    };
    for (const int key :
         {Qt::Key_C, Qt::Key_R, Qt::Key_P, Qt::Key_D, Qt::Key_G, Qt::Key_1, Qt::Key_2, Qt::Key_3,
          Qt::Key_4, Qt::Key_5, Qt::Key_6, Qt::Key_7, Qt::Key_8, Qt::Key_9})
        add(QKeySequence(key), [this, key] { handleKey(key); });
    add(QKeySequence::Find, [this] {
        if (ItemsAndAnswer* items = itemsOfTab())
            items->items().find();
    });
    add(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E), [this] { startShown(); });
    add(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R), [this] { m_rescore->showMenu(); });
}

QList<QWidget*> EvaluationPanel::titleWidgets()
{
    return {m_tabs, m_levels, m_staleBadge};
}

QList<QWidget*> EvaluationPanel::headerWidgets()
{
    return {m_rescore, m_export, m_start};
}

void EvaluationPanel::setActive(bool active)
{
    m_active = active;
    m_live->setActive(active);
    m_validation->setActive(active && tab() == Tab::Validation);
    if (active && m_stale)
        refresh();
}

EvaluationPanel::Tab EvaluationPanel::tab() const
{
    return static_cast<Tab>(m_tabs->currentIndex());
}

void EvaluationPanel::setTab(Tab tab)
{
    m_tabs->setCurrentIndex(static_cast<int>(tab));
}

QString EvaluationPanel::level() const
{
    return m_shown.levels.isEmpty() ? QString() : m_shown.results().name;
}

void EvaluationPanel::setLevel(const QString& level)
{
    for (int i = 0; i < m_shown.levels.size(); ++i) {
        if (m_shown.levels[i].name != level || i == m_shown.level)
            continue;
        m_shown.level = i;
        showLevels();
        showTab();
    }
}

void EvaluationPanel::refresh()
{
    m_stale = !m_active;
    const auto snapshot = m_document.snapshot();
    if (!m_active || !snapshot)
        return;
    const QString before = level();
    m_shown.snapshot = snapshot;
    m_shown.levels = levelResults(snapshot->evidence);
    const QString wanted = before.isEmpty() ? gateLevel(snapshot->evidence) : before;
    for (int i = 0; i < m_shown.levels.size(); ++i)
        if (m_shown.levels[i].name == wanted)
            m_shown.level = i;
    showProblem(snapshot->problem.isEmpty() ? QString() : tr("A file cannot be read."),
                snapshot->problem);
    showRuns();
    if (!m_chosen) {
        m_filling = true;
        setTab(m_live->alive()             ? Tab::Live
               : hasResults(Tab::Grid)     ? Tab::Grid
               : hasResults(Tab::Baseline) ? Tab::Baseline
                                           : Tab::Live);
        m_filling = false;
        m_chosen = hasResults(Tab::Baseline);
    }
    showLevels();
    showTab();
}

void EvaluationPanel::showProblem(const QString& what, const QString& why)
{
    m_bannerPlace->setVisible(!what.isEmpty());
    if (what.isEmpty())
        m_banner->clear();
    else
        m_banner->show(State::Failed, QStringLiteral("error"), what, why);
}

void EvaluationPanel::showRuns()
{
    const WorkspaceSnapshot& snapshot = *m_shown.snapshot;
    m_live->setRun(lastRun(snapshot, {"baseline", "adapters"}));
    m_validation->setRun(lastRun(snapshot, {"train"}));
    if (!m_live->alive())
        m_grid->setLive(nullptr, 0);
    std::int64_t leaked = 0;
    for (const report::ResultsEvidence& adapter : snapshot.evidence.adapters)
        leaked = std::max(leaked, adapter.leaked);
    std::optional<GateState> mark;
    if (m_live->alive())
        mark = GateState::Running;
    else if (leaked > 0)
        mark = GateState::Warning;
    Q_EMIT railStateChanged(mark);
}

void EvaluationPanel::showLevels()
{
    m_filling = true;
    m_levels->setCurrent(level());
    m_filling = false;
}

bool EvaluationPanel::hasResults(Tab tab) const
{
    if (!m_shown.snapshot)
        return false;
    const report::Evidence& evidence = m_shown.snapshot->evidence;
    switch (tab) {
    case Tab::Baseline:
        return evidence.baseline.has_value();
    case Tab::Grid:
        return !evidence.adapters.empty() || m_live->alive();
    case Tab::Reliability:
        return evidence.baseline || !evidence.adapters.empty();
    case Tab::Live:
    case Tab::Validation:
        break;
    }
    return true;
}

void EvaluationPanel::showTab()
{
    const Tab now = tab();
    m_validation->setActive(m_active && now == Tab::Validation);
    m_levels->setVisible(now == Tab::Baseline || now == Tab::Grid || now == Tab::Reliability);
    const bool adapters = verbOfTab() == QStringLiteral("adapters");
    const bool again = hasResults(adapters ? Tab::Grid : Tab::Baseline) && m_shown.snapshot;
    m_again = again;
    m_startWords = again ? tr("Run again…") : adapters ? tr("Run gate D…") : tr("Run gate B…");
    labelButtons();
    m_start->setProperty("kind", again ? QStringLiteral("normal") : QStringLiteral("primary"));
    setThemedIcon(m_start, again ? QStringLiteral("stale") : QStringLiteral("play"),
                  again ? ButtonKind::Normal : ButtonKind::Primary);
    m_start->style()->unpolish(m_start); // the style sheet's rule goes by the kind
    m_start->style()->polish(m_start);
    m_start->setVisible(m_shown.snapshot && now != Tab::Validation && now != Tab::Reliability);
    const bool any = hasResults(Tab::Reliability);
    m_rescore->setEnabled(any);
    m_rescore->setToolTip(any ? tr("Judge the saved answers again, without the model "
                                   "(Ctrl+Shift+R)")
                              : tr("Not now: there are no answers yet"));
    m_export->setEnabled(any);
    m_export->setToolTip(any ? tr("Export the tables as CSV files")
                             : tr("Not now: there are no results yet"));
    const report::GateEvidence* gate =
        m_shown.snapshot ? gateOf(m_shown.snapshot->evidence, now == Tab::Grid ? "D" : "B")
                         : nullptr;
    const bool stale = gate && gate->state == report::GateState::Stale &&
                       (now == Tab::Grid || now == Tab::Baseline);
    m_staleBadge->setText(stale ? BadgeText{State::Stale, QStringLiteral("stale"), tr("stale")}
                                : BadgeText{});
    m_staleBadge->setToolTip(stale ? QString::fromStdString(gate->detail) : QString());
    if (!m_shown.snapshot || !hasResults(now)) {
        fillEmpty();
        m_pages->setCurrentWidget(m_empty);
        return;
    }
    switch (now) {
    case Tab::Baseline:
        m_baseline->setShown(m_shown);
        break;
    case Tab::Grid:
        m_grid->setShown(m_shown);
        break;
    case Tab::Reliability:
        m_reliability->setShown(m_shown);
        break;
    case Tab::Live:
    case Tab::Validation:
        break;
    }
    m_pages->setCurrentIndex(m_tabs->currentIndex());
}

void EvaluationPanel::fillEmpty()
{
    EmptyText text;
    text.icon = QStringLiteral("evaluation");
    if (!m_shown.snapshot) {
        text.headline = tr("No workspace is open");
        text.sentence = tr("Open a workspace to see what its model answers.");
        m_empty->setText(text);
        return;
    }
    const report::Evidence& evidence = m_shown.snapshot->evidence;
    if (tab() == Tab::Grid) {
        const bool trained = evidence.training && !evidence.training->checkpoints.empty();
        text.headline = tr("No adapter has been measured");
        text.sentence = tr("Gate D asks every checkpoint at every scale the same items as the "
                           "base. A scale multiplies alpha / r: how strongly the adapter acts.");
        text.needs = {{evidence.baseline.has_value(), tr("the base, measured by gate B")},
                      {trained, tr("a checkpoint, trained by gate C")}};
        text.action = tr("Run gate D…");
        text.command = QStringLiteral("mesewright-cli adapters");
    } else {
        text.headline = tr("The untouched model has not been measured");
        text.sentence = tr("Gate B asks it every evaluation item k times and judges each answer. "
                           "Every later number is compared with this one.");
        text.needs = {{!evidence.configFile.empty(), tr("config.yaml, which names the base")}};
        text.action = tr("Run gate B…");
        text.command = QStringLiteral("mesewright-cli baseline");
    }
    m_empty->setText(text);
}

QString EvaluationPanel::verbOfTab() const
{
    return tab() == Tab::Grid ? QStringLiteral("adapters") : QStringLiteral("baseline");
}

void EvaluationPanel::startShown()
{
    if (!m_shown.snapshot)
        return;
    const bool adapters = verbOfTab() == QStringLiteral("adapters");
    m_question->ask({m_shown.snapshot->workspace.root,
                     verbOfTab().toStdString(),
                     hasResults(adapters ? Tab::Grid : Tab::Baseline),
                     false,
                     {},
                     1});
}

void EvaluationPanel::askAgain(bool base)
{
    if (!m_shown.snapshot)
        return;
    MeasureWish wish{m_shown.snapshot->workspace.root, "baseline", false, true, {}, 1};
    const report::Evidence& evidence = m_shown.snapshot->evidence;
    if (!base && !evidence.adapters.empty()) {
        const auto& picked =
            evidence.adapters[evidence.picked.value_or(evidence.adapters.size() - 1)];
        wish.verb = "adapters";
        wish.adapter = picked.results.adapterPath;
        wish.scale = picked.scale;
    }
    m_question->ask(wish);
}

void EvaluationPanel::rescore(const QString& level)
{
    Q_EMIT actionRequested(QStringLiteral("run.start"),
                           request("score", Json{{"level", level.toStdString()}}));
}

ItemsAndAnswer* EvaluationPanel::itemsOfTab()
{
    switch (tab()) {
    case Tab::Live:
        return &m_live->items();
    case Tab::Baseline:
        return &m_baseline->items();
    case Tab::Grid:
        return &m_grid->items();
    case Tab::Validation:
    case Tab::Reliability:
        break;
    }
    return nullptr;
}

void EvaluationPanel::handleKey(int key)
{
    if (ItemsAndAnswer* items = itemsOfTab())
        items->handleKey(key);
}

void EvaluationPanel::jumpTo(const QString& place)
{
    for (int i = 0; i < tabCount; ++i)
        if (place == QLatin1String(tabIds[i]))
            return setTab(static_cast<Tab>(i));
    if (tab() != Tab::Baseline && tab() != Tab::Grid)
        setTab(hasResults(Tab::Grid) ? Tab::Grid : Tab::Baseline);
    itemsOfTab()->jumpTo(place);
}

void EvaluationPanel::exportTo(const QString& folder)
{
    if (!m_shown.snapshot)
        return;
    m_exporting.start(
        [snapshot = m_shown.snapshot, folder = std::filesystem::path(folder.toStdString())](
            const CancelToken&) { return exportTables(snapshot, folder); },
        [this](const Result<int>& written) {
            const QString problem =
                written ? QString() : QString::fromStdString(written.error().message);
            if (!written)
                showProblem(tr("The tables were not written."), problem);
            Q_EMIT exported(problem);
        });
}

} // namespace mesewright::ui
