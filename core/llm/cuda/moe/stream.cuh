// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/llm/cuda/moe/decode.cuh"
#include "core/llm/cuda/moe/schedule.cuh"

#include <type_traits>

/// The kernel for groups of up to 16 slots: activations stay in registers, weights stream past.
///
/// One CTA a SM of 15 warps, each with its own 192 of the 2880 k: its activations are B fragments
/// in registers for as long as the group lasts. An item is 32 output rows; its weights go from
/// memory straight to registers, requested one item ahead, block by block as the registers fall
/// free. There is no barrier inside an item, one for the sum over the warps after it.
namespace mesewright::moe {

inline constexpr int streamWarps = 15;
inline constexpr int streamThreads = streamWarps * 32;
inline constexpr int streamGroup = 16;
inline constexpr int streamRows = 32;
inline constexpr int streamBlocks = innerBlocks / streamWarps;
static_assert(streamBlocks * streamWarps == innerBlocks);

inline constexpr int streamSums = streamWarps * streamGroup * streamRows;
template <Format format>
inline constexpr int streamShared = tableBytes<format> + 2 * streamSums * 4;
static_assert(streamShared<Format::Nf4> + 2048 <= sharedLimit, "sm_86 has 99 KB a block");

/// A lane's packed weights of one k64 block of a 16-row tile.
struct StreamBlock
{
    uint4 nibbles;
    std::uint32_t scales;
};

/// Word `j` of a block to A registers.
template <Format format>
__device__ __forceinline__ void streamDecode(std::uint32_t (&a)[4], const StreamBlock& block, int j,
                                             std::uint32_t lane4, std::uint32_t table)
{
    const std::uint32_t words[4] = {block.nibbles.x, block.nibbles.y, block.nibbles.z,
                                    block.nibbles.w};
    decode<format>(a, words[j], lane4, table);
    if constexpr (format == Format::Mxfp4)
        scaleMxfp4(a, block.scales, j >> 1);
}

/// sums[tile][n] += weights x activations over one k64 block of `tiles` tiles, decoded together.
template <Format format, int n8, int tiles>
__device__ __forceinline__ void
streamMultiply(float (*sums)[n8][4], const StreamBlock (&block)[tiles], const uint4 (&b)[n8][2],
               std::uint32_t lane4, std::uint32_t table)
{
    std::uint32_t a[tiles][4][4];
    // NF4's block maxima multiply the fp32 sums of a block: fewer products than weights here.
    float part[tiles][n8][4] = {};
    if constexpr (tiles > 1) {
#pragma unroll
        for (int k = 0; k < tiles; ++k)
#pragma unroll
            for (int j = 0; j < 4; ++j)
                streamDecode<format>(a[k][j], block[k], j, lane4, table);
    }
#pragma unroll
    for (int j = 0; j < 4; ++j)
#pragma unroll
        for (int k = 0; k < tiles; ++k) {
            if constexpr (tiles == 1)
                streamDecode<format>(a[k][j], block[k], j, lane4, table);
#pragma unroll
            for (int n = 0; n < n8; ++n) {
                const uint4& v = b[n][j >> 1];
                const std::uint32_t b0 = j & 1 ? v.z : v.x, b1 = j & 1 ? v.w : v.y;
                mma<inHalf<format>>(format == Format::Nf4 ? part[k][n] : sums[k][n], a[k][j], b0,
                                    b1);
            }
        }
    if constexpr (format == Format::Nf4) {
#pragma unroll
        for (int k = 0; k < tiles; ++k) {
            const float2 f = nf4Scales(block[k].scales);
#pragma unroll
            for (int n = 0; n < n8; ++n)
#pragma unroll
                for (int i = 0; i < 4; ++i)
                    sums[k][n][i] = fmaf(part[k][n][i], i < 2 ? f.x : f.y, sums[k][n][i]);
        }
    }
}

template <Format format, Projection projection>
__global__ void __launch_bounds__(streamThreads, 1) streamKernel(const Arguments a)
{
    constexpr bool isGateUp = projection == Projection::GateUp;
    constexpr int rows = projectionRows<projection>, tiles = rows / streamRows;
    extern __shared__ __align__(1024) std::uint8_t shared[];
    __shared__ Schedule schedule;
    __shared__ __nv_bfloat162 bias[3][streamRows / 2];
    __shared__ int positions[2];
    __shared__ int slots[2][streamGroup];
    __shared__ float slotWeights[2][streamGroup];

    const int thread = threadIdx.x, lane = laneIndex(), warp = thread >> 5, g = lane >> 2,
              t = lane & 3;
    const std::uint32_t table = sharedAddress(shared), lane4 = lane * 4;
    float* const sumsOut = reinterpret_cast<float*>(shared + tableBytes<format>);
    // Each warp finds the CTA's first tile by itself and requests its weights before any barrier.
    const Range range = buildSchedule(schedule, warp == 0, a.counts, a.above, a.upTo, streamGroup,
                                      tiles, a.costBase);
    int item = range.begin, at = range.share;
    const int end = range.end;
    if (item >= end)
        return;

    const std::uint8_t* const ownWeights =
        a.weights + std::size_t(warp) * streamBlocks * blockBytes + lane * 16;
    const int toScales = nibbleBytes + g * 4 - lane * 16;
    const auto weightsOf = [&](int expert, int tile) {
        const std::size_t line = std::size_t(expert) * tiles + tile;
        return ownWeights + line * (2 * tileBytes);
    };
    StreamBlock next[streamBlocks][2];
    const auto request = [&](int i, int k, const std::uint8_t* from) {
        const std::uint8_t* p = from + i * blockBytes + k * tileBytes;
        next[i][k].nibbles = streamLoad16(p);
        next[i][k].scales = streamLoad4(p + toScales);
    };
    const auto requestBias = [&](int expert, int tile, int to) {
        if (thread < streamRows / 2) {
            const int line = expert * rows + tile * streamRows;
            copyAsync4(sharedAddress(&bias[to][thread]), a.bias + line + 2 * thread);
            copyCommit();
        }
    };
    const int firstTile = (item - range.firstItem) % tiles;
    const std::uint8_t* from = weightsOf(range.expert, firstTile);
#pragma unroll
    for (int i = 0; i < 2 * streamBlocks; ++i)
        request(i / 2, i % 2, from);
    requestBias(range.expert, firstTile, 0);
    if constexpr (format == Format::Nf4)
        buildNf4Table<streamThreads>(shared);
    __syncthreads();

    int parity = 0, buffer = 0, biasBuffer = 0;
    const auto runGroup = [&](auto n8Constant, int position, int count, int tile, int groupEnd) {
        constexpr int n8 = decltype(n8Constant)::value;
        // ---- the group's activations to registers
        uint4 b[streamBlocks][n8][2];
        const std::uint16_t* const x = a.x + warp * streamBlocks * blockInner + t * 8;
#pragma unroll
        for (int n = 0; n < n8; ++n) {
            const bool live = n * 8 + g < count;
            const int line = position + (live ? n * 8 + g : 0);
            const uint4* own = reinterpret_cast<const uint4*>(
                x + std::size_t(isGateUp ? a.sorted[line] / topExperts : line) * inner);
#pragma unroll
            for (int i = 0; i < streamBlocks; ++i)
#pragma unroll
                for (int h = 0; h < 2; ++h) {
                    uint4 v = live ? __ldg(own + i * 8 + h * 4) : make_uint4(0, 0, 0, 0);
                    if constexpr (isGateUp && inHalf<format>)
                        v = make_uint4(halfPair(v.x), halfPair(v.y), halfPair(v.z), halfPair(v.w));
                    b[i][n][h] = v;
                }
        }
        for (; item < groupEnd; ++item, ++tile) {
            int nextTile = tile + 1;
            if (item + 1 < groupEnd) {
                from += 2 * tileBytes;
            } else if (item + 1 < end) {
                // The next item opens a group: its weights are requested during this one.
                if (at + 1 < schedule.shareCount && schedule.shares[at + 1].firstItem <= item + 1)
                    ++at;
                nextTile = 0;
                from = weightsOf(schedule.shares[at].expert, 0);
            } else {
                // After the last item this one's weights come again, from L2: a condition around
                // the loads would cost more.
                nextTile = tile;
            }
            const int nextBias = biasBuffer == 2 ? 0 : biasBuffer + 1;
            requestBias(schedule.shares[at].expert, nextTile, nextBias);
            float sums[2][n8][4];
#pragma unroll
            for (int i = 0; i < 8 * n8; ++i)
                (&sums[0][0][0])[i] = 0.f;
#pragma unroll
            for (int i = 0; i < streamBlocks; ++i) {
                // Decoding both tiles first keeps many table reads in flight; beside 16 slots'
                // activations (48 registers) only one tile at a time has room.
                if constexpr (n8 == 1) {
                    const StreamBlock block[2] = {next[i][0], next[i][1]};
                    request(i, 0, from);
                    request(i, 1, from);
                    streamMultiply<format, n8, 2>(sums, block, b[i], lane4, table);
                } else {
#pragma unroll
                    for (int k = 0; k < 2; ++k) {
                        const StreamBlock block[1] = {next[i][k]};
                        request(i, k, from);
                        streamMultiply<format, n8, 1>(sums + k, block, b[i], lane4, table);
                    }
                }
            }
            // [warp][slot][row], columns exchanged so that neither side has bank conflicts.
            float* const to = sumsOut + buffer * streamSums + warp * (streamGroup * streamRows);
#pragma unroll
            for (int n = 0; n < n8; ++n)
#pragma unroll
                for (int c = 0; c < 2; ++c)
#pragma unroll
                    for (int k = 0; k < 2; ++k)
                        *reinterpret_cast<float2*>(to + (n * 8 + 2 * t + c) * streamRows +
                                                   ((k * 16 + 2 * g) ^ (t << 3))) =
                            make_float2(sums[k][n][c], sums[k][n][2 + c]);
            if (thread < streamRows / 2)
                copyWait<1>();
            __syncthreads();
            const int pair = thread & 15, slot = thread >> 4;
            if (slot < count) {
                const float* read = sumsOut + buffer * streamSums + slot * streamRows +
                                    ((2 * pair) ^ (((slot >> 1) & 3) << 3));
                float2 sum = make_float2(0.f, 0.f);
#pragma unroll
                for (int w = 0; w < streamWarps; ++w) {
                    const float2 v =
                        *reinterpret_cast<const float2*>(read + w * (streamGroup * streamRows));
                    sum.x += v.x;
                    sum.y += v.y;
                }
                const float2 add = __bfloat1622float2(bias[biasBuffer][pair]);
                sum.x += add.x;
                sum.y += add.y;
                if constexpr (isGateUp) {
                    a.out[std::size_t(positions[parity] + slot) * inner + tile * (streamRows / 2) +
                          pair] = activatedBits<inHalf<format>>(swiglu(sum.x, sum.y));
                } else {
                    const float w = slotWeights[parity][slot];
                    *reinterpret_cast<__nv_bfloat162*>(
                        a.out + std::size_t(slots[parity][slot]) * rows + tile * streamRows +
                        2 * pair) = __floats2bfloat162_rn(sum.x * w, sum.y * w);
                }
            }
            buffer ^= 1;
            biasBuffer = nextBias;
        }
    };

    while (true) {
        const Share& s = schedule.shares[at];
        const int local = item - s.firstItem, group = local / tiles, tile = local - group * tiles;
        const int begin = groupBegin(s, group), position = s.position + begin;
        const int count = groupBegin(s, group + 1) - begin;
        const int groupEnd = min(end, item + tiles - tile);
        // For the epilogue, which comes after a barrier; the group before may still read its own.
        if (thread == 0)
            positions[parity] = position;
        if (!isGateUp && thread < count) {
            const int slot = a.sorted[position + thread];
            slots[parity][thread] = slot;
            slotWeights[parity][thread] = a.slotWeights[slot];
        }
        if (count <= 8)
            runGroup(std::integral_constant<int, 1>{}, position, count, tile, groupEnd);
        else
            runGroup(std::integral_constant<int, 2>{}, position, count, tile, groupEnd);
        if (item >= end)
            return;
        parity ^= 1;
    }
}

} // namespace mesewright::moe
