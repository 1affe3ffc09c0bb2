// SPDX-License-Identifier: GPL-3.0-or-later
// The window program: reads its few options, makes the window, and either stays open or takes
// pictures of every panel.
#include "app/window/panels.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/singleinstance.h"
#include "ui/shell/theme/theme.h"
#include "ui/shell/tour.h"
#include "ui/shell/windowsettings.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFileInfo>

#include <cstdio>

namespace {

using namespace mesewright;
using namespace mesewright::ui;

constexpr int badInputCode = 2;

int complain(const std::string& sentence)
{
    std::fprintf(stderr, "mesewright: %s\n", sentence.c_str());
    return badInputCode;
}

int tour(QApplication& application, MainWindow& window, const QString& folder,
         const QString& language)
{
    int code = 0;
    const auto end = [&](int result) {
        code = result;
        application.quit();
    };
    QObject::connect(&window.document(), &WorkspaceDocument::changed, &application, [&] {
        const Result<void> made = makeTour(window, folder, language);
        end(made ? 0 : complain(made.error().message));
    });
    QObject::connect(&window.document(), &WorkspaceDocument::failed, &application,
                     [&](const QString& why) { end(complain(why.toStdString())); });
    QApplication::exec();
    return code;
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("mesewright"));
    QApplication::setApplicationVersion(QStringLiteral(MESEWRIGHT_VERSION));
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption workspace(QStringLiteral("workspace"),
                                       QApplication::translate("main", "the workspace to open"),
                                       QStringLiteral("DIR"));
    const QCommandLineOption pictures(
        QStringLiteral("tour"),
        QApplication::translate("main", "write a picture of every panel to DIR and end"),
        QStringLiteral("DIR"));
    parser.addOptions({workspace, pictures});
    parser.process(application);
    if (const auto installed = Theme::install(application); !installed)
        return complain(installed.error().message);

    const QString folder = QFileInfo(parser.value(workspace)).absoluteFilePath();
    if (parser.isSet(workspace) && !parser.isSet(pictures) && SingleInstance::raiseOther(folder))
        return 0;

    WindowSettings settings;
    MainWindow window(settings);
    const bool takesPictures = parser.isSet(pictures);
    window.setRemembering(!takesPictures);
    if (!takesPictures) {
        Theme::instance().setMode(static_cast<Theme::Mode>(settings.theme.get()));
        Theme::instance().setTextScale(settings.textScale.get());
    }
    addPanels(window);
    if (parser.isSet(workspace))
        window.openWorkspace(folder);
    else
        window.showStart();
    if (takesPictures) {
        if (!parser.isSet(workspace))
            return complain("--tour needs --workspace DIR: the pictures show a workspace");
        return tour(application, window, parser.value(pictures), QStringLiteral("en"));
    }
    window.show();
    return QApplication::exec();
}
