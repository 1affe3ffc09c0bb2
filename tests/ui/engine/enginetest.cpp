// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/engine/engine.h"
#include "core/base/json.h"
#include "core/gates/evaluationgates.h"
#include "core/gates/traingate.h"
#include "core/llm/generator.h"
#include "core/runs/runcontrol.h"
#include "core/runs/runlist.h"
#include "tests/ui/support/threadwatch.h"
#include "tests/ui/support/workspacecopy.h"
#include "ui/engine/answering.h"
#include "ui/engine/standardgates.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include <nlohmann/json.hpp>

using namespace mesewright;
using namespace mesewright::ui;

namespace {

constexpr int patience = 300000; // ms; the machine may be busy
constexpr qint64 longestStall = 500;

/// Waits for a job's end and gives it.
JobEnd ended(Engine& engine, JobId job)
{
    std::optional<JobEnd> found;
    const auto connection =
        QObject::connect(&engine, &Engine::ended, &engine, [&](const JobEnd& end) {
            if (end.job == job)
                found = end;
        });
    [&] { QTRY_VERIFY_WITH_TIMEOUT(found.has_value(), patience); }();
    QObject::disconnect(connection);
    return found.value_or(JobEnd{});
}

QByteArray messageOf(const JobEnd& end)
{
    return end.error ? QByteArray::fromStdString(end.error->message) : QByteArray();
}

Question askedOf(const std::filesystem::path& root, std::vector<AskedSide> sides)
{
    Question question;
    question.base = "base-nf4";
    question.relativeTo = root;
    question.item.family = "scaffold";
    question.item.instruction = "Register a node named mymod:lamp that gives light 10.";
    question.sides = std::move(sides);
    question.sampling = {false, 0.8, 50, 0.9};
    question.maxNewTokens = 60;
    return question;
}

std::filesystem::path onlyAdapter(const std::filesystem::path& root)
{
    for (const auto& entry : std::filesystem::directory_iterator(root / "adapters"))
        return entry.path();
    return {};
}

/// The short training.
Work trainingIn(const WorkspaceCopy& copy)
{
    TrainOptions options;
    options.config = copy.root() / "config.yaml";
    options.train = copy.root() / "data/train.jsonl";
    options.out = copy.root() / "adapters";
    return GateWork{copy.root(), "train", jsonLine(toJson(options)), {}};
}

Json withoutTimes(Json results)
{
    for (const char* key : {"timestamp", "seconds", "eval_file", "base_model", "model_name",
                            "model", "adapter_path", "metadata"})
        results.erase(key);
    return results;
}

} // namespace

class EngineTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersAreCoresTexts()
    {
        const WorkspaceCopy copy;
        const auto adapter = onlyAdapter(copy.root());
        const Question question = askedOf(copy.root(), {{}, {adapter, 0.5}});
        Engine engine;
        QStringList streamed{{}, {}};
        std::vector<Answer> answers(2);
        connect(&engine, &Engine::textArrived, this,
                [&](JobId, int side, const QString& text) { streamed[side] += text; });
        connect(&engine, &Engine::answered, this,
                [&](JobId, const Answer& answer) { answers[answer.side] = answer; });
        const JobEnd end = ended(engine, engine.start(AnswerWork{question}));
        QVERIFY2(!end.error, messageOf(end));
        QCOMPARE(engine.status().state, EngineState::Ready);
        QCOMPARE(engine.status().device, std::string("cpu"));
        QVERIFY(engine.status().memoryUsed > 0);

        SilentProgress silent;
        auto session = openEngine("base-nf4", copy.root(), silent, {});
        QVERIFY(session);
        const auto prompts =
            Prompts::create(*session->tokenizer, {}, session->model->config().eosTokenIds);
        const auto ids = prompts->promptIds(question.item);
        QVERIFY(ids);
        const auto lora = readPeftAdapter(adapter, session->model->config());
        QVERIFY(lora);
        const int index = session->model->addAdapter(*lora);
        const std::uint64_t key = itemKey(distinctKey(question.item));
        GenerationOptions options;
        options.sampling = question.sampling;
        options.maxNewTokens = question.maxNewTokens;
        options.stopIds = prompts->stopIds();
        options.firstForbiddenId = session->tokenizer->vocabularySize();
        GenerationEvents events;
        events.finished = [&](const Completion& done) {
            const auto& answer = answers[done.request];
            QCOMPARE(answer.shown, session->tokenizer->decode(done.ids, true));
            QCOMPARE(answer.text, prompts->answerText(done.ids));
            QCOMPARE(answer.tokens, done.ids.size());
            QCOMPARE(streamed[static_cast<int>(done.request)].toStdString(), answer.shown);
        };
        QVERIFY(generate(*session->model, {{*ids, key, {0}, {}}, {*ids, key, {0}, {index, 0.5f}}},
                         options, events, {}));
        QVERIFY(answers[0].shown != answers[1].shown);
    }

    void stopIsSeenWithinOneToken()
    {
        const WorkspaceCopy copy;
        SilentProgress silent;
        auto session = openEngine("base-nf4", copy.root(), silent, {});
        QVERIFY(session);
        Question question = askedOf(copy.root(), {{}});
        question.sampling = {false, 5.0, 0, 1.0}; // rambles
        question.maxNewTokens = 2000;
        AdapterShelf shelf;
        const CancelToken cancel;
        int tokens = 0;
        AnswerEvents events;
        events.text = [&](std::size_t, const std::string&) {
            if (++tokens == 5)
                cancel.request();
        };
        events.ended = [](const Answer&) { QFAIL("a stopped answer ended"); };
        events.progress = [](const Progress&) {};
        const auto done = answerQuestion(*session, shelf, question, events, cancel);
        QVERIFY(!done);
        QCOMPARE(done.error().kind, ErrorKind::Stopped);
        QCOMPARE(tokens, 5);
    }

    void anAnswerThatIsStoppedLeavesTheEngineReady()
    {
        const WorkspaceCopy copy;
        Engine engine;
        Question question = askedOf(copy.root(), {{}});
        question.sampling = {false, 5.0, 0, 1.0};
        question.maxNewTokens = 20000;
        const JobId job = engine.start(AnswerWork{question});
        connect(&engine, &Engine::textArrived, &engine, [&](JobId id) { engine.stop(id); });
        const JobId waits = engine.start(AnswerWork{question});
        const JobEnd end = ended(engine, job);
        QVERIFY(end.error);
        QCOMPARE(end.error->kind, ErrorKind::Stopped);
        engine.stop(waits);
        ended(engine, waits);
        QTRY_COMPARE(engine.status().state, EngineState::Ready);
        QVERIFY(!engine.work(job));
        const JobEnd unloaded = ended(engine, engine.start(UnloadWork{}));
        QVERIFY(!unloaded.error);
        QCOMPARE(engine.status().state, EngineState::Empty);
    }

    void aMissingBaseIsASentence()
    {
        Engine engine;
        const JobEnd end = ended(engine, engine.start(LoadWork{"/nowhere/at/all", {}}));
        QVERIFY(end.error);
        QVERIFY(end.error->message.find("/nowhere/at/all") != std::string::npos);
        QCOMPARE(engine.status().state, EngineState::Empty);
    }

    void aGateWritesWhatTheCommandLineWrites()
    {
        const WorkspaceCopy ours(true);
        const WorkspaceCopy theirs(true);
        BaselineOptions options;
        options.evaluation.base = (ours.root() / "base-nf4").string();
        options.evaluation.eval = ours.root() / "data/eval.jsonl";
        options.evaluation.train = ours.root() / "data/train.jsonl";
        options.evaluation.k = 1;
        options.evaluation.maxNewTokens = 40;
        options.out = ours.root() / "eval/results/baseline.json";
        Engine engine;
        const JobEnd end = ended(
            engine, engine.start(GateWork{ours.root(), "baseline", jsonLine(toJson(options)), {}}));
        QVERIFY2(!end.error, messageOf(end));
        QVERIFY(!end.runId.empty());
        QVERIFY(!end.text.empty());

        QProcess command;
        command.start(QStringLiteral(MESEWRIGHT_BIN "/mesewright-cli"),
                      {QStringLiteral("--workspace"), theirs.path(), QStringLiteral("baseline"),
                       QStringLiteral("--base"), theirs.path() + QStringLiteral("/base-nf4"),
                       QStringLiteral("--eval"), theirs.path() + QStringLiteral("/data/eval.jsonl"),
                       QStringLiteral("--k"), QStringLiteral("1"),
                       QStringLiteral("--max_new_tokens"), QStringLiteral("40")});
        QVERIFY(command.waitForFinished(patience));
        QCOMPARE(command.exitCode(), 0);
        const auto a = readJsonFile(options.out);
        const auto b = readJsonFile(theirs.root() / "eval/results/baseline.json");
        QVERIFY(a && b);
        const std::string mine = withoutTimes(*a).dump();
        std::string other = withoutTimes(*b).dump();
        const std::string theirRoot = theirs.root().string();
        for (std::size_t at; (at = other.find(theirRoot)) != std::string::npos;)
            other.replace(at, theirRoot.size(), ours.root().string());
        QCOMPARE(mine, other);
    }

    void aHeldRunLendsItsModelAndGoesOnUnchanged()
    {
        const WorkspaceCopy copy(true);
        copy.shortenTraining();
        const Question question = askedOf(copy.root(), {{}});
        Engine engine;
        std::vector<Answer> answers;
        connect(&engine, &Engine::answered, this,
                [&](JobId, const Answer& answer) { answers.push_back(answer); });
        ended(engine, engine.start(AnswerWork{question}));

        const JobId training = engine.start(trainingIn(copy));
        bool asked = false;
        std::filesystem::path run;
        connect(&engine, &Engine::progressed, this, [&](JobId job, const Progress& progress) {
            if (job != training || asked || progress.unit != "steps" || progress.done < 3)
                return;
            asked = true;
            run = firstRun(copy);
            QVERIFY(askRun(run, RunAsk::Hold));
        });
        QTRY_COMPARE_WITH_TIMEOUT(engine.status().state, EngineState::Held, patience);
        QCOMPARE(engine.longJob(), training);
        QSignalSpy started(&engine, &Engine::started);
        const JobEnd answered = ended(engine, engine.start(AnswerWork{question}));
        QVERIFY2(!answered.error, messageOf(answered));
        QCOMPARE(engine.status().state, EngineState::Held);
        QCOMPARE(started.count(), 1);
        QCOMPARE(answers.size(), std::size_t{2});
        QCOMPARE(answers[0].shown, answers[1].shown);

        QVERIFY(askRun(run, RunAsk::Nothing));
        const JobEnd end = ended(engine, training);
        QVERIFY2(!end.error, messageOf(end));
        QCOMPARE(end.runId, run.filename().string());
        QVERIFY(isUnbroken(run));
    }

    void aStoppedTrainingResumesToTheUnbrokenSeries()
    {
        const WorkspaceCopy copy(true);
        copy.shortenTraining();
        Engine engine;
        const JobId training = engine.start(trainingIn(copy));
        connect(&engine, &Engine::progressed, this, [&](JobId job, const Progress& progress) {
            if (job == training && progress.unit == "steps" && progress.done >= 4)
                engine.stop(job);
        });
        const JobEnd end = ended(engine, training);
        QVERIFY(end.error);
        QCOMPARE(end.error->kind, ErrorKind::Stopped);
        QVERIFY(!end.runId.empty());
        const auto run = copy.root() / "runs" / end.runId;
        QVERIFY(stepsOf(run).size() < unbrokenSeries().size());
        const JobEnd resumed =
            ended(engine, engine.start(GateWork{copy.root(), "train", {}, end.runId}));
        QVERIFY2(!resumed.error, messageOf(resumed));
        QCOMPARE(resumed.runId, end.runId);
        QVERIFY(isUnbroken(run));
    }

    void theInterfaceNeitherWaitsNorOpensFiles()
    {
        const WorkspaceCopy copy(true);
        copy.shortenTraining();
        Engine engine;
        QTimer tick;
        QElapsedTimer since;
        qint64 longest = 0;
        connect(&tick, &QTimer::timeout, this,
                [&] { longest = std::max(longest, since.restart()); });
        tick.start(5);
        since.start();
        threadwatch::begin(copy.root().string());
        ended(engine, engine.start(AnswerWork{askedOf(copy.root(), {{}})}));
        const JobEnd end = ended(engine, engine.start(trainingIn(copy)));
        const std::vector<std::string> opened = threadwatch::end();
        QVERIFY2(!end.error, messageOf(end));
        QVERIFY2(opened.empty(), opened.empty() ? "" : opened.front().c_str());
        qInfo("longest stall of the event loop while loading, answering and training: %lld ms",
              static_cast<long long>(longest));
        QVERIFY(longest < longestStall);
        // The watch does watch.
        threadwatch::begin(copy.root().string());
        QVERIFY(readFile(copy.root() / "config.yaml"));
        QCOMPARE(threadwatch::end().size(), std::size_t{1});
    }

    void deliveriesAreRationed()
    {
        const WorkspaceCopy copy;
        Engine engine;
        ended(engine, engine.start(LoadWork{"base-nf4", copy.root()}));
        Question question = askedOf(copy.root(), {{}});
        question.sampling = {false, 5.0, 0, 1.0};
        question.maxNewTokens = 400;
        QList<qint64> times;
        QElapsedTimer clock;
        clock.start();
        int tokens = 0;
        connect(&engine, &Engine::textArrived, this, [&](JobId, int, const QString&, int count) {
            times.append(clock.elapsed());
            tokens += count;
        });
        ended(engine, engine.start(AnswerWork{question}));
        QVERIFY(tokens > times.size());
        // A delivery may come late, which brings it nearer to the next one, so a second is counted.
        for (qsizetype i = 0; i + 21 < times.size(); ++i)
            QVERIFY(times[i + 21] - times[i] >= 900);
    }

    void standardWorkIsWhatTheDemoRan()
    {
        const WorkspaceCopy copy;
        for (const char* verb : {"baseline", "train", "adapters", "compare", "env"}) {
            const auto work = standardWork(copy.root(), verb);
            QVERIFY2(work, work ? "" : work.error().message.c_str());
        }
        const WorkspaceCopy bare(true);
        const auto work = standardWork(bare.root(), "baseline");
        QVERIFY(work);
        const auto options = parseJson(std::get<GateWork>(*work).options, "options");
        QVERIFY(options);
        QCOMPARE((*options)["base"].get<std::string>(), (bare.root() / "base-nf4").string());
        QCOMPARE((*options)["eval"].get<std::string>(), (bare.root() / "data/eval.jsonl").string());
        QVERIFY(std::get<EnvironmentWork>(*standardWork(bare.root(), "env")).base ==
                (bare.root() / "base-nf4").string());
    }
};

QTEST_GUILESS_MAIN(EngineTest)
#include "enginetest.moc"
