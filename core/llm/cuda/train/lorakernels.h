// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/llm/cuda/kernels.h"

#include <cstdint>

// A LoRA branch y += s · B (A dropout(x)) and its gradients as launches on a stream. A [rank, in]
// and B [out, rank] are the fp32 master weights, every sum is fp32, and no sum is atomic: the same
// input gives the same bits. Widths are multiples of 4. The mask is the CPU trainer's
// (core/llm/cpu/elementwise.h): a pure function of seed, step, site, token and column.
namespace mesewright::cuda {

/// Which mask. `ids` [n]: row number and position of each token, in device memory.
struct DropoutSite
{
    float probability = 0; ///< 0: no mask
    std::uint32_t seed = 0;
    std::uint32_t step = 0;
    std::uint32_t site = 0; ///< 4 · layer + target
    const std::uint64_t* ids = nullptr;
};

/// low[t, r] = sum over c of A[r, c] · dropout(x)[t, c]; x wide [n, width].
void lowRank(Precision p, const void* x, const float* a, const DropoutSite& site, int n, int width,
             int rank, float* low, CUstream_st* stream);

/// y[t, o] += scale · sum over r of B[o, r] · low[t, r]; rows of y are `stride` apart.
void addLowRank(const float* low, const float* b, float scale, int n, int out, int rank, float* y,
                int stride, CUstream_st* stream);

/// gradLow[t, r] = scale · sum over o of gradY[t, o] · B[o, r]; rows of gradY `stride` apart.
void lowRankBack(const float* gradY, int stride, const float* b, float scale, int n, int out,
                 int rank, float* gradLow, CUstream_st* stream);

/// Floats that the two below need as room for partial sums.
[[nodiscard]] std::int64_t outerRoom(int n, int width, int rank);

/// gradA[r, c] += sum over t of gradLow[t, r] · dropout(x)[t, c].
void addGradientA(Precision p, const void* x, const float* gradLow, const DropoutSite& site, int n,
                  int width, int rank, float* room, float* gradA, CUstream_st* stream);

/// gradB[o, r] += scale · sum over t of gradY[t, o] · low[t, r].
void addGradientB(const float* gradY, int stride, const float* low, float scale, int n, int out,
                  int rank, float* room, float* gradB, CUstream_st* stream);

/// gradX[t, c] += dropout's mask · sum over r of gradLow[t, r] · A[r, c].
void addInputGradient(const float* gradLow, const float* a, const DropoutSite& site, int n,
                      int width, int rank, float* gradX, CUstream_st* stream);

} // namespace mesewright::cuda
