// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/llm/cuda/kernels.h"

#include <cstdint>

// The steps of a trained layer that evaluation does not have, as launches on a stream (conventions
// of core/llm/cuda/kernels.h). A choice is token · k + number; choices are sorted by expert as
// sortByExpert() does it: `order` [n k] is the choice at each place, `place` its inverse.
namespace mesewright::cuda {

/// out[i] = wide(x[order[i] / k]); order null: out[i] = wide(x[i]).
void gatherWide(Precision p, const float* x, const int* order, int k, int count, int width,
                void* out, CUstream_st* stream);

/// out[rows[i]] = x[i].
void scatterRows(const float* x, const int* rows, int count, int width, float* out,
                 CUstream_st* stream);

/// Which expert's numbers belong to each place, and where they lie.
struct PlacedChoices
{
    const int* chosen = nullptr; ///< expert of each choice
    const int* order = nullptr;
    const int* place = nullptr;
    const float* gates = nullptr; ///< by choice
    int count = 0;                ///< n k
    int k = 1;
};

/// out = clamped SwiGLU of z + bias of the place's expert; z wide [count, 2 inner], gate and up
/// interleaved, bias fp32 [experts, 2 inner].
void expertActivation(Precision p, const void* z, const float* bias, const PlacedChoices& choices,
                      float limit, int inner, void* out, CUstream_st* stream);

/// Backwards: from `gradActivated` wide [count, inner], the gradient before the gate is applied, to
/// the gradient of z, which replaces z; and gradGate[choice] = gradOut[token] · (the expert's
/// output), written as activated · gradActivated + gradOut · downBias, so that outputs need not be
/// kept.
struct ActivationGradient
{
    const float* bias = nullptr;     ///< [experts, 2 inner]
    const float* downBias = nullptr; ///< [experts, hidden]
    const void* gradActivated = nullptr;
    const float* gradOut = nullptr; ///< [n, hidden]
    float limit = 7;
    int inner = 0;
    int hidden = 0;
};
void expertActivationBack(Precision p, void* z, const PlacedChoices& choices,
                          const ActivationGradient& from, float* gradGate, CUstream_st* stream);

/// out[t] = middle[t] + sum over its choices, experts ascending, of gate · (expertOut + bias).
void combineExperts(Precision p, const void* expertOut, const float* bias,
                    const PlacedChoices& choices, const float* middle, int n, int width, float* out,
                    CUstream_st* stream);

/// The gradient of `middle`, what the post-attention norm read: gradOut + norm's backward of
/// (router's backward of gradGate + the experts' gradients of their input). Also as wide numbers.
struct MiddleGradient
{
    const void* gradInput = nullptr; ///< wide [count, width], by place
    const float* gradGate = nullptr; ///< by choice
    const void* router = nullptr;    ///< wide [experts, width]
    const float* middle = nullptr;
    const float* normWeight = nullptr;
    float eps = 0;
    const float* gradOut = nullptr;
};
void middleGradient(Precision p, const MiddleGradient& from, const PlacedChoices& choices, int n,
                    int width, float* gradMiddle, void* gradMiddleWide, CUstream_st* stream);

/// gradX += (or =, without `add`) the backward of rmsnorm(x) · weight for gradY.
void normBack(const float* x, const float* weight, float eps, const float* gradY, int n, int width,
              bool add, float* gradX, CUstream_st* stream);

/// Turns the gradients of rotated queries and keys back, in place, and makes wide copies.
void rotateBack(Precision p, const HeadShape& shape, float* gradQkv, const float* cosine,
                const float* sine, const int* positions, int n, void* wide, CUstream_st* stream);

} // namespace mesewright::cuda
