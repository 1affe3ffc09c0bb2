// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/panels.h"
#include "ui/engine/engine.h"
#include "ui/engine/workpool.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/panel.h"
#include "ui/shell/panelhost.h"
#include "ui/shell/windowsettings.h"

#include <QApplication>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

namespace mesewright::ui {

constexpr int workbenchPatience = 600000;

/// The whole window with every panel on a workspace, as a person has it; it remembers nothing.
class Workbench final
{
public:
    explicit Workbench(const QString& workspace)
    {
        m_window.setRemembering(false);
        addPanels(m_window);
        m_window.resize(1600, 1000);
        m_window.openWorkspace(workspace);
        m_window.show();
        QApplication::setActiveWindow(&m_window);
    }
    Workbench(const Workbench&) = delete;
    Workbench& operator=(const Workbench&) = delete;
    ~Workbench()
    {
        m_window.engine().stopAll();
        (void)QTest::qWaitFor([this] { return m_window.engine().idle(); }, workbenchPatience);
    }

    [[nodiscard]] MainWindow& window() { return m_window; }
    [[nodiscard]] bool ready() { return m_window.document().snapshot() != nullptr; }

    /// Shows a panel and waits until the jobs that it started have brought what they read.
    Panel* show(const QString& id)
    {
        m_window.showPanel(id);
        settle();
        return m_window.panelHost().panel(id);
    }

    static void settle()
    {
        constexpr int rounds = 4;         // what a job brought may start another
        constexpr int followersMs = 1000; // who follows a live run never stops reading
        for (int i = 0; i < rounds; ++i) {
            QApplication::processEvents();
            (void)QTest::qWaitFor([] { return workPool().waitForDone(0); }, followersMs);
            QApplication::processEvents();
        }
    }

private:
    QTemporaryDir m_folder;
    WindowSettings m_settings{m_folder.filePath(QStringLiteral("window.ini"))};
    MainWindow m_window{m_settings};
};

/// "QPushButton “Start” in TrainingPanel": names a widget in a failure.
[[nodiscard]] inline QString describeWidget(const QWidget& widget)
{
    return QStringLiteral("%1 '%2' in %3")
        .arg(QLatin1String(widget.metaObject()->className()), widget.accessibleName(),
             widget.parentWidget() ? QLatin1String(widget.parentWidget()->metaObject()->className())
                                   : QLatin1String("nothing"));
}

} // namespace mesewright::ui
