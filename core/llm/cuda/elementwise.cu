// SPDX-License-Identifier: Apache-2.0
#include "core/llm/cuda/common.cuh"
#include "core/llm/cuda/device.h"
#include "core/llm/cuda/kernels.h"

#include <cfloat>
#include <climits>

namespace mesewright::cuda {

namespace {

/// Few rows want many threads each, for the time is all latency then.
int normThreads(int n)
{
    return n <= 264 ? 1024 : 256;
}

template <class T>
__global__ void embedKernel(const T* table, const int* ids, int width, float* out)
{
    const std::int64_t row = blockIdx.x;
    const T* from = table + static_cast<std::int64_t>(ids[row]) * width;
    for (int i = static_cast<int>(threadIdx.x); i < width; i += static_cast<int>(blockDim.x))
        out[row * width + i] = toFloat(from[i]);
}

/// residual[i] of a row with what is still to be added, which is stored.
__device__ __forceinline__ float completed(float* residual, const Pending& pending,
                                           std::int64_t row, int width, int i)
{
    float value = residual[i];
    if (pending.bias != nullptr)
        value += pending.bias[i];
    if (pending.slots != nullptr) {
        const Bf16* slot = static_cast<const Bf16*>(pending.slots) + row * pending.k * width + i;
        float sum = 0;
#pragma unroll 4
        for (int j = 0; j < pending.k; ++j)
            sum += toFloat(slot[static_cast<std::int64_t>(j) * width]);
        value += sum;
    }
    if (pending.bias != nullptr || pending.slots != nullptr)
        residual[i] = value;
    return value;
}

template <class T>
__global__ void normKernel(float* residual, const int* rows, Pending pending, const float* weight,
                           float eps, int width, T* y)
{
    extern __shared__ float x[];
    __shared__ float room[32];
    const std::int64_t row = blockIdx.x;
    const std::int64_t source = rows == nullptr ? row : rows[row];
    float sum = 0;
#pragma unroll 4
    for (int i = static_cast<int>(threadIdx.x); i < width; i += static_cast<int>(blockDim.x)) {
        const float value = completed(residual + source * width, pending, source, width, i);
        x[i] = value;
        sum += value * value;
    }
    const float scale = rsqrtf(blockSum(sum, room) / static_cast<float>(width) + eps);
#pragma unroll 4
    for (int i = static_cast<int>(threadIdx.x); i < width; i += static_cast<int>(blockDim.x))
        y[row * width + i] = fromFloat<T>(weight[i] * (x[i] * scale));
}

/// One warp picks the k largest logits (at most 1024 experts) and writes them by ascending expert.
__device__ void chooseExperts(const float* logits, int experts, int k, int* chosen, float* gates)
{
    const int lane = static_cast<int>(threadIdx.x) % 32;
    std::uint32_t taken = 0; // bit i: expert lane + 32 i is chosen
    int mine = INT_MAX;      // the expert found in round `lane`
    float mineLogit = 0;
    float highest = 0;
    for (int round = 0; round < k; ++round) {
        float best = 0;
        int expert = INT_MAX;
        for (int e = lane; e < experts; e += 32) {
            if ((taken >> (e / 32) & 1u) == 0 && (expert == INT_MAX || logits[e] > best)) {
                best = logits[e];
                expert = e;
            }
        }
#pragma unroll
        for (int step = 16; step > 0; step /= 2) {
            const float otherBest = __shfl_xor_sync(0xFFFFFFFFu, best, step);
            const int other = __shfl_xor_sync(0xFFFFFFFFu, expert, step);
            if (other != INT_MAX &&
                (expert == INT_MAX || otherBest > best || (otherBest == best && other < expert))) {
                best = otherBest;
                expert = other;
            }
        }
        // With NaN logits lanes may disagree; lane 0 decides, so that no expert comes twice.
        expert = __shfl_sync(0xFFFFFFFFu, expert, 0);
        best = __shfl_sync(0xFFFFFFFFu, best, 0);
        if (round == 0)
            highest = best;
        if (lane == round) {
            mine = expert;
            mineLogit = best;
        }
        if (lane == expert % 32)
            taken |= 1u << (expert / 32);
    }
    const float e = lane < k ? expf(mineLogit - highest) : 0.0f;
    const float gate = e / warpSum(e);
    int rank = 0;
    for (int r = 0; r < k; ++r)
        rank += __shfl_sync(0xFFFFFFFFu, mine, r) < mine ? 1 : 0;
    if (lane < k) {
        chosen[rank] = mine;
        gates[rank] = gate;
    }
}

constexpr int routeThreads = 1024;

/// R rows a block, 1024 / R threads each for the norm; then a warp takes one expert at a time for
/// all R rows, with several loads of its weights in flight.
template <class T, int R>
__global__ void __launch_bounds__(routeThreads)
    normRouteKernel(float* residual, Pending pending, const float* weight, float eps, int n,
                    int width, const T* router, const float* routerBias, int experts, int k, T* y,
                    int* chosen, float* gates)
{
    extern __shared__ float memory[]; // R rows, then R rows of logits
    __shared__ float room[32];
    float* logits = memory + R * width;
    const int warp = static_cast<int>(threadIdx.x) / 32;
    const int lane = static_cast<int>(threadIdx.x) % 32;
    const std::int64_t first = static_cast<std::int64_t>(blockIdx.x) * R;
    {
        constexpr int threads = routeThreads / R;
        constexpr int rowWarps = threads / 32;
        const int r = static_cast<int>(threadIdx.x) / threads;
        const std::int64_t row = first + r;
        float* x = memory + r * width;
        float sum = 0;
        if (row < n) {
#pragma unroll 4
            for (int i = static_cast<int>(threadIdx.x) % threads; i < width; i += threads) {
                const float value = completed(residual + row * width, pending, row, width, i);
                x[i] = value;
                sum += value * value;
            }
        }
        sum = warpSum(sum);
        if (lane == 0)
            room[warp] = sum;
        __syncthreads();
        sum = 0;
        for (int w = 0; w < rowWarps; ++w)
            sum += room[r * rowWarps + w];
        const float scale = rsqrtf(sum / static_cast<float>(width) + eps);
        if (row < n) {
#pragma unroll 4
            for (int i = static_cast<int>(threadIdx.x) % threads; i < width; i += threads) {
                const float normed = weight[i] * (x[i] * scale);
                x[i] = normed;
                y[row * width + i] = fromFloat<T>(normed);
            }
        }
    }
    __syncthreads();
    for (int e = warp; e < experts; e += routeThreads / 32) {
        const T* w = router + static_cast<std::int64_t>(e) * width;
        float sums[R] = {};
        if (width % 8 == 0) {
#pragma unroll 6
            for (int i = lane * 8; i < width; i += 256) {
                float values[8];
                loadEight(w + i, values);
#pragma unroll
                for (int r = 0; r < R; ++r) {
                    float x[8];
                    loadEight(memory + r * width + i, x);
#pragma unroll
                    for (int j = 0; j < 8; ++j)
                        sums[r] += values[j] * x[j];
                }
            }
        } else {
            for (int i = lane; i < width; i += 32) {
                for (int r = 0; r < R; ++r)
                    sums[r] += toFloat(w[i]) * memory[r * width + i];
            }
        }
#pragma unroll
        for (int r = 0; r < R; ++r) {
            const float sum = warpSum(sums[r]);
            if (lane == 0)
                logits[r * experts + e] = sum + routerBias[e];
        }
    }
    __syncthreads();
    if (warp < R && first + warp < n)
        chooseExperts(logits + warp * experts, experts, k, chosen + (first + warp) * k,
                      gates + (first + warp) * k);
}

template <class T>
__global__ void rotateKernel(HeadShape shape, const float* product, const float* bias,
                             const float* cosine, const float* sine, const int* positions, T* out)
{
    const int width = shape.width();
    const int half = shape.headDim / 2;
    const int rotated = (shape.heads + shape.kvHeads) * half; // pairs
    const std::int64_t row = blockIdx.x;
    const float* from = product + row * width;
    T* to = out + row * width;
    const float* c = cosine + static_cast<std::int64_t>(positions[row]) * half;
    const float* s = sine + static_cast<std::int64_t>(positions[row]) * half;
    for (int i = static_cast<int>(threadIdx.x); i < width / 2; i += static_cast<int>(blockDim.x)) {
        const int head = i / half;
        const int d = i % half;
        const int low = head * shape.headDim + d;
        const int high = low + half;
        const float a = from[low] + bias[low];
        const float b = from[high] + bias[high];
        if (i < rotated) {
            to[low] = fromFloat<T>(a * c[d] - b * s[d]);
            to[high] = fromFloat<T>(b * c[d] + a * s[d]);
        } else {
            to[low] = fromFloat<T>(a);
            to[high] = fromFloat<T>(b);
        }
    }
}

template <class T>
__global__ void storePromptKernel(HeadShape shape, const T* qkv, const int* places, T* keys,
                                  T* values)
{
    const std::int64_t token = blockIdx.x;
    const int place = places[token];
    if (place < 0)
        return;
    const int kv = shape.kvHeads * shape.headDim;
    const T* k = qkv + token * shape.width() + shape.heads * shape.headDim;
    for (int i = static_cast<int>(threadIdx.x); i < kv; i += static_cast<int>(blockDim.x)) {
        keys[static_cast<std::int64_t>(place) * kv + i] = k[i];
        values[static_cast<std::int64_t>(place) * kv + i] = k[kv + i];
    }
}

template <class T>
__global__ void scaleLowKernel(const float* low, const float* factors, const int* owner,
                               int columns, int adapters, T* out)
{
    const std::int64_t row = blockIdx.x;
    for (int c = static_cast<int>(threadIdx.x); c < columns; c += static_cast<int>(blockDim.x))
        out[row * columns + c] =
            fromFloat<T>(low[row * columns + c] * factors[row * adapters + owner[c]]);
}

__global__ void nllKernel(const float* logits, const int* targets, int vocab, float* nll)
{
    __shared__ float room[32];
    const std::int64_t row = blockIdx.x;
    const float* z = logits + row * vocab;
    float highest = -FLT_MAX;
    for (int i = static_cast<int>(threadIdx.x); i < vocab; i += static_cast<int>(blockDim.x))
        highest = fmaxf(highest, z[i]);
    highest = warpMax(highest);
    if (threadIdx.x % 32 == 0)
        room[threadIdx.x / 32] = highest;
    __syncthreads();
    for (int w = 0; w < static_cast<int>(blockDim.x) / 32; ++w)
        highest = fmaxf(highest, room[w]);
    float sum = 0;
    for (int i = static_cast<int>(threadIdx.x); i < vocab; i += static_cast<int>(blockDim.x))
        sum += expf(z[i] - highest);
    sum = blockSum(sum, room);
    if (threadIdx.x == 0)
        nll[row] = targets[row] < 0 ? 0.0f : logf(sum) + highest - z[targets[row]];
}

std::size_t rowBytes(int width, int extra = 0)
{
    return static_cast<std::size_t>(width + extra) * sizeof(float);
}

} // namespace

const char* precisionName(Precision p)
{
    return p == Precision::Bf16 ? "bf16" : "fp32";
}

void embedRows(Precision p, const void* table, const int* ids, int n, int width, float* out,
               CUstream_st* stream)
{
    MESEWRIGHT_BY_PRECISION(
        p, T,
        (embedKernel<T><<<n, 256, 0, stream>>>(static_cast<const T*>(table), ids, width, out)));
    checkLaunch("embedding");
}

void normRows(Precision p, float* residual, const Pending& pending, const float* weight, float eps,
              int n, int width, void* y, CUstream_st* stream)
{
    MESEWRIGHT_BY_PRECISION(
        p, T,
        (normKernel<T><<<n, normThreads(n), rowBytes(width), stream>>>(
            residual, nullptr, pending, weight, eps, width, static_cast<T*>(y))));
    checkLaunch("norm");
}

void normPicked(Precision p, const float* residual, const int* rows, const float* weight, float eps,
                int n, int width, void* y, CUstream_st* stream)
{
    // With nothing pending the residual is only read.
    MESEWRIGHT_BY_PRECISION(p, T,
                            (normKernel<T><<<n, normThreads(n), rowBytes(width), stream>>>(
                                const_cast<float*>(residual), rows, Pending{}, weight, eps, width,
                                static_cast<T*>(y))));
    checkLaunch("final norm");
}

namespace {

template <class T, int R>
void launchRoute(float* residual, const Pending& pending, const float* weight, float eps, int n,
                 int width, const Router& router, void* y, int* chosen, float* gates,
                 CUstream_st* stream)
{
    const std::size_t bytes = R * rowBytes(width, router.experts);
    normRouteKernel<T, R><<<(n + R - 1) / R, routeThreads, bytes, stream>>>(
        residual, pending, weight, eps, n, width, static_cast<const T*>(router.weight), router.bias,
        router.experts, router.chosen, static_cast<T*>(y), chosen, gates);
    checkLaunch("router");
}

} // namespace

void normAndRoute(Precision p, float* residual, const Pending& pending, const float* weight,
                  float eps, int n, int width, const Router& router, void* y, int* chosen,
                  float* gates, CUstream_st* stream)
{
    // Rows that share a block share the router's weights; a block has 48 KB without asking.
    constexpr std::size_t shared = 48 * 1024 - 256;
    const auto launch = [&](auto rows) {
        constexpr int r = decltype(rows)::value;
        MESEWRIGHT_BY_PRECISION(p, T,
                                (launchRoute<T, r>(residual, pending, weight, eps, n, width, router,
                                                   y, chosen, gates, stream)));
    };
    if (n > 264 && 4 * rowBytes(width, router.experts) <= shared)
        launch(std::integral_constant<int, 4>());
    else if (n > 132 && 2 * rowBytes(width, router.experts) <= shared)
        launch(std::integral_constant<int, 2>());
    else
        launch(std::integral_constant<int, 1>());
}

void rotateQkv(Precision p, const HeadShape& shape, const float* product, const float* bias,
               const float* cosine, const float* sine, const int* positions, int n, void* qkv,
               CUstream_st* stream)
{
    MESEWRIGHT_BY_PRECISION(
        p, T,
        (rotateKernel<T><<<n, 512, 0, stream>>>(shape, product, bias, cosine, sine, positions,
                                                static_cast<T*>(qkv))));
    checkLaunch("rotary embedding");
}

void storePrompt(Precision p, const HeadShape& shape, const void* qkv, const int* places, int n,
                 void* keys, void* values, CUstream_st* stream)
{
    MESEWRIGHT_BY_PRECISION(p, T,
                            (storePromptKernel<T><<<n, 128, 0, stream>>>(
                                shape, static_cast<const T*>(qkv), places, static_cast<T*>(keys),
                                static_cast<T*>(values))));
    checkLaunch("storing a prompt");
}

void scaleLow(Precision p, const float* low, const float* factors, const int* owner, int n,
              int columns, int adapters, void* out, CUstream_st* stream)
{
    MESEWRIGHT_BY_PRECISION(p, T,
                            (scaleLowKernel<T><<<n, 128, 0, stream>>>(
                                low, factors, owner, columns, adapters, static_cast<T*>(out))));
    checkLaunch("adapter");
}

void negativeLogLikelihood(const float* logits, const int* targets, int n, int vocab, float* nll,
                           CUstream_st* stream)
{
    nllKernel<<<n, 512, 0, stream>>>(logits, targets, vocab, nll);
    checkLaunch("loss");
}

} // namespace mesewright::cuda
