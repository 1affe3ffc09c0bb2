// SPDX-License-Identifier: Apache-2.0
#pragma once

// What every engine asks of its input, whatever computes.
#include "core/base/result.h"
#include "core/llm/generator.h"
#include "core/llm/modelconfig.h"
#include "core/llm/trainer.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace mesewright {

/// A label of this value carries no loss.
constexpr int noLoss = -100;

/// An error naming the first id outside the vocabulary, an empty row, or one that is too long;
/// `what` names the row ("prompt 3").
[[nodiscard]] Result<void> checkTokens(const ModelConfig& config, std::span<const int> ids,
                                       const std::string& what);

/// Prompts and options of a generation: tokens, and room for the new ones.
[[nodiscard]] Result<void> checkRequests(const ModelConfig& config,
                                         const std::vector<GenerationRequest>& requests,
                                         const GenerationOptions& options);

/// Rows of a training or validation set: tokens, labels, and that some label carries loss.
[[nodiscard]] Result<void> checkTrainRows(const ModelConfig& config,
                                          const std::vector<TrainRow>& rows);

/// The labels of a row that are counted.
[[nodiscard]] std::int64_t lossLabels(const TrainRow& row, LossCount count);

} // namespace mesewright
