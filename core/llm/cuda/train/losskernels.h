// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/llm/cuda/kernels.h"

#include <cstdint>

// Loss and update, as launches on a stream; the same formulas as the CPU trainer's
// (core/llm/cpu/elementwise.h, adamw.h). No sum is atomic.
namespace mesewright::cuda {

/// Row strides, in elements of wide, of the gradients that crossEntropy() leaves in the logits.
[[nodiscard]] constexpr int gradientStride(Precision p, int vocab)
{
    return p == Precision::Bf16 ? 2 * vocab : vocab;
}

/// losses[t] = -log softmax(logits[t])[targets[t]]; the logits [n, vocab] fp32 are replaced by wide
/// gradients of scale · the sum of losses, with rows gradientStride() apart.
void crossEntropy(Precision p, float* logits, const int* targets, int n, int vocab, float scale,
                  float* losses, CUstream_st* stream);

/// *total += scale · the sum of losses[0, n).
void addLosses(const float* losses, int n, double scale, double* total, CUstream_st* stream);

/// *total = the sum of squares. `room` has squareRoom doubles.
inline constexpr int squareRoom = 256;
void sumOfSquares(const float* values, std::int64_t n, double* room, double* total,
                  CUstream_st* stream);

/// One AdamW step (Loshchilov and Hutter 2019), beta 0.9 and 0.999, eps 1e-8; `step` counts from 1.
struct UpdateStep
{
    double learningRate = 0;
    double weightDecay = 0;
    double gradientScale = 1; ///< the clipping factor
    std::int64_t step = 1;
};
void updateAdamW(const UpdateStep& options, std::int64_t n, const float* gradient, float* value,
                 float* firstMoment, float* secondMoment, CUstream_st* stream);

} // namespace mesewright::cuda
