// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/data/taskitem.h"
#include "core/gates/demo.h"
#include "core/gates/prompts.h"
#include "core/llm/sampler.h"
#include "core/scoring/verdict.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <variant>
#include <vector>

namespace mesewright::ui {

// What the engine's thread can be asked for. Jobs are values: they hold nothing of the window.

/// One answer that is wanted: from the base, or from an adapter at a strength.
struct AskedSide
{
    std::filesystem::path adapter; ///< PEFT folder; empty: the base alone
    double scale = 1;              ///< multiplies alpha / r
};

/// A prompt and how it is to be answered. All sides are computed together.
struct Question
{
    std::string base;                 ///< folder or hub name
    std::filesystem::path relativeTo; ///< where a relative folder is looked for first
    bool raw = false;                 ///< the instruction is the whole prompt, as it is
    PromptOptions format;             ///< unless raw
    TaskItem item;
    std::vector<AskedSide> sides;
    SamplingParams sampling;
    std::uint64_t seed = 3407;
    int maxNewTokens = 300;
};

/// Has the model in memory, so that the first question does not wait for it.
struct LoadWork
{
    std::string base;
    std::filesystem::path relativeTo;
};
/// Takes the model out of memory.
struct UnloadWork
{
};
struct AnswerWork
{
    Question question;
};
/// A gate: a new run, or one that goes on if `resume` names it.
struct GateWork
{
    std::filesystem::path workspace;
    std::string verb;
    std::string options; ///< the gate's toJson, as text
    std::string resume;  ///< a run's id
};
/// All five gates on the demo model. `folder` becomes a workspace.
struct DemoWork
{
    std::filesystem::path folder;
    DemoOptions options;
};
/// Judges all results of a workspace at a level, without the model.
struct ScoreWork
{
    std::filesystem::path workspace;
    Level level = Level::Exec;
};
/// Gate A2: writes the report, or with `lock` a file with all versions and hashes.
struct EnvironmentWork
{
    std::filesystem::path workspace;
    std::string base;
    std::filesystem::path lock;
};

using Work =
    std::variant<LoadWork, UnloadWork, AnswerWork, GateWork, DemoWork, ScoreWork, EnvironmentWork>;

/// Numbers jobs from 1; 0 is none.
using JobId = std::uint64_t;

struct EngineJob
{
    JobId id = 0;
    CancelToken cancel;
    Work work;
};

/// A word for the status line: "train", "answer", "demo".
[[nodiscard]] std::string workName(const Work& work);

} // namespace mesewright::ui
