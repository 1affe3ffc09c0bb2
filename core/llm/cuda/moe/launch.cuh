// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/llm/cuda/moe/stream.cuh"
#include "core/llm/cuda/moe/tile.cuh"

/// The kernels with their launch shapes.
namespace mesewright::moe {

/// Cost of an item beside one for each eight-slot tile, as measured: it evens out CTAs that have
/// groups of different sizes.
inline constexpr int streamCostBase = 4;
template <Format format>
inline constexpr int tileCostBase = format == Format::Nf4 ? 6 : 4;

inline constexpr int arrivalCount = 4096;

/// Gives a kernel its dynamic shared memory; once for each kernel and device.
template <Format format, Projection projection>
[[nodiscard]] cudaError_t prepareStream()
{
    return cudaFuncSetAttribute(streamKernel<format, projection>,
                                cudaFuncAttributeMaxDynamicSharedMemorySize, streamShared<format>);
}
template <Format format, Projection projection, class Shape>
[[nodiscard]] cudaError_t prepareTile()
{
    static_assert(Shape::template shared<format> + 1200 <= sharedLimit, "sm_86: 99 KB a block");
    return cudaFuncSetAttribute(tileKernel<format, projection, Shape>,
                                cudaFuncAttributeMaxDynamicSharedMemorySize,
                                Shape::template shared<format>);
}

template <Format format, Projection projection>
[[nodiscard]] cudaError_t launchStream(int processors, const Arguments& a, cudaStream_t stream)
{
    streamKernel<format, projection>
        <<<processors, streamThreads, streamShared<format>, stream>>>(a);
    return cudaGetLastError();
}
template <Format format, Projection projection, class Shape>
[[nodiscard]] cudaError_t launchTile(int processors, const Arguments& a, cudaStream_t stream)
{
    tileKernel<format, projection, Shape>
        <<<processors * Shape::ctas, Shape::threads, Shape::template shared<format>, stream>>>(a);
    return cudaGetLastError();
}

/// Bytes a shape needs beside the arrival counters.
template <class Shape>
[[nodiscard]] std::size_t partialBytes(int processors)
{
    return std::size_t(2) * processors * Shape::ctas * Shape::partialFloats * sizeof(float);
}

} // namespace mesewright::moe
