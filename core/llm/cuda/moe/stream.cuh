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

/// sums[n][..] += weights x activations over one k64 block. Ordered so that few registers live at
/// once: with 16 slots, 48 hold activations.
template <Format format, int n8>
__device__ __forceinline__ void streamMultiply(float (&sums)[2][4], const StreamBlock& block,
                                               const uint4 (&b)[2][2], std::uint32_t lane4,
                                               std::uint32_t table)
{
    const uint4& q = block.nibbles;
    const std::uint32_t words[4] = {q.x, q.y, q.z, q.w};
    float part[n8][4];
#pragma unroll
    for (int j = 0; j < 4; ++j) {
        std::uint32_t a[4];
        decode<format>(a, words[j], lane4, table);
        if constexpr (format == Format::Mxfp4)
            scaleMxfp4(a, block.scales, j >> 1);
#pragma unroll
        for (int n = 0; n < n8; ++n) {
            const uint4& v = b[n][j >> 1];
            const std::uint32_t b0 = j & 1 ? v.z : v.x, b1 = j & 1 ? v.w : v.y;
            if (format == Format::Mxfp4)
                mmaNext(sums[n], a, b0, b1);
            else if (j == 0)
                mmaFirst(part[n], a, b0, b1);
            else
                mmaNext(part[n], a, b0, b1);
        }
    }
    if constexpr (format == Format::Nf4) {
        const float2 f = nf4Scales(block.scales);
#pragma unroll
        for (int n = 0; n < n8; ++n)
#pragma unroll
            for (int i = 0; i < 4; ++i)
                sums[n][i] = fmaf(part[n][i], i < 2 ? f.x : f.y, sums[n][i]);
    }
}

template <Format format, Projection projection>
__global__ void __launch_bounds__(streamThreads, 1) streamKernel(const Arguments a)
{
    constexpr bool isGateUp = projection == Projection::GateUp;
    constexpr int rows = projectionRows<projection>, tiles = rows / streamRows;
    extern __shared__ __align__(1024) std::uint8_t shared[];
    __shared__ Schedule schedule;
    __shared__ __nv_bfloat162 bias[2][streamRows / 2];
    __shared__ int positions[2];
    __shared__ int slots[2][streamGroup];
    __shared__ float slotWeights[2][streamGroup];

    const int thread = threadIdx.x, lane = thread & 31, warp = thread >> 5, g = lane >> 2,
              t = lane & 3;
    const std::uint32_t table = sharedAddress(shared), lane4 = lane * 4;
    float* const sumsOut = reinterpret_cast<float*>(shared + tableBytes<format>);
    if (warp == streamWarps - 1)
        buildSchedule(schedule, a.counts, a.above, a.upTo, streamGroup, tiles, a.costBase);
    else if constexpr (format == Format::Nf4)
        buildNf4Table<streamThreads - 32>(shared);
    __syncthreads();
    int item = firstItemOf(schedule, blockIdx.x, gridDim.x);
    const int end = firstItemOf(schedule, blockIdx.x + 1, gridDim.x);
    if (item >= end)
        return;

    int at = shareOf(schedule, item);
    const std::uint8_t* const ownWeights =
        a.weights + std::size_t(warp) * streamBlocks * blockBytes + lane * 16;
    const int toScales = nibbleBytes + g * 4 - lane * 16;
    const auto weightsOf = [&](int share, int tile) {
        const std::size_t line = std::size_t(schedule.shares[share].expert) * tiles + tile;
        return ownWeights + line * (2 * tileBytes);
    };
    StreamBlock next[streamBlocks][2];
    const auto request = [&](int i, int k, const std::uint8_t* from) {
        const std::uint8_t* p = from + i * blockBytes + k * tileBytes;
        next[i][k].nibbles = streamLoad16(p);
        next[i][k].scales = streamLoad4(p + toScales);
    };
    const std::uint8_t* from = weightsOf(at, (item - schedule.shares[at].firstItem) % tiles);
#pragma unroll
    for (int i = 0; i < 2 * streamBlocks; ++i)
        request(i / 2, i % 2, from);

    uint4 b[streamBlocks][2][2];
    int parity = 0, buffer = 0;
    const auto multiplyAndSum = [&](auto n8Constant, bool more) {
        constexpr int n8 = decltype(n8Constant)::value;
        float sums[2][2][4];
#pragma unroll
        for (int i = 0; i < 16; ++i)
            (&sums[0][0][0])[i] = 0.f;
#pragma unroll
        for (int i = 0; i < streamBlocks; ++i)
#pragma unroll
            for (int k = 0; k < 2; ++k) {
                const StreamBlock block = next[i][k];
                if (more)
                    request(i, k, from);
                streamMultiply<format, n8>(sums[k], block, b[i], lane4, table);
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
    };

    while (true) {
        // ---- a new group: its activations to registers, its slots to shared memory
        int count, groupEnd, tile;
        {
            const Share& s = schedule.shares[at];
            const int local = item - s.firstItem, group = local / tiles;
            const int begin = groupBegin(s, group), position = s.position + begin;
            count = groupBegin(s, group + 1) - begin;
            tile = local - group * tiles;
            groupEnd = min(end, item + tiles - tile);
            const __nv_bfloat16* const x = a.x + warp * streamBlocks * blockInner + t * 8;
#pragma unroll
            for (int n = 0; n < 2; ++n) {
                const bool live = n * 8 + g < count;
                const int line = position + (live ? n * 8 + g : 0);
                const uint4* own = reinterpret_cast<const uint4*>(
                    x + std::size_t(isGateUp ? a.sorted[line] / topExperts : line) * inner);
#pragma unroll
                for (int i = 0; i < streamBlocks; ++i)
#pragma unroll
                    for (int h = 0; h < 2; ++h)
                        b[i][n][h] = live ? __ldg(own + i * 8 + h * 4) : make_uint4(0, 0, 0, 0);
            }
            if (thread == 0)
                positions[parity] = position;
            if (!isGateUp && thread < count) {
                const int slot = a.sorted[position + thread];
                slots[parity][thread] = slot;
                slotWeights[parity][thread] = a.slotWeights[slot];
            }
        }
        int share = at;
        for (; item < groupEnd; ++item, ++tile) {
            if (thread < streamRows / 2) {
                const int line = schedule.shares[share].expert * rows + tile * streamRows;
                copyAsync4(sharedAddress(&bias[buffer][thread]), a.bias + line + 2 * thread);
                copyCommit();
            }
            from += 2 * tileBytes;
            if (item + 1 == groupEnd && item + 1 < end) {
                // The next item opens a group: its weights are requested during this one.
                if (at + 1 < schedule.shareCount && schedule.shares[at + 1].firstItem <= item + 1)
                    ++at;
                from = weightsOf(at, 0);
            }
            if (count <= 8)
                multiplyAndSum(std::integral_constant<int, 1>{}, item + 1 < end);
            else
                multiplyAndSum(std::integral_constant<int, 2>{}, item + 1 < end);
            if (thread < streamRows / 2)
                copyWait<0>();
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
                const float2 add = __bfloat1622float2(bias[buffer][pair]);
                sum.x += add.x;
                sum.y += add.y;
                if constexpr (isGateUp) {
                    a.out[std::size_t(positions[parity] + slot) * inner + tile * (streamRows / 2) +
                          pair] = __float2bfloat16(swiglu(sum.x, sum.y));
                } else {
                    const float w = slotWeights[parity][slot];
                    *reinterpret_cast<__nv_bfloat162*>(
                        a.out + std::size_t(slots[parity][slot]) * rows + tile * streamRows +
                        2 * pair) = __floats2bfloat162_rn(sum.x * w, sum.y * w);
                }
            }
            buffer ^= 1;
        }
        if (item >= end)
            return;
        parity ^= 1;
    }
}

} // namespace mesewright::moe
