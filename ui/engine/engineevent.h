// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/progress.h"
#include "ui/engine/enginejob.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace mesewright::ui {

// What the engine's thread tells: values again.

enum class EngineState {
    Empty,   ///< no model in memory
    Loading, ///< reading one
    Ready,   ///< a model waits for questions
    Working, ///< a job is at work
    Held     ///< a run is held; its model can be asked
};

/// How the engine stands.
struct EngineStatus
{
    EngineState state = EngineState::Empty;
    JobId job = 0;               ///< the one at work
    std::string jobName;         ///< workName of it
    std::string device;          ///< "cpu", "cuda:0, NVIDIA H200 (…)"; empty: not known yet
    std::filesystem::path model; ///< folder of the loaded base; empty while a gate has its own
    std::uint64_t memoryUsed = 0;
    std::uint64_t memoryTotal = 0;
};

/// A finished answer.
struct Answer
{
    std::size_t side = 0;
    std::string text;       ///< as the gates judge it: without special tokens, stripped
    std::string shown;      ///< all that was streamed
    std::size_t tokens = 0; ///< with the stop token, if there was one
    bool stopped = false;   ///< by the model itself; else the length was reached
    double seconds = 0;     ///< until this answer was complete
};

/// How a job ended.
struct JobEnd
{
    JobId job = 0;
    std::string name;
    std::string runId; ///< of a gate, if its run folder was made
    std::optional<Error> error;
    std::string text; ///< what a gate says for people
    double seconds = 0;
};

struct StatusEvent
{
    EngineStatus status;
};
struct StartEvent
{
    JobId job = 0;
    std::string name;
};
struct ProgressEvent
{
    JobId job = 0;
    Progress progress;
};
struct MessageEvent
{
    JobId job = 0;
    std::string text;
};
/// What was added to an answer since the last such event.
struct TextEvent
{
    JobId job = 0;
    std::size_t side = 0;
    std::string text;
    int tokens = 0;
};
struct AnswerEvent
{
    JobId job = 0;
    Answer answer;
};
struct EndEvent
{
    JobEnd end;
};
using EngineEvent = std::variant<StatusEvent, StartEvent, ProgressEvent, MessageEvent, TextEvent,
                                 AnswerEvent, EndEvent>;

} // namespace mesewright::ui
