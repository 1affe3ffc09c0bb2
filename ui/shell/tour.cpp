// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/tour.h"
#include "ui/engine/workpool.h"

#include "ui/shell/mainwindow.h"
#include "ui/shell/panel.h"
#include "ui/shell/panelhost.h"
#include "ui/shell/theme/theme.h"

#include <QApplication>
#include <QDir>
#include <QDockWidget>
#include <QThreadPool>

#include <array>

namespace mesewright::ui {

namespace {

constexpr QSize pictureSize(1600, 1000);
constexpr int rounds = 16;        // what a job brought may start another one
constexpr int patienceMs = 30000; // for one round's jobs

// Panels read their files in the pool and ask the engine: a picture is taken when that is done and
// shown.
void settle(const Engine& engine)
{
    for (int i = 0; i < rounds; ++i) {
        QApplication::processEvents();
        while (!engine.idle())
            QApplication::processEvents(QEventLoop::WaitForMoreEvents);
        workPool().waitForDone(patienceMs);
        QApplication::processEvents();
    }
}

Result<void> takePicture(MainWindow& window, const QDir& target, const QString& id)
{
    settle(window.engine());
    // No ring where a person has not been.
    if (QWidget* focus = QApplication::focusWidget())
        focus->clearFocus();
    const QString name = id + (Theme::instance().dark() ? QStringLiteral("-dark.png")
                                                        : QStringLiteral("-light.png"));
    QPixmap picture(pictureSize);
    window.render(&picture);
    if (!picture.save(target.filePath(name)))
        return badInput(target.filePath(name).toStdString() + ": the picture cannot be written");
    return {};
}

} // namespace

Result<void> makeTour(MainWindow& window, const QString& folder, const QString& language)
{
    const QDir target(folder + QLatin1Char('/') + language);
    if (!target.mkpath(QStringLiteral(".")))
        return badInput(target.path().toStdString() +
                        ": the folder cannot be made; give a folder that can be written");
    window.resize(pictureSize);
    window.show();
    // A theme at a time: a change of it sets every widget up anew.
    constexpr std::array modes{Theme::Mode::Light, Theme::Mode::Dark};
    for (const Theme::Mode mode : modes) {
        Theme::instance().setMode(mode);
        for (Panel* panel : window.panelHost().panels()) {
            window.showPanel(panel->id());
            // The findings belong to the first look; elsewhere the panel has the whole height.
            if (auto* findings = window.findChild<QDockWidget*>(QStringLiteral("bottom.findings")))
                findings->setVisible(panel->id() == QLatin1String("overview"));
            MESEWRIGHT_CHECK(takePicture(window, target, panel->id()));
        }
    }
    window.showStart();
    for (const Theme::Mode mode : modes) {
        Theme::instance().setMode(mode);
        MESEWRIGHT_CHECK(takePicture(window, target, QStringLiteral("first-start")));
    }
    return {};
}

} // namespace mesewright::ui
