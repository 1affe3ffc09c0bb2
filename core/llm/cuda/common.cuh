// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cuda_bf16.h>
#include <cuda_runtime.h>

#include <cstdint>

// Small device helpers shared by the kernels.
namespace mesewright::cuda {

using Bf16 = __nv_bfloat16;

__device__ __forceinline__ float toFloat(float x)
{
    return x;
}
__device__ __forceinline__ float toFloat(Bf16 x)
{
    return __bfloat162float(x);
}
template <class T>
__device__ __forceinline__ T fromFloat(float x);
template <>
__device__ __forceinline__ float fromFloat<float>(float x)
{
    return x;
}
template <>
__device__ __forceinline__ Bf16 fromFloat<Bf16>(float x)
{
    return __float2bfloat16_rn(x);
}

/// Eight consecutive elements; `from` is aligned to 16 bytes.
__device__ __forceinline__ void loadEight(const float* from, float* to)
{
    const float4 a = reinterpret_cast<const float4*>(from)[0];
    const float4 b = reinterpret_cast<const float4*>(from)[1];
    to[0] = a.x, to[1] = a.y, to[2] = a.z, to[3] = a.w;
    to[4] = b.x, to[5] = b.y, to[6] = b.z, to[7] = b.w;
}
__device__ __forceinline__ void loadEight(const Bf16* from, float* to)
{
    const uint4 raw = *reinterpret_cast<const uint4*>(from);
    const std::uint32_t words[4] = {raw.x, raw.y, raw.z, raw.w};
#pragma unroll
    for (int i = 0; i < 4; ++i) {
        to[2 * i] = __uint_as_float(words[i] << 16);
        to[2 * i + 1] = __uint_as_float(words[i] & 0xFFFF0000u);
    }
}

__device__ __forceinline__ float warpSum(float x)
{
#pragma unroll
    for (int step = 16; step > 0; step /= 2)
        x += __shfl_xor_sync(0xFFFFFFFFu, x, step);
    return x;
}
__device__ __forceinline__ float warpMax(float x)
{
#pragma unroll
    for (int step = 16; step > 0; step /= 2)
        x = fmaxf(x, __shfl_xor_sync(0xFFFFFFFFu, x, step));
    return x;
}

/// The sum over a block of at most 1024 threads, for all of them; `room` has 32 floats.
__device__ __forceinline__ float blockSum(float x, float* room)
{
    const int warp = static_cast<int>(threadIdx.x) / 32;
    const int lane = static_cast<int>(threadIdx.x) % 32;
    x = warpSum(x);
    __syncthreads();
    if (lane == 0)
        room[warp] = x;
    __syncthreads();
    const int warps = (static_cast<int>(blockDim.x) + 31) / 32;
    return warpSum(lane < warps ? room[lane] : 0.0f);
}

} // namespace mesewright::cuda

/// Calls `function<T>(...)` with T by precision.
#define MESEWRIGHT_BY_PRECISION(precision, T, ...)                                                 \
    do {                                                                                           \
        if ((precision) == ::mesewright::cuda::Precision::Bf16) {                                  \
            using T = ::mesewright::cuda::Bf16;                                                    \
            __VA_ARGS__;                                                                           \
        } else {                                                                                   \
            using T = float;                                                                       \
            __VA_ARGS__;                                                                           \
        }                                                                                          \
    } while (false)
