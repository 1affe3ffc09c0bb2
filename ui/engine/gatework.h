// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/base/progress.h"
#include "core/gates/gatecontext.h"
#include "ui/engine/enginejob.h"

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>

namespace mesewright::ui {

/// What work that is not about one model in memory gets from the engine's thread.
struct WorkSurroundings
{
    ProgressSink& progress;
    CancelToken cancel;
    EngineOptions engine;                          ///< what computes
    std::function<void(EngineSession&)> whileHeld; ///< see GateContext
};

/// How such work ended.
struct WorkOutcome
{
    std::optional<Error> error;
    std::string runId; ///< of a gate, also when it was stopped or failed
    std::string text;  ///< for people
};

// Each runs to its end on the calling thread and writes what the verb of the command line writes.
[[nodiscard]] WorkOutcome runGate(const GateWork& work, WorkSurroundings& around);
[[nodiscard]] WorkOutcome runDemo(const DemoWork& work, WorkSurroundings& around);
[[nodiscard]] WorkOutcome runScoring(const ScoreWork& work, WorkSurroundings& around);
[[nodiscard]] WorkOutcome runEnvironment(const EnvironmentWork& work, WorkSurroundings& around);

/// The files that a gate's options name and whose hashes a run records, by role.
[[nodiscard]] std::map<std::string, std::filesystem::path> gateInputs(const std::string& verb,
                                                                      const Json& options);

/// What runEnvironment was asked for, from what a panel or the command line would say:
/// {"base": NAME, "lock": FILE}, both may be missing.
[[nodiscard]] EnvironmentWork environmentWork(const std::filesystem::path& workspace,
                                              const Json& options);

} // namespace mesewright::ui
