// SPDX-License-Identifier: GPL-3.0-or-later
// What the panel computes from results and logs, on values made by hand.
#include "ui/models/answertext.h"
#include "ui/panels/evaluation/baselinefigures.h"
#include "ui/panels/evaluation/griddata.h"
#include "ui/panels/evaluation/itemsandanswer.h"
#include "ui/panels/evaluation/itemsmodel.h"
#include "ui/panels/evaluation/liveconfigurations.h"
#include "ui/panels/evaluation/livepage.h"
#include "ui/panels/evaluation/liverun.h"
#include "ui/panels/evaluation/validationpage.h"

#include <nlohmann/json.hpp>

#include "ui/shell/theme/theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <filesystem>
#include <fstream>

using namespace mesewright;
using namespace mesewright::ui;

namespace {

CandidateResult candidate(const std::string& outcome, const std::string& text = "return 1")
{
    CandidateResult made;
    made.outcome = outcome;
    made.valid = outcome == "passed";
    made.output = text;
    return made;
}

ItemResult item(const std::string& id, const std::vector<std::string>& outcomes)
{
    ItemResult made;
    made.id = id;
    made.fingerprint = "key of " + id;
    made.instruction = "Do " + id;
    made.family = "scaffold";
    for (const std::string& outcome : outcomes)
        made.candidates.push_back(candidate(outcome));
    return made;
}

EvalResults results(std::vector<ItemResult> items)
{
    EvalResults made;
    made.items = std::move(items);
    return made;
}

std::shared_ptr<const Json> extra(const char* text)
{
    return std::make_shared<const Json>(Json::parse(text));
}

SampleEvent sample(const std::string& name, int number, const std::string& outcome,
                   const std::string& configuration)
{
    return {name, number, "text of " + name, outcome, configuration};
}

template <class Body>
Event logged(Body body)
{
    return {1, std::move(body)};
}

} // namespace

class EvaluationValuesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itemsArePairedRowByRow()
    {
        // The same item in two rows, and one that the other file lacks.
        const EvalResults left = results({item("a", {"passed"}), item("b", {"failed"}),
                                          item("a", {"failed"}), item("c", {"passed"})});
        EvalResults right =
            results({item("b", {"passed"}), item("a", {"failed"}), item("a", {"passed"})});
        right.items[1].extra = extra(R"({"leaked": true})");
        const std::vector<ItemPair> pairs = pairItems(&left, &right);
        QCOMPARE(pairs.size(), std::size_t{4});
        QCOMPARE(pairs[0].right, &right.items[1]);
        QCOMPARE(pairs[1].right, &right.items[0]);
        QCOMPARE(pairs[2].right, &right.items[2]);
        QVERIFY(pairs[3].right == nullptr);
        QCOMPARE(pairs[0].leak, ItemLeak::Leaked);
        QCOMPARE(pairs[2].leak, ItemLeak::Clean);
        QCOMPARE(changeOf(pairs[0]), -1);
        QCOMPARE(changeOf(pairs[1]), 1);
        QCOMPARE(changeOf(pairs[3]), 0); // nothing to compare with
        QVERIFY(pairItems(nullptr, nullptr).empty());
    }

    void filtersCountAndShowTheSameItems()
    {
        auto left = std::make_shared<EvalResults>(
            results({item("gain", {"failed", "failed"}), item("loss", {"passed", "failed"}),
                     item("both", {"passed", "passed"}), item("none", {"not_extracted", "failed"}),
                     item("run", {"not_run", "not_run"})}));
        const EvalResults right =
            results({item("gain", {"failed", "passed"}), item("loss", {"failed", "failed"}),
                     item("both", {"failed", "passed"}), item("none", {"failed", "failed"}),
                     item("run", {"not_run", "not_extracted"})});
        ItemsModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setSides(QStringLiteral("Base"), QStringLiteral("Adapter"));
        model.setPairs(left, pairItems(left.get(), &right));
        const std::pair<ItemFilter, QStringList> expected[] = {
            {ItemFilter::All,
             {QStringLiteral("gain"), QStringLiteral("loss"), QStringLiteral("both"),
              QStringLiteral("none"), QStringLiteral("run")}},
            {ItemFilter::OnlyRight, {QStringLiteral("gain")}},
            {ItemFilter::OnlyLeft, {QStringLiteral("loss")}},
            {ItemFilter::NotExtracted, {QStringLiteral("none"), QStringLiteral("run")}},
            {ItemFilter::Differ, {QStringLiteral("gain"), QStringLiteral("loss")}},
            {ItemFilter::Neither, {QStringLiteral("none"), QStringLiteral("run")}}};
        for (const auto& [filter, names] : expected) {
            model.setFilter(filter);
            QCOMPARE(model.count(filter), static_cast<int>(names.size()));
            QCOMPARE(model.rowCount(), static_cast<int>(names.size()));
            for (int row = 0; row < names.size(); ++row)
                QCOMPARE(itemName(model.at(row)), names[row]);
        }
        model.setFilter(ItemFilter::All);
        QCOMPARE(model.data(model.index(0, ItemsModel::Right), Qt::DisplayRole).toString(),
                 QStringLiteral("FP"));
        QCOMPARE(model.data(model.index(4, ItemsModel::Right), Qt::DisplayRole).toString(),
                 QStringLiteral("NX"));
        QVERIFY(model.data(model.index(0, 0), Qt::AccessibleTextRole)
                    .toString()
                    .contains(QStringLiteral("Adapter: 1 of 2 answers pass")));
        model.setSearch(QStringLiteral("DO LOSS"));
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.rowOf(QStringLiteral("loss")), 0);
        QCOMPARE(model.rowOf(QStringLiteral("gain")), -1);
    }

    void whatWasJudgedIsShown()
    {
        const CandidateResult fenced =
            candidate("passed", "Sure.\n```lua\nminetest.log(\"x\")\n```\n");
        QCOMPARE(judgedText(fenced, "none").text, QString::fromStdString(fenced.output));
        QCOMPARE(judgedText(fenced, "auto").text.trimmed(), QStringLiteral("minetest.log(\"x\")"));
        QVERIFY(!judgedText(fenced, "auto").diff);
        const CandidateResult diff =
            candidate("passed", "--- a/init.lua\n+++ b/init.lua\n@@ -1 +1 @@\n-a = 1\n+a = 2\n");
        QVERIFY(judgedText(diff, "none").diff);
        const CandidateResult prose = candidate("not_extracted", "You should write a node.");
        QVERIFY(!judgedText(prose, "auto").found);
        QCOMPARE(judgedText(prose, "auto").text, QString::fromStdString(prose.output));
    }

    void evidenceBecomesSentences()
    {
        CandidateResult one = candidate("failed");
        one.finish = "stop";
        one.ids = {1, 2, 3};
        one.evidence = extra(R"({"line": 4, "detail": "'=' expected",
            "registered": [{"kind": "node", "name": "mymod:lamp", "fields": {"light_source": 11}}],
            "expect": {"holds": false, "problems": ["asked for light 3"]},
            "findings": [{"kind": "undeclared_global", "text": "unknown global: default", "line": 6}],
            "judge": "LuaJIT"})");
        const QList<EvidenceLine> lines = evidenceLines(one);
        const auto has = [&](const char* text, std::optional<State> state, int line) {
            for (const EvidenceLine& shown : lines)
                if (shown.text == QString::fromUtf8(text) && shown.state == state &&
                    shown.line == line)
                    return true;
            return false;
        };
        QVERIFY(has("'=' expected", State::Failed, 4));
        QVERIFY(has("asked for light 3", State::Failed, 0));
        QVERIFY(has("unknown global: default", State::NotExtracted, 6));
        QVERIFY(has("registered: node mymod:lamp {light_source 11}", std::nullopt, 0));
        QVERIFY(lines.last().text.contains(QStringLiteral("stop")));
        QCOMPARE(verdictLine(one), 4);
        one.evidence = extra("[1]"); // not what we write: shown without it
        QCOMPARE(evidenceLines(one).size(), 1);
    }

    void aLogAddsUp()
    {
        LiveState state;
        QVERIFY(state.empty());
        state.take(logged(sample("a", 1, "passed", "base")));
        state.take(logged(sample("a", 0, "failed", "base")));
        QCOMPARE(state.configurations().size(), std::size_t{1});
        QCOMPARE(state.configurations()[0].answers, 2);
        QCOMPARE(state.configurations()[0].itemsDone, 0);
        state.take(logged(ItemEvent{"a", 0, 1, "base"}));
        state.take(logged(sample("a", 0, "passed", "ckpt-2__scale-0.5")));
        QCOMPARE(state.configurations().size(), std::size_t{2});
        const LiveState::Configuration* base = state.configuration(QStringLiteral("base"));
        QVERIFY(base);
        QCOMPARE(base->itemsDone, 1);
        QCOMPARE(base->itemsPassed, 1);
        QCOMPARE(base->firstPassed, 0);
        // The same item said again by a run that went on counts once.
        state.take(logged(ItemEvent{"a", 1, 1, "base"}));
        base = state.configuration(QStringLiteral("base"));
        QCOMPARE(base->itemsDone, 1);
        QCOMPARE(base->firstPassed, 1);
        // Nonsense is left out.
        state.take(logged(sample("a", -1, "passed", "base")));
        state.take(logged(SampleEvent{"a", 1 << 30, "", "passed", "base"}));
        QCOMPARE(state.configuration(QStringLiteral("base"))->answers, 2);

        LiveConfigurations model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setState(state, 4, 2);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.data(model.index(0, LiveConfigurations::Items), Qt::DisplayRole).toString(),
                 QStringLiteral("1 of 4"));
        LiveState other;
        other.take(logged(sample("z", 0, "passed", "base")));
        model.setState(other, 4, 2);
        QCOMPARE(model.rowCount(), 1);
    }

    void liveResultsCountWhatIsDone()
    {
        LiveState state;
        for (const char* name : {"a", "b", "c"})
            state.take(logged(sample(name, 0, name[0] == 'a' ? "passed" : "failed", "base")));
        state.take(logged(ItemEvent{"a", 1, 1, "base"}));
        state.take(logged(ItemEvent{"b", 0, 0, "base"}));
        LiveRun run;
        run.k = 1;
        run.level = QStringLiteral("static");
        for (const char* name : {"a", "b", "c"}) {
            TaskItem task;
            task.id = name;
            task.family = "doc";
            task.instruction = std::string("Do ") + name;
            run.items.emplace(name, task);
        }
        const EvalResults live = liveResults(run, state.configurations()[0]);
        QCOMPARE(live.overall.count, std::int64_t{2}); // c is not done
        QCOMPARE(live.overall.passAtK, 0.5);
        QCOMPARE(live.family("doc")->count, std::int64_t{2});
        QCOMPARE(live.items.size(), std::size_t{3});
        QCOMPARE(live.items[0].instruction, std::string("Do a"));
    }

    void theGridOrdersCheckpointsAndFillsFromTheLog()
    {
        report::Evidence evidence;
        for (const auto& [checkpoint, step, scale, rate] :
             {std::tuple{"ckpt-200", 200, 0.5, 0.9}, std::tuple{"ckpt-30", 30, 1.0, 0.6}}) {
            report::ResultsEvidence one;
            one.checkpoint = checkpoint;
            one.step = step;
            one.scale = scale;
            one.results.overall.passAtK = rate;
            one.results.overall.count = 10;
            evidence.adapters.push_back(one);
        }
        evidence.picked = 0;
        LiveState live;
        for (const char* name : {"a", "b"})
            live.take(logged(ItemEvent{name, 0, name[0] == 'a' ? 1.0 : 0.0, "ckpt-30__scale-0.5"}));
        GridSource source;
        source.evidence = &evidence;
        for (const auto& adapter : evidence.adapters)
            source.figures.append(&adapter.results);
        source.live = &live;
        source.itemsOfOne = 8;
        QList<int> adapterOfCell;
        const HeatGridData data = gridData(source, &adapterOfCell);
        QCOMPARE(data.rows, (QStringList{QStringLiteral("ckpt-30"), QStringLiteral("ckpt-200")}));
        QCOMPARE(data.columns,
                 (QStringList{QStringLiteral("scale 0.5"), QStringLiteral("scale 1.0")}));
        QCOMPARE(adapterOfCell, (QList<int>{-1, 1, 0, -1}));
        QCOMPARE(data.at(0, 0).value, std::optional(0.5)); // of the two items that are done
        QCOMPARE(data.at(0, 0).share, std::optional(0.25));
        QCOMPARE(data.at(0, 1).value, std::optional(0.6));
        QVERIFY(data.at(1, 0).picked);
        QVERIFY(!data.at(1, 1).value);
        QCOMPARE(heatRange(data).low, 0.5);
        QCOMPARE(heatRange(HeatGridData{}).low, 0.95);
    }

    void theHeatGridIsMovedByKeys()
    {
        HeatGrid grid;
        HeatGridData data;
        data.rows = {QStringLiteral("one"), QStringLiteral("two")};
        data.columns = {QStringLiteral("scale 0.5"), QStringLiteral("scale 1.0")};
        for (const double value : {0.5, 0.6, 0.7, 0.8})
            data.cells.append({value, {}, {}, {}, false});
        grid.setData(data);
        grid.setCurrent(0);
        QSignalSpy chosen(&grid, &HeatGrid::cellChosen);
        QTest::keyClick(&grid, Qt::Key_Right);
        QCOMPARE(grid.current(), 1);
        QTest::keyClick(&grid, Qt::Key_Right); // at the edge
        QCOMPARE(grid.current(), 1);
        QTest::keyClick(&grid, Qt::Key_Down);
        QCOMPARE(grid.current(), 3);
        QCOMPARE(chosen.count(), 2);
        QVERIFY(grid.accessibleDescription().contains(QStringLiteral("80")));
        grid.resize(400, 300);
        QTest::mouseClick(&grid, Qt::LeftButton, {}, QPoint(150, 60));
        QCOMPARE(grid.current(), 0);
    }

    void theFormatsAreComparedItemByItem()
    {
        report::ResultsEvidence plain;
        report::ResultsEvidence chat;
        std::vector<ItemResult> before;
        std::vector<ItemResult> after;
        for (int i = 0; i < 10; ++i) {
            before.push_back(item("i" + std::to_string(i), {i < 2 ? "passed" : "failed"}));
            after.push_back(item("i" + std::to_string(i), {i < 9 ? "passed" : "failed"}));
        }
        plain.results = results(before);
        chat.results = results(after);
        LevelResults level;
        QVERIFY(!formatGain(level));
        level.baseline = &plain;
        level.baselineChat = &chat;
        const auto gain = formatGain(level);
        QVERIFY(gain);
        QCOMPARE(qRound(gain->points * 100), 70);
        QVERIFY(gain->interval.low > 0 && gain->interval.low < 0.7 && gain->interval.high <= 1);
        chat.results.items.pop_back(); // not the same items any more
        QVERIFY(!formatGain(level));
    }

    void aRunIsFollowedWhileItIsWritten()
    {
        QTemporaryDir folder;
        const std::filesystem::path run(folder.path().toStdString());
        const auto append = [&](const auto& body) {
            std::ofstream(run / "events.jsonl", std::ios::app) << eventLine(logged(body)) << '\n';
        };
        std::ofstream(run / "eval.jsonl")
            << R"({"id":"a","family":"doc","instruction":"Do a","input":"","output":"x"})" << '\n'
            << R"({"id":"b","family":"doc","instruction":"Do b","input":"","output":"y"})" << '\n';
        std::ofstream(run / "run.json")
            << Json{{"id", "run-1"},
                    {"verb", "adapters"},
                    {"options",
                     {{"level", "static"}, {"k", 1}, {"eval", (run / "eval.jsonl").string()}}}}
                   .dump();
        append(sample("a", 0, "passed", "ckpt-1__scale-0.5"));
        append(ItemEvent{"a", 1, 1, "ckpt-1__scale-0.5"});
        LivePage page;
        page.resize(1400, 800);
        page.show();
        RunSummary summary;
        summary.id = "run-1";
        summary.verb = "adapters";
        summary.folder = run;
        summary.status = RunStatus::Running;
        summary.alive = true;
        page.setRun(summary);
        QTRY_COMPARE(page.configurations().rowCount(), 1);
        QTRY_COMPARE(page.itemsOfOne(), 2);
        QTRY_COMPARE(page.items().items().model().rowCount(), 1);
        QCOMPARE(page.items().items().currentPair()->item().instruction, std::string("Do a"));
        // More comes while it is looked at.
        QSignalSpy advanced(&page, &LivePage::advanced);
        append(sample("b", 0, "failed", "ckpt-1__scale-0.5"));
        append(ItemEvent{"b", 0, 0, "ckpt-1__scale-0.5"});
        append(sample("a", 0, "passed", "ckpt-1__scale-1.0"));
        QTRY_COMPARE(page.configurations().rowCount(), 2);
        QVERIFY(advanced.count() > 0);
        QTRY_COMPARE(page.items().items().model().rowCount(), 2);
        QCOMPARE(page.state().configurations()[0].itemsPassed, 1);
        QCOMPARE(page.state().configurations()[0].itemsDone, 2);
        // The run has gone: nothing of it stays.
        page.setRun(std::nullopt);
        QTRY_VERIFY(page.state().empty());
    }

    void validationLossIsReadFromTheLog()
    {
        const auto loss = validationLoss({"info", "validation loss 1.2345 after step 60"});
        QVERIFY(loss);
        QCOMPARE(loss->step, std::int64_t{60});
        QCOMPARE(loss->loss, 1.2345);
        QVERIFY(!validationLoss({"info", "loss 1.2345 after step 60"}));
        QVERIFY(std::isnan(validationLoss({"info", "validation loss nan after step 1"})->loss));
    }
};

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    if (const auto installed = Theme::install(application); !installed)
        qFatal("%s", installed.error().message.c_str());
    EvaluationValuesTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "evaluationvaluestest.moc"
