// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/mainwindow.h"

#include "ui/shell/commandpalette.h"
#include "ui/shell/findingspane.h"
#include "ui/shell/panel.h"
#include "ui/shell/panelhost.h"
#include "ui/shell/rail.h"
#include "ui/shell/statusline.h"
#include "ui/shell/theme/theme.h"
#include "ui/shell/topbar.h"
#include "ui/shell/windowsettings.h"
#include "ui/widgets/words.h"

#include <QBoxLayout>
#include <QCloseEvent>
#include <QDockWidget>
#include <QFileDialog>
#include <QMenuBar>

namespace mesewright::ui {

namespace {

constexpr int bottomHeight = 180;
constexpr int scaleStep = 10;

QSize smallestWindow()
{
    return {1280, 800};
}

QList<QKeySequence> keys(std::initializer_list<const char*> texts)
{
    QList<QKeySequence> list;
    for (const char* text : texts)
        list.append(QKeySequence(QLatin1String(text)));
    return list;
}

} // namespace

MainWindow::MainWindow(WindowSettings& settings, QWidget* parent)
    : QMainWindow(parent), m_settings(settings), m_steering(m_document)
{
    setObjectName(QStringLiteral("mesewright"));
    setWindowTitle(QStringLiteral("Mesewright"));
    setMinimumSize(smallestWindow());
    setContextMenuPolicy(Qt::PreventContextMenu);
    m_panels = new PanelHost(this);
    setCentralWidget(m_panels);
    m_rail = new Rail(this);
    m_palette = new CommandPalette(this);
    addActions();
    m_top = new TopBar(m_actions, this);
    addToolBar(Qt::TopToolBarArea, m_top);
    addToolBarBreak(Qt::TopToolBarArea);
    addToolBar(Qt::LeftToolBarArea, m_rail);
    m_status = new StatusLine(m_actions, this);
    setStatusBar(m_status);
    m_status->setEngine(tr("no model loaded"));
    addBottomDocks();

    connect(m_rail, &Rail::panelChosen, m_panels, &PanelHost::showPanel);
    connect(m_panels, &PanelHost::currentChanged, m_rail, &Rail::setCurrent);
    connect(m_palette, &CommandPalette::chosen, this, [this](const PaletteEntry& entry) {
        if (QAction* action = m_actions.find(entry.id))
            action->trigger();
        else if (entry.kind == PaletteEntry::Kind::Run)
            showPanel(QStringLiteral("training"), entry.id);
    });
    connect(&m_document, &WorkspaceDocument::changed, this, &MainWindow::takeSnapshot);
    connect(&m_findings, &FindingsModel::countsChanged, this, [this] {
        m_status->setFindings(m_findings.count(Severity::Error),
                              m_findings.count(Severity::Warning));
    });
}

void MainWindow::addPanel(Panel* panel)
{
    const int number = static_cast<int>(m_panels->panels().size()) + 1;
    const QString id = panel->id();
    ActionSpec spec{QStringLiteral("panel.") + id, panel->title(), panel->iconName(), {}, {}};
    spec.menu = QStringLiteral("window");
    spec.keys = {QKeySequence(QStringLiteral("Ctrl+%1").arg(number))};
    QAction* action = m_actions.add(spec, [this, id] { showPanel(id); });
    m_rail->addPanel(id, panel->iconName(), panel->title(),
                     action->shortcut().toString(QKeySequence::NativeText));
    connect(panel, &Panel::railStateChanged, this,
            [this, id](std::optional<GateState> state) { m_rail->setMark(id, state); });
    connect(panel, &Panel::jumpRequested, this, &MainWindow::showPanel);
    connect(panel, &Panel::actionRequested, this, [this](const QString& actionId) {
        if (QAction* wanted = m_actions.find(actionId))
            wanted->trigger();
    });
    connect(panel, &Panel::findingsFound, this,
            [this](const QString& source, const std::vector<ShownFinding>& found) {
                m_findings.setFindings(source, found);
            });
    m_panels->addPanel(panel);
}

void MainWindow::finish()
{
    addMenus();
    for (QAction* action : m_actions.all())
        addAction(action);
    resetLayout();
    if (!m_remember)
        return;
    restoreGeometry(m_settings.geometry.get());
    restoreState(m_settings.layout.get(), WindowSettings::layoutVersion);
    m_panels->restoreState(m_settings.panels.get(), WindowSettings::layoutVersion);
    showPanel(m_settings.panel.get());
}

void MainWindow::openWorkspace(const QString& folder)
{
    if (m_remember)
        m_settings.addRecent(folder);
    m_top->setWorkspace(folder.section(QLatin1Char('/'), -1));
    m_document.open(folder);
}

void MainWindow::showPanel(const QString& id, const QString& place)
{
    m_panels->showPanel(id, false);
    if (Panel* panel = m_panels->panel(id); panel && !place.isEmpty())
        panel->jumpTo(place);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (m_remember) {
        m_settings.geometry.set(saveGeometry());
        m_settings.layout.set(saveState(WindowSettings::layoutVersion));
        m_settings.panels.set(m_panels->saveState(WindowSettings::layoutVersion));
        m_settings.panel.set(m_panels->current());
    }
    event->accept();
}

void MainWindow::addActions()
{
    m_actions.add({QStringLiteral("file.open"), tr("Open workspace…"), QStringLiteral("folder"),
                   keys({"Ctrl+O"}), QStringLiteral("file")},
                  [this] { chooseWorkspace(); });
    m_actions.add({QStringLiteral("file.refresh"),
                   tr("Read workspace again"),
                   QStringLiteral("stale"),
                   {},
                   QStringLiteral("file")},
                  [this] { m_document.refresh(); });
    m_actions.add({QStringLiteral("file.quit"),
                   tr("Close window"),
                   {},
                   keys({"Ctrl+Q"}),
                   QStringLiteral("file")},
                  [this] { close(); });
    addRunActions();
    addViewActions();
}

void MainWindow::addRunActions()
{
    struct RunAction
    {
        const char* id;
        QString text;
        const char* icon;
        const char* key;
        RunAsk ask;
    };
    const RunAction wanted[] = {
        {"run.hold", tr("Hold"), "pause", "Ctrl+Shift+H", RunAsk::Hold},
        {"run.go_on", tr("Go on"), "play", "", RunAsk::Nothing},
        {"run.release", tr("Release GPU"), "eject", "Ctrl+Shift+G", RunAsk::Release},
        {"run.stop", tr("Stop"), "stop", "Shift+F5", RunAsk::Stop},
    };
    for (const RunAction& action : wanted) {
        const QString id = QLatin1String(action.id);
        m_actions.add({id, action.text, QLatin1String(action.icon), keys({action.key}),
                       QStringLiteral("run")},
                      [this, ask = action.ask] { m_steering.ask(ask); });
        const auto refresh = [this, id, ask = action.ask] {
            m_actions.setBlocked(id, m_steering.whyNot(ask));
        };
        refresh();
        connect(&m_steering, &RunSteering::changed, this, refresh);
    }
    connect(&m_steering, &RunSteering::failed, this, [this](const QString& sentence) {
        Finding finding;
        finding.text = sentence.toStdString();
        m_findings.setFindings(QStringLiteral("run"),
                               {{finding, QStringLiteral("run"), QStringLiteral("overview"), {}}});
    });
}

void MainWindow::addViewActions()
{
    const QString view = QStringLiteral("view");
    m_actions.add({QStringLiteral("view.palette"), tr("Command palette"), QStringLiteral("search"),
                   keys({"Ctrl+K"}), view, false, false},
                  [this] { openPalette(); });
    m_actions.add({QStringLiteral("view.findings"), tr("Findings"), QStringLiteral("warning"),
                   keys({"Alt+1"}), view},
                  [this] { toggleDock(m_findingsDock); });
    m_actions.add({QStringLiteral("view.next_finding"), tr("Next finding"), {}, keys({"F8"}), view},
                  [this] { m_findingsPane->step(1); });
    m_actions.add({QStringLiteral("view.previous_finding"),
                   tr("Previous finding"),
                   {},
                   keys({"Shift+F8"}),
                   view},
                  [this] { m_findingsPane->step(-1); });
    m_actions.add(
        {QStringLiteral("view.theme"), tr("Light or dark"), QStringLiteral("moon"), {}, view},
        [this] {
            Theme& theme = Theme::instance();
            theme.setMode(theme.dark() ? Theme::Mode::Light : Theme::Mode::Dark);
            if (m_remember)
                m_settings.theme.set(static_cast<int>(theme.mode()));
        });
    m_actions.add({QStringLiteral("view.larger"), tr("Larger text"), QStringLiteral("plus"),
                   keys({"Ctrl++", "Ctrl+="}), view},
                  [this] { changeTextScale(scaleStep); });
    m_actions.add({QStringLiteral("view.smaller"), tr("Smaller text"), QStringLiteral("minus"),
                   keys({"Ctrl+-"}), view},
                  [this] { changeTextScale(-scaleStep); });
    m_actions.add(
        {QStringLiteral("view.reset_text"), tr("Normal text size"), {}, keys({"Ctrl+0"}), view},
        [this] { changeTextScale(0); });
    m_actions.add({QStringLiteral("view.full_screen"), tr("Full screen"), {}, keys({"F11"}), view},
                  [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
    m_actions.add(
        {QStringLiteral("view.reset_layout"), tr("Reset layout"), {}, {}, QStringLiteral("window")},
        [this] { resetLayout(); });
}

void MainWindow::addMenus()
{
    const std::pair<const char*, QString> menus[] = {
        {"file", tr("&File")}, {"edit", tr("&Edit")},     {"view", tr("&View")},
        {"run", tr("&Run")},   {"window", tr("&Window")}, {"help", tr("&Help")}};
    for (const auto& [id, title] : menus) {
        const QList<QAction*> actions = m_actions.ofMenu(QLatin1String(id));
        if (!actions.isEmpty())
            menuBar()->addMenu(title)->addActions(actions);
    }
}

void MainWindow::addBottomDocks()
{
    m_findingsPane = new FindingsPane(m_findings);
    m_findingsDock = addBottomDock(QStringLiteral("findings"), tr("Findings"), m_findingsPane);
    connect(m_findingsPane, &FindingsPane::jumpRequested, this, &MainWindow::showPanel);
    connect(m_findingsPane, &FindingsPane::closeRequested, m_findingsDock, &QDockWidget::hide);
}

QDockWidget* MainWindow::addBottomDock(const QString& id, const QString& title, QWidget* content)
{
    auto* dock = new QDockWidget(title, this);
    dock->setObjectName(QStringLiteral("bottom.") + id);
    dock->setAllowedAreas(Qt::BottomDockWidgetArea);
    dock->setTitleBarWidget(new QWidget(dock));
    auto* frame = new QFrame(dock);
    frame->setProperty("panelFrame", true);
    frame->setAccessibleName(title);
    auto* column = new QVBoxLayout(frame);
    column->setContentsMargins(1, 1, 1, 1);
    column->addWidget(content);
    dock->setWidget(frame);
    addDockWidget(Qt::BottomDockWidgetArea, dock);
    return dock;
}

void MainWindow::toggleDock(QDockWidget* dock)
{
    dock->setVisible(!dock->isVisible());
    if (dock->isVisible())
        dock->raise();
}

void MainWindow::openPalette()
{
    QList<PaletteEntry> entries;
    for (const QAction* action : m_actions.all()) {
        if (!ActionRegistry::inPalette(action))
            continue;
        entries.append({PaletteEntry::Kind::Action,
                        ActionRegistry::idOf(action),
                        action->text(),
                        {},
                        action->shortcut().toString(QKeySequence::NativeText),
                        ActionRegistry::whyNot(action),
                        QStringLiteral("arrow-right")});
    }
    if (const auto snapshot = m_document.snapshot()) {
        for (const RunSummary& run : snapshot->runs) {
            entries.append({PaletteEntry::Kind::Run,
                            QString::fromStdString(run.id),
                            QString::fromStdString(run.id),
                            QString::fromLatin1(runStatusName(run.status)),
                            {},
                            {},
                            QStringLiteral("log")});
        }
    }
    m_palette->open(std::move(entries));
}

void MainWindow::takeSnapshot()
{
    const auto snapshot = m_document.snapshot();
    std::vector<ShownFinding> shown;
    for (const Finding& finding : snapshot->evidence.warnings)
        shown.push_back({finding, {}, QStringLiteral("overview"), {}});
    if (!snapshot->problem.isEmpty()) {
        Finding finding;
        finding.text = snapshot->problem.toStdString();
        shown.push_back({finding, {}, QStringLiteral("overview"), {}});
    }
    for (ShownFinding& finding : shown)
        finding.source = QStringLiteral("workspace");
    m_findings.setFindings(QStringLiteral("workspace"), std::move(shown));
    showJob();
}

void MainWindow::showJob()
{
    const RunSummary* run = m_steering.liveRun();
    if (!run) {
        m_status->setJob({}, {});
        return;
    }
    ProgressShown shown;
    const Progress& progress = run->state.progress;
    if (progress.total > 0)
        shown.share = static_cast<double>(progress.done) / static_cast<double>(progress.total);
    shown.held = run->status == RunStatus::Paused;
    m_status->setJob(QString::fromStdString(run->verb) + QStringLiteral(" · ") +
                         QString::fromStdString(run->id),
                     shown);
}

void MainWindow::chooseWorkspace()
{
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Open workspace"));
    if (!folder.isEmpty())
        openWorkspace(folder);
}

void MainWindow::resetLayout()
{
    m_panels->resetLayout();
    m_findingsDock->setVisible(width() >= 1440);
    resizeDocks({m_findingsDock}, {bottomHeight}, Qt::Vertical);
}

void MainWindow::changeTextScale(int step)
{
    Theme& theme = Theme::instance();
    theme.setTextScale(step == 0 ? 100 : theme.textScale() + step);
    if (m_remember)
        m_settings.textScale.set(theme.textScale());
}

} // namespace mesewright::ui
