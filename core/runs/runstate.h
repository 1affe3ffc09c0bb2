// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace mesewright {

/// What `state.json` says about a run.
enum class RunState { Queued, Running, Paused, Done, Failed, Stopped };

[[nodiscard]] const char* runStateName(RunState state);
[[nodiscard]] std::optional<RunState> runStateFromName(std::string_view name);

/// The content of `state.json`. Only the process that holds the run's lock writes it.
struct RunStateFile
{
    RunState state = RunState::Queued;
    int pid = 0;           ///< of the process that works or last worked on it; 0 for none
    std::string heartbeat; ///< UTC; for display only, whether a run lives is the lock's matter
    std::string reason;    ///< why it failed or stopped, one sentence
    Progress progress;     ///< done and total of the work at hand
};

[[nodiscard]] Result<RunStateFile> readRunState(const std::filesystem::path& runFolder);
[[nodiscard]] Result<void> writeRunState(const std::filesystem::path& runFolder,
                                         const RunStateFile& state);

} // namespace mesewright
