// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/workspacecopy.h"
#include "trainingtests.h"

#include "core/runs/runcontrol.h"

#include <QLabel>
#include <QProcess>
#include <QTest>

namespace mesewright::ui {

/// The command line trains in another process; the panel shows its steps while they are made, sees
/// it held and stopped, and has at the end what the file has.
void AttachTest::followsARunThatTheCommandLineWrites()
{
    WorkspaceCopy copy(true);
    copy.shortenTraining(2000); // far more than it will come to
    ShownPanel shown(copy.path());
    QProcess trainer;
    trainer.setWorkingDirectory(copy.path());
    trainer.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    trainer.start(QStringLiteral(MESEWRIGHT_BIN "/mesewright-cli"),
                  {QStringLiteral("train"), QStringLiteral("--quiet"), QStringLiteral("--config"),
                   QStringLiteral("config.yaml"), QStringLiteral("--train"),
                   QStringLiteral("data/train.jsonl"), QStringLiteral("--out"),
                   QStringLiteral("adapters")});
    QVERIFY(trainer.waitForStarted());
    constexpr int patienceMs = 120'000;
    QTRY_VERIFY_WITH_TIMEOUT(shown.loaded(), patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(shown.panel.run()->lastStep() >= 2, patienceMs);
    const std::int64_t early = shown.panel.run()->lastStep();
    QTRY_VERIFY_WITH_TIMEOUT(shown.panel.run()->lastStep() > early, patienceMs);
    QCOMPARE(trainer.state(), QProcess::Running);
    QCOMPARE(shown.panel.run()->totalSteps().value(), 2000);

    const std::filesystem::path folder = shown.panel.run()->folder();
    QVERIFY(askRun(folder, RunAsk::Stop));
    QTRY_COMPARE_WITH_TIMEOUT(trainer.state(), QProcess::NotRunning, patienceMs);
    QCOMPARE(trainer.exitCode(), 4);
    const auto events = readEvents(folder / "events.jsonl");
    QVERIFY(events);
    const std::vector<StepEvent> steps = joinSteps(*events);
    QTRY_COMPARE_WITH_TIMEOUT(shown.panel.run()->steps(), steps, patienceMs);
    QCOMPARE(shown.points(Curve::Loss).size(), steps.size());
    for (std::size_t i = 0; i < steps.size(); ++i)
        QCOMPARE(shown.points(Curve::Loss)[i],
                 (Point{static_cast<double>(steps[i].step), steps[i].loss}));
}

} // namespace mesewright::ui
