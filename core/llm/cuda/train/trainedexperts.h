// SPDX-License-Identifier: Apache-2.0
#pragma once

// Internal to core/llm/cuda: the experts' matrices of the trained layers as products want them.
#include "core/llm/cuda/engine.h"

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace mesewright::cuda {

/// Where wide matrices come from: expanded once and kept (fast), or a few experts at a time in
/// passing (small). A checkpoint that is wide already needs neither.
enum class ExpertForm { Expanded, Packed };

class TrainedExperts
{
public:
    TrainedExperts(CudaModel::Private& model, int firstLayer, ExpertForm form);

    /// Calls body(first, matrices) for pieces of the experts, in order: the wide matrices of
    /// experts first, first + 1, ... Work that body puts on the model's stream sees them.
    using Body = std::function<void(int first, std::span<const void* const> matrices)>;
    void each(int layer, moe::Projection projection, const Body& body);

    /// fp32 [experts, 2 intermediate] and [experts, hidden].
    [[nodiscard]] const float* gateUpBias(int layer) const;
    [[nodiscard]] const float* downBias(int layer) const;

    /// Bytes on the GPU beside the model's own, for a model whose experts are (not) packed.
    [[nodiscard]] static std::uint64_t bytes(const ModelConfig& config, int layers,
                                             Precision precision, bool packed, bool grouped,
                                             ExpertForm form);

private:
    struct Layer
    {
        DeviceBuffer gateUp; ///< all experts wide; empty if the model has them so, or in passing
        DeviceBuffer down;
        DeviceBuffer gateUpBias; ///< fp32 copies of bf16 biases; empty if the model's are fp32
        DeviceBuffer downBias;
    };
    [[nodiscard]] const ExpertMatrix& matrix(int layer, moe::Projection projection) const;
    void expand(const ExpertMatrix& matrix, moe::Projection projection, int first, int count,
                void* to) const;

    CudaModel::Private& m;
    int m_firstLayer;
    std::vector<Layer> m_layers;
    DeviceBuffer m_passing;
};

} // namespace mesewright::cuda
