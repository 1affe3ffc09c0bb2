// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/data/taskitem.h"
#include "core/gates/prompts.h"
#include "core/llm/tokenizer/tokenizer.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace mesewright::ui {

/// An adapter of the workspace that can be tried.
struct TryableAdapter
{
    std::string name; ///< "ckpt-60"
    std::filesystem::path folder;
    double scaling = 0; ///< alpha / r; 0 if its configuration does not say
};

/// What the playground needs to know of a workspace.
struct PlaygroundFacts
{
    std::string base; ///< as config.yaml has it; "" if there is none
    std::filesystem::path root;
    std::vector<TryableAdapter> adapters;       ///< rising checkpoints
    PromptOptions format;                       ///< of the settings
    std::shared_ptr<const Tokenizer> tokenizer; ///< null if the base has none
    std::vector<int> eosIds;
    std::vector<TaskItem> examples; ///< a few evaluation items to begin with
    std::string problem;            ///< why the base cannot be used; "" if it can
};

/// Reads config.yaml, the adapters' folder and the base's tokenizer, not its weights. A tokenizer
/// that `before` has of the same base is taken from there; `before` may be null.
[[nodiscard]] PlaygroundFacts readPlaygroundFacts(const std::filesystem::path& workspace,
                                                  const PlaygroundFacts* before);

} // namespace mesewright::ui
