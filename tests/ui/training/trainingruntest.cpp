// SPDX-License-Identifier: GPL-3.0-or-later
#include "trainingtests.h"

#include "ui/panels/training/logmodel.h"
#include "ui/panels/training/samplesmodel.h"
#include "ui/panels/training/trainingfigures.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <cmath>
#include <fstream>

#include <nlohmann/json.hpp>

namespace mesewright::ui {

namespace {

using Reporting = QAbstractItemModelTester::FailureReportingMode;

/// Appends events with their own times, as if they had been written then.
class TimedLog
{
public:
    explicit TimedLog(const std::filesystem::path& run)
        : m_file(run / "events.jsonl", std::ios::app)
    {
    }
    template <class Body>
    void add(double time, Body body)
    {
        m_file << eventLine({time, std::move(body)}) << '\n' << std::flush;
    }

private:
    std::ofstream m_file;
};

} // namespace

void TrainingRunTest::theSeriesIsTheJoinedOne()
{
    const WrittenWorkspace workspace;
    RunFolder folder = workspace.makeRun();
    writeSteps(folder, 1, 30);
    QVERIFY(folder.resumeFrom(20));
    writeSteps(folder, 21, 40);
    TrainingRun run(folder.id(), folder.path());
    run.setActive(true);
    QTRY_VERIFY(run.loaded());
    const auto events = readEvents(folder.path() / "events.jsonl");
    QVERIFY(events);
    QCOMPARE(run.steps(), joinSteps(*events));
    QCOMPARE(run.lastStep(), 40);

    // The same while it grows, through a resume that takes steps back.
    QSignalSpy changed(&run, &TrainingRun::stepsChanged);
    writeSteps(folder, 41, 50);
    QTRY_COMPARE(run.lastStep(), 50);
    QCOMPARE(changed.first().first().toULongLong(), 40ULL);
    changed.clear();
    QVERIFY(folder.resumeFrom(45));
    writeSteps(folder, 46, 47);
    QTRY_COMPARE(run.lastStep(), 47);
    QVERIFY(changed.first().first().toULongLong() <= 45ULL);
    QCOMPARE(run.steps(), joinSteps(*readEvents(folder.path() / "events.jsonl")));
    for (std::size_t i = 1; i < run.steps().size(); ++i)
        QVERIFY(run.timeOf(i) >= run.timeOf(i - 1));
}

void TrainingRunTest::factsAreThoseOfTheFolder()
{
    const WrittenWorkspace workspace;
    RunFolder folder = workspace.makeRun("cuda:1");
    const RunFacts facts = readRunFacts(folder.path());
    QCOMPARE(facts.device, QStringLiteral("cuda:1"));
    QVERIFY(facts.onGpu());
    QCOMPARE(facts.gpuIndex(), 1U);
    QCOMPARE(facts.totalSteps().value(), 200);
    QVERIFY(facts.created.isValid());
    QVERIFY(!facts.settings);

    QCOMPARE(shortRunName("20261122T222700Z-train-k7qd"), QStringLiteral("train-k7qd"));
    QCOMPARE(shortRunName("odd"), QStringLiteral("odd"));
    Settings settings;
    QCOMPARE(settingsText(settings),
             QStringLiteral("r 8 · alpha 16 · layers 19–23 · lr 5e-5 cosine"));
    settings.layers = {1, 5};
    QVERIFY(settingsText(settings).contains(QStringLiteral("layers 1, 5 ")));

    std::ofstream(folder.path() / "run.json") << "[1]";
    QVERIFY(!readRunFacts(folder.path()).problem.isEmpty());
    QVERIFY(!readRunFacts("/nowhere").problem.isEmpty());
}

void TrainingRunTest::timeLeftReckonsSavingApart()
{
    const WrittenWorkspace workspace;
    const std::filesystem::path config =
        std::filesystem::path(workspace.path().toStdString()) / "config.yaml";
    std::ofstream(config) << "trainer:\n  max_steps: 100\n  save_steps: 20\n";
    auto folder = RunFolder::create(workspace.workspace(), "train",
                                    {{"options", {{"config", config.string()}}}});
    QVERIFY(folder);
    TimedLog log(folder->path());
    double time = 1000;
    for (int step = 1; step <= 50; ++step) {
        // Half of the steps take one second, half two; after each 20th saving takes ten.
        const double seconds = step % 2 == 0 ? 2 : 1;
        time += seconds + (step > 1 && (step - 1) % 20 == 0 ? 10 : 0);
        log.add(time, StepEvent{step, 1, 1, 1, 100, seconds});
    }
    TrainingRun run(folder->id(), folder->path());
    run.setActive(true);
    QTRY_VERIFY(run.loaded() && run.factsKnown());
    QVERIFY2(run.facts().settings, qPrintable(run.facts().problem));
    const auto left = run.timeLeft();
    QVERIFY(left);
    // 50 steps of 1 to 2 s, and the three saves at 60, 80 and 100.
    QCOMPARE(left->low, 50.0 + 30.0);
    QCOMPARE(left->high, 100.0 + 30.0);
    QCOMPARE(run.nextCheckpoint().value(), 60);
    QCOMPARE(run.tokensASecond().value(), 50 * 100.0 / 75);
}

void TrainingRunTest::theLogIsInOrderAndKeepsThePromises()
{
    const WrittenWorkspace workspace;
    RunFolder folder = workspace.makeRun();
    TimedLog log(folder.path());
    log.add(100, MessageEvent{"info", "going on"});
    log.add(101, StepEvent{1, 2.5, 1, 1, 1, 1});
    log.add(102, StepEvent{2, notANumber, 1, 3, 1, 1});
    log.add(103, MessageEvent{"warning", "odd"});
    TrainingRun run(folder.id(), folder.path());
    run.setActive(true);
    QTRY_VERIFY(run.loaded() && run.factsKnown());
    LogModel model;
    QAbstractItemModelTester tester(&model, Reporting::QtTest);
    model.setLines(logLinesOf(run));
    QCOMPARE(model.rowCount({}), 4);
    QCOMPARE(model.lines()[0].text, QStringLiteral("going on"));
    QVERIFY(model.lines()[1].text.contains(QLocale().toString(2.5, 'f', 3)));
    QCOMPARE(model.lines()[2].severity, Severity::Error);
    QVERIFY(model.lines()[2].text.contains(QStringLiteral("NaN")));
    QCOMPARE(model.lines()[3].severity, Severity::Warning);

    // Lines that stand stay; only new ones come.
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    log.add(104, MessageEvent{"info", "more"});
    QTRY_COMPARE(run.messages().size(), std::size_t(3));
    model.setLines(logLinesOf(run));
    QCOMPARE(removed.count(), 0);
    QCOMPARE(inserted.count(), 1);
    model.setLines({});
    QCOMPARE(model.rowCount({}), 0);
}

void TrainingRunTest::samplesStandInAStrip()
{
    const WrittenWorkspace workspace;
    RunFolder folder = workspace.makeRun();
    const auto sample = [&](const char* item, const char* text, const char* outcome) {
        QVERIFY(folder.event(SampleEvent{item, 0, text, outcome, {}}));
    };
    sample("place a light", "nothing", "failed");
    sample("dig", "x", "");
    writeSteps(folder, 1, 20);
    sample("place a light", "light = 14", "passed");
    TrainingRun run(folder.id(), folder.path());
    run.setActive(true);
    QTRY_VERIFY(run.loaded());
    SamplesModel model;
    QAbstractItemModelTester tester(&model, Reporting::QtTest);
    model.setRun(&run);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.columnCount(), 3);
    QCOMPARE(model.headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(),
             QStringLiteral("base"));
    QCOMPARE(model.headerData(2, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("20"));
    QCOMPARE(model.data(model.index(0, 2), Qt::DisplayRole).toString(), QStringLiteral("P"));
    QCOMPARE(model.cell(model.index(0, 2))->text, QStringLiteral("light = 14"));
    QCOMPARE(model.cellBefore(model.index(0, 2))->text, QStringLiteral("nothing"));
    QCOMPARE(model.cellBefore(model.index(0, 1)), nullptr);
    QCOMPARE(model.cell(model.index(1, 2)), nullptr);
    QCOMPARE(model.data(model.index(1, 1), SamplesModel::OutcomeRole).toInt(), -1);
    QVERIFY(model.data(model.index(0, 2), Qt::AccessibleTextRole)
                .toString()
                .startsWith(QStringLiteral("place a light, ckpt-20")));
    model.setRun(nullptr);
    QCOMPARE(model.columnCount(), 0);
}

void TrainingRunTest::valuesAreThoseOfTheEvents()
{
    const StepEvent step{7, 0.5, 5e-5, 0.25, 3000, 1.5};
    QCOMPARE(valueOf(step, Curve::Loss), 0.5);
    QCOMPARE(valueOf(step, Curve::LearningRate), 5e-5);
    QCOMPARE(valueOf(step, Curve::GradientNorm), 0.25);
    QCOMPARE(valueOf(step, Curve::Throughput), 2000.0);
    QVERIFY(std::isnan(valueOf(StepEvent{}, Curve::Throughput)));
    const GpuEvent reading{10.0 * (1ULL << 30), 0.97, 318, 71};
    QCOMPARE(valueOf(reading, Curve::Memory), 10.0);
    QCOMPARE(valueOf(reading, Curve::Load), 97.0);
    QCOMPARE(valueOf(reading, Curve::Power), 318.0);
    QCOMPARE(valueOf(reading, Curve::Temperature), 71.0);
}

} // namespace mesewright::ui
