// SPDX-License-Identifier: Apache-2.0
#include "core/llm/cuda/decodeview.cuh"
#include "core/llm/cuda/device.h"
#include "core/llm/cuda/tensorattention.h"

// Attention of one new token a row against its cache. A block serves one key/value head of one row:
// its queries share every load of a key or value. Long caches are split over blocks; the last one
// to arrive adds the parts in the order of the splits, so the result does not depend on timing.
namespace mesewright::cuda {

namespace {

constexpr int cachedThreads = 128;
constexpr int chunkKeys = cachedThreads; // a thread scores one key
constexpr int warps = cachedThreads / 32;

template <int D>
struct CachedShared
{
    float q[groupQueries][D];
    float p[chunkKeys][groupQueries];
    float shrink[groupQueries];
    float maximum[groupQueries];
    float sum[groupQueries];
    float parts[warps][groupQueries][D];
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
    const BlockPlace at = placeOf(shape);
    const int row = at.row;
    const int kvHead = at.kvHead;
    const int head = at.head;
    const int queries = at.queries;
    const int split = at.split;
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

    finishBlock<T, D>(
        shape, at, splits, sinks, out, scratch, arrivals,
        [&](int g, int d) {
            float value = 0;
            for (int w = 0; w < warps; ++w)
                value += s.parts[w][g][d];
            return value;
        },
        [&](int g) {
            return Softmax{s.maximum[g], s.sum[g]};
        });
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
    if (p == Precision::Bf16 && shape.headDim == tensorHeadDim)
        return attendOnTensorCores(grid, shape, cache, rows, qkv, split, sinks, out, stream);
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
