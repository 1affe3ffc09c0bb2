// SPDX-License-Identifier: Apache-2.0
#include "core/llm/cuda/common.cuh"
#include "core/llm/cuda/device.h"
#include "core/llm/cuda/quantise.h"
#include "core/llm/nf4.h"

namespace mesewright::cuda {

namespace {

constexpr float smallestMaximum = 1e-38f; // as bitsandbytes has it

struct Thresholds
{
    float values[15];
};

std::int64_t threadIndexCount(std::int64_t items)
{
    return (items + 255) / 256;
}

__device__ __forceinline__ std::int64_t threadIndex()
{
    return static_cast<std::int64_t>(blockIdx.x) * blockDim.x + threadIdx.x;
}

__global__ void randomKernel(NoiseKey key, float deviation, std::int64_t begin, std::int64_t count,
                             float* out)
{
    const std::int64_t pair = threadIndex();
    if (2 * pair >= count)
        return;
    const auto noise = weightNoise(key, static_cast<std::uint64_t>(begin / 2 + pair));
    for (int i = 0; i < 2 && 2 * pair + i < count; ++i)
        out[2 * pair + i] = __bfloat162float(
            __float2bfloat16_rn(__fmul_rn(noise[static_cast<std::size_t>(i)], deviation)));
}

__global__ void packBf16Kernel(const float* values, std::int64_t count, std::uint16_t* out)
{
    const std::int64_t i = threadIndex();
    if (i < count)
        out[i] = __bfloat16_as_ushort(__float2bfloat16_rn(values[i]));
}

/// A warp a block of 64.
__global__ void maximaKernel(const float* values, std::int64_t blocks, float* maxima)
{
    const std::int64_t block = threadIndex() / 32;
    const int lane = static_cast<int>(threadIdx.x) % 32;
    if (block >= blocks)
        return;
    const float2 pair = reinterpret_cast<const float2*>(values + block * 64)[lane];
    const float highest = warpMax(fmaxf(fabsf(pair.x), fabsf(pair.y)));
    if (lane == 0)
        maxima[block] = highest;
}

__device__ __forceinline__ unsigned nf4Index(const Thresholds& thresholds, float value)
{
    unsigned index = 0;
#pragma unroll
    for (int i = 0; i < 15; ++i)
        index += thresholds.values[i] < value ? 1u : 0u;
    return index;
}

__global__ void packNf4Kernel(const float* values, const float* maxima, std::int64_t bytes,
                              Thresholds thresholds, std::uint8_t* packed)
{
    const std::int64_t i = threadIndex();
    if (i >= bytes)
        return;
    const float factor = __fdiv_rn(1.0f, fmaxf(maxima[i / 32], smallestMaximum));
    const auto index = [&](float value) {
        return nf4Index(thresholds, fminf(fmaxf(__fmul_rn(value, factor), -1.0f), 1.0f));
    };
    packed[i] = static_cast<std::uint8_t>((index(values[2 * i]) << 4) | index(values[2 * i + 1]));
}

/// A thread block a block of 256.
__global__ void packMaximaKernel(const float* maxima, std::int64_t blocks, float offset,
                                 const std::uint8_t* steps, std::uint8_t* absmax, float* nested)
{
    __shared__ float room[8];
    const std::int64_t i = threadIndex();
    const float value = i < blocks ? __fsub_rn(maxima[i], offset) : 0.0f;
    float highest = warpMax(fabsf(value));
    if (threadIdx.x % 32 == 0)
        room[threadIdx.x / 32] = highest;
    __syncthreads();
    for (const float other : room)
        highest = fmaxf(highest, other);
    if (threadIdx.x == 0)
        nested[blockIdx.x] = highest;
    if (i >= blocks)
        return;
    if (highest == 0.0f) {
        absmax[i] = 0; // code 0 times a maximum of 0 is 0
        return;
    }
    const float scaled = __fmul_rn(value, __fdiv_rn(1.0f, highest));
    const float clamped = fminf(fmaxf(scaled, -1.0f), 1.0f);
    const float step = __fmaf_rn(__fmul_rn(__fadd_rn(clamped, 1.0f), 0.5f), 65535.0f, 0.5f);
    absmax[i] = steps[static_cast<unsigned>(step)];
}

__device__ __forceinline__ unsigned e2m1Code(float value)
{
    const float magnitude = fabsf(value);
    const unsigned code = (magnitude > 0.25f) + (magnitude > 0.75f) + (magnitude > 1.25f) +
                          (magnitude > 1.75f) + (magnitude > 2.5f) + (magnitude > 3.5f) +
                          (magnitude > 5.0f);
    const bool negative = signbit(value) && (code != 0 || value == 0.0f);
    return code | (negative ? 8u : 0u);
}

/// A warp a block of 32.
__global__ void packMxfp4Kernel(const float* values, std::int64_t count, std::uint8_t* packed,
                                std::uint8_t* scales)
{
    const std::int64_t i = threadIndex();
    if (i >= count)
        return;
    const float value = values[i];
    const float highest = warpMax(fabsf(value));
    int exponent = -127;
    if (highest > 0.0f) {
        (void)frexpf(highest, &exponent);
        exponent = min(max(exponent - 3, -127), 127);
    }
    // In fp64, where dividing by a power of two is exact whatever the exponents.
    const double scaled = ldexp(static_cast<double>(value), -exponent);
    // Rounding to fp32 keeps every comparison: the edges are fp32 numbers. Below them only the
    // sign matters, and that of a tiny number must not become that of zero.
    float rounded = static_cast<float>(scaled);
    if (rounded == 0.0f && scaled != 0.0)
        rounded = scaled < 0.0 ? -1e-30f : 1e-30f;
    const unsigned code = e2m1Code(rounded);
    const unsigned next = __shfl_down_sync(0xFFFFFFFFu, code, 1);
    if (i % 2 == 0)
        packed[i / 2] = static_cast<std::uint8_t>(code | (next << 4));
    if (i % 32 == 0)
        scales[i / 32] = static_cast<std::uint8_t>(exponent + 127);
}

unsigned grid(std::int64_t threads)
{
    return static_cast<unsigned>(threadIndexCount(threads));
}

} // namespace

void randomWeights(const NoiseKey& key, float deviation, std::int64_t begin, std::int64_t count,
                   float* out, CUstream_st* stream)
{
    randomKernel<<<grid((count + 1) / 2), 256, 0, stream>>>(key, deviation, begin, count, out);
    checkLaunch("random weights");
}

void packBf16(const float* values, std::int64_t count, std::uint16_t* out, CUstream_st* stream)
{
    packBf16Kernel<<<grid(count), 256, 0, stream>>>(values, count, out);
    checkLaunch("rounding to bf16");
}

void blockMaxima(const float* values, std::int64_t blocks, float* maxima, CUstream_st* stream)
{
    maximaKernel<<<grid(blocks * 32), 256, 0, stream>>>(values, blocks, maxima);
    checkLaunch("block maxima");
}

void packNf4(const float* values, const float* maxima, std::int64_t blocks, std::uint8_t* packed,
             CUstream_st* stream)
{
    Thresholds thresholds{};
    for (std::size_t i = 0; i < 15; ++i)
        thresholds.values[i] = (nf4Code()[i] + nf4Code()[i + 1]) / 2.0f;
    packNf4Kernel<<<grid(blocks * 32), 256, 0, stream>>>(values, maxima, blocks * 32, thresholds,
                                                         packed);
    checkLaunch("quantising to NF4");
}

void packMaxima(const float* maxima, std::int64_t blocks, float offset, const std::uint8_t* steps,
                std::uint8_t* absmax, float* nested, CUstream_st* stream)
{
    packMaximaKernel<<<grid(blocks), 256, 0, stream>>>(maxima, blocks, offset, steps, absmax,
                                                       nested);
    checkLaunch("quantising block maxima");
}

void packMxfp4(const float* values, std::int64_t count, std::uint8_t* blocks, std::uint8_t* scales,
               CUstream_st* stream)
{
    packMxfp4Kernel<<<grid(count), 256, 0, stream>>>(values, count, blocks, scales);
    checkLaunch("quantising to MXFP4");
}

} // namespace mesewright::cuda
