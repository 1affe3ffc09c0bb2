// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/llm/cuda/moe/geometry.h"
#include "core/llm/cuda/moe/grouped.h"

#include <cuda_bf16.h>
#include <cuda_fp16.h>
#include <cuda_runtime.h>

/// How one launch shares its work among persistent CTAs: an even cut of all items by their cost.
namespace mesewright::moe {

/// An expert's share: `groups` groups of at most groupRows slots, each over all row tiles.
struct Share
{
    int expert;
    int position; ///< its first sorted position
    int count;    ///< its slots
    int groups;
    int firstItem; ///< items before it
    int firstCost; ///< cost before it
    int itemCost;
};
/// A CTA's items, and what their first one is about.
struct Range
{
    int begin, end;
    int share;     ///< of the first item
    int expert;    ///< of that share
    int firstItem; ///< of that share
};

struct Schedule
{
    Share shares[maxExperts];
    int shareCount;
    unsigned cost;
    Range range; ///< this CTA's
};
/// First and one-past-last slot of a group, relative to the expert's first: an even split.
__device__ __forceinline__ int groupBegin(const Share& share, int group)
{
    return share.count * group / share.groups;
}

/// Every warp that calls it gets its CTA's range; the one that stores writes the schedule, and a
/// barrier must follow before others read it. Experts with a count outside ]above, upTo] have no
/// share. `perGroup` is the items of a group, an item of a group of n eight-slot tiles costs
/// n + costBase.
__device__ __forceinline__ Range buildSchedule(Schedule& s, bool stores, const int* counts,
                                               int above, int upTo, int groupRows, int perGroup,
                                               int costBase)
{
    const int lane = threadIdx.x & 31;
    const int count = counts[lane];
    const bool on = count > above && count <= upTo && count > 0;
    const int groups = on ? (count + groupRows - 1) / groupRows : 0;
    const int items = groups * perGroup;
    const int largest = on ? (count + groups - 1) / groups : 0;
    const int itemCost = (largest + 7) / 8 + costBase;
    const int cost = items * itemCost;
    int position = count, item = items, sum = cost;
#pragma unroll
    for (int d = 1; d < 32; d <<= 1) {
        const int a = __shfl_up_sync(~0u, position, d), b = __shfl_up_sync(~0u, item, d),
                  c = __shfl_up_sync(~0u, sum, d);
        if (lane >= d) {
            position += a;
            item += b;
            sum += c;
        }
    }
    const unsigned those = __ballot_sync(~0u, on);
    const int place = __popc(those & ((1u << lane) - 1));
    const int firstItem = item - items, firstCost = sum - cost;
    if (on && stores)
        s.shares[place] =
            Share{lane, position - count, count, groups, firstItem, firstCost, itemCost};
    const int allItems = __shfl_sync(~0u, item, 31);
    const unsigned allCost = __shfl_sync(~0u, sum, 31);
    // Lanes know the shares: the CTA's ends are found without a search in shared memory.
    int owner = 0;
    const auto itemAt = [&](unsigned cta) {
        const int at = static_cast<int>(allCost * cta / gridDim.x);
        const unsigned from = __ballot_sync(~0u, on && firstCost <= at);
        owner = from ? 31 - __clz(from) : 0;
        const int first = __shfl_sync(~0u, firstItem, owner);
        const int within =
            (at - __shfl_sync(~0u, firstCost, owner)) / __shfl_sync(~0u, itemCost, owner);
        return cta < gridDim.x && from ? first + within : allItems;
    };
    Range range;
    range.end = itemAt(blockIdx.x + 1);
    range.begin = itemAt(blockIdx.x);
    range.share = __shfl_sync(~0u, place, owner);
    range.expert = owner;
    range.firstItem = __shfl_sync(~0u, firstItem, owner);
    if (stores && lane == 0) {
        s.shareCount = __popc(those);
        s.cost = allCost;
        s.range = range;
    }
    return range;
}
/// Where a CTA begins, as far as one share is concerned: exact inside the share, anything below its
/// first item or from its last on outside. Monotone in `cta`.
__device__ __forceinline__ int beginWithin(const Schedule& s, const Share& share, int cta)
{
    const int at = static_cast<int>(s.cost * static_cast<unsigned>(cta) / gridDim.x);
    return at < share.firstCost ? share.firstItem - 1
                                : share.firstItem + (at - share.firstCost) / share.itemCost;
}

template <Projection projection>
inline constexpr int projectionRows = outputRows(projection);

/// What every expert kernel is given.
struct Arguments
{
    const std::uint8_t* weights;
    const __nv_bfloat16* bias;
    const std::uint16_t* x; ///< gate_up: a line a row, bf16 (tile kernel, NF4: fp16);
                            ///< down: a line a position, NF4 fp16, MXFP4 bf16
    const int* sorted;
    const int* counts;
    const float* slotWeights;
    std::uint16_t* out; ///< gate_up: down's x; down: a line a slot, bf16
    float* partials;    ///< tile kernel: sums of split tiles
    int* arrivals;      ///< tile kernel: zero before and after
    int above;          ///< experts with more slots than this
    int upTo;           ///< and at most this many
    int costBase;       ///< cost of an item beside its eight-slot tiles
};

/// SwiGLU's result as the next product wants it. At most 56 in size: fp16 holds it.
template <bool half>
__device__ __forceinline__ std::uint16_t activatedBits(float v)
{
    if constexpr (half)
        return __half_as_ushort(__float2half_rn(v));
    else
        return __bfloat16_as_ushort(__float2bfloat16_rn(v));
}
__device__ __forceinline__ float swiglu(float gate, float up)
{
    gate = fminf(gate, 7.f);
    up = fminf(fmaxf(up, -7.f), 7.f);
    return (up + 1.f) * gate / (1.f + __expf(-1.702f * gate));
}

} // namespace mesewright::moe
