// SPDX-License-Identifier: GPL-3.0-or-later
// The window program: reads its few options, makes the window, and either stays open or takes
// pictures of every panel.
#include "app/window/panels.h"
#include "ui/shell/language.h"
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

/// Opens the workspace in a window of one language and takes its pictures.
int tour(QApplication& application, const QString& workspace, const QString& folder,
         const QString& language)
{
    speak(application, language);
    WindowSettings settings;
    MainWindow window(settings);
    window.setRemembering(false);
    addPanels(window);
    window.openWorkspace(workspace);
    int code = 0;
    const auto end = [&](int result) {
        code = result;
        application.quit();
    };
    // The window goes before these calls could come again.
    QObject::connect(&window.document(), &WorkspaceDocument::changed, &window, [&] {
        const Result<void> made = makeTour(window, folder, language);
        end(made ? 0 : complain(made.error().message));
    });
    QObject::connect(&window.document(), &WorkspaceDocument::failed, &window,
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
    const QCommandLineOption spoken(
        QStringLiteral("lang"),
        QApplication::translate("main", "languages of the pictures: en, de, fr, es"),
        QStringLiteral("LIST"), QStringLiteral("en"));
    parser.addOptions({workspace, pictures, spoken});
    parser.process(application);
    if (const auto installed = Theme::install(application); !installed)
        return complain(installed.error().message);

    const QString folder = QFileInfo(parser.value(workspace)).absoluteFilePath();
    if (parser.isSet(pictures)) {
        if (!parser.isSet(workspace))
            return complain("--tour needs --workspace DIR: the pictures show a workspace");
        for (const QString& language : parser.value(spoken).split(QLatin1Char(','))) {
            if (!languages().contains(language))
                return complain("--lang names '" + language.toStdString() +
                                "', which the window does not speak: use en, de, fr or es");
            if (const int code = tour(application, folder, parser.value(pictures), language);
                code != 0)
                return code;
        }
        return 0;
    }
    if (parser.isSet(workspace) && SingleInstance::raiseOther(folder))
        return 0;

    WindowSettings settings;
    speak(application, languageFor(settings.language.get()));
    MainWindow window(settings);
    Theme::instance().setMode(static_cast<Theme::Mode>(settings.theme.get()));
    Theme::instance().setTextScale(settings.textScale.get());
    addPanels(window);
    if (parser.isSet(workspace))
        window.openWorkspace(folder);
    else
        window.showStart();
    window.show();
    return QApplication::exec();
}
