// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/tour.h"

#include "ui/shell/mainwindow.h"
#include "ui/shell/panel.h"
#include "ui/shell/panelhost.h"
#include "ui/shell/theme/theme.h"

#include <QApplication>
#include <QDir>
#include <QThreadPool>

namespace mesewright::ui {

namespace {

constexpr QSize pictureSize(1600, 1000);
constexpr int rounds = 4;         // what a job brought may start another one
constexpr int patienceMs = 30000; // for one round's jobs

// Panels read their files in the pool and ask the engine: a picture is taken when that is done and
// shown.
void settle(const Engine& engine)
{
    for (int i = 0; i < rounds; ++i) {
        QApplication::processEvents();
        while (!engine.idle())
            QApplication::processEvents(QEventLoop::WaitForMoreEvents);
        QThreadPool::globalInstance()->waitForDone(patienceMs);
        QApplication::processEvents();
    }
}

Result<void> takePictures(MainWindow& window, const QDir& target, const QString& id)
{
    for (const Theme::Mode mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
        Theme::instance().setMode(mode);
        settle(window.engine());
        const QString name = id + (mode == Theme::Mode::Dark ? QStringLiteral("-dark.png")
                                                             : QStringLiteral("-light.png"));
        QPixmap picture(pictureSize);
        window.render(&picture);
        if (!picture.save(target.filePath(name)))
            return badInput(target.filePath(name).toStdString() +
                            ": the picture cannot be written");
    }
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
    for (Panel* panel : window.panelHost().panels()) {
        // An empty playground says nothing: it is shown with the first item's answers.
        const bool asks = panel->id() == QLatin1String("playground");
        window.showPanel(panel->id(), asks ? QStringLiteral("ask/1") : QString());
        MESEWRIGHT_CHECK(takePictures(window, target, panel->id()));
    }
    window.showStart();
    return takePictures(window, target, QStringLiteral("first-start"));
}

} // namespace mesewright::ui
