// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/config/settings.h"
#include "core/data/taskitem.h"
#include "core/gates/enginesession.h"
#include "core/llm/lora.h"
#include "core/llm/trainer.h"

#include <filesystem>
#include <vector>

namespace mesewright {

/// A training file as the trainer takes it. `items` is empty for a file of token rows.
struct TrainData
{
    std::vector<TrainRow> rows;
    std::vector<TaskItem> items;
};

/// Reads items or token rows and turns items into tokens as the settings say. Rows longer than
/// max_len are cut; how many, and how many lost their whole answer, goes to `progress`.
/// `configFolder` is what a template in the settings is relative to.
[[nodiscard]] Result<TrainData> readTrainData(const std::filesystem::path& path,
                                              const Settings& settings,
                                              const std::filesystem::path& configFolder,
                                              const EngineSession& session, ProgressSink& progress);

/// The adapter that training starts from: fresh by the settings, or `initAdapter`'s A and B, which
/// must have the settings' rank, layers and targets.
[[nodiscard]] Result<LoraAdapter> startAdapter(const Settings& settings, const ModelConfig& config,
                                               const std::filesystem::path& initAdapter);

/// Refuses layers that the model does not have.
[[nodiscard]] Result<void> checkAgainstModel(const Settings& settings, const ModelConfig& config,
                                             const std::filesystem::path& configFile);

[[nodiscard]] TrainerOptions trainerOptions(const Settings& settings);

} // namespace mesewright
