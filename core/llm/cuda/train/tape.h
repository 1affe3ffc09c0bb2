// SPDX-License-Identifier: Apache-2.0
#pragma once

// Internal to core/llm/cuda: what training keeps of a micro-batch on the GPU.
#include "core/llm/cuda/device.h"
#include "core/llm/cuda/kernels.h"
#include "core/llm/modelconfig.h"
#include "core/llm/trainer.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace mesewright::cuda {

/// The sizes that buffers of training follow from.
struct TrainShape
{
    ModelConfig config;
    Precision precision = Precision::Bf16;
    int tokens = 0; ///< most of one pack
    int rank = 0;
    int headTokens = 0; ///< tokens whose logits are there at once
    int layers = 0;     ///< from the first trained one up
};

/// Rows that are computed together, and what identifies their tokens: several micro-batches of one
/// update, since their gradients add up and each token counts alike. Uploaded in one piece.
class TrainPack
{
public:
    explicit TrainPack(int capacity);
    /// Packs rows `which` of `rows`; waits for the GPU.
    void set(const std::vector<TrainRow>& rows, std::span<const int> which, const Stream& stream);

    int tokens = 0;
    int rows = 0;
    int longest = 0;
    int lossTokens = 0; ///< tokens whose next label carries loss
    const int* positions = nullptr;
    const int* offsets = nullptr;
    const int* lossPlaces = nullptr; ///< which tokens they are, ascending
    const int* targets = nullptr;    ///< the labels they predict
    const std::uint64_t* ids = nullptr;
    const std::uint64_t* lossIds = nullptr; ///< ids of the tokens that carry loss

    [[nodiscard]] static std::uint64_t bytes(int capacity);

private:
    int m_capacity = 0;
    std::vector<std::byte> m_host;
    DeviceBuffer m_device;
};

/// What the backward pass of a layer needs of its forward pass. n tokens come in; m go on after
/// attention (all, or those with loss in the last layer).
struct LayerTape
{
    explicit LayerTape(const TrainShape& shape);
    [[nodiscard]] static std::uint64_t bytes(const TrainShape& shape);

    DeviceBuffer hidden;             ///< fp32 [n, hidden]
    DeviceBuffer x;                  ///< wide [n, hidden], normed
    DeviceBuffer qkv;                ///< wide [n, qkv width], rotated
    DeviceBuffer attention;          ///< wide [n, query width]
    DeviceBuffer logSumExp;          ///< fp32 [n, heads]
    std::array<DeviceBuffer, 4> low; ///< fp32 [n, rank] by target: A · dropout(x)
    DeviceBuffer middle;             ///< fp32 [m, hidden], the residual stream after attention
    DeviceBuffer z;                  ///< wide [m k, 2 intermediate]; the backward pass uses it up
    DeviceBuffer chosen;             ///< int [m, k]
    DeviceBuffer gates;              ///< fp32 [m, k]
    DeviceBuffer order;              ///< int [m k]
    DeviceBuffer place;              ///< int [m k]
    std::vector<int> starts;         ///< of each expert's choices, and their end
};

/// Intermediate results, one set for all layers.
struct TrainWork
{
    explicit TrainWork(const TrainShape& shape);
    [[nodiscard]] static std::uint64_t bytes(const TrainShape& shape);

    DeviceBuffer product;              ///< fp32 [n, qkv width], also its gradient
    DeviceBuffer attended;             ///< wide [n, query width], the tokens that go on
    DeviceBuffer normed;               ///< wide [n, hidden]
    DeviceBuffer sortedHidden;         ///< wide [n k, hidden]
    DeviceBuffer sortedInner;          ///< wide [n k, intermediate]
    DeviceBuffer starts;               ///< int [experts + 1]
    std::array<DeviceBuffer, 2> grads; ///< fp32 [n, hidden]
    DeviceBuffer gradWide;             ///< wide [n, qkv width or hidden]
    DeviceBuffer gradAttention;        ///< fp32 [n, query width or hidden]
    DeviceBuffer gradGate;             ///< fp32 [n k]
    DeviceBuffer gradLow;              ///< fp32 [n, rank]
    DeviceBuffer dots;                 ///< fp32 [n, heads]
    DeviceBuffer outer;                ///< partial sums of an adapter's gradient
    DeviceBuffer last;                 ///< fp32 [n, hidden], output of the last layer
    DeviceBuffer logits;               ///< fp32 [headTokens, vocab]
    DeviceBuffer losses;               ///< fp32 [headTokens]
    DeviceBuffer totals;               ///< doubles: loss, sum of squares, then their room
    PinnedBuffer startsHost;
};

} // namespace mesewright::cuda
