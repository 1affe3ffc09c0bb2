// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/support/workspacecopy.h"
#include "ui/panels/overview/overviewpanel.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/panelhost.h"
#include "ui/shell/queue/runqueue.h"
#include "ui/shell/windowsettings.h"

#include <QObject>
#include <QTest>

namespace mesewright::ui {

constexpr int patience = 300000;

/// A window with the Overview on a workspace, which remembers nothing.
struct OverviewBench
{
    QTemporaryDir folder;
    WindowSettings settings{folder.filePath(QStringLiteral("window.ini"))};
    MainWindow window{settings};
    OverviewPanel* panel = nullptr;

    explicit OverviewBench(const QString& workspace, QSize size = {1600, 1000})
    {
        window.setRemembering(false);
        panel = new OverviewPanel(window.document(), window.queue());
        window.addPanel(panel);
        window.finish();
        window.resize(size);
        window.openWorkspace(workspace);
        window.show();
    }

    [[nodiscard]] bool ready() const { return panel->findChild<QWidget*>() && snapshot(); }
    [[nodiscard]] std::shared_ptr<const WorkspaceSnapshot> snapshot() const
    {
        return const_cast<MainWindow&>(window).document().snapshot();
    }
};

int runOverviewTest(int argc, char** argv);
int runQueueTest(int argc, char** argv);

} // namespace mesewright::ui
