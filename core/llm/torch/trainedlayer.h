// SPDX-License-Identifier: Apache-2.0
#pragma once

// Internal to core/llm: forward and backward of one layer whose LoRA matrices are trained. The base
// is frozen, so gradients go to A, B and the layer's input only. No autograd: every step has its
// hand-written counterpart, checked against recorded trajectories.
#include "core/llm/torch/engine.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace mesewright {

/// One trained tensor with its gradient and AdamW's moments, all of one shape.
struct LoraParameter
{
    at::Tensor value;
    at::Tensor gradient;
    at::Tensor firstMoment;
    at::Tensor secondMoment;
};

struct TrainedMatrix
{
    LoraTarget target = LoraTarget::Query;
    LoraParameter a; ///< [rank, in]
    LoraParameter b; ///< [out, rank]
};

/// A layer at or above the first trained one; it may have no trained matrix itself.
struct TrainedLayer
{
    int layer = 0;
    float scaling = 1;
    std::vector<TrainedMatrix> matrices;
};

/// Rows of one micro-batch and what identifies their tokens to the dropout masks.
struct MicroBatch
{
    cpu::PackedRows rows;
    std::vector<std::int64_t> positions;  ///< [tokens]
    std::vector<std::uint64_t> tokenIds;  ///< [tokens], row number and position
    std::vector<std::int64_t> lossTokens; ///< tokens whose next label carries loss, ascending
    std::vector<int> targets;             ///< those labels
};

struct DropoutState
{
    float probability = 0; ///< 0 in evaluation
    std::uint32_t seed = 0;
    std::uint32_t step = 0;
};

/// What the backward pass of one layer needs from its forward pass.
struct LayerTape
{
    struct Lora
    {
        at::Tensor input; ///< after dropout
        at::Tensor low;   ///< A · input
    };
    at::Tensor hidden;
    at::Tensor normInverse;
    std::vector<Lora> lora; ///< parallel to TrainedLayer::matrices
    at::Tensor qkv;
    at::Tensor attention;
    at::Tensor logSumExp;
    at::Tensor kept; ///< indices of the tokens that go on after attention; undefined: all
    std::vector<std::uint64_t> keptIds;
    at::Tensor middle; ///< residual stream after attention
    at::Tensor postInverse;
    ExpertTape experts;
};

/// Output of the layer; with `onlyLossTokens` only for these (the last layer: nothing else is read
/// from it, so nothing else is computed). `tape` null: evaluation.
[[nodiscard]] at::Tensor forwardTrained(CpuModel& model, const TrainedLayer& layer,
                                        const at::Tensor& hidden, const MicroBatch& batch,
                                        const DropoutState& dropout, bool onlyLossTokens,
                                        LayerTape* tape);

/// Adds to the gradients of A and B; returns the gradient of the layer's input if `needInput`.
[[nodiscard]] at::Tensor backwardTrained(CpuModel& model, TrainedLayer& layer,
                                         const LayerTape& tape, const MicroBatch& batch,
                                         const DropoutState& dropout, const at::Tensor& gradOut,
                                         bool needInput);

} // namespace mesewright
