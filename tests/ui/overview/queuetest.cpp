// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/overview/overviewtests.h"
#include "ui/shell/queue/queuecard.h"
#include "ui/shell/queue/queuetable.h"

#include <QAbstractItemModelTester>
#include <QMenu>
#include <QPushButton>

namespace mesewright::ui {

namespace {

QString request(const char* verb)
{
    return QStringLiteral("{\"verb\": \"%1\"}").arg(QLatin1String(verb));
}

QStringList verbsOf(const QList<QueuedJob>& jobs)
{
    QStringList verbs;
    for (const QueuedJob& job : jobs)
        verbs << QString::fromStdString(job.verb) + (job.paused ? QStringLiteral("!") : QString());
    return verbs;
}

QStringList verbsInFile(const WorkspaceCopy& copy)
{
    const auto jobs = readQueue(copy.root());
    return jobs ? verbsOf(QList<QueuedJob>(jobs->begin(), jobs->end()))
                : QStringList{QString::fromStdString(jobs.error().message)};
}

QStringList wanted(std::initializer_list<const char*> verbs)
{
    QStringList list;
    for (const char* verb : verbs)
        list << QLatin1String(verb);
    return list;
}

} // namespace

class QueueTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theKeyboardOrdersPausesClonesAndRemoves()
    {
        const WorkspaceCopy copy(true);
        OverviewBench bench(copy.path());
        RunQueue& queue = bench.window.queue();
        QTRY_VERIFY_WITH_TIMEOUT(bench.snapshot(), patience);
        queue.setResting(true);
        auto* card = bench.panel->findChild<QueueCard*>();
        QVERIFY(card);
        QueueTable& table = card->table();
        QAbstractItemModelTester tester(table.model());
        // Through the button's menu, as a person adds.
        auto* add = card->findChild<QPushButton*>(QStringLiteral("queueAdd"));
        QVERIFY(add);
        const QList<QAction*> offers = add->menu()->actions();
        QCOMPARE(offers.size(), 6);
        QTRY_VERIFY_WITH_TIMEOUT(([&] {
                                     if (queue.jobs().isEmpty())
                                         offers[1]->trigger();
                                     return !queue.jobs().isEmpty();
                                 }()),
                                 patience);
        queue.setResting(true);
        offers[2]->trigger();
        offers[4]->trigger();
        QCOMPARE(verbsOf(queue.jobs()), wanted({"baseline", "train", "compare"}));

        table.setFocus();
        table.selectRow(2);
        QTest::keyClick(&table, Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(verbsOf(queue.jobs()), wanted({"baseline", "compare", "train"}));
        QCOMPARE(table.currentIndex().row(), 1);
        QTest::keyClick(&table, Qt::Key_Space);
        QCOMPARE(verbsOf(queue.jobs()), wanted({"baseline", "compare!", "train"}));
        QTest::keyClick(&table, Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(verbsOf(queue.jobs()), wanted({"baseline", "compare!", "compare!", "train"}));
        table.selectRow(0);
        QTest::keyClick(&table, Qt::Key_Delete);
        QCOMPARE(verbsOf(queue.jobs()), wanted({"compare!", "compare!", "train"}));
        QTest::keyClick(&table, Qt::Key_Down, Qt::AltModifier);
        QTRY_COMPARE_WITH_TIMEOUT(verbsInFile(copy), wanted({"compare!", "compare!", "train"}),
                                  patience);
        QCOMPARE(bench.window.engine().longJob(), JobId{0});
    }

    void itSurvivesTheWindowAndRestsUntilAPersonLetsItGoOn()
    {
        const WorkspaceCopy copy(true);
        QVERIFY(writeQueue(copy.root(), {{"compare", "", "", false}, {"env", "", "", false}}));
        OverviewBench bench(copy.path());
        RunQueue& queue = bench.window.queue();
        QTRY_COMPARE_WITH_TIMEOUT(verbsOf(queue.jobs()), wanted({"compare", "env"}), patience);
        QVERIFY(queue.resting());
        auto* rest = bench.panel->findChild<QPushButton*>(QStringLiteral("queueRest"));
        QTRY_VERIFY_WITH_TIMEOUT(rest->isVisible(), patience);
        queue.remove(0); // there is nothing to decide in a bare workspace
        QTest::mouseClick(rest, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(queue.jobs().isEmpty(), patience);
        QTRY_COMPARE_WITH_TIMEOUT(bench.window.engine().longJob(), JobId{0}, patience);
        QVERIFY(std::filesystem::exists(copy.root() / "env/report.json"));
        QTRY_VERIFY_WITH_TIMEOUT(!std::filesystem::exists(copy.root() / "queue.json"), patience);
    }

    void theNextStartsWhenOneHasEnded()
    {
        const WorkspaceCopy copy(true);
        copy.shortenTraining();
        OverviewBench bench(copy.path());
        RunQueue& queue = bench.window.queue();
        QTRY_VERIFY_WITH_TIMEOUT(bench.snapshot(), patience);
        QStringList started;
        QObject::connect(&bench.window.engine(), &Engine::started, &bench.window,
                         [&](JobId, const QString& name) { started << name; });
        QTRY_VERIFY_WITH_TIMEOUT(([&] {
                                     if (queue.jobs().isEmpty() && started.isEmpty())
                                         queue.add(request("train"));
                                     return !queue.jobs().isEmpty() || !started.isEmpty();
                                 }()),
                                 patience);
        queue.add(request("env"));
        QTRY_COMPARE_WITH_TIMEOUT(started, wanted({"train", "env"}), patience);
        QTRY_COMPARE_WITH_TIMEOUT(bench.window.engine().longJob(), JobId{0}, patience);
        QVERIFY(queue.jobs().isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(bench.snapshot()->runs.size() == 1 &&
                                     bench.snapshot()->runs.front().status == RunStatus::Done,
                                 patience);
    }

    void aStoppedRunLeavesTheRestToThePerson()
    {
        const WorkspaceCopy copy(true);
        OverviewBench bench(copy.path());
        RunQueue& queue = bench.window.queue();
        QTRY_VERIFY_WITH_TIMEOUT(bench.snapshot(), patience);
        std::int64_t steps = 0;
        QObject::connect(&bench.window.engine(), &Engine::progressed, &bench.window,
                         [&](JobId, const Progress& progress) {
                             if (progress.unit == "steps")
                                 steps = progress.done;
                         });
        QTRY_VERIFY_WITH_TIMEOUT(([&] {
                                     if (queue.jobs().isEmpty() && bench.window.engine().idle())
                                         queue.add(request("train"));
                                     return !queue.jobs().isEmpty();
                                 }()),
                                 patience);
        queue.add(request("env"));
        QTRY_VERIFY_WITH_TIMEOUT(steps >= 2, patience);
        QVERIFY(queue.running());
        bench.window.runAction(QStringLiteral("run.stop"), {});
        QTRY_COMPARE_WITH_TIMEOUT(bench.window.engine().longJob(), JobId{0}, patience);
        QVERIFY(queue.resting());
        QTRY_VERIFY_WITH_TIMEOUT(!queue.running(), patience);
        QCOMPARE(verbsOf(queue.jobs()), wanted({"env"}));
    }

    void aJobThatCannotBeDoneSaysWhyAndWaits()
    {
        const WorkspaceCopy copy(true);
        QVERIFY(writeQueue(copy.root(), {{"nonsense", "", "", false}}));
        OverviewBench bench(copy.path());
        RunQueue& queue = bench.window.queue();
        QTRY_COMPARE_WITH_TIMEOUT(queue.jobs().size(), 1, patience);
        queue.setResting(false);
        QTRY_COMPARE_WITH_TIMEOUT(bench.window.findings().count(Severity::Error), 1, patience);
        QCOMPARE(verbsOf(queue.jobs()), wanted({"nonsense!"}));
        QVERIFY(queue.resting());
    }
};

int runQueueTest(int argc, char** argv)
{
    QueueTest test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace mesewright::ui

#include "queuetest.moc"
