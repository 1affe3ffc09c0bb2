// SPDX-License-Identifier: Apache-2.0
#include "core/llm/cuda/moe/grouped.h"

#include "core/llm/cuda/moe/launch.cuh"

#include <algorithm>
#include <string>

namespace mesewright::moe {
namespace {

/// For experts of up to 32 slots more warps pay, for larger ones larger groups.
using NarrowShape = TileShape<12, 4, 2, 3, 1, 1>;
using WideShape = TileShape<8, 6, 2, 3, 1>;

template <class Shape>
constexpr bool countersSuffice = (maxExperts + maxRows * topExperts / Shape::group) *
                                     Shape::template tiles<Projection::GateUp> <=
                                 arrivalCount;
static_assert(countersSuffice<NarrowShape> && countersSuffice<WideShape>);

/// The workspace: arrival counters, activations as fp16, partial sums.
constexpr std::size_t halfOffset = arrivalCount * sizeof(int);
constexpr std::size_t partialOffset = halfOffset + std::size_t(maxRows) * inner * 2;

__global__ void halfKernel(const uint4* x, uint4* to, int count)
{
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i >= count)
        return;
    const uint4 v = x[i];
    to[i] = make_uint4(halfPair(v.x), halfPair(v.y), halfPair(v.z), halfPair(v.w));
}

template <Format f, Projection p>
cudaError_t prepareAll()
{
    cudaError_t e = prepareStream<f, p>();
    if (e == cudaSuccess)
        e = prepareTile<f, p, NarrowShape>();
    return e != cudaSuccess ? e : prepareTile<f, p, WideShape>();
}

template <Projection p, Format f>
cudaError_t launchBoth(const Device& device, const Policy& policy, int rows, Arguments a,
                       const Buffers& buffers, cudaStream_t stream)
{
    if (policy.streamUpTo > 0) {
        a.above = 0;
        a.upTo = policy.streamUpTo;
        a.costBase = streamCostBase;
        if (const cudaError_t e = launchStream<f, p>(device.processors, a, stream);
            e != cudaSuccess)
            return e;
    }
    // An expert has at most one slot of a row.
    if (policy.streamUpTo >= rows)
        return cudaSuccess;
    if constexpr (p == Projection::GateUp && inHalf<f>) {
        const void* half = buffers.half;
        if (!half) {
            auto* const room = static_cast<std::uint8_t*>(buffers.workspace) + halfOffset;
            const int count = rows * (inner / 8);
            halfKernel<<<(count + 127) / 128, 128, 0, stream>>>(
                reinterpret_cast<const uint4*>(a.x), reinterpret_cast<uint4*>(room), count);
            if (const cudaError_t e = cudaGetLastError(); e != cudaSuccess)
                return e;
            half = room;
        }
        a.x = static_cast<const std::uint16_t*>(half);
    }
    a.above = policy.streamUpTo;
    a.upTo = maxRows;
    a.costBase = tileCostBase<f>;
    if (policy.tileSlots <= NarrowShape::group)
        return launchTile<f, p, NarrowShape>(device.processors, a, stream);
    return launchTile<f, p, WideShape>(device.processors, a, stream);
}

template <Projection p>
cudaError_t launch(const Device& device, const Layer& layer, const Routing& routing,
                   const Policy& policy, const void* x, void* out, const Buffers& buffers,
                   cudaStream_t stream)
{
    if (routing.rows < 1 || routing.rows > maxRows || device.processors < 1)
        return cudaErrorInvalidValue;
    Arguments a{};
    a.weights = p == Projection::GateUp ? layer.gateUp : layer.down;
    a.bias = p == Projection::GateUp ? layer.gateUpBias : layer.downBias;
    a.x = static_cast<const std::uint16_t*>(x);
    a.sorted = routing.sorted;
    a.counts = routing.counts;
    a.slotWeights = routing.weights;
    a.out = static_cast<std::uint16_t*>(out);
    a.arrivals = static_cast<int*>(buffers.workspace);
    a.partials =
        reinterpret_cast<float*>(static_cast<std::uint8_t*>(buffers.workspace) + partialOffset);
    return layer.format == Format::Nf4
               ? launchBoth<p, Format::Nf4>(device, policy, routing.rows, a, buffers, stream)
               : launchBoth<p, Format::Mxfp4>(device, policy, routing.rows, a, buffers, stream);
}

} // namespace

Result<void> checkDims(const Dims& dims)
{
    const auto refuse = [](const char* what, int found, int expected) {
        return badInput("the 4-bit expert kernels are compiled for " + std::to_string(expected) +
                        ' ' + what + ", this model has " + std::to_string(found) +
                        ": use the reference path for it");
    };
    if (dims.experts != maxExperts)
        return refuse("experts", dims.experts, maxExperts);
    if (dims.hidden != inner)
        return refuse("hidden elements", dims.hidden, inner);
    if (dims.intermediate != inner)
        return refuse("intermediate elements", dims.intermediate, inner);
    if (dims.perToken != topExperts)
        return refuse("experts a token", dims.perToken, topExperts);
    return {};
}

Policy policyFor(int rows, Format format)
{
    if (rows <= (format == Format::Nf4 ? 72 : 40))
        return {.streamUpTo = maxRows};
    return {.streamUpTo = 0, .tileSlots = rows <= 120 ? 32 : 48};
}

Result<Device> prepare()
{
    const auto failed = [](cudaError_t e) {
        return machineLacks(std::string("the 4-bit expert kernels cannot be prepared: ") +
                            cudaGetErrorString(e));
    };
    int id = 0, major = 0, minor = 0, shared = 0;
    Device device;
    cudaError_t e = cudaGetDevice(&id);
    const std::pair<int*, cudaDeviceAttr> wanted[] = {
        {&major, cudaDevAttrComputeCapabilityMajor},
        {&minor, cudaDevAttrComputeCapabilityMinor},
        {&shared, cudaDevAttrMaxSharedMemoryPerBlockOptin},
        {&device.processors, cudaDevAttrMultiProcessorCount}};
    for (const auto& [to, attribute] : wanted)
        if (e == cudaSuccess)
            e = cudaDeviceGetAttribute(to, attribute, id);
    if (e != cudaSuccess)
        return failed(e);
    if (major < 8 || shared < sharedLimit)
        return machineLacks("the 4-bit expert kernels need compute capability 8.0 and " +
                            std::to_string(sharedLimit) + " bytes of shared memory a block, GPU " +
                            std::to_string(id) + " has " + std::to_string(major) + '.' +
                            std::to_string(minor) + " and " + std::to_string(shared) +
                            ": use the reference path");
    e = prepareAll<Format::Nf4, Projection::GateUp>();
    if (e == cudaSuccess)
        e = prepareAll<Format::Nf4, Projection::Down>();
    if (e == cudaSuccess)
        e = prepareAll<Format::Mxfp4, Projection::GateUp>();
    if (e == cudaSuccess)
        e = prepareAll<Format::Mxfp4, Projection::Down>();
    if (e != cudaSuccess)
        return failed(e);
    device.workspaceBytes = partialOffset + std::max(partialBytes<NarrowShape>(device.processors),
                                                     partialBytes<WideShape>(device.processors));
    return device;
}

cudaError_t gateUp(const Device& device, const Layer& layer, const Routing& routing,
                   const Policy& policy, const __nv_bfloat16* x, const Buffers& buffers,
                   cudaStream_t stream)
{
    return launch<Projection::GateUp>(device, layer, routing, policy, x, buffers.activated, buffers,
                                      stream);
}

cudaError_t down(const Device& device, const Layer& layer, const Routing& routing,
                 const Policy& policy, const Buffers& buffers, cudaStream_t stream)
{
    return launch<Projection::Down>(device, layer, routing, policy, buffers.activated,
                                    buffers.slots, buffers, stream);
}

} // namespace mesewright::moe
