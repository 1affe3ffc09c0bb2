// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"
#include "core/gates/traingate.h"
#include "core/runs/runlist.h"
#include "tests/ui/support/threadwatch.h"
#include "tests/ui/support/workspacecopy.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/panelhost.h"
#include "ui/shell/singleinstance.h"
#include "ui/shell/theme/theme.h"
#include "ui/shell/windowsettings.h"

#include <QApplication>
#include <QMessageBox>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <nlohmann/json.hpp>

#include <csignal>
#include <unistd.h>

using namespace mesewright;
using namespace mesewright::ui;

namespace {

constexpr int patience = 300000;

/// A window on a workspace that remembers nothing.
struct Opened
{
    QTemporaryDir folder;
    WindowSettings settings{folder.filePath(QStringLiteral("window.ini"))};
    MainWindow window{settings};

    explicit Opened(const QString& workspace)
    {
        window.setRemembering(false);
        window.finish();
        window.openWorkspace(workspace);
        window.show();
    }
};

QString trainRequest(const std::filesystem::path& root)
{
    TrainOptions options;
    options.config = root / "config.yaml";
    options.train = root / "data/train.jsonl";
    options.out = root / "adapters";
    return QString::fromStdString(jsonLine(Json{{"verb", "train"}, {"options", toJson(options)}}));
}

const RunSummary* onlyRun(MainWindow& window)
{
    const auto snapshot = window.document().snapshot();
    return snapshot && snapshot->runs.size() == 1 ? &snapshot->runs.front() : nullptr;
}

/// Starts the short training in the window and waits for a few of its steps.
void startTraining(MainWindow& window, const std::filesystem::path& root)
{
    QTRY_VERIFY_WITH_TIMEOUT(window.document().snapshot(), patience);
    std::int64_t steps = 0;
    QObject::connect(&window.engine(), &Engine::progressed, &window,
                     [&steps](JobId, const Progress& progress) {
                         if (progress.unit == "steps")
                             steps = progress.done;
                     });
    window.runAction(QStringLiteral("run.start"), trainRequest(root));
    QTRY_VERIFY_WITH_TIMEOUT(steps >= 3, patience);
    QObject::disconnect(&window.engine(), &Engine::progressed, &window, nullptr);
    QTRY_VERIFY_WITH_TIMEOUT(onlyRun(window) && onlyRun(window)->alive, patience);
}

/// Presses a button of the question that closing asks, once it is there.
void answerQuestion(const QString& text)
{
    QTimer::singleShot(0, qApp, [text] {
        auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        if (!box) {
            answerQuestion(text);
            return;
        }
        for (QAbstractButton* button : box->buttons())
            if (button->text() == text)
                button->click();
    });
}

QProcess* startProgram(const QString& program, const QStringList& arguments, QObject* parent)
{
    auto* process = new QProcess(parent);
    process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process->start(program, arguments);
    return process;
}

} // namespace

class WindowTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(Theme::install(*qApp));
        // The command line program lies beside the window's, not beside this test.
        qputenv("PATH", QByteArray(MESEWRIGHT_BIN ":") + qgetenv("PATH"));
        QTemporaryDir home;
        home.setAutoRemove(false);
        qputenv("XDG_CONFIG_HOME", home.path().toUtf8());
    }

    void actionsSayWhyTheyCannotBeDone()
    {
        const WorkspaceCopy copy;
        Opened opened(copy.path());
        ActionRegistry& actions = opened.window.actions();
        QTRY_VERIFY_WITH_TIMEOUT(opened.window.document().snapshot(), patience);
        QVERIFY(!actions.find(QStringLiteral("run.hold"))->isEnabled());
        QCOMPARE(ActionRegistry::whyNot(actions.find(QStringLiteral("run.hold"))),
                 QStringLiteral("no run is at work"));
        QVERIFY(!actions.find(QStringLiteral("run.resume"))->isEnabled());
        QVERIFY(!ActionRegistry::whyNot(actions.find(QStringLiteral("run.resume"))).isEmpty());
        QVERIFY(!actions.find(QStringLiteral("run.release"))->isEnabled());
    }

    void aBadRequestIsAFindingAndStartsNothing()
    {
        const WorkspaceCopy copy(true);
        Opened opened(copy.path());
        QTRY_VERIFY_WITH_TIMEOUT(opened.window.document().snapshot(), patience);
        opened.window.runAction(QStringLiteral("run.start"), QStringLiteral("{\"verb\": \"x\"}"));
        QTRY_COMPARE_WITH_TIMEOUT(opened.window.findings().count(Severity::Error), 1, patience);
        QCOMPARE(opened.window.engine().longJob(), JobId{0});
    }

    void holdAndResumeFromTheWindow()
    {
        const WorkspaceCopy copy(true);
        copy.shortenTraining();
        Opened opened(copy.path());
        MainWindow& window = opened.window;
        threadwatch::begin(copy.root().string());
        startTraining(window, copy.root());
        QVERIFY(!window.actions().find(QStringLiteral("run.next"))->isEnabled());
        QTest::keyClick(&window, Qt::Key_H, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE_WITH_TIMEOUT(window.engine().status().state, EngineState::Held, patience);
        QTRY_VERIFY_WITH_TIMEOUT(window.actions().find(QStringLiteral("run.resume"))->isEnabled(),
                                 patience);
        QTest::keyClick(&window, Qt::Key_H, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE_WITH_TIMEOUT(window.engine().longJob(), JobId{0}, patience);
        const auto touched = threadwatch::end();
        QVERIFY2(touched.empty(), touched.empty() ? "" : touched.front().c_str());
        QTRY_VERIFY_WITH_TIMEOUT(onlyRun(window) && onlyRun(window)->status == RunStatus::Done,
                                 patience);
        QVERIFY(isUnbroken(onlyRun(window)->folder));
    }

    void stoppingAndResumingFromTheWindow()
    {
        const WorkspaceCopy copy(true);
        copy.shortenTraining();
        Opened opened(copy.path());
        MainWindow& window = opened.window;
        startTraining(window, copy.root());
        window.runAction(QStringLiteral("run.release"), {});
        QTRY_COMPARE_WITH_TIMEOUT(window.engine().longJob(), JobId{0}, patience);
        QCOMPARE(window.engine().status().state, EngineState::Empty);
        QTRY_VERIFY_WITH_TIMEOUT(onlyRun(window) && onlyRun(window)->resumable(), patience);
        window.runAction(QStringLiteral("run.resume"), {});
        QTRY_VERIFY_WITH_TIMEOUT(onlyRun(window) && onlyRun(window)->status == RunStatus::Done,
                                 patience);
        QVERIFY(isUnbroken(onlyRun(window)->folder));
    }

    void closingAsksAndCancelKeepsAllAsItIs()
    {
        const WorkspaceCopy copy(true);
        copy.shortenTraining();
        Opened opened(copy.path());
        MainWindow& window = opened.window;
        startTraining(window, copy.root());
        answerQuestion(QStringLiteral("Cancel"));
        QVERIFY(!window.close());
        QVERIFY(window.isVisible());
        QVERIFY(window.engine().longJob() != 0);

        answerQuestion(QStringLiteral("Stop"));
        QVERIFY(!window.close());
        QTRY_VERIFY_WITH_TIMEOUT(!window.isVisible(), patience);
        const auto run = firstRun(copy);
        const auto state = readRunState(run);
        QVERIFY(state);
        QCOMPARE(state->state, RunState::Stopped);
    }

    void closingCanKeepTheRunRunning()
    {
        const WorkspaceCopy copy(true);
        copy.shortenTraining();
        std::filesystem::path run;
        {
            Opened opened(copy.path());
            MainWindow& window = opened.window;
            startTraining(window, copy.root());
            run = onlyRun(window)->folder;
            answerQuestion(QStringLiteral("Keep running"));
            QVERIFY(!window.close());
            QTRY_VERIFY_WITH_TIMEOUT(!window.isVisible(), patience);
        }
        // Another window sees it by its files.
        Opened later(copy.path());
        QTRY_VERIFY_WITH_TIMEOUT(
            onlyRun(later.window) && onlyRun(later.window)->status == RunStatus::Done, patience);
        QVERIFY(onlyRun(later.window)->state.pid != static_cast<int>(::getpid()));
        QVERIFY(isUnbroken(run));
    }

    void aKilledWindowLeavesARunThatResumes()
    {
        const WorkspaceCopy copy(true);
        copy.shortenTraining();
        QProcess* child = startProgram(QCoreApplication::applicationFilePath(),
                                       {QStringLiteral("--train-in"), copy.path()}, this);
        QVERIFY(child->waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(stepsOf(firstRun(copy)).size() >= 4, patience);
        ::kill(static_cast<pid_t>(child->processId()), SIGKILL);
        QVERIFY(child->waitForFinished());
        const auto run = firstRun(copy);
        QVERIFY(stepsOf(run).size() < unbrokenSeries().size());
        const auto workspace = openWorkspace(copy.root());
        QCOMPARE(findRun(*workspace, run.filename().string())->status, RunStatus::Interrupted);

        QProcess* resume =
            startProgram(QStringLiteral(MESEWRIGHT_BIN "/mesewright-cli"),
                         {QStringLiteral("--quiet"), QStringLiteral("--workspace"), copy.path(),
                          QStringLiteral("runs"), QStringLiteral("resume"),
                          QString::fromStdString(run.filename().string())},
                         this);
        QVERIFY(resume->waitForFinished(patience));
        QCOMPARE(resume->exitCode(), 0);
        QVERIFY(isUnbroken(run));
    }

    void aSecondStartRaisesTheFirst()
    {
        const WorkspaceCopy copy;
        const QString program = QStringLiteral(MESEWRIGHT_BIN "/mesewright");
        const QStringList arguments{QStringLiteral("--workspace"), copy.path()};
        QProcess* first = startProgram(program, arguments, this);
        QVERIFY(first->waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(SingleInstance::raiseOther(copy.path()), patience);
        QProcess* second = startProgram(program, arguments, this);
        QVERIFY(second->waitForFinished(patience));
        QCOMPARE(second->exitStatus(), QProcess::NormalExit);
        QCOMPARE(second->exitCode(), 0);
        QCOMPARE(first->state(), QProcess::Running);
        first->terminate();
        QVERIFY(first->waitForFinished(patience));
    }

    void aFolderThatIsNoWorkspaceLeadsToTheStart()
    {
        QTemporaryDir folder;
        Opened opened(folder.path());
        auto* start = opened.window.findChild<QWidget*>(QStringLiteral("startPage"));
        QVERIFY(start);
        QTRY_VERIFY_WITH_TIMEOUT(start->isVisible(), patience);
        QVERIFY(opened.window.document().folder().isEmpty());
    }
};

/// `--train-in DIR`: the child that is killed while its window trains.
int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() == 3 && arguments[1] == QLatin1String("--train-in")) {
        if (!Theme::install(application))
            return 1;
        Opened opened(arguments[2]);
        // The window is killed from outside, so nothing here waits or checks.
        QObject::connect(
            &opened.window.document(), &WorkspaceDocument::changed, &opened.window,
            [&] {
                opened.window.runAction(QStringLiteral("run.start"),
                                        trainRequest(arguments[2].toStdString()));
            },
            Qt::SingleShotConnection);
        return QApplication::exec();
    }
    WindowTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "windowtest.moc"
