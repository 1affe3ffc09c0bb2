// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/findingplaces.h"
#include "ui/models/findingsmodel.h"
#include "ui/models/palettemodel.h"
#include "ui/models/runsmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace mesewright;
using namespace mesewright::ui;

namespace {

RunSummary run(const std::string& id, const std::string& verb, RunStatus status)
{
    RunSummary summary;
    summary.id = id;
    summary.verb = verb;
    summary.created = "2026-11-23T02:00:00Z";
    summary.status = status;
    return summary;
}

ShownFinding finding(Severity severity, const std::string& text)
{
    return {{severity, text, "config.yaml", 3, 0, "remove it"}, {}, {}, {}};
}

PaletteEntry entry(PaletteEntry::Kind kind, const QString& text)
{
    PaletteEntry made;
    made.kind = kind;
    made.id = text;
    made.text = text;
    return made;
}

} // namespace

class ModelsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runsAreNewestFirstAndKeepTheModelsPromises()
    {
        RunsModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRuns(
            {run("one", "baseline", RunStatus::Done), run("two", "train", RunStatus::Running)});
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.at(0).id, std::string("two"));
        QCOMPARE(model.data(model.index(0, 0), RunsModel::IdRole).toString(),
                 QStringLiteral("two"));
        model.setRuns({run("one", "baseline", RunStatus::Done)});
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.at(0).id, std::string("one"));
        for (int column = 0; column < RunsModel::ColumnCount; ++column)
            QVERIFY(
                !model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
    }

    void aFindingKnowsWhereItIsMended_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("panel");
        QTest::addColumn<QString>("place");
        QTest::newRow("config") << "config.yaml" << 14 << "config"
                                << "line/14";
        QTest::newRow("data") << "data/eval.jsonl" << 12 << "data"
                              << "eval/12";
        QTest::newRow("base") << "eval/results/baseline.json" << 0 << "evaluation"
                              << "baseline";
        QTest::newRow("adapter") << "eval/results/ckpt-60__scale-0.5.json" << 0 << "evaluation"
                                 << "grid";
        QTest::newRow("decision") << "eval/results/comparison_results.json" << 0 << "decision"
                                  << "";
        QTest::newRow("run") << "runs/2026-train-abcd/events.jsonl" << 0 << "training"
                             << "2026-train-abcd";
        QTest::newRow("none") << "" << 0 << "overview"
                              << "";
    }

    void aFindingKnowsWhereItIsMended()
    {
        QFETCH(QString, file);
        QFETCH(int, line);
        QFETCH(QString, panel);
        QFETCH(QString, place);
        Finding finding;
        finding.file = file.toStdString();
        finding.line = line;
        QCOMPARE(placeOf(finding).panel, panel);
        QCOMPARE(placeOf(finding).place, place);
    }

    void chosenRunsStayChosenWhileOneIsAtWork()
    {
        RunsModel model;
        model.setRuns(
            {run("one", "baseline", RunStatus::Done), run("two", "train", RunStatus::Running)});
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        QVERIFY(model.setData(model.index(1, RunsModel::Chosen), Qt::Checked, Qt::CheckStateRole));
        model.setRuns(
            {run("one", "baseline", RunStatus::Done), run("two", "train", RunStatus::Done)});
        QCOMPARE(resets.count(), 0); // the same runs: nobody loses their place
        QCOMPARE(model.chosen(), QList<int>{1});
        QCOMPARE(model.at(0).status, RunStatus::Done);
    }

    void findingsStandWorstFirstAndGoWithTheirSource()
    {
        FindingsModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy counts(&model, &FindingsModel::countsChanged);
        model.setFindings(QStringLiteral("config"),
                          {finding(Severity::Note, "a note"), finding(Severity::Error, "a fault")});
        model.setFindings(QStringLiteral("data"), {finding(Severity::Warning, "a doubt")});
        QCOMPARE(counts.count(), 2);
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.at(0).finding.severity, Severity::Error);
        QCOMPARE(model.at(1).finding.severity, Severity::Warning);
        QCOMPARE(model.at(2).finding.severity, Severity::Note);
        QCOMPARE(model.count(Severity::Warning), 1);
        model.setFindings(QStringLiteral("config"), {});
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.at(0).source, QStringLiteral("data"));
    }

    void thePaletteFindsByLettersInOrder_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("everything")
            << QString()
            << QStringList{QStringLiteral("Reset layout"), QStringLiteral("Run next gate"),
                           QStringLiteral("train-1")};
        QTest::newRow("start of words")
            << QStringLiteral("rng") << QStringList{QStringLiteral("Run next gate")};
        QTest::newRow("any case") << QStringLiteral("LAYOUT")
                                  << QStringList{QStringLiteral("Reset layout")};
        QTest::newRow("only actions")
            << QStringLiteral(">r")
            << QStringList{QStringLiteral("Run next gate"), QStringLiteral("Reset layout")};
        QTest::newRow("only runs")
            << QStringLiteral("@t") << QStringList{QStringLiteral("train-1")};
        QTest::newRow("nothing") << QStringLiteral("zzz") << QStringList{};
    }

    void thePaletteFindsByLettersInOrder()
    {
        QFETCH(QString, query);
        QFETCH(QStringList, expected);
        PaletteModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setEntries({entry(PaletteEntry::Kind::Action, QStringLiteral("Reset layout")),
                          entry(PaletteEntry::Kind::Action, QStringLiteral("Run next gate")),
                          entry(PaletteEntry::Kind::Run, QStringLiteral("train-1"))});
        model.setQuery(query);
        QStringList found;
        for (int row = 0; row < model.rowCount(); ++row)
            found << model.at(row).text;
        found.sort();
        expected.sort();
        QCOMPARE(found, expected);
    }

    void anExactStartBeatsScatteredLetters()
    {
        QVERIFY(fuzzyScore(QStringLiteral("run"), QStringLiteral("Run next gate")) >
                fuzzyScore(QStringLiteral("run"), QStringLiteral("Restore outer panel")));
        QList<int> positions;
        QVERIFY(fuzzyScore(QStringLiteral("ng"), QStringLiteral("Run next gate"), &positions) > 0);
        QCOMPARE(positions, (QList<int>{4, 9}));
    }
};

QTEST_GUILESS_MAIN(ModelsTest)
#include "modelstest.moc"
