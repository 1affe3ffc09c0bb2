// SPDX-License-Identifier: GPL-3.0-or-later
// The panel on a real workspace, driven by keyboard and mouse. Numbers are read from the files
// again, by another way than the panel's.
#include "ui/panels/evaluation/evaluationpanel.h"

#include "core/base/files.h"
#include "core/base/json.h"
#include "core/gates/evaluationgates.h"
#include "ui/panels/evaluation/baselinepage.h"
#include "ui/panels/evaluation/gridpage.h"
#include "ui/panels/evaluation/itemsandanswer.h"
#include "ui/panels/evaluation/livepage.h"
#include "ui/panels/evaluation/measuredialog.h"
#include "ui/panels/evaluation/reliabilitypage.h"
#include "ui/shell/theme/theme.h"
#include "ui/widgets/code/codeview.h"
#include "ui/widgets/intervalchart.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/tableview.h"

#include <nlohmann/json.hpp>

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>

#include <fstream>
#include <memory>

using namespace mesewright;
using namespace mesewright::ui;

namespace {

constexpr int patience = 60000;

std::filesystem::path demo(const char* name = "")
{
    return std::filesystem::path(MESEWRIGHT_DEMO_WORKSPACE) / name;
}

Json jsonOf(const std::filesystem::path& file)
{
    const Result<std::string> text = readFile(file);
    return text ? Json::parse(*text, nullptr, false) : Json();
}

/// The first results file of gate D.
std::filesystem::path adapterFile()
{
    for (const auto& entry : std::filesystem::directory_iterator(demo("eval/results")))
        if (entry.path().filename().string().find("__scale-") != std::string::npos)
            return entry.path();
    return {};
}

bool anyPasses(const Json& item)
{
    for (const Json& candidate : item["candidates"])
        if (candidate["valid"].get<bool>())
            return true;
    return false;
}

} // namespace

class EvaluationPanelTest final : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<WorkspaceDocument> m_document;
    std::unique_ptr<EvaluationPanel> m_panel;

    void openPanel(bool open = true)
    {
        m_panel.reset();
        m_document = std::make_unique<WorkspaceDocument>();
        m_panel = std::make_unique<EvaluationPanel>(*m_document);
        m_panel->resize(1500, 860);
        m_panel->show();
        m_panel->setActive(true);
        if (!open)
            return;
        m_document->open(QString::fromStdString(demo().string()));
        QTRY_VERIFY_WITH_TIMEOUT(m_document->snapshot() != nullptr, patience);
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
    }

    /// The field of that name in a dialog; null if it has none.
    template <class Field>
    static Field* field(const QDialog& dialog, const char* name)
    {
        for (Field* one : dialog.findChildren<Field*>())
            if (one->accessibleName() == QLatin1String(name))
                return one;
        return nullptr;
    }

private Q_SLOTS:
    void cleanup()
    {
        m_panel.reset();
        m_document.reset();
    }

    void withoutAWorkspaceItSaysSo()
    {
        openPanel(false);
        QCOMPARE(m_panel->level(), QString());
        m_panel->setTab(EvaluationPanel::Tab::Grid);
        m_panel->jumpTo(QStringLiteral("item/nothing"));
        QSignalSpy asked(m_panel.get(), &Panel::actionRequested);
        QTest::keyClick(m_panel.get(), Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(asked.count(), 0);
    }

    void everyNumberIsTheFiles()
    {
        openPanel();
        m_panel->setTab(EvaluationPanel::Tab::Grid);
        const Json base = jsonOf(demo("eval/results/baseline.json"));
        const Json adapter = jsonOf(adapterFile());
        QCOMPARE(m_panel->level(), QString::fromStdString(base["level"].get<std::string>()));
        const IntervalChartData& chart = m_panel->grid().families().data();
        QCOMPARE(chart.rows.front().marks.size(), 2);
        QCOMPARE(chart.rows.front().marks[0].value,
                 base["overall_metrics"]["pass_at_k"].get<double>());
        QCOMPARE(chart.rows.front().marks[1].value,
                 adapter["overall_metrics"]["pass_at_k"].get<double>());
        QCOMPARE(chart.rows.size(), static_cast<qsizetype>(base["family_metrics"].size() + 1));
        for (int row = 1; row < chart.rows.size(); ++row) {
            const std::string family = chart.rows[row].label.toStdString();
            QCOMPARE(chart.rows[row].marks[0].value,
                     base["family_metrics"][family]["pass_at_k"].get<double>());
            QCOMPARE(chart.rows[row].marks[1].value,
                     adapter["family_metrics"][family]["pass_at_k"].get<double>());
        }
        const HeatGridData& grid = m_panel->grid().grid().data();
        QCOMPARE(grid.cells.front().value,
                 std::optional(adapter["overall_metrics"]["pass_at_k"].get<double>()));
    }

    void theBaselinesDashboardShowsBothFormatsAndLevels()
    {
        openPanel();
        m_panel->setTab(EvaluationPanel::Tab::Baseline);
        const Json plain = jsonOf(demo("eval/results/baseline.json"));
        const IntervalChartData& levels = m_panel->baseline().levels().data();
        QCOMPARE(levels.rows.size(), 4);
        const QString own = QString::fromStdString(plain["level"].get<std::string>());
        for (const IntervalChartRow& row : levels.rows) {
            if (row.label == own)
                QCOMPARE(row.marks[0].value, plain["overall_metrics"]["pass_at_k"].get<double>());
            else if (row.marks.isEmpty())
                QVERIFY(!row.note.isEmpty());
        }
        const IntervalChartData& sets = m_panel->baseline().itemSets().data();
        QCOMPARE(sets.rows[0].marks[0].value, plain["overall_metrics"]["pass_at_k"].get<double>());
        QCOMPARE(sets.rows[1].marks[0].value, plain["distinct_metrics"]["pass_at_k"].get<double>());
        int answers = 0;
        for (const OutcomeBars::Bar& bar : m_panel->baseline().outcomes().bars()) {
            if (bar.heading && answers > 0)
                break; // the second format
            for (const int count : bar.counts)
                answers += count;
        }
        int inFile = 0;
        for (const Json& one : plain["detailed_results"])
            inFile += static_cast<int>(one["candidates"].size());
        QCOMPARE(answers, inFile);
    }

    void anotherLevelShowsItsOwnVerdicts()
    {
        openPanel();
        m_panel->setTab(EvaluationPanel::Tab::Baseline);
        const Json judged = jsonOf(demo("eval/levels/exec/baseline.json"));
        if (!judged.is_object())
            QSKIP("this machine has no sandbox: the demo has no level exec");
        m_panel->setLevel(QStringLiteral("exec"));
        QCOMPARE(m_panel->level(), QStringLiteral("exec"));
        QCOMPARE(m_panel->baseline().itemSets().data().rows[0].marks[0].value,
                 judged["overall_metrics"]["pass_at_k"].get<double>());
        ItemsTable& items = m_panel->baseline().items().items();
        const Json& first = judged["detailed_results"][0]["candidates"];
        QCOMPARE(items.model().at(0).leftOutcomes.size(), static_cast<qsizetype>(first.size()));
        for (std::size_t i = 0; i < first.size(); ++i)
            QCOMPARE(std::string(
                         outcomeName(items.model().at(0).leftOutcomes[static_cast<qsizetype>(i)])),
                     first[i]["outcome"].get<std::string>());
    }

    void filtersShowWhatTheFilesSay()
    {
        openPanel();
        m_panel->setTab(EvaluationPanel::Tab::Grid);
        const Json base = jsonOf(demo("eval/results/baseline.json"))["detailed_results"];
        const Json adapter = jsonOf(adapterFile())["detailed_results"];
        int gained = 0;
        int lost = 0;
        for (std::size_t i = 0; i < base.size(); ++i) {
            gained += !anyPasses(base[i]) && anyPasses(adapter[i]) ? 1 : 0;
            lost += anyPasses(base[i]) && !anyPasses(adapter[i]) ? 1 : 0;
        }
        ItemsModel& model = m_panel->grid().items().items().model();
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.count(ItemFilter::All), static_cast<int>(base.size()));
        QCOMPARE(model.count(ItemFilter::OnlyRight), gained);
        QCOMPARE(model.count(ItemFilter::OnlyLeft), lost);
        model.setFilter(ItemFilter::OnlyRight);
        QCOMPARE(model.rowCount(), gained);
        model.setFilter(ItemFilter::All);
    }

    void keysChooseItemAnswerAndPage()
    {
        openPanel();
        m_panel->setTab(EvaluationPanel::Tab::Grid);
        ItemsAndAnswer& both = m_panel->grid().items();
        TableView& view = both.items().view();
        view.setFocus();
        const ItemPair* first = both.items().currentPair();
        QVERIFY(first);
        QCOMPARE(first->number, 1);
        QTest::keyClick(&view, Qt::Key_Down);
        QCOMPARE(both.items().currentPair()->number, 2);
        QTest::keyClick(&view, Qt::Key_2);
        const auto k = both.items().currentPair()->rightOutcomes.size();
        QCOMPARE(both.items().currentAnswer(), k > 1 ? 1 : 0);
        const CandidateResult* candidate = both.answer().candidate();
        QVERIFY(candidate);
        const auto answer = static_cast<std::size_t>(both.items().currentAnswer());
        QCOMPARE(candidate, &both.items().currentPair()->right->candidates[answer]);
        QTest::keyClick(&view, Qt::Key_R);
        QCOMPARE(both.answer().page(), AnswerView::Page::Raw);
        QCOMPARE(both.answer().code().text(),
                 showableCode(QString::fromStdString(candidate->output)));
        QTest::keyClick(&view, Qt::Key_P);
        QVERIFY(both.answer().code().text().contains(
            QString::fromStdString(both.items().currentPair()->item().instruction)));
        QTest::keyClick(&view, Qt::Key_D);
        QCOMPARE(both.answer().page(), AnswerView::Page::Diff);
        QTest::keyClick(&view, Qt::Key_C);
        QCOMPARE(both.answer().page(), AnswerView::Page::Code);
        QSignalSpy jumps(m_panel.get(), &Panel::jumpRequested);
        QTest::keyClick(&view, Qt::Key_G);
        QCOMPARE(jumps.count(), 1);
        QCOMPARE(jumps[0][0].toString(), QStringLiteral("review"));
        QCOMPARE(jumps[0][1].toString(),
                 QStringLiteral("item/") + itemName(*both.items().currentPair()));
    }

    void lettersAreLettersInTheSearchLine()
    {
        openPanel();
        m_panel->setTab(EvaluationPanel::Tab::Grid);
        ItemsAndAnswer& both = m_panel->grid().items();
        both.items().view().setFocus();
        QTest::keyClick(&both.items().view(), Qt::Key_F, Qt::ControlModifier);
        auto* line = both.items().findChild<QLineEdit*>();
        QVERIFY(line && line->hasFocus());
        const int all = both.items().model().rowCount();
        QTest::keyClicks(line, QStringLiteral("rp"));
        QCOMPARE(line->text(), QStringLiteral("rp"));
        QCOMPARE(both.answer().page(), AnswerView::Page::Code);
        QVERIFY(both.items().model().rowCount() < all);
        QTest::keyClick(line, Qt::Key_Escape);
        QCOMPARE(both.items().model().rowCount(), all);
    }

    void aClickOnACellChoosesThatAnswer()
    {
        openPanel();
        m_panel->setTab(EvaluationPanel::Tab::Grid);
        ItemsAndAnswer& both = m_panel->grid().items();
        TableView& view = both.items().view();
        const QRect cell = view.visualRect(both.items().model().index(2, ItemsModel::Left));
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {},
                          QPoint(cell.left() + 8 + 10, cell.center().y()));
        QCOMPARE(both.items().currentPair()->number, 3);
        QCOMPARE(both.items().currentSide(), ShownSide::Left);
        QCOMPARE(both.items().currentAnswer(), 0);
        QCOMPARE(both.answer().candidate(), &both.items().currentPair()->left->candidates[0]);
    }

    void verdictsOfAllLevelsStandBelowTheAnswer()
    {
        openPanel();
        m_panel->setTab(EvaluationPanel::Tab::Grid);
        const auto& verdicts = m_panel->grid().items().answer().verdicts().verdicts();
        QCOMPARE(verdicts.size(), 4);
        int current = 0;
        for (const VerdictList::Verdict& verdict : verdicts) {
            current += verdict.current ? 1 : 0;
            QVERIFY(!verdict.reason.isEmpty());
        }
        QCOMPARE(current, 1);
    }

    void aJumpLeadsToTheItem()
    {
        openPanel();
        const Json items = jsonOf(demo("eval/results/baseline.json"))["detailed_results"];
        const QString name =
            QString::fromStdString(items[items.size() - 1]["id"].get<std::string>());
        m_panel->jumpTo(QStringLiteral("baseline"));
        QCOMPARE(m_panel->tab(), EvaluationPanel::Tab::Baseline);
        m_panel->jumpTo(QStringLiteral("item/") + name);
        QCOMPARE(itemName(*m_panel->baseline().items().items().currentPair()), name);
        QCOMPARE(m_panel->baseline().items().items().currentPair()->number,
                 static_cast<int>(items.size()));
    }

    void theLastRunsLogSaysWhatItsFileSays()
    {
        openPanel();
        m_panel->setTab(EvaluationPanel::Tab::Live);
        LivePage& live = m_panel->live();
        QTRY_VERIFY_WITH_TIMEOUT(live.configurations().rowCount() > 0, patience);
        // The last evaluation of the demo is the confirmation of the adapter.
        Json confirmed;
        for (const auto& entry : std::filesystem::directory_iterator(demo("eval/confirmation")))
            if (entry.path().filename().string().find("__scale-") != std::string::npos)
                confirmed = jsonOf(entry.path());
        QVERIFY(confirmed.is_object());
        const LiveState::Configuration& one = live.state().configurations().front();
        const auto items = confirmed["overall_metrics"]["total_items"].get<int>();
        QTRY_COMPARE_WITH_TIMEOUT(live.state().configurations().front().itemsDone, items, patience);
        QCOMPARE(one.itemsPassed,
                 qRound(confirmed["overall_metrics"]["pass_at_k"].get<double>() * items));
        QCOMPARE(one.firstPassed,
                 qRound(confirmed["overall_metrics"]["pass_at_1"].get<double>() * items));
        QTRY_COMPARE_WITH_TIMEOUT(live.items().items().model().count(ItemFilter::All), items,
                                  patience);
        QVERIFY(
            !QString::fromStdString(live.items().items().currentPair()->item().family).isEmpty());
    }

    void startingIsAskedOfTheWindow()
    {
        openPanel();
        m_panel->setTab(EvaluationPanel::Tab::Grid);
        QSignalSpy asked(m_panel.get(), &Panel::actionRequested);
        QTest::keyClick(m_panel.get(), Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
        // There are results already: replacing them is a question, which shows how gate D measures.
        const auto dialog = [this] { return m_panel->findChild<MeasureDialog*>(); };
        QTRY_VERIFY_WITH_TIMEOUT(dialog(), patience);
        QCOMPARE(asked.count(), 0);
        auto* scales = field<QLineEdit>(*dialog(), "Scales");
        std::vector<double> measured; // by the last run
        for (const auto& adapter : m_document->snapshot()->evidence.adapters)
            measured.push_back(adapter.scale);
        QCOMPARE(scalesOf(scales->text()), measured);
        // What is no scale cannot be run.
        auto* run = dialog()->findChild<QDialogButtonBox*>()->buttons().first();
        scales->selectAll();
        QTest::keyClicks(scales, QStringLiteral("0.5 x"));
        QVERIFY(!run->isEnabled());
        scales->selectAll();
        QTest::keyClicks(scales, QStringLiteral("0 0.75, 1.25"));
        QVERIFY(run->isEnabled());
        field<QSpinBox>(*dialog(), "Answers an item (k)")->setValue(3);
        QTest::keyClick(scales, Qt::Key_Return);
        QTRY_COMPARE(asked.count(), 1);
        QCOMPARE(asked[0][0].toString(), QStringLiteral("run.start"));
        const Json request = Json::parse(asked[0][1].toString().toStdString());
        QCOMPARE(request["verb"].get<std::string>(), std::string("adapters"));
        const AdaptersOptions options = adaptersOptionsFromJson(request["options"]);
        QCOMPARE(options.scales, (std::vector<double>{0, 0.75, 1.25}));
        QCOMPARE(options.evaluation.k, 3);
        QCOMPARE(options.outDir, demo() / "eval/results");
        QCOMPARE(options.adaptersDir, demo() / "adapters");
    }

    void anotherDrawStandsBesideTheGates()
    {
        openPanel();
        m_panel->setTab(EvaluationPanel::Tab::Reliability);
        QVERIFY(m_panel->reliability().chart().accessibleDescription().isEmpty());
        QSignalSpy asked(m_panel.get(), &Panel::actionRequested);
        Q_EMIT m_panel->reliability().drawRequested(false);
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->findChild<MeasureDialog*>(), patience);
        auto* dialog = m_panel->findChild<MeasureDialog*>();
        QVERIFY(!field<QLineEdit>(*dialog, "Scales"));
        auto* seed = field<QLineEdit>(*dialog, "Seed");
        QCOMPARE(seed->text(), QStringLiteral("3408")); // the gates' own would show nothing new
        seed->selectAll();
        QTest::keyClicks(seed, QStringLiteral("7"));
        QTest::keyClick(seed, Qt::Key_Return);
        QTRY_COMPARE(asked.count(), 1);
        const Json request = Json::parse(asked[0][1].toString().toStdString());
        const AdaptersOptions options = adaptersOptionsFromJson(request["options"]);
        QCOMPARE(options.evaluation.seed, 7U);
        QCOMPARE(options.scales.size(), 1U);
        const report::Evidence& evidence = m_document->snapshot()->evidence;
        const auto& picked = evidence.adapters[*evidence.picked];
        QCOMPARE(options.scales[0], picked.scale);
        QCOMPARE(options.adaptersDir.filename().string(), picked.checkpoint);
        QCOMPARE(options.outDir, drawFolder(demo(), 7, options.evaluation.temperature));
    }

    void drawsOfOneConfigurationStandBelowEachOther()
    {
        QTemporaryDir folder;
        const std::filesystem::path root(folder.path().toStdString());
        const report::Evidence evidence = [] {
            WorkspaceDocument document;
            document.open(QString::fromStdString(demo().string()));
            (void)QTest::qWaitFor([&] { return document.snapshot() != nullptr; }, patience);
            return document.snapshot()->evidence;
        }();
        const LevelResults level = levelResults(evidence)[1];
        QCOMPARE(level.name, QStringLiteral("static"));
        QVERIFY(reliabilityFigures(level, readDraws(root)).rows.isEmpty());
        EvalResults other = evidence.adapters[*evidence.picked].results;
        other.seed = 7;
        other.overall.passAtK = 0.5;
        const auto place = drawFolder(root, 7, 0.2);
        std::filesystem::create_directories(place);
        QVERIFY(writeResults(place / "ckpt-60__scale-0.5.json", other));
        std::ofstream(place / "broken.json") << "{";
        const IntervalChartData data = reliabilityFigures(level, readDraws(root));
        QCOMPARE(data.rows.size(), 3); // the configuration, the gates' measurement, the other one
        QVERIFY(data.rows[0].heading);
        QVERIFY(data.rows[1].label.contains(QStringLiteral("3407")));
        QVERIFY(data.rows[2].label.contains(QStringLiteral("7")));
        QCOMPARE(data.rows[1].marks[0].value,
                 evidence.adapters[*evidence.picked].results.overall.passAtK);
    }

    void theTablesAreExported()
    {
        openPanel();
        QTemporaryDir folder;
        QSignalSpy exported(m_panel.get(), &EvaluationPanel::exported);
        m_panel->exportTo(folder.path());
        QVERIFY(exported.wait(patience));
        QCOMPARE(exported[0][0].toString(), QString());
        QVERIFY(QFile::exists(folder.filePath(QStringLiteral("results.csv"))));
        m_panel->exportTo(QStringLiteral("/proc/no/such/folder"));
        QVERIFY(exported.wait(patience));
        QVERIFY(!exported[1][0].toString().isEmpty());
    }

    void aHiddenPanelDoesNothing()
    {
        openPanel(false);
        m_panel->setActive(false);
        m_document->open(QString::fromStdString(demo().string()));
        QTRY_VERIFY_WITH_TIMEOUT(m_document->snapshot() != nullptr, patience);
        QCOMPARE(m_panel->level(), QString());
        m_panel->setActive(true);
        QVERIFY(!m_panel->level().isEmpty());
    }

    void everyControlHasANameAndAPlace()
    {
        openPanel();
        for (int tab = 0; tab < 5; ++tab) {
            m_panel->setTab(static_cast<EvaluationPanel::Tab>(tab));
            for (const QWidget* widget : m_panel->findChildren<QWidget*>()) {
                if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus) ||
                    qobject_cast<const QScrollArea*>(widget))
                    continue;
                const auto* button = qobject_cast<const QAbstractButton*>(widget);
                const bool named =
                    !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
                QVERIFY2(named,
                         qPrintable(
                             QStringLiteral("%1 in %2")
                                 .arg(QLatin1String(widget->metaObject()->className()),
                                      QLatin1String(widget->parent()->metaObject()->className()))));
            }
        }
    }
};

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    if (const auto installed = Theme::install(application); !installed)
        qFatal("%s", installed.error().message.c_str());
    EvaluationPanelTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "evaluationpaneltest.moc"
