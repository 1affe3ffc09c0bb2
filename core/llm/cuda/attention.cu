// SPDX-License-Identifier: Apache-2.0
#include "core/llm/cuda/common.cuh"
#include "core/llm/cuda/device.h"
#include "core/llm/cuda/kernels.h"
#include "core/llm/cuda/tensorattention.h"

#include <cfloat>

// Attention of whole rows: tiles of queries of one head against tiles of keys, with the running
// maximum and sum of an online softmax (Milakov and Gimelshein 2018; Dao et al. 2022). fp32 inside.
namespace mesewright::cuda {

namespace {

constexpr int tileQueries = 64;
constexpr int tileKeys = 32;
constexpr int packedThreads = 256;

template <int D>
struct PackedTile
{
    // One float of padding keeps rows of a column on different banks.
    float q[tileQueries][D + 1];
    float k[tileKeys][D + 1];
    float v[tileKeys][D];
    float p[tileQueries][tileKeys + 1];
};

template <class T, int D>
__device__ void loadTile(const T* from, std::int64_t stride, int count, int rows, float scale,
                         float* to, int toStride)
{
    for (int i = static_cast<int>(threadIdx.x) * 8; i < rows * D; i += packedThreads * 8) {
        const int row = i / D;
        const int d = i % D;
        float values[8] = {};
        if (row < count)
            loadEight(from + row * stride + d, values);
#pragma unroll
        for (int j = 0; j < 8; ++j)
            to[row * toStride + d + j] = values[j] * scale;
    }
}

/// Grid: tiles of queries, heads, rows. A thread owns 4 queries (by 16 threads each) and D / 16
/// columns of their result.
template <class T, int D>
__global__ void __launch_bounds__(packedThreads)
    packedKernel(HeadShape shape, const T* qkv, const int* offsets, const float* sinks, T* out,
                 float* logSumExp)
{
    extern __shared__ float memory[];
    PackedTile<D>& tile = *reinterpret_cast<PackedTile<D>*>(memory);
    const int row = static_cast<int>(blockIdx.z);
    const int head = static_cast<int>(blockIdx.y);
    const std::int64_t first = offsets[row];
    const int length = offsets[row + 1] - offsets[row];
    const int queryBegin = static_cast<int>(blockIdx.x) * tileQueries;
    if (queryBegin >= length)
        return;
    const int queries = min(tileQueries, length - queryBegin);
    const std::int64_t stride = shape.width();
    const int kvHead = head / (shape.heads / shape.kvHeads);
    const T* q = qkv + (first + queryBegin) * stride + head * D;
    const T* k = qkv + first * stride + (shape.heads + kvHead) * D;
    const T* v = k + shape.kvHeads * D;
    loadTile<T, D>(q, stride, queries, tileQueries, shape.scale, &tile.q[0][0], D + 1);

    const int group = static_cast<int>(threadIdx.x) / 16; // queries 4 group .. 4 group + 3
    const int member = static_cast<int>(threadIdx.x) % 16;
    constexpr int columns = D / 16;
    float result[4][columns] = {};
    float maximum[4];
    float sum[4];
#pragma unroll
    for (int i = 0; i < 4; ++i) {
        maximum[i] = sinks[head]; // the sink takes part in the maximum and, once, in the sum
        sum[i] = member == 0 ? 1.0f : 0.0f;
    }
    const int oldest = shape.window > 0 ? max(0, queryBegin - shape.window + 1) : 0;
    const int keyEnd = queryBegin + queries;
    for (int keyBegin = oldest / tileKeys * tileKeys; keyBegin < keyEnd; keyBegin += tileKeys) {
        __syncthreads();
        const int keys = min(tileKeys, length - keyBegin);
        loadTile<T, D>(k + keyBegin * stride, stride, keys, tileKeys, 1.0f, &tile.k[0][0], D + 1);
        loadTile<T, D>(v + keyBegin * stride, stride, keys, tileKeys, 1.0f, &tile.v[0][0], D);
        __syncthreads();
        float scores[4][2] = {};
        for (int d = 0; d < D; ++d) {
            const float k0 = tile.k[member][d];
            const float k1 = tile.k[member + 16][d];
#pragma unroll
            for (int i = 0; i < 4; ++i) {
                const float x = tile.q[4 * group + i][d];
                scores[i][0] += x * k0;
                scores[i][1] += x * k1;
            }
        }
#pragma unroll
        for (int i = 0; i < 4; ++i) {
            const int position = queryBegin + 4 * group + i;
            float highest = maximum[i];
#pragma unroll
            for (int j = 0; j < 2; ++j) {
                const int key = keyBegin + member + 16 * j;
                const bool visible =
                    key <= position && (shape.window == 0 || key > position - shape.window);
                scores[i][j] = visible ? scores[i][j] : -FLT_MAX;
                highest = fmaxf(highest, scores[i][j]);
            }
#pragma unroll
            for (int step = 8; step > 0; step /= 2)
                highest = fmaxf(highest, __shfl_xor_sync(0xFFFFFFFFu, highest, step));
            const float shrink = expf(maximum[i] - highest);
            maximum[i] = highest;
            sum[i] *= shrink;
#pragma unroll
            for (int c = 0; c < columns; ++c)
                result[i][c] *= shrink;
#pragma unroll
            for (int j = 0; j < 2; ++j) {
                const float e = scores[i][j] == -FLT_MAX ? 0.0f : expf(scores[i][j] - highest);
                sum[i] += e;
                tile.p[4 * group + i][member + 16 * j] = e;
            }
        }
        __syncwarp(); // the 16 threads of a query are in one warp
        for (int j = 0; j < tileKeys; ++j) {
            float weight[4];
#pragma unroll
            for (int i = 0; i < 4; ++i)
                weight[i] = tile.p[4 * group + i][j];
#pragma unroll
            for (int c = 0; c < columns; ++c) {
                const float x = tile.v[j][member + 16 * c];
#pragma unroll
                for (int i = 0; i < 4; ++i)
                    result[i][c] += weight[i] * x;
            }
        }
    }
#pragma unroll
    for (int i = 0; i < 4; ++i) {
        float total = sum[i];
#pragma unroll
        for (int step = 8; step > 0; step /= 2)
            total += __shfl_xor_sync(0xFFFFFFFFu, total, step);
        const int query = 4 * group + i;
        if (query >= queries)
            continue;
        const std::int64_t at = (first + queryBegin + query) * shape.heads + head;
        if (logSumExp != nullptr && member == 0)
            logSumExp[at] = maximum[i] + logf(total);
        T* to = out + at * D;
#pragma unroll
        for (int c = 0; c < columns; ++c)
            to[member + 16 * c] = fromFloat<T>(result[i][c] / total);
    }
}

template <class T, int D>
void launchPacked(const HeadShape& shape, const void* qkv, const int* offsets, int rows,
                  int longest, const float* sinks, void* out, CUstream_st* stream, float* logSumExp)
{
    const std::size_t bytes = sizeof(PackedTile<D>);
    static_assert(sizeof(PackedTile<D>) <= 99 * 1024, "more shared memory than sm_86 has");
    check(cudaFuncSetAttribute(packedKernel<T, D>, cudaFuncAttributeMaxDynamicSharedMemorySize,
                               static_cast<int>(bytes)),
          "attention");
    const dim3 grid(static_cast<unsigned>((longest + tileQueries - 1) / tileQueries),
                    static_cast<unsigned>(shape.heads), static_cast<unsigned>(rows));
    packedKernel<T, D><<<grid, packedThreads, bytes, stream>>>(
        shape, static_cast<const T*>(qkv), offsets, sinks, static_cast<T*>(out), logSumExp);
    checkLaunch("attention");
}

} // namespace

bool attentionSupports(const HeadShape& shape)
{
    return shape.headDim == 16 || shape.headDim == 32 || shape.headDim == 64 ||
           shape.headDim == 128;
}

void attendPacked(Precision p, const HeadShape& shape, const void* qkv, const int* offsets,
                  int rows, int longest, const float* sinks, void* out, CUstream_st* stream,
                  float* logSumExp)
{
    if (p == Precision::Bf16 && shape.headDim == tensorHeadDim) {
        attendPackedOnTensorCores(shape, qkv, offsets, rows, longest, sinks, out, logSumExp,
                                  stream);
        return;
    }
    const auto launch = [&](auto width) {
        constexpr int d = decltype(width)::value;
        MESEWRIGHT_BY_PRECISION(p, T,
                                (launchPacked<T, d>(shape, qkv, offsets, rows, longest, sinks, out,
                                                    stream, logSumExp)));
    };
    switch (shape.headDim) {
    case 16:
        return launch(std::integral_constant<int, 16>());
    case 32:
        return launch(std::integral_constant<int, 32>());
    case 64:
        return launch(std::integral_constant<int, 64>());
    default:
        return launch(std::integral_constant<int, 128>());
    }
}

} // namespace mesewright::cuda
