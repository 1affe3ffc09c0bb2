// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/engine/engineworker.h"

#include "ui/engine/memoryreading.h"

#include <chrono>
#include <exception>
#include <type_traits>

#include <sys/resource.h>
#include <unistd.h>

namespace mesewright::ui {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds heldWait{100};
constexpr double memoryEvery = 1; // seconds
constexpr std::size_t mostAdapters = 8;
constexpr int politeness = 5; // of 19

double secondsNow()
{
    return std::chrono::duration<double>(Clock::now().time_since_epoch()).count();
}

// The interface and other programs go first. On Linux niceness belongs to a thread and is inherited
// by those that it starts, which are the engine's own.
void goPolitely()
{
    (void)::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), politeness);
}

WorkOutcome outcomeOf(const Result<void>& result)
{
    WorkOutcome outcome;
    if (!result)
        outcome.error = result.error();
    return outcome;
}

} // namespace

/// Hands a job's reports on. A report shows that a held run has gone on.
class EngineWorker::Sink final : public ProgressSink
{
public:
    Sink(EngineWorker& worker, JobId job) : m_worker(worker), m_job(job) {}

    void progress(const Progress& progress) override
    {
        if (m_worker.m_status.state == EngineState::Held)
            m_worker.setState(EngineState::Working);
        m_worker.tellProgress(m_job, progress);
    }
    void message(const std::string& text) override
    {
        m_worker.m_outbox.post(MessageEvent{m_job, text});
    }

private:
    EngineWorker& m_worker;
    JobId m_job;
};

void EngineWorker::run()
{
    goPolitely();
    if (const auto device = resolveDevice(m_engine.device))
        if (const auto described = describeDevice(*device))
            m_status.device = *described;
    tellStatus();
    while (const std::optional<EngineJob> job = m_queue.take())
        perform(*job);
    m_session.reset();
}

void EngineWorker::perform(const EngineJob& job)
{
    const auto began = Clock::now();
    m_status.job = job.id;
    m_status.jobName = workName(job.work);
    m_outbox.post(StartEvent{job.id, m_status.jobName});
    const auto work = [&](const auto& asked) -> WorkOutcome {
        using Asked = std::decay_t<decltype(asked)>;
        if constexpr (std::is_same_v<Asked, LoadWork>) {
            return outcomeOf(load(job, asked.base, asked.relativeTo));
        } else if constexpr (std::is_same_v<Asked, UnloadWork>) {
            unload();
            return {};
        } else if constexpr (std::is_same_v<Asked, AnswerWork>) {
            return outcomeOf(answerAlone(job));
        } else if constexpr (std::is_same_v<Asked, GateWork>) {
            return gate(job, [&](WorkSurroundings& around) { return runGate(asked, around); });
        } else if constexpr (std::is_same_v<Asked, DemoWork>) {
            return gate(job, [&](WorkSurroundings& around) { return runDemo(asked, around); });
        } else if constexpr (std::is_same_v<Asked, ScoreWork>) {
            return gate(job, [&](WorkSurroundings& around) { return runScoring(asked, around); });
        } else {
            return gate(job,
                        [&](WorkSurroundings& around) { return runEnvironment(asked, around); });
        }
    };
    WorkOutcome outcome;
    try {
        outcome = std::visit(work, job.work);
    } catch (const std::exception& problem) {
        outcome.error = internalError(std::string("the engine failed: ") + problem.what());
    }
    m_status.job = 0;
    m_status.jobName.clear();
    setState(m_session ? EngineState::Ready : EngineState::Empty);
    tellEnd(job, std::move(outcome), std::chrono::duration<double>(Clock::now() - began).count());
}

Result<void> EngineWorker::load(const EngineJob& job, const std::string& base,
                                const std::filesystem::path& relativeTo)
{
    if (m_session && m_base == base && m_relativeTo == relativeTo) {
        if (m_shelf.size() > mostAdapters) {
            m_session->model->removeAdapters();
            m_shelf = {};
        }
        return {};
    }
    unload();
    setState(EngineState::Loading);
    Sink sink(*this, job.id);
    MESEWRIGHT_TRY(EngineSession session, openEngine(base, relativeTo, sink, job.cancel, m_engine));
    m_session = std::move(session);
    m_base = base;
    m_relativeTo = relativeTo;
    m_status.device = m_session->model->device();
    m_status.model = m_session->folder;
    return {};
}

Result<void> EngineWorker::answer(const EngineJob& job, EngineSession& session, AdapterShelf& shelf,
                                  const CancelToken* alsoStopsOn)
{
    const Question& question = std::get<AnswerWork>(job.work).question;
    AnswerEvents events;
    events.text = [&](std::size_t side, const std::string& text) {
        if (alsoStopsOn != nullptr && alsoStopsOn->requested())
            job.cancel.request();
        m_outbox.post(TextEvent{job.id, side, text, 1});
    };
    events.ended = [&](const Answer& done) { m_outbox.post(AnswerEvent{job.id, done}); };
    events.progress = [&](const Progress& progress) { tellProgress(job.id, progress); };
    return answerQuestion(session, shelf, question, events, job.cancel);
}

Result<void> EngineWorker::answerAlone(const EngineJob& job)
{
    const Question& question = std::get<AnswerWork>(job.work).question;
    MESEWRIGHT_CHECK(load(job, question.base, question.relativeTo));
    setState(EngineState::Working);
    return answer(job, *m_session, m_shelf, nullptr);
}

template <class Run>
WorkOutcome EngineWorker::gate(const EngineJob& job, const Run& run)
{
    unload();
    setState(EngineState::Working);
    m_heldShelf = {};
    Sink sink(*this, job.id);
    WorkSurroundings around{sink, job.cancel, m_engine,
                            [this, &job](EngineSession& lent) { serveHeld(job, lent); }};
    return run(around);
}

// Called over and over while the gate's run is held.
void EngineWorker::serveHeld(const EngineJob& gateJob, EngineSession& session)
{
    if (m_status.state != EngineState::Held) {
        m_status.device = session.model->device();
        setState(EngineState::Held);
    }
    const auto isQuestion = [](const EngineJob& job) {
        return std::holds_alternative<AnswerWork>(job.work);
    };
    const std::optional<EngineJob> asked = m_queue.takeWithin(heldWait, isQuestion);
    if (!asked)
        return;
    const auto began = Clock::now();
    m_outbox.post(StartEvent{asked->id, workName(asked->work)});
    const Result<void> answered = answer(*asked, session, m_heldShelf, &gateJob.cancel);
    tellEnd(*asked, outcomeOf(answered),
            std::chrono::duration<double>(Clock::now() - began).count());
}

void EngineWorker::unload()
{
    m_session.reset();
    m_shelf = {};
    m_base.clear();
    m_status.model.clear();
    setState(EngineState::Empty);
}

void EngineWorker::setState(EngineState state)
{
    m_status.state = state;
    tellStatus();
}

void EngineWorker::tellStatus()
{
    m_memoryAsked = secondsNow();
    const MemoryReading memory = readMemory();
    m_status.memoryUsed = memory.used;
    m_status.memoryTotal = memory.total;
    m_outbox.post(StatusEvent{m_status});
}

void EngineWorker::tellProgress(JobId job, const Progress& progress)
{
    m_outbox.post(ProgressEvent{job, progress});
    if (secondsNow() - m_memoryAsked >= memoryEvery)
        tellStatus();
}

void EngineWorker::tellEnd(const EngineJob& job, WorkOutcome outcome, double seconds)
{
    m_outbox.post(EndEvent{{job.id, workName(job.work), std::move(outcome.runId),
                            std::move(outcome.error), std::move(outcome.text), seconds}});
}

} // namespace mesewright::ui
