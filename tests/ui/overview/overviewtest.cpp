// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/overview/overviewtests.h"

#include "core/data/resultsfile.h"
#include "core/report/collect.h"
#include "ui/panels/overview/comparerunsdialog.h"
#include "ui/panels/overview/gatecardtexts.h"
#include "ui/panels/overview/runscard.h"
#include "ui/shell/actions.h"
#include "ui/shell/queue/queuecard.h"
#include "ui/widgets/gatecard.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/tableview.h"
#include "ui/widgets/words.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>

namespace mesewright::ui {

namespace {

WorkspaceSnapshot snapshotOf(const std::filesystem::path& root)
{
    WorkspaceSnapshot snapshot;
    snapshot.workspace = *openWorkspace(root);
    snapshot.evidence = *report::collectEvidence(root);
    snapshot.runs = *listRuns(snapshot.workspace);
    return snapshot;
}

bool shows(const QWidget& widget, const QString& text)
{
    for (const QLabel* label : widget.findChildren<QLabel*>())
        if (label->text().contains(text))
            return true;
    return false;
}

TableView* runsOf(OverviewBench& bench)
{
    return bench.panel->findChild<RunsCard*>()->findChild<TableView*>();
}

} // namespace

class OverviewTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cardsShowWhatTheFilesSay()
    {
        const WorkspaceCopy copy;
        OverviewBench bench(copy.path());
        QTRY_VERIFY_WITH_TIMEOUT(bench.snapshot(), patience);
        const QList<GateCard*> cards = bench.panel->findChildren<GateCard*>();
        QCOMPARE(cards.size(), 5);
        const auto baseline = readResults(copy.root() / "eval/results/baseline.json");
        QVERIFY(baseline);
        const QString headline = percentText(baseline->overall.passAtK);
        QTRY_VERIFY_WITH_TIMEOUT(shows(*cards[1], headline), patience);
        QVERIFY(baseline->overall.passAtKInterval.bootstrap);
        QVERIFY(shows(*cards[1], intervalText(*baseline->overall.passAtKInterval.bootstrap)));
        QVERIFY(shows(*cards[4], QString::fromStdString(
                                     snapshotOf(copy.root()).evidence.comparison->decision)));
        QVERIFY(cards[1]->accessibleDescription().contains(headline));
    }

    void theEvidenceLinkLeadsToThePanel()
    {
        const WorkspaceCopy copy;
        OverviewBench bench(copy.path());
        QSignalSpy jumps(bench.panel, &Panel::jumpRequested);
        QTRY_VERIFY_WITH_TIMEOUT(bench.snapshot(), patience);
        const QStringList panels{QStringLiteral("environment"), QStringLiteral("evaluation"),
                                 QStringLiteral("training"), QStringLiteral("evaluation"),
                                 QStringLiteral("decision")};
        const QList<GateCard*> cards = bench.panel->findChildren<GateCard*>();
        for (int i = 0; i < cards.size(); ++i) {
            const QList<QPushButton*> buttons = cards[i]->findChildren<QPushButton*>();
            QCOMPARE(buttons.size(), 2);
            QTRY_VERIFY_WITH_TIMEOUT(buttons[0]->isVisible(), patience);
            QTest::mouseClick(buttons[0], Qt::LeftButton);
            QCOMPARE(jumps.size(), i + 1);
            QCOMPARE(jumps.last().first().toString(), panels[i]);
        }
    }

    void aFreshWorkspaceOffersTheFirstGateAndSaysWhatTheLastOneNeeds()
    {
        const WorkspaceCopy copy(true);
        const QList<OverviewCard> cards =
            gateCardTexts(snapshotOf(copy.root()), QDateTime::currentDateTimeUtc());
        QCOMPARE(cards[0].step, GateStep::Start);
        QVERIFY(cards[0].actionEnabled);
        QCOMPARE(cards[3].step, GateStep::Start);
        QVERIFY(!cards[3].actionEnabled); // no checkpoint to measure
        QVERIFY(!cards[3].whyNot.isEmpty());
        QCOMPARE(cards[4].step, GateStep::Read);
        QCOMPARE(cards[4].findings.size(), 3);
    }

    void whileARunIsAtWorkCardsWatchOrQueue()
    {
        const WorkspaceCopy copy;
        WorkspaceSnapshot snapshot = snapshotOf(copy.root());
        for (RunSummary& run : snapshot.runs) {
            if (run.verb != "train")
                continue;
            run.alive = true;
            run.status = RunStatus::Running;
            run.state.progress.done = 3;
            run.state.progress.total = 12;
        }
        const QList<OverviewCard> cards = gateCardTexts(snapshot, QDateTime::currentDateTimeUtc());
        QCOMPARE(cards[2].step, GateStep::Watch);
        QCOMPARE(cards[2].state, GateState::Running);
        QVERIFY(cards[2].findings.first().text.contains(QStringLiteral("3 of 12")));
        QCOMPARE(cards[1].step, GateStep::Queue);
    }

    void aStoppedRunIsResumedFromItsCard()
    {
        const WorkspaceCopy copy;
        WorkspaceSnapshot snapshot = snapshotOf(copy.root());
        for (RunSummary& run : snapshot.runs)
            if (run.verb == "train")
                run.status = RunStatus::Stopped;
        const QList<OverviewCard> cards = gateCardTexts(snapshot, QDateTime::currentDateTimeUtc());
        QCOMPARE(cards[2].step, GateStep::Resume);
        QVERIFY(!cards[2].runId.isEmpty());
    }

    void runsShowTheResultsOfTheirFiles()
    {
        const WorkspaceCopy copy;
        const WorkspaceSnapshot snapshot = snapshotOf(copy.root());
        const auto baseline = readResults(copy.root() / "eval/results/baseline.json");
        int evaluations = 0;
        for (const RunSummary& run : snapshot.runs) {
            // The copy's runs wrote into the workspace that it is a copy of.
            const RunDetails details = readRunDetails(run, true);
            QVERIFY(!details.options.isEmpty());
            if (run.verb == "train")
                QVERIFY(details.losses.size() > 1 && details.result.contains(QStringLiteral("→")));
            if (run.verb == "baseline" && &run == &snapshot.runs.front()) {
                ++evaluations;
                QVERIFY(details.mark);
                QCOMPARE(*details.mark->value, baseline->overall.passAtK);
            }
            if (run.verb == "baseline")
                QVERIFY(!readRunDetails(run, false).mark); // replaced by a later run
        }
        QCOMPARE(evaluations, 1);
    }

    void twoRunsAreChosenAndCompared()
    {
        const WorkspaceCopy copy;
        OverviewBench bench(copy.path());
        QTRY_VERIFY_WITH_TIMEOUT(bench.snapshot(), patience);
        TableView* table = runsOf(bench);
        QAbstractItemModelTester tester(table->model());
        QTRY_VERIFY_WITH_TIMEOUT(table->model()->rowCount() >= 3, patience);
        auto* compare = bench.panel->findChild<QPushButton*>(QStringLiteral("compareRuns"));
        QVERIFY(!compare->isEnabled());
        table->setFocus();
        table->selectRow(0);
        QTest::keyClick(table, Qt::Key_Space);
        QVERIFY(!compare->isEnabled());
        const QModelIndex box = table->model()->index(1, RunsModel::Chosen);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(box).center());
        QTRY_VERIFY_WITH_TIMEOUT(compare->isEnabled(), patience);
        auto* runs = static_cast<RunsModel*>(table->model());
        QTRY_VERIFY_WITH_TIMEOUT(runs->details(0) && runs->details(1), patience);
        QTest::mouseClick(compare, Qt::LeftButton);
        auto* dialog = bench.panel->findChild<CompareRunsDialog*>();
        QVERIFY(dialog);
        const auto* shown = dialog->findChild<TableView*>();
        QCOMPARE(shown->model()->columnCount(), 4); // name, two runs, whether they differ
        QVERIFY(shown->model()->rowCount() > 2);
        dialog->accept();
    }

    void onlyOptionsThatDifferAreListed()
    {
        ComparedRun a;
        a.details.options = {{QStringLiteral("k"), QStringLiteral("5")},
                             {QStringLiteral("seed"), QStringLiteral("1")}};
        ComparedRun b = a;
        b.details.options[1].second = QStringLiteral("2");
        const auto all = comparedRows({a, b}, false);
        const auto some = comparedRows({a, b}, true);
        QCOMPARE(all.size(), some.size() + 1);
        QCOMPARE(some.last().cells.first(), QStringLiteral("seed"));
        QVERIFY(some.last().state);
    }

    void aNarrowPanelShowsOneListAtATime()
    {
        const WorkspaceCopy copy;
        OverviewBench bench(copy.path(), {1280, 800});
        QTRY_VERIFY_WITH_TIMEOUT(bench.snapshot(), patience);
        auto* choice = bench.panel->findChild<SegmentedControl*>();
        const auto* queue = bench.panel->findChild<QueueCard*>();
        const auto* runs = bench.panel->findChild<RunsCard*>();
        QTRY_VERIFY_WITH_TIMEOUT(queue->isVisible() && runs->isVisible(), patience);
        QVERIFY(!choice->isVisible());
        bench.panel->setMaximumWidth(1000); // as beside another panel
        QTRY_VERIFY_WITH_TIMEOUT(choice->isVisible(), patience);
        QVERIFY(!queue->isVisible() && runs->isVisible());
        QTest::keyClick(choice, Qt::Key_Left);
        QTRY_VERIFY_WITH_TIMEOUT(queue->isVisible() && !runs->isVisible(), patience);
    }
};

int runOverviewTest(int argc, char** argv)
{
    OverviewTest test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace mesewright::ui

#include "overviewtest.moc"
