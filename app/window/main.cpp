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

#include <algorithm>
#include <array>
#include <cstdio>
#include <string_view>

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

/// What the program understands, apart from Qt's own options; in English, as the command line is.
struct Options
{
    QCommandLineParser parser;
    std::array<QCommandLineOption, 3> known{
        QCommandLineOption(QStringLiteral("workspace"),
                           QStringLiteral("the workspace to open; without it the first page: demo, "
                                          "new, open, recent"),
                           QStringLiteral("DIR")),
        QCommandLineOption(QStringLiteral("tour"),
                           QStringLiteral("write DIR/LANG/PANEL-light.png and -dark.png of every "
                                          "panel of the workspace, 1600x1000, and end"),
                           QStringLiteral("DIR")),
        QCommandLineOption(QStringLiteral("lang"),
                           QStringLiteral("languages of the tour, with commas between: en, de, fr, "
                                          "es"),
                           QStringLiteral("LIST"), QStringLiteral("en"))};

    Options()
    {
        parser.setApplicationDescription(QStringLiteral(
            "The window of Mesewright: measure GPT-OSS on Luanti modding, train an adapter, decide "
            "on evidence.\nF1 in the window opens the manual; mesewright-cli does the same work "
            "without a window."));
        parser.addHelpOption();
        parser.addVersionOption();
        for (const QCommandLineOption& option : known)
            parser.addOption(option);
    }

    [[nodiscard]] static bool asksForText(int argc, char** argv)
    {
        return std::any_of(argv + 1, argv + argc, [](std::string_view word) {
            return word == "--help" || word == "-h" || word == "--help-all" ||
                   word == "--version" || word == "-v";
        });
    }
};

} // namespace

int main(int argc, char** argv)
{
    // Before the application exists, so that help and version need no display.
    QCoreApplication::setApplicationName(QStringLiteral("mesewright"));
    QCoreApplication::setApplicationVersion(QStringLiteral(MESEWRIGHT_VERSION));
    Options options;
    if (options.asksForText(argc, argv)) {
        const QCoreApplication application(argc, argv);
        options.parser.process(application);
    }
    QApplication application(argc, argv);
    QCommandLineParser& parser = options.parser;
    const auto& [workspace, pictures, spoken] = options.known;
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
