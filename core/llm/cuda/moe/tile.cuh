// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/llm/cuda/moe/decode.cuh"
#include "core/llm/cuda/moe/schedule.cuh"

#include <bit>
#include <type_traits>
#include <utility>

/// The kernel for groups of more slots. A warp has 48 output rows: each B fragment it reads from
/// shared memory serves three A tiles, and the group's sums (12 a lane and eight slots) stay in
/// registers.
/// Weights go from memory straight to registers, activations through cp.async stages that all warps
/// share. Work is cut evenly over the persistent CTAs by cost, across tile borders; the last CTA to
/// arrive at a split tile adds the parts in CTA order.
namespace mesewright::moe {

/// Warps of a CTA, eight-slot tiles of a group, stages in flight, k64 blocks of a stage, and CTAs a
/// SM that the registers must allow.
template <int warpCount, int n8Count, int stageCount, int stageBlockCount, int ctaCount,
          int togetherCount = 2, int aheadCount = stageBlockCount>
struct TileShape
{
    static constexpr int warps = warpCount, n8 = n8Count, stages = stageCount,
                         stageBlocks = stageBlockCount, ctas = ctaCount, together = togetherCount,
                         ahead = aheadCount; ///< k64 blocks of weights requested ahead
    static constexpr int threads = warps * 32, warpRows = 48, rows = warps * warpRows;
    static constexpr int group = n8 * 8;
    /// Threads that load a slot's activations.
    static constexpr int perSlot =
        std::bit_floor(unsigned(threads / group < 8 ? threads / group : 8));
    static constexpr int units = innerBlocks / stageBlocks; ///< of a tile along k
    static constexpr int stageBytes = stageBlocks * n8 * 1024;
    static constexpr int partialFloats = rows * group; ///< sums of one split tile
    static_assert(innerBlocks % stageBlocks == 0 && stageBlocks % ahead == 0);
    template <Projection p>
    static constexpr int tiles = (projectionRows<p> + rows - 1) / rows;
    template <Format f>
    static constexpr int shared = tableBytes<f> + stages* stageBytes;
};

/// A lane's packed weights of one k64 block of 48 rows.
struct TileBlock
{
    uint4 nibbles[3];
    std::uint32_t scales[3];
};

/// sums += weights x activations over one k64 block, for the `used` first eight-slot tiles: a
/// constant, so that the whole is straight code in which decoding and products overlap. `stage` is
/// the shared address of the block's activations [slot][64], odd slots with their halves exchanged.
/// `taken` is called as soon as the packed weights are decoded.
template <Format format, int n8, int used, int together, class Taken>
__device__ __forceinline__ void tileMultiply(float (&sums)[3][n8][4], const TileBlock& block,
                                             std::uint32_t stage, std::uint32_t lane4,
                                             std::uint32_t table, Taken taken)
{
    std::uint32_t a[3][4][4];
#pragma unroll
    for (int m = 0; m < 3; ++m) {
        const uint4& q = block.nibbles[m];
        const std::uint32_t words[4] = {q.x, q.y, q.z, q.w};
#pragma unroll
        for (int j = 0; j < 4; ++j) {
            decode<format>(a[m][j], words[j], lane4, table);
            if constexpr (format == Format::Nf4)
                scaleNf4(a[m][j], block.scales[m]);
            else
                scaleMxfp4(a[m][j], block.scales[m], j >> 1);
        }
    }
    taken();
    const int lane = laneIndex(), g = lane >> 2, t = lane & 3;
    const std::uint32_t low = stage + g * 128 + ((t ^ ((g & 1) << 2)) << 4);
    const auto columns = [&](auto widthConstant, int n0) {
        constexpr int width = decltype(widthConstant)::value;
        std::uint32_t b[width][8];
#pragma unroll
        for (int n = 0; n < width; ++n) {
            const std::uint32_t from = low + (n0 + n) * 1024;
            const uint4 v = sharedLoad16(from), w = sharedLoad16(from ^ 64);
            b[n][0] = v.x, b[n][1] = v.y, b[n][2] = v.z, b[n][3] = v.w;
            b[n][4] = w.x, b[n][5] = w.y, b[n][6] = w.z, b[n][7] = w.w;
        }
#pragma unroll
        for (int j = 0; j < 4; ++j)
#pragma unroll
            for (int n = 0; n < width; ++n)
#pragma unroll
                for (int m = 0; m < 3; ++m)
                    mma<inHalf<format>>(sums[m][n0 + n], a[m][j], b[n][2 * j], b[n][2 * j + 1]);
    };
#pragma unroll
    for (int n = 0; n < used; n += together)
        if constexpr (together == 2) {
            if (n + 1 < used)
                columns(std::integral_constant<int, 2>{}, n);
            else
                columns(std::integral_constant<int, 1>{}, n);
        } else {
            columns(std::integral_constant<int, 1>{}, n);
        }
}

/// A unit of work: one stage of k of one row tile of one group.
struct TileUnit
{
    int expert, position, count; ///< the group
    int tile;                    ///< row tile
    int first;                   ///< first unit of this tile, in all units
    int k;                       ///< unit within the tile
};
template <class Shape, Projection projection>
__device__ __forceinline__ TileUnit tileUnitOf(const Schedule& schedule, int unit, int& share)
{
    constexpr int tiles = Shape::template tiles<projection>;
    while (share + 1 < schedule.shareCount && schedule.shares[share + 1].firstItem <= unit)
        ++share;
    const Share& s = schedule.shares[share];
    const int local = unit - s.firstItem, column = local / Shape::units;
    // Groups of one expert follow each other at every row tile: the second finds the weights in L2.
    const int tile = column / s.groups, group = column - tile * s.groups;
    const int begin = groupBegin(s, group);
    static_assert(tiles > 0);
    return {s.expert,
            s.position + begin,
            groupBegin(s, group + 1) - begin,
            tile,
            s.firstItem + column * Shape::units,
            local - column * Shape::units};
}

template <Format format, Projection projection, class Shape>
__global__ void __launch_bounds__(Shape::threads, Shape::ctas) tileKernel(const Arguments a)
{
    constexpr bool isGateUp = projection == Projection::GateUp;
    constexpr int rows = projectionRows<projection>, tiles = Shape::template tiles<projection>;
    constexpr int n8 = Shape::n8, units = Shape::units, stageBlocks = Shape::stageBlocks;
    extern __shared__ __align__(1024) std::uint8_t shared[];
    __shared__ Schedule schedule;
    __shared__ int last;
    const int thread = threadIdx.x, lane = laneIndex(), warp = thread >> 5, g = lane >> 2,
              t = lane & 3;
    const std::uint32_t table = sharedAddress(shared), stages = table + tableBytes<format>,
                        lane4 = lane * 4;
    if (warp == Shape::warps - 1)
        (void)buildSchedule(schedule, true, a.counts, a.above, a.upTo, Shape::group, tiles * units,
                            a.costBase);
    else if constexpr (format == Format::Nf4)
        buildNf4Table<Shape::threads - 32>(shared);
    __syncthreads();
    const int begin = schedule.range.begin, end = schedule.range.end;
    if (begin >= end)
        return;

    // ---- weights: one unit ahead, in registers
    int weightShare = schedule.range.share, weightUnit = begin, weightLeft = 0;
    const std::uint8_t* from = nullptr;
    const std::uint8_t* const ownWeights = a.weights + lane * 16;
    const int toScales = nibbleBytes + g * 4 - lane * 16;
    // In the last row tile of a ragged cut some warps have no rows: they read row 0 for nothing.
    const auto nextWeights = [&] {
        if (weightLeft == 0) {
            const TileUnit u = tileUnitOf<Shape, projection>(schedule, weightUnit, weightShare);
            int row = u.tile * Shape::rows + warp * Shape::warpRows;
            if (rows % Shape::rows != 0 && row >= rows)
                row = 0;
            from = ownWeights +
                   (std::size_t(u.expert) * (rows / tileRows) + row / tileRows) * tileBytes +
                   u.k * (stageBlocks * blockBytes);
            weightLeft = units - u.k;
        } else {
            from += stageBlocks * blockBytes;
        }
        --weightLeft;
        ++weightUnit;
    };
    TileBlock next[Shape::ahead];
    const auto request = [&](int i) {
#pragma unroll
        for (int m = 0; m < 3; ++m) {
            const std::uint8_t* p = from + i * blockBytes + m * tileBytes;
            next[i % Shape::ahead].nibbles[m] = streamLoad16(p);
            next[i % Shape::ahead].scales[m] = streamLoad4(p + toScales);
        }
    };
    nextWeights();
#pragma unroll
    for (int i = 0; i < Shape::ahead; ++i)
        request(i);

    // ---- activations: stages ahead; a thread always has the same slot of the group
    constexpr int perSlot = Shape::perSlot, chunks = stageBlocks * 8 / perSlot;
    static_assert(chunks * perSlot == stageBlocks * 8);
    const int loadSlot = thread / perSlot, loadPart = thread % perSlot;
    int loadShare = weightShare, loadUnit = begin, loadLeft = 0;
    const std::uint16_t* line = nullptr;
    bool loads = false;
    std::uint32_t loadStage = stages;
    const auto loadNext = [&] {
        if (loadUnit < end) {
            if (loadLeft == 0) {
                const TileUnit u = tileUnitOf<Shape, projection>(schedule, loadUnit, loadShare);
                loads = loadSlot < u.count;
                const int p = u.position + (loads ? loadSlot : 0);
                line = a.x + std::size_t(isGateUp ? a.sorted[p] / topExperts : p) * inner +
                       u.k * (stageBlocks * blockInner) + loadPart * 8;
                loadLeft = units - u.k;
            }
            if (loads) {
#pragma unroll
                for (int c = 0; c < chunks; ++c) {
                    const int chunk = c * perSlot + loadPart, block = chunk >> 3;
                    copyAsync16(loadStage + block * (n8 * 1024) + loadSlot * 128 +
                                    (((chunk & 7) ^ ((loadSlot & 1) << 2)) << 4),
                                line + c * (perSlot * 8));
                }
            }
            line += stageBlocks * blockInner;
            --loadLeft;
            ++loadUnit;
            loadStage = loadStage == stages + (Shape::stages - 1) * Shape::stageBytes
                            ? stages
                            : loadStage + Shape::stageBytes;
        }
        copyCommit();
    };
#pragma unroll
    for (int s = 0; s < Shape::stages - 1; ++s)
        loadNext();

    std::uint32_t stage = stages;
    int share = weightShare;
    for (int unit = begin; unit < end;) {
        const int unitsHere = [&] {
            const TileUnit u = tileUnitOf<Shape, projection>(schedule, unit, share);
            return min(units - u.k, end - unit);
        }();
        const int n8Used = [&] {
            const TileUnit u = tileUnitOf<Shape, projection>(schedule, unit, share);
            return (u.count + 7) >> 3;
        }();
        float sums[3][n8][4];
#pragma unroll
        for (int i = 0; i < 12 * n8; ++i)
            (&sums[0][0][0])[i] = 0.f;
        const auto multiplyUnits = [&](auto usedConstant) {
            constexpr int used = decltype(usedConstant)::value;
            for (const int stop = unit + unitsHere; unit < stop; ++unit) {
                copyWait<Shape::stages - 2>();
                __syncthreads();
                loadNext();
#pragma unroll
                for (int i = 0; i < stageBlocks; ++i) {
                    // After the last unit its weights come again, from L2.
                    if (i + Shape::ahead == stageBlocks && unit + 1 < end)
                        nextWeights();
                    tileMultiply<format, n8, used, Shape::together>(
                        sums, next[i % Shape::ahead], stage + i * (n8 * 1024), lane4, table,
                        [&] { request((i + Shape::ahead) % stageBlocks); });
                }
                stage = stage == stages + (Shape::stages - 1) * Shape::stageBytes
                            ? stages
                            : stage + Shape::stageBytes;
            }
        };
        [&]<int... used>(std::integer_sequence<int, used...>)
        {
            (void)((n8Used == used + 1 &&
                    (multiplyUnits(std::integral_constant<int, used + 1>{}), true)) ||
                   ...);
        }
        (std::make_integer_sequence<int, n8>{});

        const TileUnit u = tileUnitOf<Shape, projection>(schedule, unit - 1, share);
        if (unitsHere < units) {
            // ---- a split tile: everyone writes, the last to arrive adds in CTA order
            const int tileEnd = u.first + units;
            float4* const mine =
                reinterpret_cast<float4*>(a.partials) +
                std::size_t(2 * blockIdx.x + (begin < u.first)) * (Shape::partialFloats / 4) +
                thread;
#pragma unroll
            for (int n = 0; n < n8; ++n)
#pragma unroll
                for (int m = 0; m < 3; ++m)
                    if (n < n8Used)
                        __stcg(mine + (n * 3 + m) * Shape::threads,
                               make_float4(sums[m][n][0], sums[m][n][1], sums[m][n][2],
                                           sums[m][n][3]));
            __threadfence();
            __syncthreads();
            if (thread == 0) {
                int* const arrived = a.arrivals + u.first / units;
                const int before = atomicAdd(arrived, unitsHere);
                last = before + unitsHere == units;
                if (last)
                    *arrived = 0;
            }
            __syncthreads();
            if (!last)
                continue;
            __threadfence();
            const Share& own = schedule.shares[share];
            int cta = blockIdx.x;
            while (cta > 0 && beginWithin(schedule, own, cta) > u.first)
                --cta;
#pragma unroll
            for (int i = 0; i < 12 * n8; ++i)
                (&sums[0][0][0])[i] = 0.f;
            const int ctas = gridDim.x;
            for (int first = beginWithin(schedule, own, cta); cta < ctas && first < tileEnd;
                 ++cta) {
                const int after = beginWithin(schedule, own, cta + 1);
                if (after > first) {
                    const float4* const other =
                        reinterpret_cast<const float4*>(a.partials) +
                        std::size_t(2 * cta + (first < u.first)) * (Shape::partialFloats / 4) +
                        thread;
#pragma unroll
                    for (int n = 0; n < n8; ++n)
#pragma unroll
                        for (int m = 0; m < 3; ++m)
                            if (n < n8Used) {
                                const float4 v = __ldcg(other + (n * 3 + m) * Shape::threads);
                                sums[m][n][0] += v.x;
                                sums[m][n][1] += v.y;
                                sums[m][n][2] += v.z;
                                sums[m][n][3] += v.w;
                            }
                }
                first = after;
            }
        }

        // ---- the lane has rows 2 g and 2 g + 1 of each 16, of slots 2 t and 2 t + 1 of each 8
        const int row0 = u.tile * Shape::rows + warp * Shape::warpRows + 2 * g;
        if (rows % Shape::rows != 0 && row0 >= rows)
            continue;
        float2 add[3];
#pragma unroll
        for (int m = 0; m < 3; ++m)
            add[m] = __bfloat1622float2(*reinterpret_cast<const __nv_bfloat162*>(
                a.bias + u.expert * rows + row0 + m * tileRows));
#pragma unroll
        for (int n = 0; n < n8; ++n)
#pragma unroll
            for (int c = 0; c < 2; ++c) {
                const int slot = n * 8 + 2 * t + c;
                if (slot >= u.count)
                    continue;
                int to = u.position + slot;
                float w = 1.f;
                if constexpr (!isGateUp) {
                    to = a.sorted[to];
                    w = a.slotWeights[to];
                }
#pragma unroll
                for (int m = 0; m < 3; ++m) {
                    const float v0 = sums[m][n][c] + add[m].x, v1 = sums[m][n][2 + c] + add[m].y;
                    const int row = row0 + m * tileRows;
                    if constexpr (isGateUp)
                        a.out[std::size_t(to) * inner + row / 2] =
                            activatedBits<inHalf<format>>(swiglu(v0, v1));
                    else
                        *reinterpret_cast<__nv_bfloat162*>(a.out + std::size_t(to) * rows + row) =
                            __floats2bfloat162_rn(v0 * w, v1 * w);
                }
            }
    }
}

} // namespace mesewright::moe
