// SPDX-License-Identifier: Apache-2.0
#include "core/llm/cuda/moe/decode.cuh"
#include "core/llm/cuda/moe/grouped.h"

namespace mesewright::moe {
namespace {

constexpr int packThreads = 128;
constexpr int lineBytes = inner / 2;

/// A CTA packs one block of 16 rows and 64 k: a thread a word, then a thread a row for the scales.
template <Format format>
__global__ void packKernel(const std::uint8_t* nibbles, const float* maxima,
                           const std::uint8_t* scales, std::uint8_t* packed, int* flaws)
{
    const std::size_t block = blockIdx.x, row0 = block / innerBlocks * tileRows;
    const int k64 = block % innerBlocks, thread = threadIdx.x, lane = thread >> 2, j = thread & 3,
              g = lane >> 2, t = lane & 3;
    std::uint8_t* const to = packed + block * blockBytes;
    std::uint32_t word = 0;
    for (int slot = 0; slot < 4; ++slot) {
        const int k = k64 * blockInner + 32 * (j >> 1) + 8 * t + 4 * (j & 1) + 2 * (slot >> 1);
        const std::uint32_t pair = nibbles[(row0 + 2 * g + (slot & 1)) * lineBytes + k / 2];
        if constexpr (format == Format::Nf4)
            word |= pair << (8 * slot);
        else
            word |= mxfp4Bits(slot, 0, pair & 15) | mxfp4Bits(slot, 1, pair >> 4);
    }
    reinterpret_cast<std::uint32_t*>(to)[thread] = word;
    if (thread >= tileRows)
        return;
    if constexpr (format == Format::Nf4) {
        const float maximum = maxima[(row0 + thread) * innerBlocks + k64];
        const float size = fabsf(maximum);
        if (!(size <= 65504.f && (size >= 6.103515625e-5f || size == 0.f)))
            atomicAdd(flaws, 1);
        reinterpret_cast<__half*>(to + nibbleBytes)[thread] = __float2half_rn(maximum);
    } else {
        for (int half = 0; half < 2; ++half) {
            const std::uint8_t scale = scales[(row0 + thread) * (2 * innerBlocks) + 2 * k64 + half];
            if (scale > 128)
                atomicAdd(flaws, 1);
            to[nibbleBytes + 2 * thread + half] = scale;
        }
    }
}

template <Format format>
cudaError_t pack(Projection p, int experts, const std::uint8_t* nibbles, const float* maxima,
                 const std::uint8_t* scales, std::uint8_t* packed, int* flaws, cudaStream_t stream)
{
    if (experts < 1 || experts > maxExperts)
        return cudaErrorInvalidValue;
    const int blocks = experts * (outputRows(p) / tileRows) * innerBlocks;
    packKernel<format><<<blocks, packThreads, 0, stream>>>(nibbles, maxima, scales, packed, flaws);
    return cudaGetLastError();
}

} // namespace

cudaError_t packNf4(Projection p, int experts, const std::uint8_t* nibbles, const float* maxima,
                    std::uint8_t* packed, int* flaws, cudaStream_t stream)
{
    return pack<Format::Nf4>(p, experts, nibbles, maxima, nullptr, packed, flaws, stream);
}

cudaError_t packMxfp4(Projection p, int experts, const std::uint8_t* blocks,
                      const std::uint8_t* scales, std::uint8_t* packed, int* flaws,
                      cudaStream_t stream)
{
    return pack<Format::Mxfp4>(p, experts, blocks, nullptr, scales, packed, flaws, stream);
}

} // namespace mesewright::moe
