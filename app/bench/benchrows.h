// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/llm/generator.h"
#include "core/llm/tokenizer/tokenizer.h"
#include "core/llm/trainer.h"

#include <filesystem>
#include <vector>

namespace mesewright {

/// What a file of rows asks of the model. Files hold task items (not in an engine-only build) or
/// token rows `{"input_ids": [...], "labels": [...]}`; the first line decides which.
struct BenchInput
{
    std::filesystem::path file;
    std::filesystem::path base; ///< its tokenizer turns items into tokens
    std::vector<int> stopIds;
};

/// One request a row, without samples. Of a token row the prompt is what comes before the first
/// label that carries loss, or all of it without labels.
[[nodiscard]] Result<std::vector<GenerationRequest>> readPrompts(const BenchInput& input);

/// Training rows as the demo makes them: loss on the answer, end token, cut at 2048 tokens. Token
/// rows are taken as they are.
[[nodiscard]] Result<std::vector<TrainRow>> readTrainRows(const BenchInput& input);

#ifdef MESEWRIGHT_BENCH_FULL
[[nodiscard]] Result<std::vector<GenerationRequest>> promptsOfItems(const BenchInput& input);
[[nodiscard]] Result<std::vector<TrainRow>> trainRowsOfItems(const BenchInput& input);
#endif

} // namespace mesewright
