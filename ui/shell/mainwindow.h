// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/findingsmodel.h"
#include "ui/models/runsteering.h"
#include "ui/models/workspacedocument.h"
#include "ui/shell/actions.h"

#include <QMainWindow>

class QDockWidget;

namespace mesewright::ui {

class CommandPalette;
class FindingsPane;
class Panel;
class PanelHost;
class Rail;
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
    [[nodiscard]] ActionRegistry& actions() { return m_actions; }
    [[nodiscard]] FindingsModel& findings() { return m_findings; }
    [[nodiscard]] PanelHost& panelHost() { return *m_panels; }

    /// Takes the panel; in the rail's order.
    void addPanel(Panel* panel);
    /// After the last panel: menus, layout of the last time.
    void finish();
    void openWorkspace(const QString& folder);
    void showPanel(const QString& id, const QString& place = {});
    /// Where pictures are made nothing is remembered.
    void setRemembering(bool remember) { m_remember = remember; }

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    void addActions();
    void addViewActions();
    void addRunActions();
    void addMenus();
    void addBottomDocks();
    QDockWidget* addBottomDock(const QString& id, const QString& title, QWidget* content);
    void toggleDock(QDockWidget* dock);
    void openPalette();
    void takeSnapshot();
    void showJob();
    void chooseWorkspace();
    void resetLayout();
    void changeTextScale(int step);

    WindowSettings& m_settings;
    WorkspaceDocument m_document;
    RunSteering m_steering;
    ActionRegistry m_actions;
    FindingsModel m_findings;
    PanelHost* m_panels = nullptr;
    Rail* m_rail = nullptr;
    TopBar* m_top = nullptr;
    StatusLine* m_status = nullptr;
    FindingsPane* m_findingsPane = nullptr;
    QDockWidget* m_findingsDock = nullptr;
    CommandPalette* m_palette = nullptr;
    bool m_remember = true;
};

} // namespace mesewright::ui
