// SPDX-License-Identifier: Apache-2.0
#include "core/llm/cuda/common.cuh"
#include "core/llm/cuda/device.h"
#include "core/llm/cuda/kernels.h"

#include <cfloat>

// Attention of one new token a row against its cache. A block serves one key/value head of one row:
// its queries share every load of a key or value. Long caches are split over blocks; the last one
// to arrive adds the parts in the order of the splits, so the result does not depend on timing.
namespace mesewright::cuda {

namespace {

constexpr int cachedThreads = 128;
constexpr int chunkKeys = cachedThreads; // a thread scores one key
constexpr int groupQueries = 8;          // queries a block serves
constexpr int warps = cachedThreads / 32;

/// The keys a row sees in one layer: places [0, promptKeys) of the prompt, then the tail's.
struct RowView
{
    std::int64_t promptFirst;
    int promptKeys;
    std::int64_t tailFirst;
    int tailKeys;
    std::int64_t newPlace; ///< where the new key goes
};

__device__ RowView viewOf(const HeadShape& shape, const LayerCache& cache, const DecodeRows& rows,
                          int row)
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

template <int D>
struct CachedShared
{
    float q[groupQueries][D];
    float p[chunkKeys][groupQueries];
    float shrink[groupQueries];
    float maximum[groupQueries];
    float sum[groupQueries];
    float parts[warps][groupQueries][D];
    int last;
};

template <class T, int D>
__global__ void __launch_bounds__(cachedThreads)
    cachedKernel(HeadShape shape, LayerCache cache, DecodeRows rows, const T* qkv, int splits,
                 const float* sinks, T* out, float* scratch, int* arrivals)
{
    __shared__ CachedShared<D> s;
    const int thread = static_cast<int>(threadIdx.x);
    const int warp = thread / 32;
    const int lane = thread % 32;
    const int row = static_cast<int>(blockIdx.x);
    const int share = shape.heads / shape.kvHeads;
    const int groups = (share + groupQueries - 1) / groupQueries;
    const int kvHead = static_cast<int>(blockIdx.y) / groups;
    const int head = kvHead * share + static_cast<int>(blockIdx.y) % groups * groupQueries;
    const int queries = min(groupQueries, (kvHead + 1) * share - head);
    const int split = static_cast<int>(blockIdx.z);
    const T* token = qkv + static_cast<std::int64_t>(row) * shape.width();
    const RowView view = viewOf(shape, cache, rows, row);
    const int keys = view.promptKeys + view.tailKeys;

    // Every block stores the new key and value: the same bytes, and each needs to see them.
    const std::int64_t kvStride = static_cast<std::int64_t>(shape.kvHeads) * D;
    T* tailKeys = static_cast<T*>(cache.tailKeys) + kvHead * D;
    T* tailValues = static_cast<T*>(cache.tailValues) + kvHead * D;
    const T* promptKeys = static_cast<const T*>(cache.promptKeys) + kvHead * D;
    const T* promptValues = static_cast<const T*>(cache.promptValues) + kvHead * D;
    for (int d = thread; d < D; d += cachedThreads) {
        tailKeys[view.newPlace * kvStride + d] = token[(shape.heads + kvHead) * D + d];
        tailValues[view.newPlace * kvStride + d] =
            token[(shape.heads + shape.kvHeads + kvHead) * D + d];
    }
    for (int i = thread; i < groupQueries * D; i += cachedThreads)
        s.q[i / D][i % D] = i / D < queries ? toFloat(token[head * D + i]) * shape.scale : 0.0f;
    if (thread < groupQueries) {
        s.maximum[thread] = -FLT_MAX;
        s.sum[thread] = 0.0f;
    }
    __syncthreads();

    constexpr int columns = D >= 64 ? D / 32 : 1;
    constexpr int activeLanes = D / columns;
    float result[groupQueries][columns] = {};
    const auto place = [&](int key) {
        return key < view.promptKeys ? view.promptFirst + key
                                     : view.tailFirst + (key - view.promptKeys);
    };
    for (int begin = split * chunkKeys; begin < keys; begin += splits * chunkKeys) {
        const int key = begin + thread;
        float score[groupQueries];
#pragma unroll
        for (int g = 0; g < groupQueries; ++g)
            score[g] = key < keys ? 0.0f : -FLT_MAX;
        if (key < keys) {
            const T* k = (key < view.promptKeys ? promptKeys : tailKeys) + place(key) * kvStride;
#pragma unroll
            for (int d = 0; d < D; d += 8) {
                float values[8];
                loadEight(k + d, values);
#pragma unroll
                for (int g = 0; g < groupQueries; ++g) {
                    const float4 a = *reinterpret_cast<const float4*>(&s.q[g][d]);
                    const float4 b = *reinterpret_cast<const float4*>(&s.q[g][d + 4]);
                    score[g] += values[0] * a.x + values[1] * a.y + values[2] * a.z +
                                values[3] * a.w + values[4] * b.x + values[5] * b.y +
                                values[6] * b.z + values[7] * b.w;
                }
            }
        }
#pragma unroll
        for (int g = 0; g < groupQueries; ++g)
            s.p[thread][g] = score[g];
        __syncthreads();
        for (int g = warp; g < groupQueries; g += warps) {
            float highest = s.maximum[g];
            for (int i = lane; i < chunkKeys; i += 32)
                highest = fmaxf(highest, s.p[i][g]);
            highest = warpMax(highest);
            float sum = 0;
            for (int i = lane; i < chunkKeys; i += 32) {
                const float z = s.p[i][g];
                const float e = z == -FLT_MAX ? 0.0f : expf(z - highest);
                s.p[i][g] = e;
                sum += e;
            }
            sum = warpSum(sum);
            if (lane == 0) {
                s.shrink[g] = expf(s.maximum[g] - highest);
                s.sum[g] = s.sum[g] * s.shrink[g] + sum;
                s.maximum[g] = highest;
            }
        }
        __syncthreads();
#pragma unroll
        for (int g = 0; g < groupQueries; ++g)
#pragma unroll
            for (int c = 0; c < columns; ++c)
                result[g][c] *= s.shrink[g];
        const int count = min(chunkKeys, keys - begin);
        if (lane < activeLanes) {
#pragma unroll 4
            for (int i = warp; i < count; i += warps) {
                const int j = begin + i;
                const T* v =
                    (j < view.promptKeys ? promptValues : tailValues) + place(j) * kvStride;
#pragma unroll
                for (int c = 0; c < columns; ++c) {
                    const float x = toFloat(v[lane * columns + c]);
#pragma unroll
                    for (int g = 0; g < groupQueries; ++g)
                        result[g][c] += s.p[i][g] * x;
                }
            }
        }
        __syncthreads();
    }

    if (lane < activeLanes) {
#pragma unroll
        for (int g = 0; g < groupQueries; ++g)
#pragma unroll
            for (int c = 0; c < columns; ++c)
                s.parts[warp][g][lane * columns + c] = result[g][c];
    }
    __syncthreads();

    const auto finish = [&](int g, int d, float value, float maximum, float sum) {
        const float sink = sinks[head + g];
        const float highest = fmaxf(maximum, sink);
        const float shrink = expf(maximum - highest);
        out[(static_cast<std::int64_t>(row) * shape.heads + head + g) * D + d] =
            fromFloat<T>(value * shrink / (sum * shrink + expf(sink - highest)));
    };
    if (splits == 1) {
        for (int i = thread; i < queries * D; i += cachedThreads) {
            const int g = i / D;
            const int d = i % D;
            float value = 0;
            for (int w = 0; w < warps; ++w)
                value += s.parts[w][g][d];
            finish(g, d, value, s.maximum[g], s.sum[g]);
        }
        return;
    }
    // Parts of this row and head: [splits][groupQueries][D + 2].
    const std::int64_t unit = static_cast<std::int64_t>(row) * gridDim.y + blockIdx.y;
    float* parts = scratch + unit * splits * groupQueries * (D + 2);
    float* mine = parts + split * groupQueries * (D + 2);
    for (int i = thread; i < queries * D; i += cachedThreads) {
        float value = 0;
        for (int w = 0; w < warps; ++w)
            value += s.parts[w][i / D][i % D];
        mine[i / D * (D + 2) + i % D] = value;
    }
    if (thread < queries) {
        mine[thread * (D + 2) + D] = s.maximum[thread];
        mine[thread * (D + 2) + D + 1] = s.sum[thread];
    }
    __threadfence();
    __syncthreads();
    if (thread == 0) {
        s.last = atomicAdd(arrivals + unit, 1) == splits - 1 ? 1 : 0;
        if (s.last != 0)
            arrivals[unit] = 0; // ready for the next launch
    }
    __syncthreads();
    if (s.last == 0)
        return;
    __threadfence();
    for (int i = thread; i < queries * D; i += cachedThreads) {
        const int g = i / D;
        const int d = i % D;
        float highest = -FLT_MAX;
        for (int part = 0; part < splits; ++part)
            highest = fmaxf(highest, __ldcg(parts + (part * groupQueries + g) * (D + 2) + D));
        float value = 0;
        float sum = 0;
        for (int part = 0; part < splits; ++part) {
            const float* from = parts + (part * groupQueries + g) * (D + 2);
            const float shrink = expf(__ldcg(from + D) - highest);
            value += __ldcg(from + d) * shrink;
            sum += __ldcg(from + D + 1) * shrink;
        }
        finish(g, d, value, highest, sum);
    }
}

int groupsOf(const HeadShape& shape)
{
    return shape.kvHeads * ((shape.heads / shape.kvHeads + groupQueries - 1) / groupQueries);
}

} // namespace

int attendUnits(const HeadShape& shape, int n)
{
    return n * groupsOf(shape);
}

std::size_t attendParts(const HeadShape& shape, int n, int splits)
{
    return static_cast<std::size_t>(attendUnits(shape, n)) * static_cast<std::size_t>(splits) *
           groupQueries * static_cast<std::size_t>(shape.headDim + 2);
}

void attendCached(Precision p, const HeadShape& shape, const LayerCache& cache,
                  const DecodeRows& rows, const void* qkv, int n, const SplitRoom& split,
                  const float* sinks, void* out, CUstream_st* stream)
{
    const dim3 grid(static_cast<unsigned>(n), static_cast<unsigned>(groupsOf(shape)),
                    static_cast<unsigned>(split.splits));
    const auto launch = [&](auto width) {
        constexpr int d = decltype(width)::value;
        static_assert(sizeof(CachedShared<d>) <= 48 * 1024);
        MESEWRIGHT_BY_PRECISION(p, T,
                                (cachedKernel<T, d><<<grid, cachedThreads, 0, stream>>>(
                                    shape, cache, rows, static_cast<const T*>(qkv), split.splits,
                                    sinks, static_cast<T*>(out), split.parts, split.arrivals)));
    };
    switch (shape.headDim) {
    case 16:
        launch(std::integral_constant<int, 16>());
        break;
    case 32:
        launch(std::integral_constant<int, 32>());
        break;
    case 64:
        launch(std::integral_constant<int, 64>());
        break;
    default:
        launch(std::integral_constant<int, 128>());
    }
    checkLaunch("attention of one token");
}

} // namespace mesewright::cuda
