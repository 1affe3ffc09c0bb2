// SPDX-License-Identifier: Apache-2.0
#pragma once

// Internal to core/llm: the weights in memory and the steps of one layer, used by evaluation,
// generation and training alike. All tensors are fp32 on the CPU; n is the number of tokens.
#include "core/llm/cpu/attention.h"
#include "core/llm/cpu/elementwise.h"
#include "core/llm/engine/modelbackend.h"
#include "core/llm/torch/tensors.h"

#include <array>
#include <functional>
#include <map>
#include <vector>

namespace mesewright {

struct LayerWeights
{
    bool sliding = false;
    at::Tensor inputNorm; ///< [hidden]
    at::Tensor postNorm;  ///< [hidden]
    at::Tensor qkv;       ///< [queryWidth + 2 kvWidth, hidden]: q, k, v one below the other
    at::Tensor qkvBias;
    at::Tensor output; ///< [hidden, queryWidth]
    at::Tensor outputBias;
    at::Tensor sinks;  ///< [heads]
    at::Tensor router; ///< [experts, hidden]
    at::Tensor routerBias;
    at::Tensor gateUp;     ///< [experts, 2 intermediate, hidden], gate and up rows alternate
    at::Tensor gateUpBias; ///< [experts, 2 intermediate]
    at::Tensor down;       ///< [experts, hidden, intermediate]
    at::Tensor downBias;   ///< [experts, hidden]
};

struct LoraTensors
{
    at::Tensor a; ///< [rank, in]; undefined where the target is not adapted
    at::Tensor b; ///< [out, rank]
};

struct AdapterTensors
{
    double scaling = 1;
    int firstLayer = 0;
    std::map<int, std::array<LoraTensors, 4>> layers;
};

/// The weights and what goes with them.
struct CpuModel
{
    ModelConfig config;
    std::filesystem::path folder;
    WeightLayout layout = WeightLayout::Bf16;
    std::vector<LayerWeights> layers;
    at::Tensor embedding; ///< [vocab, hidden]
    at::Tensor lmHead;    ///< [vocab, hidden]
    at::Tensor finalNorm; ///< [hidden]
    cpu::RotaryTable rotary;
    std::vector<AdapterTensors> adapters;

    [[nodiscard]] cpu::AttentionShape attentionShape(int layer) const;
};

/// Which tokens of a packed batch use which adapter, worked out once and used in every layer.
class AdapterPlan
{
public:
    /// `tokensOfRow[i]` tokens for row i, in order.
    AdapterPlan(const std::vector<RowAdapter>& rows, const std::vector<std::int64_t>& tokensOfRow,
                const std::vector<AdapterTensors>& adapters);

    /// y[:, column...] += scale · B (A x) for the tokens that have an adapter on this matrix.
    void apply(int layer, LoraTarget target, const at::Tensor& x, at::Tensor& y,
               std::int64_t column) const;

private:
    struct Group
    {
        const AdapterTensors* adapter;
        at::Tensor tokens; ///< indices; undefined when all tokens are in the group
        at::Tensor scales; ///< [tokens, 1]
    };
    std::vector<Group> m_groups;
};

/// What the backward pass of the experts needs; `order[i]` is the assignment (token · k + choice)
/// at sorted place i, assignments of expert e are [starts[e], starts[e + 1]).
struct ExpertTape
{
    std::vector<int> chosen;
    std::vector<float> weight;
    std::vector<std::int64_t> order;
    std::vector<std::int64_t> starts;
    at::Tensor preActivation; ///< [n k, 2 intermediate], sorted
    at::Tensor expertOutput;  ///< [n k, hidden], sorted
};

/// rmsnorm(x) with the given weight; `inverse` [n] if wanted.
[[nodiscard]] at::Tensor normed(const ModelConfig& config, const at::Tensor& x,
                                const at::Tensor& weight, at::Tensor* inverse = nullptr);

/// The mixture of experts on normed input [n, hidden].
[[nodiscard]] at::Tensor expertsForward(const ModelConfig& config, const LayerWeights& weights,
                                        const at::Tensor& x, ExpertTape* tape = nullptr);
/// Gradient with respect to the normed input.
[[nodiscard]] at::Tensor expertsBackward(const ModelConfig& config, const LayerWeights& weights,
                                         const ExpertTape& tape, const at::Tensor& gradOut);

/// Projected and rotated q, k, v side by side [n, queryWidth + 2 kvWidth] from normed input.
[[nodiscard]] at::Tensor projectQkv(const CpuModel& model, int layer, const at::Tensor& x,
                                    std::span<const std::int64_t> positions,
                                    const AdapterPlan& plan);

/// residual + output projection of the attention result.
[[nodiscard]] at::Tensor projectOutput(const CpuModel& model, int layer,
                                       const at::Tensor& attention, const at::Tensor& residual,
                                       const AdapterPlan& plan);

/// hidden + experts(norm(hidden)).
[[nodiscard]] at::Tensor feedForward(const CpuModel& model, int layer, const at::Tensor& hidden);

/// Full-sequence pass of packed rows through layers [from, to). `seen` is called with each layer's
/// rotated q, k, v (to fill a cache) and `after` with its output; both may be empty.
/// Cancelled between layers: returns an undefined tensor.
struct LayerHooks
{
    std::function<void(int layer, const at::Tensor& qkv)> seen;
    std::function<void(int layer, const at::Tensor& hidden)> after;
};
[[nodiscard]] at::Tensor runLayers(CpuModel& model, at::Tensor hidden, const cpu::PackedRows& rows,
                                   int from, int to, const AdapterPlan& plan,
                                   const LayerHooks& hooks, const CancelToken& cancel);

/// Embedding rows of token ids (checked by the caller).
[[nodiscard]] at::Tensor embed(const CpuModel& model, std::span<const int> ids);

/// lm_head(norm(hidden)) [n, vocab].
[[nodiscard]] at::Tensor headLogits(const CpuModel& model, const at::Tensor& hidden);

/// Positions 0, 1, ... of each packed row.
[[nodiscard]] std::vector<std::int64_t> packedPositions(const cpu::PackedRows& rows);

/// generate() on the processor.
[[nodiscard]] Result<void> generateOnCpu(CpuModel& model,
                                         const std::vector<GenerationRequest>& requests,
                                         const GenerationOptions& options,
                                         const GenerationEvents& events, const CancelToken& cancel);

/// A trainer on the processor; `model` outlives it.
[[nodiscard]] Result<std::unique_ptr<TrainerBackend>> makeCpuTrainer(CpuModel& model,
                                                                     std::vector<TrainRow> rows,
                                                                     const LoraAdapter& start,
                                                                     const TrainerOptions& options);

/// Runs `body` and turns a library exception (out of memory, torch) into an Error.
template <class Body>
[[nodiscard]] auto guarded(const Body& body) -> decltype(body())
{
    try {
        const TensorScope scope;
        return body();
    } catch (const std::bad_alloc&) {
        return machineLacks(
            "not enough memory for this batch; use fewer rows at once or a shorter text");
    } catch (const std::exception& error) {
        return internalError(std::string("the tensor library failed: ") + error.what());
    }
}

} // namespace mesewright
