// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json.h"
#include "core/runs/runstate.h"
#include "core/runs/workspace.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace mesewright {

/// What a reader sees: the state in the file, or Interrupted where that says running and nobody
/// holds the lock (the process died); such a run can be resumed.
enum class RunStatus { Queued, Running, Paused, Done, Failed, Stopped, Interrupted, Broken };

[[nodiscard]] const char* runStatusName(RunStatus status);

/// One run as lists show it. Broken: run.json or state.json cannot be read, `problem` says why.
struct RunSummary
{
    std::string id;
    std::filesystem::path folder;
    std::string verb;
    std::string created; ///< UTC
    RunStatus status = RunStatus::Broken;
    bool alive = false; ///< some process holds the lock
    RunStateFile state;
    std::string problem;
    std::optional<std::int64_t> latestCheckpoint; ///< step

    [[nodiscard]] bool resumable() const;
};

/// All runs of a workspace, oldest first. Never changes anything.
[[nodiscard]] Result<std::vector<RunSummary>> listRuns(const Workspace& workspace);

/// The run with this id, or the only one whose id ends with it (the four letters). An unknown one
/// is refused with the nearest id.
[[nodiscard]] Result<RunSummary> findRun(const Workspace& workspace, const std::string& id);

/// Everything `runs show` prints: run.json, state, status, checkpoints, events counted by kind.
[[nodiscard]] Result<Json> showRun(const Workspace& workspace, const std::string& id);

/// The waiting run that was queued first.
[[nodiscard]] Result<std::optional<RunSummary>> nextQueued(const Workspace& workspace);

/// A summary as `runs list --json` prints it.
[[nodiscard]] Json toJson(const RunSummary& run);

} // namespace mesewright
