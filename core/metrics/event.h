// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json.h"
#include "core/base/progress.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <variant>

namespace mesewright {

inline constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();

/// One optimiser update (kind "step"). A value that is not finite is written as null and read as
/// NaN.
struct StepEvent
{
    std::int64_t step = 0;        ///< from 1
    double loss = notANumber;     ///< mean over the group's labels
    double lr = notANumber;       ///< the value used by this update
    double gradNorm = notANumber; ///< before clipping
    std::int64_t tokens = 0;      ///< input tokens of the group
    double seconds = 0;

    friend bool operator==(const StepEvent&, const StepEvent&) = default;
};

/// A reading of the GPU (kind "gpu"); NaN where the driver does not say.
struct GpuEvent
{
    double memory = notANumber;      ///< bytes in use
    double load = notANumber;        ///< 0 to 1
    double power = notANumber;       ///< watts
    double temperature = notANumber; ///< degrees Celsius
};

/// One generated answer and its verdict (kind "sample").
struct SampleEvent
{
    std::string item; ///< a number in the file is read as its text
    std::int64_t sample = 0;
    std::string text;
    std::string outcome;            ///< "passed", "failed", "not_extracted", "not_run"
    std::string configuration = {}; ///< "ckpt-60__scale-0.5"; "" if the writer does not say
};

/// All samples of an item are scored (kind "item").
struct ItemEvent
{
    std::string item;
    double passAt1 = notANumber;
    double passAtK = notANumber;
    std::string configuration = {};
};

/// A line for the reader's eye (kind "message"); level "info", "warning" or "error".
struct MessageEvent
{
    std::string level = "info";
    std::string text;
};

/// The run goes on from a checkpoint (kind "resume"): what was logged after `step` did not count.
struct ResumeEvent
{
    std::int64_t step = 0;
};

/// One line of `events.jsonl`; kind "progress" carries a Progress.
struct Event
{
    double time = 0; ///< "t": seconds since 1970 in UTC
    std::variant<StepEvent, GpuEvent, SampleEvent, ItemEvent, MessageEvent, ResumeEvent, Progress>
        body;
};

/// The line of `events.jsonl` without its line feed. Doubles are written so that reading gives the
/// same bits back.
[[nodiscard]] std::string eventLine(const Event& event);

/// Reads one line: nothing for text that is no event, for unknown kinds, and for an event without
/// the key that names it (a step without its number). Unknown keys are skipped.
[[nodiscard]] std::optional<Event> parseEvent(std::string_view line);

/// Seconds since 1970 in UTC.
[[nodiscard]] double secondsNow();

} // namespace mesewright
