// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/engine/engine.h"
#include "ui/models/findingsmodel.h"
#include "ui/models/workspacedocument.h"
#include "ui/shell/actions.h"

#include <QMainWindow>

class QDockWidget;
class QMenu;
class QStackedWidget;

namespace mesewright::ui {

class Closing;
class CommandPalette;
class FindingsPane;
class JobLine;
class LogPane;
class NoticeBell;
class Panel;
class PanelHost;
class Rail;
class RunCommands;
class RunQueue;
class SingleInstance;
class StartPage;
class StatusLine;
class TopBar;
class WindowSettings;

/// The workbench: one window a workspace. It puts the parts together and carries messages between
/// them; what a part shows or does is its own matter.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    /// `settings` outlives the window.
    explicit MainWindow(WindowSettings& settings, QWidget* parent = nullptr);

    [[nodiscard]] WorkspaceDocument& document() { return m_document; }
    [[nodiscard]] Engine& engine() { return m_engine; }
    [[nodiscard]] ActionRegistry& actions() { return m_actions; }
    [[nodiscard]] FindingsModel& findings() { return m_findings; }
    [[nodiscard]] RunQueue& queue() { return *m_queue; }
    [[nodiscard]] PanelHost& panelHost() { return *m_panels; }

    /// Takes the panel; in the rail's order.
    void addPanel(Panel* panel);
    /// After the last panel: menus, layout of the last time.
    void finish();
    /// Opens it here, or brings the window to the front that has it open.
    void openWorkspace(const QString& folder);
    /// The page with demo, new, open and recent workspaces.
    void showStart();
    void showPanel(const QString& id, const QString& place = {});
    /// What a panel asks for: an action's id and its argument, "" for none.
    void runAction(const QString& id, const QString& argument);
    /// Where pictures are made nothing is remembered.
    void setRemembering(bool remember) { m_remember = remember; }

protected:
    void closeEvent(QCloseEvent* event) override;
    void childEvent(QChildEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void addActions();
    void addViewActions();
    void addRunActions();
    void addFileActions();
    void addMenus();
    void fillRecentMenu(QMenu* menu);
    void addBottomDocks();
    QDockWidget* addBottomDock(const QString& id, const QString& title, QWidget* content);
    void toggleDock(QDockWidget* dock);
    void openPalette();
    void choosePaletteEntry(const struct PaletteEntry& entry);
    void openSettings(const QString& words);
    void goToRegion(int direction);
    void tellEnd(const JobEnd& end);
    void takeSnapshot();
    void showRunProblem(const QString& sentence);
    void refreshRunActions();
    void chooseWorkspace();
    void makeWorkspace();
    void tryDemo();
    void openDemo(JobId told);
    void comeToFront();
    void resetLayout();
    void changeTextScale(int step);

    WindowSettings& m_settings;
    WorkspaceDocument m_document;
    Engine m_engine;
    ActionRegistry m_actions;
    FindingsModel m_findings;
    RunCommands* m_runs = nullptr;
    RunQueue* m_queue = nullptr;
    Closing* m_closing = nullptr;
    SingleInstance* m_instance = nullptr;
    QStackedWidget* m_pages = nullptr;
    StartPage* m_start = nullptr;
    PanelHost* m_panels = nullptr;
    Rail* m_rail = nullptr;
    TopBar* m_top = nullptr;
    StatusLine* m_status = nullptr;
    JobLine* m_jobLine = nullptr;
    FindingsPane* m_findingsPane = nullptr;
    LogPane* m_log = nullptr;
    QDockWidget* m_findingsDock = nullptr;
    QDockWidget* m_logDock = nullptr;
    QDockWidget* m_queueDock = nullptr;
    CommandPalette* m_palette = nullptr;
    QString m_demoFolder; ///< of a demo whose workspace is still to be opened
    JobId m_demo = 0;
    bool m_remember = true;
};

} // namespace mesewright::ui
