// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/cancel.h"
#include "core/base/result.h"
#include "core/llm/model.h"
#include "core/llm/sampler.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace mesewright {

/// One prompt and how many answers are wanted. `samples` may name only some sample numbers, so that
/// a resumed evaluation asks for exactly what is missing.
struct GenerationRequest
{
    std::vector<int> prompt;
    std::uint64_t itemKey = 0;
    std::vector<std::uint32_t> samples;
    RowAdapter adapter;
};

enum class FinishReason { Stop, Length };
[[nodiscard]] const char* finishReasonName(FinishReason reason);

/// One finished answer. `ids` holds the stop token if there was one.
struct Completion
{
    std::size_t request = 0;
    std::uint32_t sample = 0;
    std::vector<int> ids;
    FinishReason finish = FinishReason::Length;
};

struct GenerationOptions
{
    SamplingParams sampling;
    std::uint64_t seed = 3407;
    int maxNewTokens = 300;
    std::vector<int> stopIds;
    int maxRows = 512; ///< rows in flight at once; waiting ones refill places as rows finish
    /// Ids at and above this are never drawn (rows of the embedding without a string). 0: off.
    int firstForbiddenId = 0;
};

/// How a running generation stands.
struct GenerationProgress
{
    std::size_t rowsDone = 0;
    std::size_t rowsTotal = 0;
    std::int64_t tokens = 0; ///< generated so far
    double tokensPerSecond = 0;
    double etaSeconds = -1;
};

/// Callbacks, all on the calling thread. Any may be empty.
struct GenerationEvents
{
    std::function<void(const Completion&)> finished; ///< as each row ends
    std::function<void(std::size_t request, std::uint32_t sample, int id)> token;
    std::function<void(const GenerationProgress&)> progress; ///< once a decoding step
};

/// Generates all answers of all requests: every row in flight together, each prompt computed once
/// and shared by its samples, finished rows leave at once and waiting ones take their place. Stops
/// within one token when cancelled (error of kind Stopped; rows reported before stay valid).
[[nodiscard]] Result<void> generate(Model& model, const std::vector<GenerationRequest>& requests,
                                    const GenerationOptions& options,
                                    const GenerationEvents& events, const CancelToken& cancel);

} // namespace mesewright
