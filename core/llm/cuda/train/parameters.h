// SPDX-License-Identifier: Apache-2.0
#pragma once

// Internal to core/llm/cuda: the trained matrices and AdamW's moments in the GPU's memory.
#include "core/llm/cuda/device.h"
#include "core/llm/lora.h"
#include "core/llm/trainerstate.h"

#include <cstdint>
#include <vector>

namespace mesewright::cuda {

/// A LoRA pair's places in the arrays of Parameters.
struct TrainedPair
{
    int layer = 0;
    LoraTarget target = LoraTarget::Query;
    int in = 0;
    int out = 0;
    std::int64_t a = 0;
    std::int64_t b = 0;
};

/// All trained numbers, fp32, one matrix behind the other in four arrays of one shape, so that norm
/// and update are one launch each.
class Parameters
{
public:
    Parameters(const LoraAdapter& start, const Stream& stream);

    [[nodiscard]] int rank() const { return m_rank; }
    [[nodiscard]] float scaling() const { return m_scaling; }
    [[nodiscard]] std::int64_t count() const { return m_count; }
    /// The pair of a target, or null where it is not trained.
    [[nodiscard]] const TrainedPair* find(int layer, LoraTarget target) const;

    [[nodiscard]] float* values() const { return m_values.as<float>(); }
    [[nodiscard]] float* gradients() const { return m_gradients.as<float>(); }
    [[nodiscard]] float* firstMoments() const { return m_firstMoments.as<float>(); }
    [[nodiscard]] float* secondMoments() const { return m_secondMoments.as<float>(); }
    void clearGradients();

    /// Copies the matrices into an adapter of the same shape.
    void readInto(LoraAdapter& adapter) const;

    /// Values and moments on the host, named as the state's file names them.
    struct HostState
    {
        std::vector<float> values;
        std::vector<float> firstMoments;
        std::vector<float> secondMoments;
    };
    [[nodiscard]] HostState download() const;
    void upload(const HostState& state);
    [[nodiscard]] std::vector<TrainedState> named(HostState& state) const;

private:
    const Stream& m_stream;
    int m_rank = 0;
    float m_scaling = 1;
    std::int64_t m_count = 0;
    std::vector<TrainedPair> m_pairs;
    DeviceBuffer m_values;
    DeviceBuffer m_gradients;
    DeviceBuffer m_firstMoments;
    DeviceBuffer m_secondMoments;
};

} // namespace mesewright::cuda
