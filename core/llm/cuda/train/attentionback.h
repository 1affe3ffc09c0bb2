// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/llm/cuda/kernels.h"

namespace mesewright::cuda {

/// What the backward pass of attendPacked() reads; rows as there.
struct AttentionTape
{
    const void* qkv = nullptr;        ///< wide [n, shape.width()]
    const void* out = nullptr;        ///< wide [n, heads · headDim]
    const float* logSumExp = nullptr; ///< [n, heads], with the sink
    const int* offsets = nullptr;
    int rows = 0;
    int longest = 0;
    int tokens = 0;
};

/// Gradients of attention with sinks: from gradOut fp32 [n, heads · headDim] to gradQkv fp32
/// [n, shape.width()], of which every element is written. `dots` has n · heads floats. Each block
/// recomputes the probabilities of its tile from logSumExp (Dao et al. 2022); one kernel owns tiles
/// of queries, the other tiles of keys, so that no sum is atomic.
void attentionBack(Precision p, const HeadShape& shape, const AttentionTape& tape,
                   const float* gradOut, float* dots, float* gradQkv, CUstream_st* stream);

} // namespace mesewright::cuda
