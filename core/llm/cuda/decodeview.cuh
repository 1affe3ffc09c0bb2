// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/llm/cuda/common.cuh"
#include "core/llm/cuda/kernels.h"

#include <cfloat>

// What the two kernels for the attention of one new token share.
namespace mesewright::cuda {

inline constexpr int groupQueries = 8; // queries of one key/value head that a block serves

/// The keys a row sees in one layer: places [0, promptKeys) of the prompt, then the tail's.
struct RowView
{
    std::int64_t promptFirst;
    int promptKeys;
    std::int64_t tailFirst;
    int tailKeys;
    std::int64_t newPlace; ///< where the new key goes
};

__device__ inline RowView viewOf(const HeadShape& shape, const LayerCache& cache,
                                 const DecodeRows& rows, int row)
{
    const int position = rows.positions[row];
    const int length = rows.promptLength[row];
    const int index = position - length;
    RowView view;
    view.tailFirst = static_cast<std::int64_t>(rows.tailSlot[row]) * cache.tailCapacity;
    if (shape.window == 0) {
        view.promptFirst = rows.promptPlace[row];
        view.promptKeys = length;
        view.tailKeys = index + 1;
        view.newPlace = view.tailFirst + index;
    } else {
        // The prompt's window holds its tokens from `first` on; only the last ones are still seen.
        const int first = max(0, length - shape.window);
        const int begin = min(max(position - shape.window + 1 - first, 0), length - first);
        view.promptFirst = static_cast<std::int64_t>(rows.promptWindow[row]) * shape.window + begin;
        view.promptKeys = length - first - begin;
        view.tailKeys = min(index + 1, min(shape.window, cache.tailCapacity));
        view.newPlace = view.tailFirst + index % min(shape.window, cache.tailCapacity);
    }
    return view;
}

/// What a block knows of its place in the grid: rows, groups of queries, splits.
struct BlockPlace
{
    int row;
    int kvHead;
    int head; ///< the first of its queries
    int queries;
    int split;
};

__device__ inline BlockPlace placeOf(const HeadShape& shape)
{
    const int share = shape.heads / shape.kvHeads;
    const int groups = (share + groupQueries - 1) / groupQueries;
    BlockPlace place;
    place.row = static_cast<int>(blockIdx.x);
    place.kvHead = static_cast<int>(blockIdx.y) / groups;
    place.head = place.kvHead * share + static_cast<int>(blockIdx.y) % groups * groupQueries;
    place.queries = min(groupQueries, (place.kvHead + 1) * share - place.head);
    place.split = static_cast<int>(blockIdx.z);
    return place;
}

/// A block's sums of one query: the running maximum and sum of its softmax, without the sink.
struct Softmax
{
    float maximum;
    float sum;
};

/// Writes the block's result, or, of several splits, leaves its part; the last block to arrive adds
/// the parts in the order of the splits. `value(g, d)` and `softmax(g)` give the block's own sums.
template <class T, int D, class Value, class Query>
__device__ void finishBlock(const HeadShape& shape, const BlockPlace& place, int splits,
                            const float* sinks, T* out, float* scratch, int* arrivals,
                            const Value& value, const Query& softmax)
{
    const int thread = static_cast<int>(threadIdx.x);
    const int threads = static_cast<int>(blockDim.x);
    const auto write = [&](int g, int d, float sum, const Softmax& all) {
        const float sink = sinks[place.head + g];
        const float highest = fmaxf(all.maximum, sink);
        const float shrink = expf(all.maximum - highest);
        out[(static_cast<std::int64_t>(place.row) * shape.heads + place.head + g) * D + d] =
            fromFloat<T>(sum * shrink / (all.sum * shrink + expf(sink - highest)));
    };
    if (splits == 1) {
        for (int i = thread; i < place.queries * D; i += threads)
            write(i / D, i % D, value(i / D, i % D), softmax(i / D));
        return;
    }
    __shared__ int last;
    constexpr int partFloats = D + 2;
    const std::int64_t unit = static_cast<std::int64_t>(place.row) * gridDim.y + blockIdx.y;
    float* parts = scratch + unit * splits * groupQueries * partFloats;
    float* mine = parts + place.split * groupQueries * partFloats;
    for (int i = thread; i < place.queries * D; i += threads)
        mine[i / D * partFloats + i % D] = value(i / D, i % D);
    if (thread < place.queries) {
        mine[thread * partFloats + D] = softmax(thread).maximum;
        mine[thread * partFloats + D + 1] = softmax(thread).sum;
    }
    __threadfence();
    __syncthreads();
    if (thread == 0) {
        last = atomicAdd(arrivals + unit, 1) == splits - 1 ? 1 : 0;
        if (last != 0)
            arrivals[unit] = 0; // ready for the next launch
    }
    __syncthreads();
    if (last == 0)
        return;
    __threadfence();
    for (int i = thread; i < place.queries * D; i += threads) {
        const int g = i / D;
        const float* from = parts + g * partFloats;
        constexpr int step = groupQueries * partFloats;
        Softmax all{-FLT_MAX, 0.0f};
#pragma unroll 4
        for (int part = 0; part < splits; ++part)
            all.maximum = fmaxf(all.maximum, __ldcg(from + part * step + D));
        float sum = 0;
#pragma unroll 4
        for (int part = 0; part < splits; ++part) {
            const float shrink = expf(__ldcg(from + part * step + D) - all.maximum);
            sum += __ldcg(from + part * step + i % D) * shrink;
            all.sum += __ldcg(from + part * step + D + 1) * shrink;
        }
        write(g, i % D, sum, all);
    }
}

} // namespace mesewright::cuda
