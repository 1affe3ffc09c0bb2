// SPDX-License-Identifier: Apache-2.0
#pragma once

// Internal to core/llm/cuda: forward and backward of one layer at or above the first trained one,
// with the mathematics of core/llm/torch/trainedlayer.h: gradients go to A, B and the layer's input
// only.
#include "core/llm/cuda/engine.h"
#include "core/llm/cuda/train/expertproducts.h"
#include "core/llm/cuda/train/layerkernels.h"
#include "core/llm/cuda/train/lorakernels.h"
#include "core/llm/cuda/train/parameters.h"
#include "core/llm/cuda/train/tape.h"
#include "core/llm/cuda/train/trainedexperts.h"

namespace mesewright::cuda {

/// Dropout of one update; probability 0 in evaluation.
struct DropoutState
{
    float probability = 0;
    std::uint32_t seed = 0;
    std::uint32_t step = 0;
};

/// Computes layers of one model with one set of intermediate results.
class TrainedLayers
{
public:
    TrainedLayers(CudaModel::Private& model, TrainedExperts& experts, Parameters& parameters,
                  ExpertProducts& products, TrainWork& work);

    /// From tape.hidden to `out` fp32 [m, hidden]; `onlyLossTokens` computes the rest of the layer
    /// behind attention for these alone. `out` may be tape.hidden.
    void forward(int layer, LayerTape& tape, const TrainPack& pack, const DropoutState& dropout,
                 bool onlyLossTokens, float* out);

    /// From gradOut [m, hidden], one of work.grads, to the gradient of tape.hidden [n, hidden], in
    /// one of work.grads, if `needInput`. Adds to the gradients of A and B.
    float* backward(int layer, LayerTape& tape, const TrainPack& pack, const DropoutState& dropout,
                    bool onlyLossTokens, float* gradOut, bool needInput);

private:
    struct Branch; ///< one target of one layer: its numbers and where it is added
    void addBranch(const Branch& branch, const void* x, int n, float* y, int stride, float* low);
    void branchBack(const Branch& branch, const void* x, int n, const float* gradY, int stride,
                    const float* low, float* gradX);
    [[nodiscard]] Branch branchOf(int layer, LoraTarget target, const DropoutState& dropout,
                                  const std::uint64_t* ids) const;
    void expertsForward(int layer, LayerTape& tape, int n, float* out);
    void expertsBack(int layer, LayerTape& tape, int n, const float* gradOut, float* gradMiddle);
    [[nodiscard]] PlacedChoices choicesOf(const LayerTape& tape, int n) const;

    CudaModel::Private& m;
    TrainedExperts& m_experts;
    Parameters& m_parameters;
    ExpertProducts& m_products;
    TrainWork& m_work;
};

} // namespace mesewright::cuda
