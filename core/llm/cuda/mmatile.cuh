// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/llm/cuda/common.cuh"

// Tiles of 64 rows by 64 bf16 in shared memory as operands of mma.m16n8k16, for attention over
// whole rows. A lane of an accumulator holds columns 2 (lane % 4) and the next of rows lane / 4
// (elements 0, 1) and lane / 4 + 8 (elements 2, 3).
namespace mesewright::cuda::tile {

inline constexpr int rows = 64;
inline constexpr int width = 64;
inline constexpr int threads = 128; ///< four warps of 16 rows
/// Padding turns the eight rows of a matrix that ldmatrix reads onto different banks.
inline constexpr int stride = width + 8;

using Tile = Bf16[rows][stride];

__device__ __forceinline__ void multiply(float (&c)[4], const std::uint32_t (&a)[4],
                                         std::uint32_t b0, std::uint32_t b1)
{
    asm("mma.sync.aligned.m16n8k16.row.col.f32.bf16.bf16.f32 {%0,%1,%2,%3}, {%4,%5,%6,%7}, "
        "{%8,%9}, {%0,%1,%2,%3};"
        : "+f"(c[0]), "+f"(c[1]), "+f"(c[2]), "+f"(c[3])
        : "r"(a[0]), "r"(a[1]), "r"(a[2]), "r"(a[3]), "r"(b0), "r"(b1));
}

__device__ __forceinline__ std::uint32_t packed(float low, float high)
{
    const __nv_bfloat162 pair = __floats2bfloat162_rn(low, high);
    return *reinterpret_cast<const std::uint32_t*>(&pair);
}

template <bool transposed>
__device__ __forceinline__ void loadMatrices(std::uint32_t (&to)[4], const Bf16* row)
{
    const auto address = static_cast<std::uint32_t>(__cvta_generic_to_shared(row));
    if constexpr (transposed)
        asm volatile("ldmatrix.sync.aligned.m8n8.x4.trans.shared.b16 {%0,%1,%2,%3}, [%4];"
                     : "=r"(to[0]), "=r"(to[1]), "=r"(to[2]), "=r"(to[3])
                     : "r"(address)
                     : "memory");
    else
        asm volatile("ldmatrix.sync.aligned.m8n8.x4.shared.b16 {%0,%1,%2,%3}, [%4];"
                     : "=r"(to[0]), "=r"(to[1]), "=r"(to[2]), "=r"(to[3])
                     : "r"(address)
                     : "memory");
}

/// Rows 16 warp .. + 15 of a tile as the first operand, by steps of 16 columns.
__device__ __forceinline__ void loadFirst(std::uint32_t (&a)[4][4], const Tile& from)
{
    const int lane = static_cast<int>(threadIdx.x) % 32;
    const int row = static_cast<int>(threadIdx.x) / 32 * 16 + lane % 16;
#pragma unroll
    for (int k = 0; k < 4; ++k)
        loadMatrices<false>(a[k], &from[row][16 * k + lane / 16 * 8]);
}

/// c += a · tileᵀ: 16 rows by the tile's 64 rows, summed over its 64 columns.
__device__ __forceinline__ void multiplyRows(float (&c)[8][4], const std::uint32_t (&a)[4][4],
                                             const Tile& by)
{
    const int lane = static_cast<int>(threadIdx.x) % 32;
    const int row = lane % 8 + lane / 16 * 8;
    const int column = lane / 8 % 2 * 8;
#pragma unroll
    for (int k = 0; k < 4; ++k)
#pragma unroll
        for (int n = 0; n < 4; ++n) {
            std::uint32_t b[4];
            loadMatrices<false>(b, &by[16 * n + row][16 * k + column]);
            multiply(c[2 * n], a[k], b[0], b[1]);
            multiply(c[2 * n + 1], a[k], b[2], b[3]);
        }
}

/// c += p · tile: p 16 by 64, rounded to bf16; by the tile's 64 columns, summed over its 64 rows.
__device__ __forceinline__ void multiplyColumns(float (&c)[8][4], const float (&p)[8][4],
                                                const Tile& by)
{
    const int lane = static_cast<int>(threadIdx.x) % 32;
    const int row = lane % 16;
    const int column = lane / 16 * 8;
#pragma unroll
    for (int k = 0; k < 4; ++k) {
        const std::uint32_t a[4] = {
            packed(p[2 * k][0], p[2 * k][1]), packed(p[2 * k][2], p[2 * k][3]),
            packed(p[2 * k + 1][0], p[2 * k + 1][1]), packed(p[2 * k + 1][2], p[2 * k + 1][3])};
#pragma unroll
        for (int n = 0; n < 4; ++n) {
            std::uint32_t b[4];
            loadMatrices<true>(b, &by[16 * k + row][16 * n + column]);
            multiply(c[2 * n], a, b[0], b[1]);
            multiply(c[2 * n + 1], a, b[2], b[3]);
        }
    }
}

/// Copies `count` rows and clears the others.
__device__ __forceinline__ void load(Tile& to, const Bf16* from, std::int64_t fromStride, int count)
{
    for (int i = static_cast<int>(threadIdx.x); i < rows * width / 8; i += threads) {
        const int row = i / (width / 8);
        const int column = i % (width / 8) * 8;
        uint4 value = make_uint4(0, 0, 0, 0);
        if (row < count)
            value = *reinterpret_cast<const uint4*>(from + row * fromStride + column);
        *reinterpret_cast<uint4*>(&to[row][column]) = value;
    }
}
/// The same, rounding fp32.
__device__ __forceinline__ void load(Tile& to, const float* from, std::int64_t fromStride,
                                     int count)
{
    for (int i = static_cast<int>(threadIdx.x); i < rows * width / 4; i += threads) {
        const int row = i / (width / 4);
        const int column = i % (width / 4) * 4;
        float4 value = make_float4(0, 0, 0, 0);
        if (row < count)
            value = *reinterpret_cast<const float4*>(from + row * fromStride + column);
        *reinterpret_cast<uint2*>(&to[row][column]) =
            make_uint2(packed(value.x, value.y), packed(value.z, value.w));
    }
}

} // namespace mesewright::cuda::tile
