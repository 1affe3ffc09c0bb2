// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/llm/cuda/moe/grouped.h"

#include <cuda_runtime_api.h>
#include <functional>
#include <memory>
#include <string>
#include <vector>

/// What a measurement of the expert kernels needs: random weights of several layers, so that they
/// come from memory and not from a cache, and many routings of one skew.
namespace mesewright::moe {

inline constexpr int rigLayers = 4; ///< 1.7 GB of packed weights a format: far beyond any L2
inline constexpr int rigSets = 24;  ///< routings, one for each layer of a step

/// Ends the program with the CUDA error's text.
void mustWork(cudaError_t e, const char* what);

struct RigRouting
{
    double touched = 0; ///< experts with a slot, mean of the sets
    double busiest = 0; ///< slots of the busiest expert over the mean expert's
    Routing sets[rigSets];
};

class Rig
{
public:
    Rig();
    [[nodiscard]] const Device& device() const { return m_device; }
    /// Weights of set `s`.
    [[nodiscard]] Layer layer(Format format, int s) const;
    /// Draws routings of `rows` rows, skewed as a real router's or uniform, and plans them.
    void draw(int rows, bool uniform);
    [[nodiscard]] const RigRouting& routing() const { return m_routing; }
    [[nodiscard]] const __nv_bfloat16* input() const { return m_x; }
    [[nodiscard]] const Buffers& buffers() const { return m_buffers; }
    [[nodiscard]] __nv_bfloat16* output() const { return m_out; }

private:
    Device m_device;
    std::uint8_t* m_gateUp[2][rigLayers];
    std::uint8_t* m_down[2][rigLayers];
    __nv_bfloat16 *m_gateUpBias, *m_downBias, *m_x, *m_out;
    Buffers m_buffers;
    RigRouting m_routing;
};

/// Median over 20 repetitions, in microseconds a launch, of `launch(set)` for all sets.
[[nodiscard]] double medianOfSets(const std::function<void(int, cudaStream_t)>& launch);
/// The same for one graph of all sets, in microseconds a graph.
[[nodiscard]] double medianOfGraph(const std::function<void(int, cudaStream_t)>& launch);
/// Bytes read plus bytes written by a large copy on the device, in GB/s.
[[nodiscard]] double copyRate();
/// The vendor's memory rate of the current device in GB/s, or the product of the driver's clock and
/// bus width where the name is not known.
[[nodiscard]] double datasheetRate(std::string& name);

} // namespace mesewright::moe
