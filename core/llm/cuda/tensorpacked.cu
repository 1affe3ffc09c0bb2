// SPDX-License-Identifier: Apache-2.0
#include "core/llm/cuda/device.h"
#include "core/llm/cuda/mmatile.cuh"
#include "core/llm/cuda/tensorattention.h"

#include <cfloat>

// Attention of whole rows on tensor cores: 64 queries of one head a block, 64 keys at a time, with
// the running maximum and sum of an online softmax (Dao et al. 2022).
namespace mesewright::cuda {

namespace {

using namespace tile;

/// Grid: tiles of queries, heads, rows. Lanes of a quad share two queries.
__global__ void __launch_bounds__(threads)
    packedTensorKernel(HeadShape shape, const Bf16* qkv, const int* offsets, const float* sinks,
                       Bf16* out, float* logSumExp)
{
    __shared__ __align__(16) Tile q;
    __shared__ __align__(16) Tile k;
    __shared__ __align__(16) Tile v;
    const int row = static_cast<int>(blockIdx.z);
    const int head = static_cast<int>(blockIdx.y);
    const std::int64_t first = offsets[row];
    const int length = offsets[row + 1] - offsets[row];
    const int begin = static_cast<int>(blockIdx.x) * rows;
    if (begin >= length)
        return;
    const int queries = min(rows, length - begin);
    const std::int64_t step = shape.width();
    const Bf16* base = qkv + first * step;
    const Bf16* keys = base + (shape.heads + head / (shape.heads / shape.kvHeads)) * width;
    const Bf16* values = keys + shape.kvHeads * width;
    load(q, base + begin * step + head * width, step, queries);
    __syncthreads();
    std::uint32_t a[4][4];
    loadFirst(a, q);

    const int lane = static_cast<int>(threadIdx.x) % 32;
    const int query = begin + static_cast<int>(threadIdx.x) / 32 * 16 + lane / 4; // and + 8
    float result[8][4] = {};
    float maximum[2] = {sinks[head], sinks[head]};
    float sum[2] = {lane % 4 == 0 ? 1.0f : 0.0f, lane % 4 == 0 ? 1.0f : 0.0f}; // the sink, once
    const int oldest = shape.window > 0 ? max(0, begin - shape.window + 1) : 0;
    for (int keyBegin = oldest / rows * rows; keyBegin < begin + queries; keyBegin += rows) {
        __syncthreads();
        load(k, keys + keyBegin * step, step, min(rows, length - keyBegin));
        load(v, values + keyBegin * step, step, min(rows, length - keyBegin));
        __syncthreads();
        float p[8][4] = {};
        multiplyRows(p, a, k);
        float highest[2] = {maximum[0], maximum[1]};
#pragma unroll
        for (int n = 0; n < 8; ++n)
#pragma unroll
            for (int e = 0; e < 4; ++e) {
                const int key = keyBegin + 8 * n + 2 * (lane % 4) + e % 2;
                const int at = query + e / 2 * 8;
                const bool seen = key <= at && (shape.window == 0 || key > at - shape.window);
                p[n][e] = seen ? p[n][e] * shape.scale : -FLT_MAX;
                highest[e / 2] = fmaxf(highest[e / 2], p[n][e]);
            }
#pragma unroll
        for (int half = 0; half < 2; ++half) {
            highest[half] = fmaxf(highest[half], __shfl_xor_sync(0xFFFFFFFFu, highest[half], 1));
            highest[half] = fmaxf(highest[half], __shfl_xor_sync(0xFFFFFFFFu, highest[half], 2));
            const float shrink = expf(maximum[half] - highest[half]);
            maximum[half] = highest[half];
            sum[half] *= shrink;
#pragma unroll
            for (int n = 0; n < 8; ++n) {
                result[n][2 * half] *= shrink;
                result[n][2 * half + 1] *= shrink;
            }
        }
#pragma unroll
        for (int n = 0; n < 8; ++n)
#pragma unroll
            for (int e = 0; e < 4; ++e) {
                p[n][e] = p[n][e] == -FLT_MAX ? 0.0f : expf(p[n][e] - maximum[e / 2]);
                sum[e / 2] += p[n][e];
            }
        multiplyColumns(result, p, v);
    }
#pragma unroll
    for (int half = 0; half < 2; ++half) {
        sum[half] += __shfl_xor_sync(0xFFFFFFFFu, sum[half], 1);
        sum[half] += __shfl_xor_sync(0xFFFFFFFFu, sum[half], 2);
        const int at = query + half * 8;
        if (at >= length)
            continue;
        const std::int64_t place = (first + at) * shape.heads + head;
        if (logSumExp != nullptr && lane % 4 == 0)
            logSumExp[place] = maximum[half] + logf(sum[half]);
        auto* to = reinterpret_cast<std::uint32_t*>(out + place * width);
#pragma unroll
        for (int n = 0; n < 8; ++n)
            to[4 * n + lane % 4] =
                packed(result[n][2 * half] / sum[half], result[n][2 * half + 1] / sum[half]);
    }
}

} // namespace

void attendPackedOnTensorCores(const HeadShape& shape, const void* qkv, const int* offsets,
                               int rowCount, int longest, const float* sinks, void* out,
                               float* logSumExp, CUstream_st* stream)
{
    const dim3 grid(static_cast<unsigned>((longest + rows - 1) / rows),
                    static_cast<unsigned>(shape.heads), static_cast<unsigned>(rowCount));
    packedTensorKernel<<<grid, threads, 0, stream>>>(shape, static_cast<const Bf16*>(qkv), offsets,
                                                     sinks, static_cast<Bf16*>(out), logSumExp);
    checkLaunch("attention");
}

} // namespace mesewright::cuda
