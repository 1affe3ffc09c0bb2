// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json.h"
#include "core/metrics/eventlog.h"
#include "core/runs/checkpoints.h"
#include "core/runs/journal.h"
#include "core/runs/runcontrol.h"
#include "core/runs/runlock.h"
#include "core/runs/runstate.h"
#include "core/runs/workspace.h"

#include <filesystem>
#include <string>

namespace mesewright {

/// One run on disk, opened by the process that works on it. The folder is the truth; windows and
/// commands only look at it (runlist.h). The order of calls in a gate:
///
///     MESEWRIGHT_TRY(auto run, RunFolder::create(workspace, "train", request)); // before the
///     model RunFolderProgress shown(run);          // a ProgressSink: progress, messages,
///     heartbeat CheckpointStore store = run.checkpoints(out, limit,
///     {"trainer_state.safetensors"}); for (...) {
///         ... one update ...
///         MESEWRIGHT_CHECK(run.event(StepEvent{...}));         // flushed when it returns
///         MESEWRIGHT_CHECK(run.heartbeat(progress));           // cheap: written once a second
///         MESEWRIGHT_CHECK(store.write(step, bytes, fill));    // every save_steps
///         if (cancel.requested() || run.asked() == RunAsk::Stop)
///             return run.end(stopped());                       // state stopped, the error back
///     }
///     MESEWRIGHT_CHECK(run.finish());                          // state done
///
/// An evaluation opens `run.journal()` instead of checkpoints and skips the keys that it contains.
/// To go on: `RunFolder::resume(workspace, id)`, then `request()` for what was asked,
/// `store.recover()`, `store.latest()`, and `run.resumeFrom(step)` (0 when there is no checkpoint).
/// A RunFolder that is destroyed without `finish` or `end` stays "running" with a free lock, which
/// readers show as interrupted, as after a crash.
class RunFolder
{
public:
    /// Makes `runs/<utc>-<verb>-<4 letters>/`, under a dot name until run.json, state.json and the
    /// lock are in it. `request` is an object: "options" (as given and defaulted), "versions",
    /// "inputs" (path, bytes, sha256). With RunState::Queued the run waits: destroy the object and
    /// `resume` it when its turn comes.
    static Result<RunFolder> create(const Workspace& workspace, const std::string& verb,
                                    const Json& request, RunState state = RunState::Running);

    /// Takes over an existing run: refuses one that another process works on (kind BadInput),
    /// repairs its logs and, unless it is done, marks it running. `id` as in findRun (runlist.h).
    static Result<RunFolder> resume(const Workspace& workspace, const std::string& id);

    [[nodiscard]] const std::string& id() const { return m_id; }
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    /// What state.json said before `resume`; Done means that there is nothing to do.
    [[nodiscard]] RunState previousState() const { return m_previousState; }
    /// run.json: id, verb, created, format, and the request's members.
    [[nodiscard]] Result<Json> request() const;

    /// Appends to events.jsonl with the time of now.
    template <class Body>
    [[nodiscard]] Result<void> event(Body body)
    {
        return m_events.write(Event{0, std::move(body)});
    }

    /// Notes that the series goes on after `step`.
    [[nodiscard]] Result<void> resumeFrom(std::int64_t step);

    /// Updates done and total in state.json, at most once a second.
    [[nodiscard]] Result<void> heartbeat(const Progress& progress);
    /// Paused (held) and running again; written at once.
    [[nodiscard]] Result<void> setState(RunState state, const std::string& reason = {});

    /// The wish of a person elsewhere: stop, hold, release (runcontrol.h).
    [[nodiscard]] RunAsk asked() const;

    /// The run is done.
    [[nodiscard]] Result<void> finish();
    /// The run ends with `error`: kind Stopped gives state stopped, all others failed with the
    /// message as the reason. Returns `error`, so that a gate can `return run.end(error)`.
    Error end(const Error& error);

    [[nodiscard]] CheckpointStore checkpoints(const std::filesystem::path& out, int saveTotalLimit,
                                              std::vector<std::string> privateFiles) const;
    /// The journal of finished pieces, `answers.jsonl` unless named otherwise.
    [[nodiscard]] Result<Journal> journal(const std::string& name = "answers.jsonl") const;

private:
    RunFolder() = default;

    std::string m_id;
    std::filesystem::path m_path;
    RunLock m_lock;
    EventWriter m_events;
    RunStateFile m_state;
    RunState m_previousState = RunState::Queued;
    double m_lastHeartbeat = 0;
};

} // namespace mesewright
