// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/llm/cuda/moe/device.cuh"
#include "core/llm/cuda/moe/geometry.h"
#include "core/llm/cuda/moe/grouped.h"

/// Eight packed weights (one word) to the four A registers of one mma step.
namespace mesewright::moe {

/// NF4: 256 byte values, each as an fp16 pair, in 32 copies so that no two lanes share a bank.
inline constexpr int nf4TableBytes = 256 * 32 * 4;
template <Format format>
inline constexpr int tableBytes = format == Format::Nf4 ? nf4TableBytes : 0;

/// MXFP4 weights leave decodeMxfp4 times 2^-126.
inline constexpr int mxfp4Shift = 126;

/// NF4 works in fp16: codes, block maxima, their products and the activations keep 11 bits, where
/// bf16's 8 would be the largest error of all. MXFP4 works in bf16, where every value is exact.
template <Format format>
inline constexpr bool inHalf = format == Format::Nf4;

/// The NF4 code as fp16 bits, rounded to nearest.
__device__ constexpr std::uint16_t nf4Bits[16] = {0xbc00, 0xb992, 0xb833, 0xb652, 0xb48d, 0xb1ea,
                                                  0xadd4, 0x0000, 0x2d18, 0x3126, 0x33e0, 0x3568,
                                                  0x370d, 0x3880, 0x39c9, 0x3c00};

template <int threads>
__device__ __forceinline__ void buildNf4Table(std::uint8_t* shared)
{
    for (int b = threadIdx.x; b < 256; b += threads) {
        const std::uint32_t v = nf4Bits[b >> 4] | (std::uint32_t(nf4Bits[b & 15]) << 16);
#pragma unroll
        for (int j = 0; j < 8; ++j)
            reinterpret_cast<uint4*>(shared)[b * 8 + ((j + b) & 7)] = make_uint4(v, v, v, v);
    }
}
/// `table` is the shared address of the table, `lane4` four times the lane. Masking before adding
/// the base keeps it at three instructions a byte.
__device__ __forceinline__ void decodeNf4(std::uint32_t* a, std::uint32_t w, std::uint32_t lane4,
                                          std::uint32_t table)
{
    a[0] = tableLoad((((w << 7) & 0x7f80u) | lane4) + table);
    a[1] = tableLoad((((w >> 1) & 0x7f80u) | lane4) + table);
    a[2] = tableLoad((((w >> 9) & 0x7f80u) | lane4) + table);
    a[3] = tableLoad((((w >> 17) & 0x7f80u) | lane4) + table);
}

/// MXFP4 bits are scattered when packed (mxfp4Bits) so that a shift and a mask bring sign and
/// magnitude onto bf16 bits 15 and 8..6.
__device__ __forceinline__ void decodeMxfp4(std::uint32_t* a, std::uint32_t w)
{
    a[0] = (w << 6) & 0x81C081C0u;
    a[1] = (w << 2) & 0x81C081C0u;
    a[2] = __funnelshift_r(w, w, 4) & 0x81C081C0u;
    a[3] = (w & 0x81808180u) | ((w >> 8) & 0x00400040u);
}
/// The packer's side: where nibble `n` (sign, two exponent bits, mantissa) of A register `slot`,
/// first (0) or second (1) weight of the pair, goes in the word.
__host__ __device__ constexpr std::uint32_t mxfp4Bits(int slot, int second, std::uint32_t n)
{
    const std::uint32_t sign = n >> 3, magnitude = n & 7, here = second * 16,
                        other = (second ^ 1) * 16;
    switch (slot) {
    case 0:
        return (sign << (9 + here)) | (magnitude << here);
    case 1:
        return (sign << (13 + here)) | (magnitude << (4 + here));
    case 2:
        return (sign << (3 + other)) | (magnitude << (10 + here));
    default:
        return (sign << (15 + here)) | ((magnitude >> 1) << (7 + here)) |
               ((magnitude & 1) << (14 + here));
    }
}

template <Format format>
__device__ __forceinline__ void decode(std::uint32_t* a, std::uint32_t w, std::uint32_t lane4,
                                       std::uint32_t table)
{
    if constexpr (format == Format::Nf4)
        decodeNf4(a, w, lane4, table);
    else
        decodeMxfp4(a, w);
}

/// The block maxima of the lane's two rows.
__device__ __forceinline__ float2 nf4Scales(std::uint32_t word)
{
    __half2 h;
    *reinterpret_cast<std::uint32_t*>(&h) = word;
    return __half22float2(h);
}
/// Gives decoded weights their block maxima, rounded to fp16. A registers 0 and 2 are of the lane's
/// first row, 1 and 3 of its second.
__device__ __forceinline__ void scaleNf4(std::uint32_t (&a)[4], std::uint32_t word)
{
#pragma unroll
    for (int row = 0; row < 2; ++row) {
        const std::uint32_t factor = __byte_perm(word, word, row ? 0x3232 : 0x1010);
        a[row] = multiplyHalfPair(a[row], factor);
        a[row + 2] = multiplyHalfPair(a[row + 2], factor);
    }
}
/// Gives the decoded weights of one 32-wide half their scales: exact, value * 2^(byte - 127). The
/// factor 2^(byte - 127 + mxfp4Shift) fits bf16 because the packer refuses bytes above 128.
__device__ __forceinline__ void scaleMxfp4(std::uint32_t (&a)[4], std::uint32_t word, int half)
{
#pragma unroll
    for (int row = 0; row < 2; ++row) {
        const std::uint32_t byte = (word >> (16 * row + 8 * half)) & 255u;
        const std::uint32_t factor = byte * 0x00800080u + (mxfp4Shift * 0x00800080u);
        a[row] = multiplyBfloatPair(a[row], factor);
        a[row + 2] = multiplyBfloatPair(a[row + 2], factor);
    }
}

} // namespace mesewright::moe
