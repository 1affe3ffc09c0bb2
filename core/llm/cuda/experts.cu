// SPDX-License-Identifier: Apache-2.0
#include "core/llm/cuda/common.cuh"
#include "core/llm/cuda/device.h"
#include "core/llm/cuda/kernels.h"

// The element-wise parts of the expert layer for the reference path (dequantise, then cuBLAS).
namespace mesewright::cuda {

namespace {

constexpr int sortWarps = 32;

/// One block; a warp takes one expert at a time. First all counts, then, behind their sums, the
/// places: 32 choices at a look, kept in order by counting the lanes below.
__global__ void sortKernel(const int* chosen, int choices, int experts, int* starts, int* order,
                           int* place)
{
    const int warp = static_cast<int>(threadIdx.x) / 32;
    const int lane = static_cast<int>(threadIdx.x) % 32;
    for (int e = warp; e < experts; e += sortWarps) {
        int count = 0;
        for (int i = lane; i < choices; i += 32)
            count += chosen[i] == e ? 1 : 0;
#pragma unroll
        for (int step = 16; step > 0; step /= 2)
            count += __shfl_xor_sync(0xFFFFFFFFu, count, step);
        if (lane == 0)
            starts[e + 1] = count;
    }
    __syncthreads();
    if (threadIdx.x == 0) {
        starts[0] = 0;
        for (int e = 0; e < experts; ++e)
            starts[e + 1] += starts[e];
    }
    __syncthreads();
    for (int e = warp; e < experts; e += sortWarps) {
        int at = starts[e];
        for (int begin = 0; begin < choices; begin += 32) {
            const int i = begin + lane;
            const bool mine = i < choices && chosen[i] == e;
            const unsigned who = __ballot_sync(0xFFFFFFFFu, mine);
            if (mine) {
                const int to = at + __popc(who & ((1u << lane) - 1u));
                order[to] = i;
                place[i] = to;
            }
            at += __popc(who);
        }
    }
}

template <class T>
__global__ void gatherKernel(const T* x, const int* order, int k, int width, T* out)
{
    const std::int64_t row = blockIdx.x;
    const T* from = x + static_cast<std::int64_t>(order[row] / k) * width;
    for (int i = static_cast<int>(threadIdx.x); i < width; i += static_cast<int>(blockDim.x))
        out[row * width + i] = from[i];
}

template <class T>
__global__ void swigluKernel(const float* z, const float* bias, float limit, int width, T* out)
{
    const std::int64_t row = blockIdx.x;
    const float2* from = reinterpret_cast<const float2*>(z + row * 2 * width);
    const float2* b = reinterpret_cast<const float2*>(bias);
    for (int i = static_cast<int>(threadIdx.x); i < width; i += static_cast<int>(blockDim.x)) {
        const float2 pair = from[i];
        const float gate = fminf(pair.x + b[i].x, limit);
        const float up = fminf(fmaxf(pair.y + b[i].y, -limit), limit);
        const float sigmoid = 1.0f / (1.0f + expf(-1.702f * gate));
        out[row * width + i] = fromFloat<T>((up + 1.0f) * gate * sigmoid);
    }
}

__global__ void combineKernel(float* residual, const float* expertOut, const float* bias,
                              const int* chosen, const float* gates, const int* place, int k,
                              int width)
{
    const std::int64_t token = blockIdx.x;
    for (int i = static_cast<int>(threadIdx.x); i < width; i += static_cast<int>(blockDim.x)) {
        float sum = 0;
        for (int j = 0; j < k; ++j) {
            const std::int64_t choice = token * k + j;
            const float value = expertOut[static_cast<std::int64_t>(place[choice]) * width + i] +
                                bias[static_cast<std::int64_t>(chosen[choice]) * width + i];
            sum += gates[choice] * value;
        }
        residual[token * width + i] += sum;
    }
}

__global__ void addSlotsKernel(float* residual, const Bf16* slots, int k, int width)
{
    const std::int64_t token = blockIdx.x;
    for (int i = static_cast<int>(threadIdx.x); i < width; i += static_cast<int>(blockDim.x)) {
        float sum = 0;
        for (int j = 0; j < k; ++j)
            sum += toFloat(slots[(token * k + j) * width + i]);
        residual[token * width + i] += sum;
    }
}

} // namespace

void sortByExpert(const int* chosen, int choices, int experts, int* starts, int* order, int* place,
                  CUstream_st* stream)
{
    sortKernel<<<1, sortWarps * 32, 0, stream>>>(chosen, choices, experts, starts, order, place);
    checkLaunch("sorting by expert");
}

void gatherRows(Precision p, const void* x, const int* order, int k, int count, int width,
                void* out, CUstream_st* stream)
{
    MESEWRIGHT_BY_PRECISION(p, T,
                            (gatherKernel<T><<<count, 256, 0, stream>>>(
                                static_cast<const T*>(x), order, k, width, static_cast<T*>(out))));
    checkLaunch("gathering rows");
}

void swigluRows(Precision p, const float* z, const float* bias, float limit, int count, int width,
                void* out, CUstream_st* stream)
{
    MESEWRIGHT_BY_PRECISION(
        p, T,
        (swigluKernel<T><<<count, 256, 0, stream>>>(z, bias, limit, width, static_cast<T*>(out))));
    checkLaunch("SwiGLU");
}

void combineRows(float* residual, const float* expertOut, const float* bias, const int* chosen,
                 const float* gates, const int* place, int n, int k, int width, CUstream_st* stream)
{
    combineKernel<<<n, 256, 0, stream>>>(residual, expertOut, bias, chosen, gates, place, k, width);
    checkLaunch("combining experts");
}

void addSlots(float* residual, const void* slots, int n, int k, int width, CUstream_st* stream)
{
    addSlotsKernel<<<n, 256, 0, stream>>>(residual, static_cast<const Bf16*>(slots), k, width);
    checkLaunch("adding the experts");
}

} // namespace mesewright::cuda
