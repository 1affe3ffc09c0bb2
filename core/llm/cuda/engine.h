// SPDX-License-Identifier: Apache-2.0
#pragma once

// Internal to core/llm/cuda: the steps of a layer on buffers that are made once, used by
// evaluation, prefill and decoding alike.
#include "core/llm/cpu/elementwise.h"
#include "core/llm/cuda/blas.h"
#include "core/llm/cuda/cudamodel.h"
#include "core/llm/cuda/deviceweights.h"
#include "core/llm/cuda/moe/grouped.h"

#include <array>
#include <optional>
#include <span>
#include <vector>

namespace mesewright::cuda {

inline constexpr int expertTokens = 2048;          ///< the reference path takes no more at once
inline constexpr int groupedTokens = moe::maxRows; ///< nor do the grouped kernels

/// All adapters of a model, stacked: columns of `a` products belong to `owner`'s adapter, so one
/// pair of products serves rows of every adapter and scale.
struct StackedTarget
{
    int columns = 0;
    DeviceBuffer a;     ///< wide [columns, in]
    DeviceBuffer b;     ///< wide [out, columns]
    DeviceBuffer owner; ///< int [columns]
};

/// What the tokens of the next steps are, in device memory.
struct TokenInputs
{
    const int* ids = nullptr;
    const int* positions = nullptr;
    const float* factors = nullptr; ///< [n, adapters]
};

/// Intermediate results for up to `capacity` tokens.
struct Workspace
{
    int capacity = 0;
    DeviceBuffer ids;
    DeviceBuffer positions;
    DeviceBuffer factors;   ///< fp32 [n, adapters]
    DeviceBuffer residual;  ///< fp32 [n, hidden]
    DeviceBuffer x;         ///< wide [n, hidden]
    DeviceBuffer product;   ///< fp32 [n, qkv width]
    DeviceBuffer qkv;       ///< wide [n, qkv width]
    DeviceBuffer attention; ///< wide [n, query width]
    DeviceBuffer low;       ///< fp32 [n, columns]
    DeviceBuffer lowWide;
    DeviceBuffer chosen; ///< int [n, k]
    DeviceBuffer gates;  ///< fp32 [n, k]
    DeviceBuffer order;
    DeviceBuffer place;
    DeviceBuffer starts;
};

/// The reference path's buffers, for up to `capacity` choices.
struct ExpertWorkspace
{
    int capacity = 0;
    DeviceBuffer sorted;    ///< wide [choices, hidden]
    DeviceBuffer wide;      ///< one expert's matrix
    DeviceBuffer pre;       ///< fp32 [choices, 2 intermediate]
    DeviceBuffer activated; ///< wide [choices, intermediate]
    DeviceBuffer output;    ///< fp32 [choices, hidden]
    PinnedBuffer starts;
};

/// The grouped kernels' buffers.
struct GroupedWorkspace
{
    int capacity = 0; ///< tokens
    DeviceBuffer counts;
    DeviceBuffer sorted;
    DeviceBuffer activated;
    DeviceBuffer slots;
    DeviceBuffer scratch;
};

struct CudaModel::Private
{
    explicit Private(const DeviceInfo& info) : device(info), blas(stream) {}

    DeviceInfo device;
    ModelConfig config;
    std::filesystem::path folder;
    WeightLayout layout = WeightLayout::Bf16;
    Precision precision = Precision::Bf16;
    Stream stream;
    Blas blas;
    DeviceWeights weights;
    std::optional<moe::Device> grouped; ///< set if any layer's experts are grouped

    cpu::RotaryTable rotary;
    std::int64_t rotaryPositions = 0;
    DeviceBuffer cosine;
    DeviceBuffer sine;

    std::vector<LoraAdapter> adapters;
    bool adaptersChanged = false;                      ///< since they were stacked
    std::vector<std::array<StackedTarget, 4>> stacked; ///< by layer; empty without adapters
    int widestStack = 0;

    Workspace work;
    TokenInputs inputs;
    ExpertWorkspace expertWork;
    GroupedWorkspace groupedWork;

    [[nodiscard]] HeadShape headShape(int layer) const;
    /// Makes room for n tokens and for positions below `positions`; loads what is parked.
    void reserve(int n, std::int64_t positions);
    void reservePositions(std::int64_t positions);

    /// Gives back the memory of the embedding and of layers [0, layers), whose output is known, and
    /// of the intermediate results. Whoever needs them loads them again from the checkpoint.
    void park(int layers);
    void unpark();
    /// What park() gives back of the weights, in bytes.
    [[nodiscard]] std::uint64_t parkable(int layers) const;
    int parked = 0; ///< layers that are not there
    /// Ids, positions and adapters of the tokens that the next steps are about.
    void setTokens(std::span<const int> ids, std::span<const int> positions,
                   std::span<const RowAdapter> adapterOfToken);
    /// The factors of tokens with these adapters, [n, adapters].
    void fillFactors(std::span<const RowAdapter> adapterOfToken, float* to) const;
    /// Uploads the adapters if they have changed: several that come together are stacked once.
    /// Throws if one is not of this model's shape.
    void stackAdapters();

    /// residual = embedding of the ids.
    void embed(int n);
    /// Normed, projected and rotated: leaves qkv.
    void projectQkv(int layer, int n);
    /// residual += output projection of the attention (its bias comes with the next norm).
    void projectOutput(int layer, int n);
    /// residual += experts(norm(residual)), which may wait for the next norm or settle().
    void feedForward(int layer, int n);
    /// Completes the residual stream of n tokens, before someone else reads it.
    void settle(int first, int n);
    /// logits [count, vocab] of the residual's rows that `rows` (device memory) names; null: the
    /// first ones.
    void head(const int* rows, int count, float* logits);

private:
    void adapt(int layer, LoraTarget target, const void* x, int n, int in, int out, float* y,
               int stride);
    void referenceExperts(int layer, int first, int n);
    void groupedExperts(int layer, int first, int n, bool last);
    [[nodiscard]] Pending takePending();

    Pending pending; ///< what the residual stream still lacks
};

} // namespace mesewright::cuda
