// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/llm/cuda/moe/geometry.h"
#include "core/llm/cuda/moe/grouped.h"

#include <cuda_bf16.h>
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
struct Schedule
{
    Share shares[maxExperts];
    int shareCount;
    int items;
    int cost;
};
/// First and one-past-last slot of a group, relative to the expert's first: an even split.
__device__ __forceinline__ int groupBegin(const Share& share, int group)
{
    return share.count * group / share.groups;
}

/// One warp builds the schedule in shared memory; a barrier must follow. Experts with a count
/// outside ]above, upTo] have no share. `perGroup` is the items of a group, an item of a group of n
/// eight-slot tiles costs n + costBase.
__device__ __forceinline__ void buildSchedule(Schedule& s, const int* counts, int above, int upTo,
                                              int groupRows, int perGroup, int costBase)
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
    if (on)
        s.shares[__popc(those & ((1u << lane) - 1))] =
            Share{lane, position - count, count, groups, item - items, sum - cost, itemCost};
    if (lane == 31) {
        s.shareCount = __popc(those);
        s.items = item;
        s.cost = sum;
    }
}
/// The share that holds an item.
__device__ __forceinline__ int shareOf(const Schedule& s, int item)
{
    int i = 0;
    while (i + 1 < s.shareCount && s.shares[i + 1].firstItem <= item)
        ++i;
    return i;
}
/// The first item of a CTA's range. Monotone in `cta`; all items for cta == ctas.
__device__ __forceinline__ int firstItemOf(const Schedule& s, int cta, int ctas)
{
    if (cta >= ctas || s.shareCount == 0)
        return s.items;
    const int at = static_cast<int>(static_cast<long long>(s.cost) * cta / ctas);
    int i = 0;
    while (i + 1 < s.shareCount && s.shares[i + 1].firstCost <= at)
        ++i;
    return s.shares[i].firstItem + (at - s.shares[i].firstCost) / s.shares[i].itemCost;
}

template <Projection projection>
inline constexpr int projectionRows = outputRows(projection);

/// What every expert kernel is given.
struct Arguments
{
    const std::uint8_t* weights;
    const __nv_bfloat16* bias;
    const __nv_bfloat16* x; ///< gate_up: a line a row; down: a line a position
    const int* sorted;
    const int* counts;
    const float* slotWeights;
    __nv_bfloat16* out; ///< gate_up: a line a position; down: a line a slot
    float* partials;    ///< tile kernel: sums of split tiles
    int* arrivals;      ///< tile kernel: zero before and after
    int above;          ///< experts with more slots than this
    int upTo;           ///< and at most this many
    int costBase;       ///< cost of an item beside its eight-slot tiles
};

__device__ __forceinline__ float swiglu(float gate, float up)
{
    gate = fminf(gate, 7.f);
    up = fminf(fmaxf(up, -7.f), 7.f);
    return (up + 1.f) * gate / (1.f + __expf(-1.702f * gate));
}

} // namespace mesewright::moe
