// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/engine/eventoutbox.h"
#include "ui/engine/gatework.h"
#include "ui/engine/jobqueue.h"
#include "ui/engine/newworkspace.h"
#include "ui/engine/standardgates.h"
#include "ui/engine/timeleft.h"

#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>

#include <fstream>
#include <thread>

using namespace mesewright;
using namespace mesewright::ui;
using namespace std::chrono_literals;

namespace {

EngineJob job(JobId id, Work work)
{
    return {id, {}, std::move(work)};
}

ProgressEvent progress(JobId id, std::int64_t done)
{
    return {id, {"", "steps", done, 10, 0, -1}};
}

} // namespace

class EngineValuesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void jobsComeOutInOrder()
    {
        JobQueue queue;
        queue.push(job(1, UnloadWork{}));
        queue.push(job(2, AnswerWork{}));
        QCOMPARE(queue.take()->id, JobId{1});
        QCOMPARE(queue.take()->id, JobId{2});
        queue.close();
        QVERIFY(!queue.take());
    }

    void aQuestionIsTakenFromBehindOtherJobs()
    {
        JobQueue queue;
        queue.push(job(1, GateWork{}));
        queue.push(job(2, AnswerWork{}));
        const auto isQuestion = [](const EngineJob& one) {
            return std::holds_alternative<AnswerWork>(one.work);
        };
        QCOMPARE(queue.takeWithin(0ms, isQuestion)->id, JobId{2});
        QVERIFY(!queue.takeWithin(1ms, isQuestion));
        QCOMPARE(queue.take()->id, JobId{1});
    }

    void closingWakesWhoWaits()
    {
        JobQueue queue;
        std::thread waiter([&] { QVERIFY(!queue.take()); });
        queue.close();
        waiter.join();
        queue.push(job(1, UnloadWork{}));
        QVERIFY(!queue.take());
    }

    void aWaitingJobCanBeTakenBack()
    {
        JobQueue queue;
        queue.push(job(1, UnloadWork{}));
        QVERIFY(queue.remove(1));
        QVERIFY(!queue.remove(1));
    }

    void textIsJoinedAndOnlyTheNewestProgressKept()
    {
        int woken = 0;
        EventOutbox outbox([&] { ++woken; });
        outbox.post(TextEvent{1, 0, "local ", 1});
        outbox.post(TextEvent{1, 1, "return", 1});
        outbox.post(progress(1, 1));
        outbox.post(TextEvent{1, 0, "x", 1});
        outbox.post(progress(1, 2));
        QCOMPARE(woken, 1);
        const auto events = outbox.takeAll();
        QCOMPARE(events.size(), std::size_t{3});
        QCOMPARE(std::get<TextEvent>(events[0]).text, std::string("local x"));
        QCOMPARE(std::get<TextEvent>(events[0]).tokens, 2);
        QCOMPARE(std::get<TextEvent>(events[1]).text, std::string("return"));
        QCOMPARE(std::get<ProgressEvent>(events[2]).progress.done, std::int64_t{2});
        outbox.post(progress(1, 3));
        QCOMPARE(woken, 2);
    }

    void nothingOvertakesAnEnd()
    {
        EventOutbox outbox([] {});
        outbox.post(TextEvent{1, 0, "a", 1});
        outbox.post(EndEvent{{1, "answer", {}, {}, {}, 0}});
        outbox.post(TextEvent{1, 0, "b", 1});
        QCOMPARE(outbox.takeAll().size(), std::size_t{3});
    }

    void timeLeftIsARangeOnceEnoughIsKnown()
    {
        TimeLeft left;
        for (int step = 0; step <= 19; ++step)
            left.add(step, step * 2.0);
        QVERIFY(!left.range(100));
        left.add(20, 38 + 2.0);
        // Every tenth step takes three times as long from here on.
        double now = 40;
        for (int step = 21; step <= 60; ++step)
            left.add(step, now += step % 10 == 0 ? 6 : 2);
        const auto range = left.range(100);
        QVERIFY(range);
        QCOMPARE(range->low, 40 * 2.0);
        QVERIFY(range->high >= range->low);
        QVERIFY(!left.range(60));
        left.add(3, now + 1); // other work
        QVERIFY(!left.range(100));
    }

    void aMinuteIsEnoughForSlowSteps()
    {
        TimeLeft left;
        left.add(0, 0);
        left.add(1, 61);
        QVERIFY(left.range(3));
        QCOMPARE(left.range(3)->low, 122.0);
    }

    void gateInputsAreTheFilesThatTheOptionsName()
    {
        const Json options{{"config", "/w/config.yaml"}, {"train", "/w/t.jsonl"}, {"out", "/w"}};
        const auto inputs = gateInputs("train", options);
        QCOMPARE(inputs.size(), std::size_t{4});
        QCOMPARE(inputs.at("train"), std::filesystem::path("/w/t.jsonl"));
        QVERIFY(inputs.at("validation").empty());
        QVERIFY(inputs.at("samples").empty());
        QVERIFY(gateInputs("score", options).empty());
    }

    void requestsThatMakeNoSenseAreSentences()
    {
        QTemporaryDir folder;
        const std::filesystem::path root(folder.path().toStdString());
        for (const char* text : {"", "[]", "{\"verb\": 3}",
                                 "{\"verb\": \"quantize\", "
                                 "\"options\": {}}",
                                 "{\"verb\": \"score\", \"options\": {\"level\": \"deep\"}}",
                                 "{\"verb\": \"train\"}"}) {
            const auto work = workFromRequest(root, text);
            QVERIFY2(!work, text);
            QVERIFY(!work.error().message.empty());
        }
        const auto score =
            workFromRequest(root, R"({"verb": "score", "options": {"level": "engine"}})");
        QVERIFY(score);
        QCOMPARE(std::get<ScoreWork>(*score).level, Level::Engine);
    }

    void aFolderWithOtherFilesDoesNotBecomeAWorkspace()
    {
        QTemporaryDir folder;
        NewWorkspace wanted;
        wanted.folder = folder.path().toStdString();
        std::ofstream(wanted.folder / "letter.txt") << "dear";
        const auto made = makeWorkspace(wanted);
        QVERIFY(!made);
        QVERIFY(made.error().message.find("other files") != std::string::npos);
        QVERIFY(!std::filesystem::exists(wanted.folder / "workspace.json"));
    }
};

QTEST_GUILESS_MAIN(EngineValuesTest)
#include "enginevaluestest.moc"
