// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/workspacecopy.h"
#include "trainingtests.h"

#include "core/data/taskfile.h"
#include "core/runs/runcontrol.h"
#include "core/runs/runlist.h"
#include "ui/panels/training/samplescard.h"
#include "ui/widgets/code/codeview.h"

#include <QLabel>
#include <QProcess>
#include <QTableView>
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

/// A run that asks fixed prompts at its checkpoints learns exactly what one without them learns,
/// and the strip shows what its file says.
void AttachTest::fixedPromptsFillTheStripAndChangeNoStep()
{
    WorkspaceCopy copy(true);
    copy.shortenTraining(2);
    const auto train = [&copy](const QString& out, const QStringList& more) {
        QProcess trainer;
        trainer.setWorkingDirectory(copy.path());
        trainer.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        trainer.start(QStringLiteral(MESEWRIGHT_BIN "/mesewright-cli"),
                      QStringList{QStringLiteral("train"), QStringLiteral("--quiet"),
                                  QStringLiteral("--train"), QStringLiteral("data/train.jsonl"),
                                  QStringLiteral("--out"), out} +
                          more);
        constexpr int patienceMs = 120'000;
        return trainer.waitForFinished(patienceMs) && trainer.exitCode() == 0;
    };
    QVERIFY(train(QStringLiteral("plain"), {}));
    const auto plain = listRuns({copy.root(), {}, {}});
    QVERIFY(plain && plain->size() == 1);
    const std::vector<StepEvent> alone = stepsOf(plain->front().folder);
    QVERIFY(train(QStringLiteral("asked"),
                  {QStringLiteral("--samples"), QStringLiteral("data/eval.jsonl")}));

    ShownPanel shown(copy.path());
    constexpr int patienceMs = 30'000;
    QTRY_VERIFY_WITH_TIMEOUT(shown.loaded(), patienceMs);
    const TrainingRun& run = *shown.panel.run();
    QVERIFY(run.folder() != plain->front().folder);
    QTRY_COMPARE_WITH_TIMEOUT(run.steps().size(), alone.size(), patienceMs);
    for (std::size_t i = 0; i < alone.size(); ++i) {
        QCOMPARE(run.steps()[i].loss, alone[i].loss);
        QCOMPARE(run.steps()[i].gradNorm, alone[i].gradNorm);
    }
    const auto events = readEvents(run.folder() / "events.jsonl");
    QVERIFY(events);
    std::vector<SampleEvent> samples;
    for (const Event& event : *events)
        if (const auto* sample = std::get_if<SampleEvent>(&event.body))
            samples.push_back(*sample);
    QCOMPARE(samples.size(), 10U); // five prompts, of the base and of the one checkpoint
    auto* table = shown.panel.findChild<SamplesCard*>()->findChild<QTableView*>();
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 5, patienceMs);
    QCOMPARE(table->model()->columnCount(), 3);
    for (int row = 0; row < 5; ++row)
        for (int column = 1; column < 3; ++column) {
            const SampleEvent& told = samples[static_cast<std::size_t>((column - 1) * 5 + row)];
            QCOMPARE(
                outcomeName(static_cast<Outcome>(
                    table->model()->index(row, column).data(SamplesModel::OutcomeRole).toInt())),
                told.outcome);
        }
    // The prompts are named by what they ask, and the keyboard goes from answer to answer.
    const auto asked = readTaskItems(copy.root() / "data/eval.jsonl");
    QVERIFY(asked);
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->index(0, 0).data().toString(),
                              QString::fromStdString(asked->front().instruction).simplified(),
                              patienceMs);
    table->setCurrentIndex(table->model()->index(1, 2));
    QTest::keyClick(table, Qt::Key_Left);
    QCOMPARE(table->currentIndex().column(), 1);
    auto* code = shown.panel.findChild<SamplesCard*>()->findChild<CodeView*>();
    QCOMPARE(code->text(), showableCode(QString::fromStdString(samples[1].text)));
}

} // namespace mesewright::ui
