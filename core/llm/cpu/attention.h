// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

// Attention with sinks (gpt-oss): p_j = exp(z_j) / (exp(sink) + sum_k exp(z_k)), z = q·k · scale,
// visible keys j <= i and, in a sliding layer, j > i - window. The sink has no value vector.
namespace mesewright::cpu {

struct AttentionShape
{
    int heads = 0;
    int kvHeads = 0;
    int headDim = 0;
    int window = 0; ///< 0: full attention
    float scale = 1.0f;

    [[nodiscard]] int group() const { return heads / kvHeads; }
};

/// Rows of a packed batch: row r holds tokens [offsets[r], offsets[r+1]) at positions 0, 1, ...
/// Queries before `firstQuery[r]` (counted inside the row) are not needed and stay untouched.
struct PackedRows
{
    std::vector<std::int64_t> offsets{0};
    std::vector<std::int64_t> firstQuery;

    [[nodiscard]] int count() const { return static_cast<int>(offsets.size()) - 1; }
    [[nodiscard]] std::int64_t tokens() const { return offsets.back(); }
    [[nodiscard]] std::int64_t length(int row) const { return offsets[row + 1] - offsets[row]; }
    [[nodiscard]] std::int64_t firstNeeded(int row) const
    {
        return firstQuery.empty() ? 0 : firstQuery[row];
    }
};

/// Full-sequence attention over packed rows. `qkv` [tokens, (heads + 2 kvHeads) · headDim] holds
/// rotated queries, rotated keys and values side by side; `sinks` [heads]; `out` [tokens, heads ·
/// headDim]. `logSumExp` [tokens, heads] (with the sink) is kept for the backward pass, or null.
void attentionForward(const AttentionShape& shape, const PackedRows& rows, const float* qkv,
                      const float* sinks, float* out, float* logSumExp);

/// Gradients of the same: from `gradOut` to `gradQkv` (overwritten; zero for unneeded queries).
void attentionBackward(const AttentionShape& shape, const PackedRows& rows, const float* qkv,
                       const float* out, const float* logSumExp, const float* gradOut,
                       float* gradQkv);

} // namespace mesewright::cpu
