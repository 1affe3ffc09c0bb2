// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/runfollower.h"
#include "core/metrics/event.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace mesewright;
using namespace mesewright::ui;

namespace {

QByteArray stepLine(int step)
{
    return QByteArray::fromStdString(
               eventLine({1000.0 + step, StepEvent{step, 1.0 / step, 5e-5, 0.5, 100, 0.25}})) +
           '\n';
}

/// A run folder whose log grows as the test says, and what a follower has told of it.
struct Scene
{
    QTemporaryDir folder;
    RunFollower follower;
    std::vector<std::int64_t> steps;
    int batches = 0;

    Scene()
    {
        QObject::connect(&follower, &RunFollower::eventsArrived, &follower,
                         [this](const std::vector<Event>& batch) {
                             ++batches;
                             for (const Event& event : batch)
                                 steps.push_back(std::get<StepEvent>(event.body).step);
                         });
    }
    [[nodiscard]] std::filesystem::path path() const { return folder.path().toStdString(); }
    void write(const QByteArray& bytes) const
    {
        QFile file(folder.filePath(QStringLiteral("events.jsonl")));
        QVERIFY(file.open(QIODevice::Append));
        QCOMPARE(file.write(bytes), bytes.size());
    }
};

} // namespace

class RunFollowerTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void attachesToAGrowingLog()
    {
        Scene scene;
        QSignalSpy ended(&scene.follower, &RunFollower::historyEnded);
        scene.write(stepLine(1) + stepLine(2));
        scene.follower.follow(scene.path());
        QVERIFY(!scene.follower.caughtUp());
        QTRY_COMPARE(ended.count(), 1);
        QCOMPARE(scene.steps, (std::vector<std::int64_t>{1, 2}));
        scene.write(stepLine(3));
        QTRY_COMPARE(scene.steps, (std::vector<std::int64_t>{1, 2, 3}));
        QCOMPARE(ended.count(), 1);
    }

    void aTornLastLineWaitsForItsEnd()
    {
        Scene scene;
        const QByteArray second = stepLine(2);
        scene.write(stepLine(1) + second.left(20));
        scene.follower.follow(scene.path());
        QTRY_COMPARE(scene.steps, (std::vector<std::int64_t>{1}));
        scene.write(second.mid(20) + stepLine(3));
        QTRY_COMPARE(scene.steps, (std::vector<std::int64_t>{1, 2, 3}));
    }

    void aLogThatIsNotThereYetIsFollowedOnceItIs()
    {
        Scene scene;
        QSignalSpy ended(&scene.follower, &RunFollower::historyEnded);
        QSignalSpy failures(&scene.follower, &RunFollower::failed);
        scene.follower.follow(scene.path());
        QTRY_COMPARE(ended.count(), 1);
        scene.write(stepLine(1));
        QTRY_COMPARE(scene.steps, (std::vector<std::int64_t>{1}));
        QCOMPARE(failures.count(), 0);
    }

    void aLongHistoryComesAsOneBatch()
    {
        constexpr int steps = 100'000;
        Scene scene;
        QByteArray log;
        for (int step = 1; step <= steps; ++step)
            log += stepLine(step);
        scene.write(log);
        QElapsedTimer clock;
        clock.start();
        scene.follower.follow(scene.path());
        QTRY_COMPARE_WITH_TIMEOUT(scene.steps.size(), std::size_t(steps), 60'000);
        qInfo("%d events in %lld ms", steps, static_cast<long long>(clock.elapsed()));
        QCOMPARE(scene.batches, 1);
        QCOMPARE(scene.steps.back(), steps);
    }

    void manyAppendsComeAtMostTwentyTimesASecond()
    {
        Scene scene;
        scene.write(stepLine(1));
        scene.follower.follow(scene.path());
        QTRY_COMPARE(scene.steps.size(), std::size_t(1));
        QElapsedTimer clock;
        clock.start();
        int step = 1;
        QTimer writer;
        QObject::connect(&writer, &QTimer::timeout, &writer,
                         [&] { scene.write(stepLine(++step)); });
        writer.start(2);
        QTRY_VERIFY(scene.steps.size() > 300);
        const double seconds = static_cast<double>(clock.elapsed()) / 1000;
        QVERIFY(scene.batches <= 20 * seconds + 2);
        for (std::size_t i = 0; i < scene.steps.size(); ++i)
            QCOMPARE(scene.steps[i], static_cast<std::int64_t>(i) + 1);
    }

    void anotherRunVoidsWhatCameBefore()
    {
        Scene scene;
        QTemporaryDir other;
        QFile log(other.filePath(QStringLiteral("events.jsonl")));
        QVERIFY(log.open(QIODevice::WriteOnly));
        log.write(stepLine(7));
        log.close();
        scene.write(stepLine(1));
        QSignalSpy resets(&scene.follower, &RunFollower::reset);
        scene.follower.follow(scene.path());
        // The first run's history is under way and must not be taken for the second's.
        scene.follower.follow(other.path().toStdString());
        QTRY_COMPARE(scene.steps, (std::vector<std::int64_t>{7}));
        QCOMPARE(resets.count(), 2);
        scene.follower.follow({});
        QCOMPARE(resets.count(), 3);
        QVERIFY(scene.follower.folder().empty());
    }

    void restsWhileNobodyLooks()
    {
        Scene scene;
        scene.write(stepLine(1));
        scene.follower.setActive(false);
        scene.follower.follow(scene.path());
        QSignalSpy ended(&scene.follower, &RunFollower::historyEnded);
        QVERIFY(!ended.wait(300));
        QVERIFY(scene.steps.empty());
        scene.follower.setActive(true);
        QTRY_COMPARE(scene.steps, (std::vector<std::int64_t>{1}));
    }

    void anUnreadableLogIsToldOnce()
    {
        Scene scene;
        QVERIFY(QDir(scene.folder.path()).mkdir(QStringLiteral("events.jsonl")));
        QSignalSpy failures(&scene.follower, &RunFollower::failed);
        scene.follower.follow(scene.path());
        QTRY_COMPARE(failures.count(), 1);
        QVERIFY(failures.first().first().toString().contains(QStringLiteral("events.jsonl")));
        QVERIFY(!failures.wait(300));
    }
};

QTEST_GUILESS_MAIN(RunFollowerTest)
#include "runfollowertest.moc"
