// SPDX-License-Identifier: Apache-2.0
#include "core/llm/cuda/moe/grouped.h"

#include "core/llm/cuda/moe/launch.cuh"

#include <algorithm>
#include <string>

namespace mesewright::moe {
namespace {

using GateUpShape = TileShape<8, 6, 2, 3, 1>;
using DownShape = TileShape<8, 6, 2, 3, 1>;
template <Projection p>
using ShapeOf = std::conditional_t<p == Projection::GateUp, GateUpShape, DownShape>;

template <Projection p>
constexpr bool countersSuffice =
    (maxExperts + maxRows * topExperts / ShapeOf<p>::group) * ShapeOf<p>::template tiles<p> <=
    arrivalCount;
static_assert(countersSuffice<Projection::GateUp> && countersSuffice<Projection::Down>);

template <Format f, Projection p>
cudaError_t prepareBoth()
{
    const cudaError_t e = prepareStream<f, p>();
    return e != cudaSuccess ? e : prepareTile<f, p, ShapeOf<p>>();
}

template <Projection p, Format f>
cudaError_t launchBoth(const Device& device, const Policy& policy, int rows, Arguments a,
                       cudaStream_t stream)
{
    // An expert has at most one slot of a row.
    if (policy.streamUpTo > 0) {
        a.above = 0;
        a.upTo = policy.streamUpTo;
        a.costBase = streamCostBase;
        if (const cudaError_t e = launchStream<f, p>(device.processors, a, stream);
            e != cudaSuccess)
            return e;
    }
    if (policy.streamUpTo >= rows)
        return cudaSuccess;
    a.above = policy.streamUpTo;
    a.upTo = maxRows;
    a.costBase = tileCostBase;
    return launchTile<f, p, ShapeOf<p>>(device.processors, a, stream);
}

template <Projection p>
cudaError_t launch(const Device& device, const Layer& layer, const Routing& routing,
                   const Policy& policy, const __nv_bfloat16* x, __nv_bfloat16* out,
                   void* workspace, cudaStream_t stream)
{
    if (routing.rows < 1 || routing.rows > maxRows || device.processors < 1)
        return cudaErrorInvalidValue;
    Arguments a{};
    a.weights = p == Projection::GateUp ? layer.gateUp : layer.down;
    a.bias = p == Projection::GateUp ? layer.gateUpBias : layer.downBias;
    a.x = x;
    a.sorted = routing.sorted;
    a.counts = routing.counts;
    a.slotWeights = routing.weights;
    a.out = out;
    a.arrivals = static_cast<int*>(workspace);
    a.partials = reinterpret_cast<float*>(a.arrivals + arrivalCount);
    return layer.format == Format::Nf4
               ? launchBoth<p, Format::Nf4>(device, policy, routing.rows, a, stream)
               : launchBoth<p, Format::Mxfp4>(device, policy, routing.rows, a, stream);
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

Policy policyFor(int rows)
{
    return rows <= 96 ? Policy{maxRows} : Policy{0};
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
    e = prepareBoth<Format::Nf4, Projection::GateUp>();
    if (e == cudaSuccess)
        e = prepareBoth<Format::Nf4, Projection::Down>();
    if (e == cudaSuccess)
        e = prepareBoth<Format::Mxfp4, Projection::GateUp>();
    if (e == cudaSuccess)
        e = prepareBoth<Format::Mxfp4, Projection::Down>();
    if (e != cudaSuccess)
        return failed(e);
    device.workspaceBytes =
        arrivalCount * sizeof(int) + std::max(partialBytes<GateUpShape>(device.processors),
                                              partialBytes<DownShape>(device.processors));
    return device;
}

cudaError_t gateUp(const Device& device, const Layer& layer, const Routing& routing,
                   const Policy& policy, const __nv_bfloat16* x, const Buffers& buffers,
                   cudaStream_t stream)
{
    return launch<Projection::GateUp>(device, layer, routing, policy, x, buffers.activated,
                                      buffers.workspace, stream);
}

cudaError_t down(const Device& device, const Layer& layer, const Routing& routing,
                 const Policy& policy, const Buffers& buffers, cudaStream_t stream)
{
    return launch<Projection::Down>(device, layer, routing, policy, buffers.activated,
                                    buffers.slots, buffers.workspace, stream);
}

} // namespace mesewright::moe
