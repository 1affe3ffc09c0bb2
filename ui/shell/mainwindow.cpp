// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/mainwindow.h"

#include "ui/models/findingplaces.h"
#include "ui/shell/closing.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/findingspane.h"
#include "ui/shell/helpcommands.h"
#include "ui/shell/jobline.h"
#include "ui/shell/logpane.h"
#include "ui/shell/notices.h"
#include "ui/shell/paletteentries.h"
#include "ui/shell/panel.h"
#include "ui/shell/panelhost.h"
#include "ui/shell/queue/queuecard.h"
#include "ui/shell/queue/runqueue.h"
#include "ui/shell/rail.h"
#include "ui/shell/runcommands.h"
#include "ui/shell/singleinstance.h"
#include "ui/shell/start/demodialog.h"
#include "ui/shell/start/startpage.h"
#include "ui/shell/start/workspacewizard.h"
#include "ui/shell/statusline.h"
#include "ui/shell/theme/theme.h"
#include "ui/shell/topbar.h"
#include "ui/shell/windowsettings.h"

#include <QApplication>
#include <QBoxLayout>
#include <QCloseEvent>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QStackedWidget>
#include <QTabBar>

namespace mesewright::ui {

namespace {

constexpr int bottomHeight = 180;
constexpr int findingsFrom = 1440; ///< narrower windows begin without the findings

QSize smallestWindow()
{
    return {1280, 800};
}

/// A folder, or a file that stands at the top of a workspace; "" for anything else. Whether it is a
/// workspace is found out by opening it.
QString droppedWorkspace(const QMimeData& data)
{
    for (const QUrl& url : data.urls()) {
        if (!url.isLocalFile())
            continue;
        const QString path = url.toLocalFile();
        const QFileInfo info(path);
        const QString name = info.fileName();
        if (name == QLatin1String("workspace.json") || name == QLatin1String("config.yaml"))
            return info.path();
        if (!name.contains(QLatin1Char('.')))
            return path.endsWith(QLatin1Char('/')) ? path.chopped(1) : path;
    }
    return {};
}

} // namespace

MainWindow::MainWindow(WindowSettings& settings, QWidget* parent)
    : QMainWindow(parent), m_settings(settings),
      m_engine(EngineOptions{settings.device.get().toStdString(), EnginePrecision::Automatic})
{
    setObjectName(QStringLiteral("mesewright"));
    setWindowTitle(QStringLiteral("Mesewright"));
    setMinimumSize(smallestWindow());
    setContextMenuPolicy(Qt::PreventContextMenu);
    setAcceptDrops(true);
    setTabPosition(Qt::BottomDockWidgetArea, QTabWidget::North);
    setDocumentMode(true);
    m_runs = new RunCommands(m_engine, m_document, this);
    m_queue = new RunQueue(m_engine, m_document, *m_runs, this);
    m_closing = new Closing(m_engine, this);
    m_instance = new SingleInstance(this);
    m_pages = new QStackedWidget(this);
    m_panels = new PanelHost(m_pages);
    m_start = new StartPage(m_pages);
    m_pages->setContentsMargins(0, 0, spacing::s, 0);
    m_pages->addWidget(m_panels);
    m_pages->addWidget(m_start);
    setCentralWidget(m_pages);
    m_rail = new Rail(this);
    m_palette = new CommandPalette(this);
    addActions();
    new HelpCommands(
        m_actions, *this,
        [this] { return m_document.folder().isEmpty() ? QString() : m_panels->current(); }, this);
    m_rail->addFootAction(m_actions.find(QStringLiteral("view.settings")), QStringLiteral("gear"));
    m_top = new TopBar(m_actions, this);
    addToolBar(Qt::TopToolBarArea, m_top);
    addToolBarBreak(Qt::TopToolBarArea);
    addToolBar(Qt::LeftToolBarArea, m_rail);
    m_status = new StatusLine(m_actions, this);
    setStatusBar(m_status);
    m_jobLine = new JobLine(m_engine, m_document, *m_runs, *m_status, this);
    addBottomDocks();

    connect(m_rail, &Rail::panelChosen, m_panels, &PanelHost::showPanel);
    connect(m_panels, &PanelHost::currentChanged, m_rail, &Rail::setCurrent);
    connect(m_palette, &CommandPalette::chosen, this, &MainWindow::choosePaletteEntry);
    connect(m_palette, &CommandPalette::panelWanted, this,
            [this](const PaletteEntry& entry) { showPanel(entry.panel); });
    connect(m_jobLine, &JobLine::jobShown, m_queue, &RunQueue::setRunning);
    connect(m_queue, &RunQueue::failed, this, &MainWindow::showRunProblem);
    connect(&m_document, &WorkspaceDocument::changed, this, &MainWindow::takeSnapshot);
    connect(&m_document, &WorkspaceDocument::failed, this, [this](const QString& sentence) {
        showStart();
        m_start->showProblem(sentence);
    });
    connect(m_start, &StartPage::openRequested, this, &MainWindow::chooseWorkspace);
    connect(m_start, &StartPage::newRequested, this, &MainWindow::makeWorkspace);
    connect(m_start, &StartPage::demoRequested, this, &MainWindow::tryDemo);
    connect(m_start, &StartPage::workspaceChosen, this, &MainWindow::openWorkspace);
    connect(&m_engine, &Engine::messageArrived, this, &MainWindow::openDemo);
    connect(m_instance, &SingleInstance::raiseRequested, this, &MainWindow::comeToFront);
    connect(m_closing, &Closing::ready, this, &MainWindow::close);
    connect(m_closing, &Closing::failed, this, &MainWindow::showRunProblem);
    connect(m_jobLine, &JobLine::longWorkEnded, this, &MainWindow::tellEnd);
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
    connect(panel, &Panel::actionRequested, this, &MainWindow::runAction);
    connect(panel, &Panel::findingsFound, this,
            [this](const QString& source, const std::vector<ShownFinding>& found) {
                m_findings.setFindings(source, found);
            });
    // What a panel offers as its widget's actions is in the palette too, in the panel's name.
    for (QAction* offered : panel->actions()) {
        const QString name = id + QLatin1Char('.') + offered->objectName();
        const QString text = tr("%1: %2").arg(panel->title(), offered->text());
        m_actions.add({name, text, panel->iconName(), {}, {}}, [this, id, offered] {
            showPanel(id);
            offered->trigger();
        });
        const auto follow = [this, name, offered] {
            m_actions.setBlocked(name,
                                 offered->isEnabled() ? QString() : tr("nothing to do it on"));
        };
        connect(offered, &QAction::changed, this, follow);
        follow();
    }
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
    m_actions.restoreKeys(m_settings.keys.get());
    restoreGeometry(m_settings.geometry.get());
    restoreState(m_settings.layout.get(), WindowSettings::layoutVersion);
    m_panels->restoreState(m_settings.panels.get(), WindowSettings::layoutVersion);
    showPanel(m_settings.panel.get());
}

void MainWindow::openWorkspace(const QString& folder)
{
    if (folder == m_document.folder())
        return;
    if (m_remember) {
        if (SingleInstance::raiseOther(folder))
            return;
        m_instance->claim(folder);
        m_settings.addRecent(folder);
    }
    m_findings.setFindings(QStringLiteral("run"), {});
    m_start->showProblem({});
    m_pages->setCurrentWidget(m_panels);
    m_rail->setPanelsEnabled(true);
    m_rail->setCurrent(m_panels->current());
    m_top->setWorkspace(folder.section(QLatin1Char('/'), -1));
    m_document.open(folder);
}

void MainWindow::showStart()
{
    m_document.close();
    m_instance->claim({});
    m_top->setWorkspace({});
    m_rail->setCurrent({});
    m_start->setRecent(m_settings.recentWorkspaces.get());
    m_pages->setCurrentWidget(m_start);
    m_rail->setPanelsEnabled(false);
    for (QDockWidget* dock : {m_findingsDock, m_logDock, m_queueDock})
        dock->hide();
}

void MainWindow::comeToFront()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::showPanel(const QString& id, const QString& place)
{
    m_panels->showPanel(id, false);
    if (Panel* panel = m_panels->panel(id); panel && !place.isEmpty())
        panel->jumpTo(place);
}

// Qt makes the tabs of docks that lie on each other, and gives them no name.
void MainWindow::childEvent(QChildEvent* event)
{
    if (event->polished())
        if (auto* tabs = qobject_cast<QTabBar*>(event->child()))
            tabs->setAccessibleName(tr("Panes at the bottom"));
    QMainWindow::childEvent(event);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (!m_closing->mayClose()) {
        event->ignore();
        return;
    }
    if (m_remember) {
        m_settings.geometry.set(saveGeometry());
        m_settings.layout.set(saveState(WindowSettings::layoutVersion));
        m_settings.panels.set(m_panels->saveState(WindowSettings::layoutVersion));
        m_settings.panel.set(m_panels->current());
    }
    event->accept();
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    m_palette->hide(); // it stands where the old size put it
    QMainWindow::resizeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (!droppedWorkspace(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    const QString folder = droppedWorkspace(*event->mimeData());
    if (folder.isEmpty())
        return;
    event->acceptProposedAction();
    openWorkspace(folder);
}

void MainWindow::addBottomDocks()
{
    m_findingsPane = new FindingsPane(m_findings);
    m_findingsDock = addBottomDock(QStringLiteral("findings"), tr("Findings"), m_findingsPane);
    connect(m_findingsPane, &FindingsPane::jumpRequested, this, &MainWindow::showPanel);
    connect(m_findingsPane, &FindingsPane::closeRequested, m_findingsDock, &QDockWidget::hide);
    m_log = new LogPane(m_engine, m_document, *m_runs);
    m_logDock = addBottomDock(QStringLiteral("log"), tr("Log"), m_log);
    connect(m_log, &LogPane::closeRequested, m_logDock, &QDockWidget::hide);
    m_queueDock = addBottomDock(QStringLiteral("queue"), tr("Queue"), new QueueCard(*m_queue));
    tabifyDockWidget(m_findingsDock, m_logDock);
    tabifyDockWidget(m_logDock, m_queueDock);
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
    auto* room = new QWidget(dock);
    auto* edges = new QHBoxLayout(room);
    edges->setContentsMargins(0, 0, spacing::s, 0);
    edges->addWidget(frame);
    dock->setWidget(room);
    addDockWidget(Qt::BottomDockWidgetArea, dock);
    return dock;
}

// A dock that is open behind another one comes to the front; only the one in front closes.
void MainWindow::toggleDock(QDockWidget* dock)
{
    const bool inFront = dock->isVisible() && !dock->visibleRegion().isEmpty();
    dock->setVisible(!inFront);
    if (inFront)
        return;
    dock->raise();
    if (QWidget* content = dock->widget(); content->isVisible())
        content->setFocus(Qt::OtherFocusReason);
}

void MainWindow::openPalette()
{
    m_palette->open(paletteEntries(m_actions, m_document.snapshot().get()));
}

void MainWindow::choosePaletteEntry(const PaletteEntry& entry)
{
    switch (entry.kind) {
    case PaletteEntry::Kind::Action:
        if (QAction* action = m_actions.find(entry.id))
            action->trigger();
        break;
    case PaletteEntry::Kind::Run:
    case PaletteEntry::Kind::Item:
        showPanel(entry.panel, entry.place);
        break;
    case PaletteEntry::Kind::Setting:
        openSettings(entry.id);
        break;
    }
}

void MainWindow::takeSnapshot()
{
    const auto snapshot = m_document.snapshot();
    std::vector<ShownFinding> shown;
    for (const Finding& finding : snapshot->evidence.warnings) {
        const FindingPlace place = placeOf(finding);
        shown.push_back({finding, {}, place.panel, place.place});
    }
    if (!snapshot->problem.isEmpty()) {
        Finding finding;
        finding.text = snapshot->problem.toStdString();
        shown.push_back({finding, {}, QStringLiteral("overview"), {}});
    }
    for (ShownFinding& finding : shown)
        finding.source = QStringLiteral("workspace");
    m_findings.setFindings(QStringLiteral("workspace"), std::move(shown));
}

void MainWindow::chooseWorkspace()
{
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Open workspace"));
    if (!folder.isEmpty())
        openWorkspace(folder);
}

void MainWindow::makeWorkspace()
{
    auto* wizard = new WorkspaceWizard(this);
    wizard->setAttribute(Qt::WA_DeleteOnClose);
    connect(wizard, &WorkspaceWizard::created, this, &MainWindow::openWorkspace);
    wizard->open();
}

void MainWindow::tryDemo()
{
    auto* dialog = new DemoDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        if (m_engine.longJob() != 0) {
            showRunProblem(tr("the running job uses the engine"));
            return;
        }
        m_demoFolder = dialog->folder();
        m_demo = m_engine.start(dialog->work());
    });
    dialog->open();
}

// The demo's folder becomes a workspace with its first act; from then on it can be shown.
void MainWindow::openDemo(JobId told)
{
    if (told != m_demo)
        return;
    m_demo = 0;
    openWorkspace(m_demoFolder);
}

void MainWindow::tellEnd(const JobEnd& end)
{
    QApplication::alert(this);
    m_top->bell().add(JobLine::endWords(end));
}

void MainWindow::resetLayout()
{
    m_panels->resetLayout();
    for (QDockWidget* dock : {m_findingsDock, m_logDock, m_queueDock}) {
        addDockWidget(Qt::BottomDockWidgetArea, dock);
        dock->hide();
    }
    tabifyDockWidget(m_findingsDock, m_logDock);
    tabifyDockWidget(m_logDock, m_queueDock);
    m_findingsDock->setVisible(m_pages->currentWidget() == m_panels && width() >= findingsFrom);
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
