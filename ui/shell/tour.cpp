// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/tour.h"

#include "ui/shell/mainwindow.h"
#include "ui/shell/panel.h"
#include "ui/shell/panelhost.h"
#include "ui/shell/theme/theme.h"

#include <QApplication>
#include <QDir>

namespace mesewright::ui {

namespace {

constexpr QSize pictureSize(1600, 1000);
constexpr int rounds = 3; // layouts settle after the second

void settle()
{
    for (int i = 0; i < rounds; ++i)
        QApplication::processEvents();
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
        window.showPanel(panel->id());
        for (const Theme::Mode mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
            Theme::instance().setMode(mode);
            settle();
            const QString name =
                panel->id() + (mode == Theme::Mode::Dark ? QStringLiteral("-dark.png")
                                                         : QStringLiteral("-light.png"));
            QPixmap picture(pictureSize);
            window.render(&picture);
            if (!picture.save(target.filePath(name)))
                return badInput(target.filePath(name).toStdString() +
                                ": the picture cannot be written");
        }
    }
    return {};
}

} // namespace mesewright::ui
