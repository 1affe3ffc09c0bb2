// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace mesewright {

/// How the next token is chosen; semantics of Hugging Face's `generate`: temperature, then top-k
/// (ties with the k-th stay), then top-p (ascending cumulative mass, the largest always stays).
struct SamplingParams
{
    bool greedy = false;
    double temperature = 1.0; ///< 1: no division
    int topK = 50;            ///< 0: off
    double topP = 1.0;        ///< 1: off
};

/// Names one draw: a pure function of these four numbers chooses it, whatever else is in the batch.
struct DrawKey
{
    std::uint64_t seed = 0;
    std::uint64_t item = 0;
    std::uint32_t sample = 0;
    std::uint32_t position = 0; ///< 0 for the first generated token
};

/// The tokens that survive the filters, ascending, with their probabilities (fp32 softmax).
struct KeptTokens
{
    std::vector<int> ids;
    std::vector<float> probabilities;
};
[[nodiscard]] KeptTokens keptTokens(std::span<const float> logits, const SamplingParams& params);

/// Draws the next token of one row from its logits [vocab]. -inf is never drawn.
/// Rows that no softmax can be taken of are decided like greedy ones: the lowest id among the
/// highest logits, NaN ignored. That is so with a NaN or +inf in the row, and with a temperature
/// that is not above 0 and finite. A row without any logit above -inf gives 0.
[[nodiscard]] int sampleToken(std::span<const float> logits, const SamplingParams& params,
                              const DrawKey& key);

/// A stable 64-bit number for an item, from its identifying text: same item, same draws, wherever
/// it stands in a file.
[[nodiscard]] std::uint64_t itemKey(std::string_view text);

} // namespace mesewright
