// SPDX-License-Identifier: Apache-2.0
#include "core/llm/cuda/moe/bench/rig.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cuda_bf16.h>
#include <cuda_fp16.h>
#include <random>

namespace mesewright::moe {
namespace {

__host__ __device__ std::uint32_t mixed(std::uint64_t x)
{
    x ^= x >> 33;
    x *= 0xff51afd7ed558ccdULL;
    x ^= x >> 33;
    x *= 0xc4ceb9fe1a85ec53ULL;
    return static_cast<std::uint32_t>(x ^ (x >> 33));
}

/// Random packed weights: the layout is a permutation, so random words are random weights.
__global__ void fillPacked(Format format, std::uint32_t* to, std::size_t words, std::uint64_t seed)
{
    const std::size_t step = std::size_t(gridDim.x) * blockDim.x;
    for (std::size_t i = blockIdx.x * std::size_t(blockDim.x) + threadIdx.x; i < words; i += step) {
        const std::uint32_t r = mixed(i * 7919 + seed);
        if (i % (blockBytes / 4) < nibbleBytes / 4) {
            to[i] = r;
        } else if (format == Format::Nf4) {
            const __half2 scales = __floats2half2_rn(0.03f + 0.05f * ((r & 0xffff) / 65536.f),
                                                     0.03f + 0.05f * ((r >> 16) / 65536.f));
            to[i] = *reinterpret_cast<const std::uint32_t*>(&scales);
        } else {
            to[i] = 0x77777777u + (r & 0x01010101u) + ((r >> 1) & 0x01010101u);
        }
    }
}

__global__ void fillNormal(__nv_bfloat16* to, std::size_t n, std::uint64_t seed, float scale)
{
    const std::size_t step = std::size_t(gridDim.x) * blockDim.x;
    for (std::size_t i = blockIdx.x * std::size_t(blockDim.x) + threadIdx.x; i < n; i += step) {
        const float u = mixed(2 * i + seed) * 2.3283064e-10f + 1e-9f,
                    v = mixed(2 * i + 1 + seed) * 2.3283064e-10f;
        to[i] = __float2bfloat16(scale * sqrtf(-2 * logf(u)) * cosf(6.2831853f * v));
    }
}

template <class T>
T* room(std::size_t bytes)
{
    void* p = nullptr;
    mustWork(cudaMalloc(&p, bytes), "allocate");
    return static_cast<T*>(p);
}

double median(std::vector<float> v)
{
    std::sort(v.begin(), v.end());
    return v[v.size() / 2];
}

double medianEvents(int repetitions, const std::function<void(cudaStream_t)>& work,
                    cudaStream_t stream)
{
    cudaEvent_t from, to;
    mustWork(cudaEventCreate(&from), "event");
    mustWork(cudaEventCreate(&to), "event");
    work(stream);
    mustWork(cudaStreamSynchronize(stream), "warm up");
    std::vector<float> times;
    for (int i = 0; i < repetitions; ++i) {
        mustWork(cudaEventRecord(from, stream), "record");
        work(stream);
        mustWork(cudaEventRecord(to, stream), "record");
        mustWork(cudaEventSynchronize(to), "run");
        float ms = 0;
        mustWork(cudaEventElapsedTime(&ms, from, to), "time");
        times.push_back(ms * 1000.f);
    }
    mustWork(cudaGetLastError(), "launch");
    cudaEventDestroy(from);
    cudaEventDestroy(to);
    return median(times);
}

} // namespace

void mustWork(cudaError_t e, const char* what)
{
    if (e == cudaSuccess)
        return;
    std::fprintf(stderr, "mesewright-moebench: %s: %s\n", what, cudaGetErrorString(e));
    std::exit(3);
}

Rig::Rig()
{
    auto device = prepare();
    if (!device) {
        std::fprintf(stderr, "mesewright-moebench: %s\n", device.error().message.c_str());
        std::exit(3);
    }
    m_device = *device;
    const std::size_t gateUpBytes = maxExperts * packedExpertBytes(Projection::GateUp),
                      downBytes = maxExperts * packedExpertBytes(Projection::Down);
    for (int f = 0; f < 2; ++f)
        for (int l = 0; l < rigLayers; ++l) {
            const Format format = f ? Format::Mxfp4 : Format::Nf4;
            m_gateUp[f][l] = room<std::uint8_t>(gateUpBytes);
            m_down[f][l] = room<std::uint8_t>(downBytes);
            fillPacked<<<2048, 256>>>(format, reinterpret_cast<std::uint32_t*>(m_gateUp[f][l]),
                                      gateUpBytes / 4, 11 + l);
            fillPacked<<<2048, 256>>>(format, reinterpret_cast<std::uint32_t*>(m_down[f][l]),
                                      downBytes / 4, 77 + l);
        }
    const auto normal = [](std::size_t n, std::uint64_t seed, float scale) {
        auto* p = room<__nv_bfloat16>(n * 2);
        fillNormal<<<512, 256>>>(p, n, seed, scale);
        return p;
    };
    m_gateUpBias = normal(std::size_t(maxExperts) * gateUpRows, 1, 0.1f);
    m_downBias = normal(std::size_t(maxExperts) * downRows, 2, 0.1f);
    m_x = normal(std::size_t(maxRows) * inner, 3, 1.f);
    m_out = room<__nv_bfloat16>(std::size_t(maxRows) * inner * 2);
    const std::size_t lines = std::size_t(maxRows) * topExperts;
    m_buffers.activated = room<void>(lines * inner * 2);
    m_buffers.slots = room<__nv_bfloat16>(lines * inner * 2);
    m_buffers.workspace = room<void>(m_device.workspaceBytes);
    mustWork(cudaMemset(m_buffers.workspace, 0, m_device.workspaceBytes), "clear");
    for (Routing& r : m_routing.sets) {
        r.experts = room<int>(lines * 4);
        r.weights = room<float>(lines * 4);
        r.sorted = room<int>(lines * 4);
        r.counts = room<int>(maxExperts * 4);
    }
    mustWork(cudaDeviceSynchronize(), "fill");
}

Layer Rig::layer(Format format, int s) const
{
    const int f = format == Format::Mxfp4, l = s % rigLayers;
    return {format, m_gateUp[f][l], m_gateUpBias, m_down[f][l], m_downBias};
}

void Rig::draw(int rows, bool uniform)
{
    std::mt19937 random(1234 + rows);
    std::normal_distribution<float> normal;
    std::uniform_real_distribution<float> unit(1e-9f, 1.f);
    m_routing.touched = m_routing.busiest = 0;
    for (Routing& r : m_routing.sets) {
        // A router's bias, plus Gumbel noise for each row: the draw without replacement of a
        // softmax router.
        float bias[maxExperts];
        for (float& b : bias)
            b = uniform ? 0.f : std::min(1.7f * normal(random), 1.3f);
        std::vector<int> experts;
        std::vector<float> weights;
        int counts[maxExperts] = {};
        for (int row = 0; row < rows; ++row) {
            std::pair<float, int> order[maxExperts];
            for (int e = 0; e < maxExperts; ++e)
                order[e] = {bias[e] - std::log(-std::log(unit(random))), e};
            std::sort(std::begin(order), std::end(order), std::greater<>());
            float sum = 0;
            for (int k = 0; k < topExperts; ++k)
                sum += std::exp(order[k].first - order[0].first);
            for (int k = 0; k < topExperts; ++k) {
                experts.push_back(order[k].second);
                weights.push_back(std::exp(order[k].first - order[0].first) / sum);
                ++counts[order[k].second];
            }
        }
        m_routing.touched += (maxExperts - std::count(counts, counts + maxExperts, 0)) /
                             static_cast<double>(rigSets);
        m_routing.busiest +=
            *std::max_element(counts, counts + maxExperts) / (rows / 8.0) / rigSets;
        r.rows = rows;
        mustWork(cudaMemcpy(r.experts, experts.data(), experts.size() * 4, cudaMemcpyHostToDevice),
                 "copy");
        mustWork(cudaMemcpy(r.weights, weights.data(), weights.size() * 4, cudaMemcpyHostToDevice),
                 "copy");
        mustWork(plan(r, nullptr), "plan");
    }
    mustWork(cudaDeviceSynchronize(), "plan");
}

double medianOfSets(const std::function<void(int, cudaStream_t)>& launch)
{
    return medianEvents(
               20,
               [&](cudaStream_t stream) {
                   for (int s = 0; s < rigSets; ++s)
                       launch(s, stream);
               },
               nullptr) /
           rigSets;
}

double medianOfGraph(const std::function<void(int, cudaStream_t)>& launch)
{
    cudaStream_t stream;
    cudaGraph_t graph;
    cudaGraphExec_t executable;
    mustWork(cudaStreamCreate(&stream), "stream");
    mustWork(cudaStreamBeginCapture(stream, cudaStreamCaptureModeThreadLocal), "capture");
    for (int s = 0; s < rigSets; ++s)
        launch(s, stream);
    mustWork(cudaStreamEndCapture(stream, &graph), "capture");
    mustWork(cudaGraphInstantiate(&executable, graph, 0), "graph");
    const double us = medianEvents(
        20, [&](cudaStream_t s) { mustWork(cudaGraphLaunch(executable, s), "graph"); }, stream);
    cudaGraphExecDestroy(executable);
    cudaGraphDestroy(graph);
    cudaStreamDestroy(stream);
    return us;
}

double copyRate()
{
    const std::size_t bytes = std::size_t(2) << 30;
    auto *from = room<std::uint8_t>(bytes), *to = room<std::uint8_t>(bytes);
    fillPacked<<<2048, 256>>>(Format::Nf4, reinterpret_cast<std::uint32_t*>(from), bytes / 4, 5);
    const double us = medianEvents(
        10,
        [&](cudaStream_t s) {
            mustWork(cudaMemcpyAsync(to, from, bytes, cudaMemcpyDeviceToDevice, s), "copy");
        },
        nullptr);
    cudaFree(from);
    cudaFree(to);
    return 2.0 * bytes / us * 1e-3;
}

double datasheetRate(std::string& name)
{
    cudaDeviceProp p{};
    mustWork(cudaGetDeviceProperties(&p, 0), "properties");
    name = p.name;
    const std::pair<const char*, double> known[] = {
        {"H200", 4800}, {"H100", 3350}, {"A100", 2039}, {"3090", 936}, {"4090", 1008}};
    for (const auto& [part, rate] : known)
        if (name.find(part) != std::string::npos)
            return rate;
    int clock = 0, bus = 0;
    mustWork(cudaDeviceGetAttribute(&clock, cudaDevAttrMemoryClockRate, 0), "clock");
    mustWork(cudaDeviceGetAttribute(&bus, cudaDevAttrGlobalMemoryBusWidth, 0), "bus");
    return 2.0 * clock * 1e3 * bus / 8 * 1e-9;
}

} // namespace mesewright::moe
