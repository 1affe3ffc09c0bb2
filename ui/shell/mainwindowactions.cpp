// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done, by name: the main window's actions, their menus and what panels ask for.
#include "ui/shell/findingspane.h"
#include "ui/shell/logpane.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/panel.h"
#include "ui/shell/panelhost.h"
#include "ui/shell/queue/runqueue.h"
#include "ui/shell/rail.h"
#include "ui/shell/runcommands.h"
#include "ui/shell/settings/settingsdialog.h"
#include "ui/shell/start/startpage.h"
#include "ui/shell/theme/theme.h"
#include "ui/shell/topbar.h"
#include "ui/shell/windowsettings.h"

#include <QDockWidget>
#include <QMenu>
#include <QMenuBar>
#include <QStackedWidget>

namespace mesewright::ui {

namespace {

constexpr int scaleStep = 10;

QList<QKeySequence> keys(std::initializer_list<const char*> texts)
{
    QList<QKeySequence> list;
    for (const char* text : texts)
        list.append(QKeySequence(QLatin1String(text)));
    return list;
}

} // namespace

void MainWindow::addActions()
{
    addFileActions();
    addRunActions();
    addViewActions();
}

void MainWindow::addFileActions()
{
    const QString file = QStringLiteral("file");
    m_actions.add({QStringLiteral("file.new"), tr("New workspace…"), QStringLiteral("plus"),
                   keys({"Ctrl+N"}), file},
                  [this] { makeWorkspace(); });
    m_actions.add({QStringLiteral("file.open"), tr("Open workspace…"), QStringLiteral("folder"),
                   keys({"Ctrl+O"}), file},
                  [this] { chooseWorkspace(); });
    m_actions.add(
        {QStringLiteral("file.demo"), tr("Try the demo…"), QStringLiteral("play"), {}, file},
        [this] { tryDemo(); });
    m_actions.add({QStringLiteral("file.refresh"),
                   tr("Read workspace again"),
                   QStringLiteral("stale"),
                   {},
                   file},
                  [this] { m_document.refresh(); });
    m_actions.add({QStringLiteral("file.quit"), tr("Close window"), {}, keys({"Ctrl+Q"}), file},
                  [this] { close(); });
}

void MainWindow::addRunActions()
{
    struct RunAction
    {
        const char* id;
        QString text;
        const char* icon;
        const char* key;
    };
    const RunAction wanted[] = {
        {"run.next", tr("Run next gate"), "play", "F5"},
        {"run.hold", tr("Hold"), "pause", "Ctrl+Shift+H"},
        {"run.resume", tr("Resume run"), "play", "Ctrl+Shift+H"}, // never at once with Hold
        {"run.release", tr("Release GPU"), "eject", "Ctrl+Shift+G"},
        {"run.stop", tr("Stop"), "stop", "Shift+F5"},
    };
    const std::pair<const char*, QString> gates[] = {
        {"env", tr("Check the environment (A2)")},
        {"baseline", tr("Measure the base (B)")},
        {"train", tr("Train (C)")},
        {"adapters", tr("Measure the adapters (D)")},
        {"compare", tr("Decide (E)")},
        {"score", tr("Score all answers by running them")}};
    for (const auto& [verb, text] : gates) {
        const QString request = QStringLiteral("{\"verb\": \"%1\"}").arg(QLatin1String(verb));
        m_actions.add({QStringLiteral("gate.") + QLatin1String(verb), text, {}, {}, {}},
                      [this, request] { runAction(QStringLiteral("run.start"), request); });
        m_actions.add({QStringLiteral("queue.") + QLatin1String(verb),
                       tr("Add to the queue: %1").arg(text),
                       {},
                       {},
                       {}},
                      [this, request] { runAction(QStringLiteral("run.queue"), request); });
    }
    m_actions.add({QStringLiteral("queue.rest"),
                   tr("Pause the queue, or go on with it"),
                   {},
                   {},
                   QStringLiteral("run")},
                  [this] { m_queue->setResting(!m_queue->resting()); });
    for (const RunAction& action : wanted) {
        const QString id = QLatin1String(action.id);
        m_actions.add({id, action.text, QLatin1String(action.icon), keys({action.key}),
                       QStringLiteral("run")},
                      [this, id] { runAction(id, {}); });
    }
    connect(m_runs, &RunCommands::changed, this, &MainWindow::refreshRunActions);
    connect(m_runs, &RunCommands::failed, this, &MainWindow::showRunProblem);
    connect(&m_engine, &Engine::ended, this, [this](const JobEnd& end) {
        if (end.error && end.error->kind != ErrorKind::Stopped)
            showRunProblem(QString::fromStdString(end.error->message));
        else if (!end.error)
            m_findings.setFindings(QStringLiteral("run"), {});
    });
    refreshRunActions();
}

void MainWindow::refreshRunActions()
{
    const QString next = m_runs->nextGate();
    m_actions.find(QStringLiteral("run.next"))
        ->setText(next.isEmpty() ? tr("Run next gate") : tr("Run gate %1").arg(next));
    m_actions.setBlocked(QStringLiteral("run.next"),
                         !m_runs->whyNotStart().isEmpty() ? m_runs->whyNotStart()
                         : next.isEmpty()                 ? tr("all gates have their evidence")
                                                          : QString());
    for (const char* verb : {"env", "baseline", "train", "adapters", "compare", "score"})
        m_actions.setBlocked(QStringLiteral("gate.") + QLatin1String(verb), m_runs->whyNotStart());
    m_actions.setBlocked(QStringLiteral("run.hold"), m_runs->whyNotHold());
    m_actions.setBlocked(QStringLiteral("run.resume"), m_runs->whyNotResume());
    m_actions.setBlocked(QStringLiteral("run.release"), m_runs->whyNotRelease());
    m_actions.setBlocked(QStringLiteral("run.stop"), m_runs->whyNotStop());
}

// Panels give an argument: what to start, or which run. Menus and keys give none.
void MainWindow::runAction(const QString& id, const QString& argument)
{
    if (id == QLatin1String("run.start"))
        m_runs->start(argument);
    else if (id == QLatin1String("run.next"))
        m_runs->startNext();
    else if (id == QLatin1String("run.hold"))
        m_runs->hold(argument);
    else if (id == QLatin1String("run.resume"))
        m_runs->resume(argument);
    else if (id == QLatin1String("run.release"))
        m_runs->release(argument);
    else if (id == QLatin1String("run.stop"))
        m_runs->stop(argument);
    else if (id == QLatin1String("run.queue"))
        m_queue->add(argument);
    else if (QAction* wanted = m_actions.find(id))
        wanted->trigger();
}

void MainWindow::openSettings(const QString& words)
{
    SettingsDialog dialog(m_settings, m_actions, this);
    dialog.search(words);
    dialog.exec();
}

// Tool bar, rail, the shown panel, the docks at the foot: in the order in which they are read.
void MainWindow::goToRegion(int direction)
{
    QList<QWidget*> regions{m_top, m_rail};
    regions << (m_pages->currentWidget() == m_start
                    ? static_cast<QWidget*>(m_start)
                    : static_cast<QWidget*>(m_panels->panel(m_panels->current())));
    for (QDockWidget* dock : {m_findingsDock, m_logDock, m_queueDock})
        if (dock->isVisible())
            regions << dock;
    const QWidget* focus = focusWidget();
    qsizetype at = -1;
    for (qsizetype i = 0; i < regions.size(); ++i)
        if (regions[i] && focus && regions[i]->isAncestorOf(focus))
            at = i;
    for (qsizetype step = 1; step <= regions.size(); ++step) {
        const qsizetype count = regions.size();
        QWidget* region = regions[((at + direction * step) % count + count) % count];
        if (!region)
            continue;
        for (QWidget* widget : region->findChildren<QWidget*>()) {
            if (widget->isVisibleTo(this) && widget->isEnabled() &&
                (widget->focusPolicy() & Qt::TabFocus) != 0 && !widget->focusProxy()) {
                widget->setFocus(direction > 0 ? Qt::TabFocusReason : Qt::BacktabFocusReason);
                return;
            }
        }
    }
}

void MainWindow::showRunProblem(const QString& sentence)
{
    Finding finding;
    finding.text = sentence.toStdString();
    m_findings.setFindings(QStringLiteral("run"),
                           {{finding, QStringLiteral("run"), QStringLiteral("overview"), {}}});
    if (m_pages->currentWidget() == m_start)
        m_start->showProblem(sentence);
    else
        m_findingsDock->show();
    m_log->append(sentence);
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
    m_actions.add(
        {QStringLiteral("view.log"), tr("Log"), QStringLiteral("log"), keys({"Alt+2"}), view},
        [this] { toggleDock(m_logDock); });
    m_actions.add(
        {QStringLiteral("view.queue"), tr("Queue"), QStringLiteral("queue"), keys({"Alt+3"}), view},
        [this] { toggleDock(m_queueDock); });
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
    m_actions.add({QStringLiteral("view.settings"), tr("Settings…"), QStringLiteral("gear"),
                   keys({"Ctrl+,"}), view},
                  [this] { openSettings({}); });
    m_actions.add(
        {QStringLiteral("view.next_region"), tr("Next part of the window"), {}, keys({"F6"}), view},
        [this] { goToRegion(1); });
    m_actions.add({QStringLiteral("view.previous_region"),
                   tr("Previous part of the window"),
                   {},
                   keys({"Shift+F6"}),
                   view},
                  [this] { goToRegion(-1); });
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
        if (actions.isEmpty())
            continue;
        QMenu* menu = menuBar()->addMenu(title);
        menu->addActions(actions);
        if (QLatin1String(id) == QLatin1String("file")) {
            auto* recent = new QMenu(tr("Open recent"), menu);
            menu->insertMenu(m_actions.find(QStringLiteral("file.demo")), recent);
            connect(recent, &QMenu::aboutToShow, this, [this, recent] { fillRecentMenu(recent); });
        }
    }
}

void MainWindow::fillRecentMenu(QMenu* menu)
{
    menu->clear();
    for (const QString& folder : m_settings.recentWorkspaces.get())
        connect(menu->addAction(folder), &QAction::triggered, this,
                [this, folder] { openWorkspace(folder); });
}

} // namespace mesewright::ui
