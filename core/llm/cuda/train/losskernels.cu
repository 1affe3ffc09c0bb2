// SPDX-License-Identifier: Apache-2.0
#include "core/llm/cuda/common.cuh"
#include "core/llm/cuda/device.h"
#include "core/llm/cuda/train/losskernels.h"

#include <cfloat>
#include <cmath>

namespace mesewright::cuda {

namespace {

constexpr int lossThreads = 1024;
constexpr int perThread = 4;

/// A block a row. First the maximum and the sum of exponentials in one pass, then the gradients.
/// A row's gradients in bf16 take the first half of its own logits: element j lies where logit j /
/// 2 was. Behind each barrier all logits up to the block's place are read, so none is lost.
template <class T>
__global__ void __launch_bounds__(lossThreads)
    crossEntropyKernel(float* logits, const int* targets, int vocab, float scale, float* losses)
{
    __shared__ float maxima[32];
    __shared__ float sums[32];
    const std::int64_t row = blockIdx.x;
    float* z = logits + row * vocab;
    T* gradient = reinterpret_cast<T*>(z);
    const int target = targets[row];
    const int lane = static_cast<int>(threadIdx.x) % 32;
    const int warp = static_cast<int>(threadIdx.x) / 32;
    float highest = -FLT_MAX;
    float sum = 0;
    for (int begin = 0; begin < vocab; begin += lossThreads * perThread) {
        float values[perThread];
        float top = highest;
#pragma unroll
        for (int j = 0; j < perThread; ++j) {
            const int i = begin + j * lossThreads + static_cast<int>(threadIdx.x);
            values[j] = i < vocab ? z[i] : -FLT_MAX;
            top = fmaxf(top, values[j]);
        }
        sum *= expf(highest - top);
        highest = top;
#pragma unroll
        for (int j = 0; j < perThread; ++j)
            // Not a comparison of `values` with the filler: NaN must reach the sum.
            if (begin + j * lossThreads + static_cast<int>(threadIdx.x) < vocab)
                sum += expf(values[j] - top);
    }
    const float warpHighest = warpMax(highest);
    const float warpTotal = warpSum(sum * expf(highest - warpHighest));
    if (lane == 0) {
        maxima[warp] = warpHighest;
        sums[warp] = warpTotal;
    }
    __syncthreads();
    highest = warpMax(maxima[lane]);
    const float total = warpSum(sums[lane] * expf(maxima[lane] - highest));
    if (threadIdx.x == 0)
        losses[row] = logf(total) + highest - z[target];
    __syncthreads(); // the target's logit is read
    const float factor = scale / total;
    for (int begin = 0; begin < vocab; begin += lossThreads * perThread) {
        float values[perThread];
#pragma unroll
        for (int j = 0; j < perThread; ++j) {
            const int i = begin + j * lossThreads + static_cast<int>(threadIdx.x);
            values[j] = i < vocab ? expf(z[i] - highest) * factor : 0.0f;
            if (i == target)
                values[j] -= scale;
        }
        __syncthreads();
#pragma unroll
        for (int j = 0; j < perThread; ++j) {
            const int i = begin + j * lossThreads + static_cast<int>(threadIdx.x);
            if (i < vocab)
                gradient[i] = fromFloat<T>(values[j]);
        }
    }
}

__device__ double blockSumDouble(double x)
{
    __shared__ double room[32];
    const int lane = static_cast<int>(threadIdx.x) % 32;
    const int warp = static_cast<int>(threadIdx.x) / 32;
    for (int step = 16; step > 0; step /= 2)
        x += __shfl_xor_sync(0xFFFFFFFFu, x, step);
    if (lane == 0)
        room[warp] = x;
    __syncthreads();
    double sum = 0;
    for (int w = 0; w < static_cast<int>(blockDim.x) / 32; ++w)
        sum += room[w];
    return sum;
}

__global__ void addLossesKernel(const float* losses, int n, double scale, double* total)
{
    double sum = 0;
    for (int i = static_cast<int>(threadIdx.x); i < n; i += static_cast<int>(blockDim.x))
        sum += static_cast<double>(losses[i]);
    sum = blockSumDouble(sum);
    if (threadIdx.x == 0)
        *total += sum * scale;
}

__global__ void squaresKernel(const float* values, std::int64_t n, double* room)
{
    double sum = 0;
    const std::int64_t step = static_cast<std::int64_t>(gridDim.x) * blockDim.x;
    for (std::int64_t i = static_cast<std::int64_t>(blockIdx.x) * blockDim.x + threadIdx.x; i < n;
         i += step)
        sum += static_cast<double>(values[i]) * static_cast<double>(values[i]);
    sum = blockSumDouble(sum);
    if (threadIdx.x == 0)
        room[blockIdx.x] = sum;
}

__global__ void totalKernel(const double* room, double* total)
{
    const double sum = blockSumDouble(room[threadIdx.x]);
    if (threadIdx.x == 0)
        *total = sum;
}

/// The numbers of a step as the CPU rounds them.
struct AdamNumbers
{
    float decay;
    float stepSize;
    float correction;
    float clip;
};

__global__ void adamKernel(AdamNumbers s, std::int64_t n, const float* gradient, float* value,
                           float* firstMoment, float* secondMoment)
{
    constexpr float first = static_cast<float>(1.0 - 0.9);
    constexpr float keep = static_cast<float>(0.999);
    constexpr float second = static_cast<float>(1.0 - 0.999);
    constexpr float epsilon = 1e-8f;
    const std::int64_t i = static_cast<std::int64_t>(blockIdx.x) * blockDim.x + threadIdx.x;
    if (i >= n)
        return;
    const float g = gradient[i] * s.clip;
    const float m = firstMoment[i] + first * (g - firstMoment[i]);
    const float v = keep * secondMoment[i] + second * g * g;
    firstMoment[i] = m;
    secondMoment[i] = v;
    value[i] = value[i] * s.decay - s.stepSize * m / (sqrtf(v) / s.correction + epsilon);
}

} // namespace

void crossEntropy(Precision p, float* logits, const int* targets, int n, int vocab, float scale,
                  float* losses, CUstream_st* stream)
{
    MESEWRIGHT_BY_PRECISION(p, T,
                            (crossEntropyKernel<T><<<n, lossThreads, 0, stream>>>(
                                logits, targets, vocab, scale, losses)));
    checkLaunch("loss");
}

void addLosses(const float* losses, int n, double scale, double* total, CUstream_st* stream)
{
    addLossesKernel<<<1, 256, 0, stream>>>(losses, n, scale, total);
    checkLaunch("loss");
}

void sumOfSquares(const float* values, std::int64_t n, double* room, double* total,
                  CUstream_st* stream)
{
    squaresKernel<<<squareRoom, 256, 0, stream>>>(values, n, room);
    checkLaunch("gradient norm");
    totalKernel<<<1, squareRoom, 0, stream>>>(room, total);
    checkLaunch("gradient norm");
}

void updateAdamW(const UpdateStep& options, std::int64_t n, const float* gradient, float* value,
                 float* firstMoment, float* secondMoment, CUstream_st* stream)
{
    const double t = static_cast<double>(options.step);
    const AdamNumbers numbers{static_cast<float>(1.0 - options.learningRate * options.weightDecay),
                              static_cast<float>(options.learningRate / (1.0 - std::pow(0.9, t))),
                              static_cast<float>(std::sqrt(1.0 - std::pow(0.999, t))),
                              static_cast<float>(options.gradientScale)};
    adamKernel<<<static_cast<unsigned>((n + 255) / 256), 256, 0, stream>>>(
        numbers, n, gradient, value, firstMoment, secondMoment);
    checkLaunch("update");
}

} // namespace mesewright::cuda
