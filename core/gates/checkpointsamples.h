// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/cancel.h"
#include "core/base/progress.h"
#include "core/config/settings.h"
#include "core/data/taskitem.h"
#include "core/gates/enginesession.h"
#include "core/gates/prompts.h"
#include "core/llm/lora.h"
#include "core/metrics/event.h"
#include "core/runs/runfolder.h"
#include "core/scoring/scorer.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace mesewright {

/// A few fixed prompts that a training run answers before its first step and at each checkpoint, so
/// that a person sees what it learns. Greedy, judged at the static level, written as `sample`
/// events. Each checkpoint's adapter stays with the model: some megabytes.
class CheckpointSamples
{
public:
    /// `items` is a file of items: the first ones are taken, families in turn. Relative paths of
    /// the settings are relative to `folder`. `session` must outlive the object.
    static Result<CheckpointSamples> create(const std::filesystem::path& items,
                                            const Settings& settings,
                                            const std::filesystem::path& folder,
                                            EngineSession& session, const CancelToken& cancel);

    [[nodiscard]] const std::vector<TaskItem>& items() const { return m_items; }

    /// Asks all of them, of `adapter` or of the base, and says how many passed. What goes wrong
    /// is said in a message, and nothing is asked any more: samples never end a training. Only a
    /// stop is an error.
    [[nodiscard]] Result<void> ask(const LoraAdapter* adapter, int step, RunFolder& run,
                                   ProgressSink& progress, const CancelToken& cancel);

private:
    CheckpointSamples(EngineSession& session, Prompts prompts)
        : m_session(&session), m_prompts(std::move(prompts))
    {
    }
    [[nodiscard]] Result<std::vector<std::string>> answers(const LoraAdapter* adapter,
                                                           const CancelToken& cancel);
    [[nodiscard]] Result<int> judge(const std::vector<std::string>& texts, RunFolder& run);

    EngineSession* m_session;
    Prompts m_prompts;
    std::vector<TaskItem> m_items;
    std::vector<std::vector<int>> m_promptIds;
    std::unique_ptr<Scorer> m_scorer;
    bool m_failed = false;
};

/// How events name an item: its id, else its line.
[[nodiscard]] std::string itemLabel(const TaskItem& item);

/// The first items of a file, at most five, families in turn.
[[nodiscard]] std::vector<TaskItem> fixedPrompts(const std::vector<TaskItem>& items);

/// How many answers a run's log has of the time between that step and the next one.
[[nodiscard]] std::size_t samplesAfter(const std::vector<Event>& events, std::int64_t step);

} // namespace mesewright
