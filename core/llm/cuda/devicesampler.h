// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/llm/sampler.h"

#include <cstddef>
#include <cstdint>

struct CUstream_st;

namespace mesewright::cuda {

/// Which number a row draws next, on the device; with the seed it is a DrawKey.
struct DrawRow
{
    std::uint64_t item = 0;
    std::uint32_t sample = 0;
    std::uint32_t position = 0;
};

struct DrawSettings
{
    SamplingParams params;
    std::uint64_t seed = 0;
    int allowed = 0; ///< ids from here on are never drawn
};

/// A row whose choice the kernel leaves to sampleToken() on the host: no top-k or one above
/// widestTopK with more than 1024 ids, or so many ties that more than 1024 tokens stay.
inline constexpr int hostDecides = -1;
inline constexpr int widestTopK = 512;

/// Draws one token of each row of `logits` [n, vocab] into `ids` (row i is logits[which[i]], or
/// logits[i] without `which`), with the meaning of
/// sampleToken(): the same filters, ties and random numbers. Only exp() may differ in its last
/// digit, so a draw differs where the number falls that close to an edge.
void drawTokens(const float* logits, int vocab, int n, const DrawSettings& settings,
                const DrawRow* rows, int* ids, float* scratch, CUstream_st* stream,
                const int* which = nullptr);
/// Floats of `scratch` for n rows.
[[nodiscard]] std::size_t drawScratch(int n);

} // namespace mesewright::cuda
