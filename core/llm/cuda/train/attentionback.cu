// SPDX-License-Identifier: Apache-2.0
#include "core/llm/cuda/common.cuh"
#include "core/llm/cuda/device.h"
#include "core/llm/cuda/tensorattention.h"
#include "core/llm/cuda/train/tensorattentionback.h"

namespace mesewright::cuda {

namespace {

constexpr int threads = 256; ///< 16 groups of 16
constexpr int passing = 32;  ///< rows of the side that passes by: two for each thread of a group

/// Rows that a thread of a group owns; heads of 128 take half as many to fit shared memory.
template <int D>
inline constexpr int ownRows = D > 64 ? 2 : 4;
template <int D>
inline constexpr int ownTile = 16 * ownRows<D>;

/// One float of padding keeps the rows of a column on different banks.
template <int D>
struct QueryTile
{
    float q[ownTile<D>][D + 1];
    float g[ownTile<D>][D + 1];
    float k[passing][D + 1];
    float v[passing][D + 1];
    float ds[ownTile<D>][passing + 1];
};
template <int D>
struct KeyTile
{
    float k[ownTile<D>][D + 1];
    float v[ownTile<D>][D + 1];
    float q[passing][D + 1];
    float g[passing][D + 1];
    float p[ownTile<D>][passing + 1];
    float ds[ownTile<D>][passing + 1];
};

template <class T, int D>
__device__ void load(const T* from, std::int64_t stride, int count, int rows, float* to)
{
    for (int i = static_cast<int>(threadIdx.x) * 8; i < rows * D; i += threads * 8) {
        const int row = i / D;
        const int d = i % D;
        float values[8] = {};
        if (row < count)
            loadEight(from + row * stride + d, values);
#pragma unroll
        for (int j = 0; j < 8; ++j)
            to[row * (D + 1) + d + j] = values[j];
    }
}

/// Where a block's row lies in the packed arrays.
struct Place
{
    __device__ Place(const AttentionTape& tape, int row)
        : first(tape.offsets[row]), length(tape.offsets[row + 1] - tape.offsets[row])
    {
    }
    std::int64_t first;
    int length;
};

__device__ __forceinline__ bool visible(const HeadShape& shape, int query, int key, int length)
{
    return query < length && key <= query && (shape.window == 0 || key > query - shape.window);
}

/// dots[t, h] = gradOut · out: a warp takes one head of one token.
template <class T, int D>
__global__ void dotKernel(const T* out, const float* gradOut, int count, float* dots)
{
    const int i = static_cast<int>(blockIdx.x * blockDim.x + threadIdx.x) / 32;
    const int lane = static_cast<int>(threadIdx.x) % 32;
    if (i >= count)
        return;
    float sum = 0;
    for (int d = lane; d < D; d += 32) {
        const std::int64_t at = static_cast<std::int64_t>(i) * D + d;
        sum += toFloat(out[at]) * gradOut[at];
    }
    sum = warpSum(sum);
    if (lane == 0)
        dots[i] = sum;
}

/// Grid: tiles of queries, heads, rows. dQ = sum over keys of dS · K.
template <class T, int D>
__global__ void __launch_bounds__(threads)
    queryGradientKernel(HeadShape shape, AttentionTape tape, const float* gradOut,
                        const float* dots, float* gradQkv)
{
    extern __shared__ float memory[];
    QueryTile<D>& tile = *reinterpret_cast<QueryTile<D>*>(memory);
    constexpr int R = ownRows<D>;
    constexpr int columns = D / 16;
    const Place at(tape, static_cast<int>(blockIdx.z));
    const int head = static_cast<int>(blockIdx.y);
    const int begin = static_cast<int>(blockIdx.x) * ownTile<D>;
    if (begin >= at.length)
        return;
    const int queries = min(ownTile<D>, at.length - begin);
    const std::int64_t stride = shape.width();
    const std::int64_t outStride = static_cast<std::int64_t>(shape.heads) * D;
    const T* qkv = static_cast<const T*>(tape.qkv) + at.first * stride;
    const int kvHead = head / (shape.heads / shape.kvHeads);
    const T* k = qkv + (shape.heads + kvHead) * D;
    const T* v = k + shape.kvHeads * D;
    load<T, D>(qkv + begin * stride + head * D, stride, queries, ownTile<D>, &tile.q[0][0]);
    load<float, D>(gradOut + (at.first + begin) * outStride + head * D, outStride, queries,
                   ownTile<D>, &tile.g[0][0]);

    const int group = static_cast<int>(threadIdx.x) / 16;
    const int member = static_cast<int>(threadIdx.x) % 16;
    float logSum[R];
    float dot[R];
#pragma unroll
    for (int i = 0; i < R; ++i) {
        const int query = begin + R * group + i;
        const std::int64_t t = (at.first + query) * shape.heads + head;
        logSum[i] = query < at.length ? tape.logSumExp[t] : 0.0f;
        dot[i] = query < at.length ? dots[t] : 0.0f;
    }
    float result[R][columns] = {};
    const int oldest = shape.window > 0 ? max(0, begin - shape.window + 1) : 0;
    for (int keyBegin = oldest / passing * passing; keyBegin < begin + queries;
         keyBegin += passing) {
        __syncthreads();
        const int keys = min(passing, at.length - keyBegin);
        load<T, D>(k + keyBegin * stride, stride, keys, passing, &tile.k[0][0]);
        load<T, D>(v + keyBegin * stride, stride, keys, passing, &tile.v[0][0]);
        __syncthreads();
        float scores[R][2] = {};
        float grads[R][2] = {};
        for (int d = 0; d < D; ++d) {
            const float k0 = tile.k[member][d];
            const float k1 = tile.k[member + 16][d];
            const float v0 = tile.v[member][d];
            const float v1 = tile.v[member + 16][d];
#pragma unroll
            for (int i = 0; i < R; ++i) {
                const float q = tile.q[R * group + i][d];
                const float g = tile.g[R * group + i][d];
                scores[i][0] += q * k0;
                scores[i][1] += q * k1;
                grads[i][0] += g * v0;
                grads[i][1] += g * v1;
            }
        }
#pragma unroll
        for (int i = 0; i < R; ++i)
#pragma unroll
            for (int j = 0; j < 2; ++j) {
                const int key = member + 16 * j;
                const bool seen = visible(shape, begin + R * group + i, keyBegin + key, at.length);
                const float p = seen ? expf(scores[i][j] * shape.scale - logSum[i]) : 0.0f;
                tile.ds[R * group + i][key] = p * (grads[i][j] - dot[i]) * shape.scale;
            }
        __syncwarp(); // the 16 threads of a query are in one warp
        for (int j = 0; j < passing; ++j) {
            float weight[R];
#pragma unroll
            for (int i = 0; i < R; ++i)
                weight[i] = tile.ds[R * group + i][j];
#pragma unroll
            for (int c = 0; c < columns; ++c) {
                const float x = tile.k[j][member + 16 * c];
#pragma unroll
                for (int i = 0; i < R; ++i)
                    result[i][c] += weight[i] * x;
            }
        }
    }
#pragma unroll
    for (int i = 0; i < R; ++i) {
        const int query = R * group + i;
        if (query >= queries)
            continue;
        float* to = gradQkv + (at.first + begin + query) * stride + head * D;
#pragma unroll
        for (int c = 0; c < columns; ++c)
            to[member + 16 * c] = result[i][c];
    }
}

/// Grid: tiles of keys, key/value heads, rows. dV = sum of P · dO, dK = sum of dS · Q, over the
/// queries of every head of the group that see the tile.
template <class T, int D>
__global__ void __launch_bounds__(threads)
    keyGradientKernel(HeadShape shape, AttentionTape tape, const float* gradOut, const float* dots,
                      float* gradQkv)
{
    extern __shared__ float memory[];
    KeyTile<D>& tile = *reinterpret_cast<KeyTile<D>*>(memory);
    constexpr int R = ownRows<D>;
    constexpr int columns = D / 16;
    const Place at(tape, static_cast<int>(blockIdx.z));
    const int kvHead = static_cast<int>(blockIdx.y);
    const int begin = static_cast<int>(blockIdx.x) * ownTile<D>;
    if (begin >= at.length)
        return;
    const int keys = min(ownTile<D>, at.length - begin);
    const std::int64_t stride = shape.width();
    const std::int64_t outStride = static_cast<std::int64_t>(shape.heads) * D;
    const T* qkv = static_cast<const T*>(tape.qkv) + at.first * stride;
    const int kColumn = (shape.heads + kvHead) * D;
    const int vColumn = kColumn + shape.kvHeads * D;
    load<T, D>(qkv + begin * stride + kColumn, stride, keys, ownTile<D>, &tile.k[0][0]);
    load<T, D>(qkv + begin * stride + vColumn, stride, keys, ownTile<D>, &tile.v[0][0]);

    const int group = static_cast<int>(threadIdx.x) / 16;
    const int member = static_cast<int>(threadIdx.x) % 16;
    const int heads = shape.heads / shape.kvHeads;
    // The last query that sees the tile's last key.
    const int end = shape.window > 0 ? min(at.length, begin + keys - 1 + shape.window) : at.length;
    float gradK[R][columns] = {};
    float gradV[R][columns] = {};
    for (int head = kvHead * heads; head < (kvHead + 1) * heads; ++head) {
        for (int queryBegin = begin / passing * passing; queryBegin < end; queryBegin += passing) {
            __syncthreads();
            const int queries = min(passing, at.length - queryBegin);
            load<T, D>(qkv + queryBegin * stride + head * D, stride, queries, passing,
                       &tile.q[0][0]);
            load<float, D>(gradOut + (at.first + queryBegin) * outStride + head * D, outStride,
                           queries, passing, &tile.g[0][0]);
            __syncthreads();
            float scores[R][2] = {};
            float grads[R][2] = {};
            for (int d = 0; d < D; ++d) {
                const float q0 = tile.q[member][d];
                const float q1 = tile.q[member + 16][d];
                const float g0 = tile.g[member][d];
                const float g1 = tile.g[member + 16][d];
#pragma unroll
                for (int i = 0; i < R; ++i) {
                    const float k = tile.k[R * group + i][d];
                    const float v = tile.v[R * group + i][d];
                    scores[i][0] += k * q0;
                    scores[i][1] += k * q1;
                    grads[i][0] += v * g0;
                    grads[i][1] += v * g1;
                }
            }
#pragma unroll
            for (int j = 0; j < 2; ++j) {
                const int query = queryBegin + member + 16 * j;
                const std::int64_t t = (at.first + query) * shape.heads + head;
                const float logSum = query < at.length ? tape.logSumExp[t] : 0.0f;
                const float dot = query < at.length ? dots[t] : 0.0f;
#pragma unroll
                for (int i = 0; i < R; ++i) {
                    const int key = begin + R * group + i;
                    const float p = visible(shape, query, key, at.length)
                                        ? expf(scores[i][j] * shape.scale - logSum)
                                        : 0.0f;
                    tile.p[R * group + i][member + 16 * j] = p;
                    tile.ds[R * group + i][member + 16 * j] = p * (grads[i][j] - dot) * shape.scale;
                }
            }
            __syncwarp();
            for (int j = 0; j < passing; ++j) {
                float p[R];
                float ds[R];
#pragma unroll
                for (int i = 0; i < R; ++i) {
                    p[i] = tile.p[R * group + i][j];
                    ds[i] = tile.ds[R * group + i][j];
                }
#pragma unroll
                for (int c = 0; c < columns; ++c) {
                    const float q = tile.q[j][member + 16 * c];
                    const float g = tile.g[j][member + 16 * c];
#pragma unroll
                    for (int i = 0; i < R; ++i) {
                        gradK[i][c] += ds[i] * q;
                        gradV[i][c] += p[i] * g;
                    }
                }
            }
        }
    }
#pragma unroll
    for (int i = 0; i < R; ++i) {
        const int key = R * group + i;
        if (key >= keys)
            continue;
        float* to = gradQkv + (at.first + begin + key) * stride;
#pragma unroll
        for (int c = 0; c < columns; ++c) {
            to[kColumn + member + 16 * c] = gradK[i][c];
            to[vColumn + member + 16 * c] = gradV[i][c];
        }
    }
}

template <class T, int D>
void launch(const HeadShape& shape, const AttentionTape& tape, const float* gradOut, float* dots,
            float* gradQkv, CUstream_st* stream)
{
    static_assert(sizeof(QueryTile<D>) <= 99 * 1024 && sizeof(KeyTile<D>) <= 99 * 1024,
                  "more shared memory than sm_86 has");
    const int count = tape.tokens * shape.heads;
    dotKernel<T, D><<<static_cast<unsigned>((count + 7) / 8), 256, 0, stream>>>(
        static_cast<const T*>(tape.out), gradOut, count, dots);
    checkLaunch("attention, backwards");
    if constexpr (std::is_same_v<T, Bf16> && D == tensorHeadDim) {
        attentionBackOnTensorCores(shape, tape, gradOut, dots, gradQkv, stream);
    } else {
        const auto tiles = static_cast<unsigned>((tape.longest + ownTile<D> - 1) / ownTile<D>);
        const auto rows = static_cast<unsigned>(tape.rows);
        check(cudaFuncSetAttribute(queryGradientKernel<T, D>,
                                   cudaFuncAttributeMaxDynamicSharedMemorySize,
                                   static_cast<int>(sizeof(QueryTile<D>))),
              "attention, backwards");
        queryGradientKernel<T, D>
            <<<dim3(tiles, static_cast<unsigned>(shape.heads), rows), threads, sizeof(QueryTile<D>),
               stream>>>(shape, tape, gradOut, dots, gradQkv);
        checkLaunch("attention, gradient of queries");
        check(cudaFuncSetAttribute(keyGradientKernel<T, D>,
                                   cudaFuncAttributeMaxDynamicSharedMemorySize,
                                   static_cast<int>(sizeof(KeyTile<D>))),
              "attention, backwards");
        keyGradientKernel<T, D>
            <<<dim3(tiles, static_cast<unsigned>(shape.kvHeads), rows), threads, sizeof(KeyTile<D>),
               stream>>>(shape, tape, gradOut, dots, gradQkv);
        checkLaunch("attention, gradient of keys");
    }
}

} // namespace

void attentionBack(Precision p, const HeadShape& shape, const AttentionTape& tape,
                   const float* gradOut, float* dots, float* gradQkv, CUstream_st* stream)
{
    const auto run = [&](auto width) {
        constexpr int d = decltype(width)::value;
        MESEWRIGHT_BY_PRECISION(p, T, (launch<T, d>(shape, tape, gradOut, dots, gradQkv, stream)));
    };
    switch (shape.headDim) {
    case 16:
        return run(std::integral_constant<int, 16>());
    case 32:
        return run(std::integral_constant<int, 32>());
    case 64:
        return run(std::integral_constant<int, 64>());
    default:
        return run(std::integral_constant<int, 128>());
    }
}

} // namespace mesewright::cuda
