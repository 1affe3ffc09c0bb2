// SPDX-License-Identifier: Apache-2.0
#include "core/llm/cuda/moe/decode.cuh"
#include "core/llm/cuda/moe/grouped.h"

#include <algorithm>

namespace mesewright::moe {
namespace {

constexpr int unpackThreads = 256;

struct CodeTable
{
    float values[16];
};

__device__ __forceinline__ std::uint32_t bfloatPair(float first, float second)
{
    const __nv_bfloat162 pair = __floats2bfloat162_rn(first, second);
    return *reinterpret_cast<const std::uint32_t*>(&pair);
}

/// A CTA takes a tile of 16 rows, a warp one 64-wide block of k at a time; a lane holds eight
/// neighbouring weights of two rows in each half of the block, so each store is 16 bytes.
template <Format format>
__global__ void __launch_bounds__(unpackThreads)
    unpackKernel(const std::uint8_t* packed, CodeTable code, __nv_bfloat16* out)
{
    __shared__ float table[16];
    if (threadIdx.x < 16)
        table[threadIdx.x] = code.values[threadIdx.x];
    __syncthreads();
    const int lane = laneIndex(), g = lane >> 2, t = lane & 3;
    const std::uint8_t* const tile = packed + std::size_t(blockIdx.x) * tileBytes;
    __nv_bfloat16* const rows = out + std::size_t(blockIdx.x) * tileRows * inner;
    for (int block = threadIdx.x / 32; block < innerBlocks; block += unpackThreads / 32) {
        const std::uint8_t* const from = tile + block * blockBytes;
        const uint4 words = streamLoad16(from + lane * 16);
        const std::uint32_t word[4] = {words.x, words.y, words.z, words.w};
        const std::uint32_t scales =
            reinterpret_cast<const std::uint32_t*>(from + nibbleBytes)[g];
#pragma unroll
        for (int half = 0; half < 2; ++half) {
            // By row: words 0 and 1 of the half give four weights each, in registers row, row + 2.
            std::uint32_t pairs[2][4];
#pragma unroll
            for (int j = 0; j < 2; ++j) {
                const std::uint32_t w = word[2 * half + j];
                if constexpr (format == Format::Nf4) {
                    const float2 maxima = nf4Scales(scales);
#pragma unroll
                    for (int p = 0; p < 4; ++p) {
                        const std::uint32_t byte = (w >> (8 * p)) & 255u;
                        const float maximum = p & 1 ? maxima.y : maxima.x;
                        pairs[p & 1][2 * j + (p >> 1)] =
                            bfloatPair(table[byte >> 4] * maximum, table[byte & 15] * maximum);
                    }
                } else {
                    std::uint32_t a[4];
                    decodeMxfp4(a, w);
                    scaleMxfp4(a, scales, half);
#pragma unroll
                    for (int p = 0; p < 4; ++p)
                        pairs[p & 1][2 * j + (p >> 1)] = a[p];
                }
            }
#pragma unroll
            for (int row = 0; row < 2; ++row)
                *reinterpret_cast<uint4*>(rows + (2 * g + row) * inner + block * blockInner +
                                          32 * half + 8 * t) =
                    make_uint4(pairs[row][0], pairs[row][1], pairs[row][2], pairs[row][3]);
        }
    }
}

} // namespace

cudaError_t unpack(Format format, Projection p, int experts, const std::uint8_t* packed,
                   const float* nf4Code, __nv_bfloat16* out, cudaStream_t stream)
{
    if (experts < 1 || experts > maxExperts)
        return cudaErrorInvalidValue;
    CodeTable code{};
    if (format == Format::Nf4)
        std::copy_n(nf4Code, 16, code.values);
    const int tiles = experts * (outputRows(p) / tileRows);
    if (format == Format::Nf4)
        unpackKernel<Format::Nf4><<<tiles, unpackThreads, 0, stream>>>(packed, code, out);
    else
        unpackKernel<Format::Mxfp4><<<tiles, unpackThreads, 0, stream>>>(packed, code, out);
    return cudaGetLastError();
}

} // namespace mesewright::moe
