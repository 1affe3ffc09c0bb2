// SPDX-License-Identifier: Apache-2.0
#include "core/llm/cuda/device.h"
#include "core/llm/cuda/mmatile.cuh"
#include "core/llm/cuda/train/tensorattentionback.h"

// The two kernels of attentionback.cu on tensor cores: 64 queries or 64 keys a block, 64 of the
// other side at a time. Gradients and probabilities are rounded to bf16 for their second product.
namespace mesewright::cuda {

namespace {

using namespace tile;

__device__ __forceinline__ bool visible(const HeadShape& shape, int query, int key, int length)
{
    return query < length && key <= query && (shape.window == 0 || key > query - shape.window);
}

/// Rows of an accumulator [16, 64] to rows `step` apart in fp32.
__device__ __forceinline__ void store(const float (&c)[8][4], float* to, std::int64_t step,
                                      int firstRow, int count)
{
    const int lane = static_cast<int>(threadIdx.x) % 32;
#pragma unroll
    for (int half = 0; half < 2; ++half) {
        const int row = firstRow + lane / 4 + 8 * half;
        if (row >= count)
            continue;
#pragma unroll
        for (int n = 0; n < 8; ++n)
            *reinterpret_cast<float2*>(to + row * step + 8 * n + 2 * (lane % 4)) =
                make_float2(c[n][2 * half], c[n][2 * half + 1]);
    }
}

/// Grid: tiles of queries, heads, rows. dQ = sum over keys of dS · K.
__global__ void __launch_bounds__(threads)
    queryTensorKernel(HeadShape shape, AttentionTape tape, const float* gradOut, const float* dots,
                      float* gradQkv)
{
    __shared__ __align__(16) Tile k; // first the queries
    __shared__ __align__(16) Tile v; // first their outputs' gradients
    const int row = static_cast<int>(blockIdx.z);
    const int head = static_cast<int>(blockIdx.y);
    const std::int64_t first = tape.offsets[row];
    const int length = tape.offsets[row + 1] - tape.offsets[row];
    const int begin = static_cast<int>(blockIdx.x) * rows;
    if (begin >= length)
        return;
    const int queries = min(rows, length - begin);
    const std::int64_t step = shape.width();
    const std::int64_t outStep = static_cast<std::int64_t>(shape.heads) * width;
    const Bf16* qkv = static_cast<const Bf16*>(tape.qkv) + first * step;
    const Bf16* keys = qkv + (shape.heads + head / (shape.heads / shape.kvHeads)) * width;
    const Bf16* values = keys + shape.kvHeads * width;
    load(k, qkv + begin * step + head * width, step, queries);
    load(v, gradOut + (first + begin) * outStep + head * width, outStep, queries);
    __syncthreads();
    std::uint32_t q[4][4];
    std::uint32_t g[4][4];
    loadFirst(q, k);
    loadFirst(g, v);

    const int lane = static_cast<int>(threadIdx.x) % 32;
    const int firstRow = static_cast<int>(threadIdx.x) / 32 * 16;
    float logSum[2];
    float dot[2];
#pragma unroll
    for (int half = 0; half < 2; ++half) {
        const int query = begin + firstRow + lane / 4 + 8 * half;
        const std::int64_t at = (first + query) * shape.heads + head;
        logSum[half] = query < length ? tape.logSumExp[at] : 0.0f;
        dot[half] = query < length ? dots[at] : 0.0f;
    }
    float result[8][4] = {};
    const int oldest = shape.window > 0 ? max(0, begin - shape.window + 1) : 0;
    for (int keyBegin = oldest / rows * rows; keyBegin < begin + queries; keyBegin += rows) {
        __syncthreads();
        load(k, keys + keyBegin * step, step, min(rows, length - keyBegin));
        load(v, values + keyBegin * step, step, min(rows, length - keyBegin));
        __syncthreads();
        float p[8][4] = {};
        float ds[8][4] = {};
        multiplyRows(p, q, k);
        multiplyRows(ds, g, v);
#pragma unroll
        for (int n = 0; n < 8; ++n)
#pragma unroll
            for (int e = 0; e < 4; ++e) {
                const int key = keyBegin + 8 * n + 2 * (lane % 4) + e % 2;
                const int query = begin + firstRow + lane / 4 + e / 2 * 8;
                ds[n][e] = visible(shape, query, key, length)
                               ? expf(p[n][e] * shape.scale - logSum[e / 2]) *
                                     (ds[n][e] - dot[e / 2]) * shape.scale
                               : 0.0f;
            }
        multiplyColumns(result, ds, k);
    }
    store(result, gradQkv + (first + begin) * step + head * width, step, firstRow, queries);
}

/// Grid: tiles of keys, key/value heads, rows. dV = sum of P · dO, dK = sum of dS · Q, over the
/// queries of every head of the group that see the tile.
__global__ void __launch_bounds__(threads)
    keyTensorKernel(HeadShape shape, AttentionTape tape, const float* gradOut, const float* dots,
                    float* gradQkv)
{
    __shared__ __align__(16) Tile q; // first the keys
    __shared__ __align__(16) Tile g; // first the values
    __shared__ float logSums[rows];
    __shared__ float queryDots[rows];
    const int row = static_cast<int>(blockIdx.z);
    const int kvHead = static_cast<int>(blockIdx.y);
    const std::int64_t first = tape.offsets[row];
    const int length = tape.offsets[row + 1] - tape.offsets[row];
    const int begin = static_cast<int>(blockIdx.x) * rows;
    if (begin >= length)
        return;
    const int keys = min(rows, length - begin);
    const std::int64_t step = shape.width();
    const std::int64_t outStep = static_cast<std::int64_t>(shape.heads) * width;
    const Bf16* qkv = static_cast<const Bf16*>(tape.qkv) + first * step;
    const int kColumn = (shape.heads + kvHead) * width;
    const int vColumn = kColumn + shape.kvHeads * width;
    load(q, qkv + begin * step + kColumn, step, keys);
    load(g, qkv + begin * step + vColumn, step, keys);
    __syncthreads();
    std::uint32_t k[4][4];
    std::uint32_t v[4][4];
    loadFirst(k, q);
    loadFirst(v, g);

    const int lane = static_cast<int>(threadIdx.x) % 32;
    const int firstRow = static_cast<int>(threadIdx.x) / 32 * 16;
    const int heads = shape.heads / shape.kvHeads;
    // Behind the last query that sees the tile's last key.
    const int end = shape.window > 0 ? min(length, begin + keys - 1 + shape.window) : length;
    float gradK[8][4] = {};
    float gradV[8][4] = {};
    for (int head = kvHead * heads; head < (kvHead + 1) * heads; ++head) {
        for (int queryBegin = begin; queryBegin < end; queryBegin += rows) {
            __syncthreads();
            const int queries = min(rows, length - queryBegin);
            load(q, qkv + queryBegin * step + head * width, step, queries);
            load(g, gradOut + (first + queryBegin) * outStep + head * width, outStep, queries);
            if (threadIdx.x < rows) {
                const bool there = static_cast<int>(threadIdx.x) < queries;
                const std::int64_t at =
                    (first + queryBegin + static_cast<int>(threadIdx.x)) * shape.heads + head;
                logSums[threadIdx.x] = there ? tape.logSumExp[at] : 0.0f;
                queryDots[threadIdx.x] = there ? dots[at] : 0.0f;
            }
            __syncthreads();
            float p[8][4] = {};
            float ds[8][4] = {};
            multiplyRows(p, k, q);
            multiplyRows(ds, v, g);
#pragma unroll
            for (int n = 0; n < 8; ++n)
#pragma unroll
                for (int e = 0; e < 4; ++e) {
                    const int column = 8 * n + 2 * (lane % 4) + e % 2;
                    const int key = begin + firstRow + lane / 4 + e / 2 * 8;
                    const bool seen = visible(shape, queryBegin + column, key, length);
                    p[n][e] = seen ? expf(p[n][e] * shape.scale - logSums[column]) : 0.0f;
                    ds[n][e] = p[n][e] * (ds[n][e] - queryDots[column]) * shape.scale;
                }
            multiplyColumns(gradV, p, g);
            multiplyColumns(gradK, ds, q);
        }
    }
    float* to = gradQkv + (first + begin) * step;
    store(gradK, to + kColumn, step, firstRow, keys);
    store(gradV, to + vColumn, step, firstRow, keys);
}

} // namespace

void attentionBackOnTensorCores(const HeadShape& shape, const AttentionTape& tape,
                                const float* gradOut, const float* dots, float* gradQkv,
                                CUstream_st* stream)
{
    const auto tiles = static_cast<unsigned>((tape.longest + rows - 1) / rows);
    const auto count = static_cast<unsigned>(tape.rows);
    queryTensorKernel<<<dim3(tiles, static_cast<unsigned>(shape.heads), count), threads, 0,
                        stream>>>(shape, tape, gradOut, dots, gradQkv);
    checkLaunch("attention, gradient of queries");
    keyTensorKernel<<<dim3(tiles, static_cast<unsigned>(shape.kvHeads), count), threads, 0,
                      stream>>>(shape, tape, gradOut, dots, gradQkv);
    checkLaunch("attention, gradient of keys");
}

} // namespace mesewright::cuda
