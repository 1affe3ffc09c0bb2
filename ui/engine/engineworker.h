// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/engine/answering.h"
#include "ui/engine/eventoutbox.h"
#include "ui/engine/gatework.h"
#include "ui/engine/jobqueue.h"

#include <optional>

namespace mesewright::ui {

/// The work of the engine's thread: takes jobs one after the other and owns the model between them.
/// Everything here runs on that thread; jobs come out of the queue, events go into the outbox.
///
/// A gate opens a model of its own (its run must not depend on what was loaded before), so the
/// worker gives its own up first. While the gate's run is held, the gate lends its model and the
/// worker answers questions with it from inside the wait; other jobs stay in the queue.
class EngineWorker
{
public:
    EngineWorker(JobQueue& queue, EventOutbox& outbox, EngineOptions engine)
        : m_queue(queue), m_outbox(outbox), m_engine(std::move(engine))
    {
    }

    /// Works until the queue is closed.
    void run();

private:
    void perform(const EngineJob& job);
    [[nodiscard]] Result<void> load(const EngineJob& job, const std::string& base,
                                    const std::filesystem::path& relativeTo);
    [[nodiscard]] Result<void> answer(const EngineJob& job, EngineSession& session,
                                      AdapterShelf& shelf, const CancelToken* alsoStopsOn);
    [[nodiscard]] Result<void> answerAlone(const EngineJob& job);
    template <class Run>
    [[nodiscard]] WorkOutcome gate(const EngineJob& job, const Run& run);
    void serveHeld(const EngineJob& gateJob, EngineSession& session);
    void unload();
    void setState(EngineState state);
    void tellStatus();
    void tellProgress(JobId job, const Progress& progress);
    void tellEnd(const EngineJob& job, WorkOutcome outcome, double seconds);

    class Sink;

    JobQueue& m_queue;
    EventOutbox& m_outbox;
    EngineOptions m_engine;
    std::optional<EngineSession> m_session;
    std::string m_base; ///< what the session was opened as
    std::filesystem::path m_relativeTo;
    AdapterShelf m_shelf;     ///< of the own session
    AdapterShelf m_heldShelf; ///< of the session that a held gate lends
    EngineStatus m_status;
    double m_memoryAsked = 0;
};

} // namespace mesewright::ui
