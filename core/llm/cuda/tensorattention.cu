// SPDX-License-Identifier: Apache-2.0
#include "core/llm/cuda/decodeview.cuh"
#include "core/llm/cuda/device.h"
#include "core/llm/cuda/tensorattention.h"

// Attention of one new token a row with mma.m16n8k16: 16 keys by the 8 queries of a key/value head.
// The order of the head's 64 elements inside a product is free as long as keys and queries share
// it, so lane t of a quad owns elements 16 t .. 16 t + 15 and loads two times 16 bytes of a row.
// Weights and values turn into the layout of the second product by movmatrix, in registers.
namespace mesewright::cuda {

namespace {

constexpr int tensorThreads = 128;
constexpr int tensorWarps = tensorThreads / 32;
constexpr int tileKeys = 16;
constexpr int words = 8; // 16 elements of a lane, two in a word

__device__ __forceinline__ void multiply(float (&c)[4], std::uint32_t a0, std::uint32_t a1,
                                         std::uint32_t a2, std::uint32_t a3, std::uint32_t b0,
                                         std::uint32_t b1)
{
    asm("mma.sync.aligned.m16n8k16.row.col.f32.bf16.bf16.f32 {%0,%1,%2,%3}, {%4,%5,%6,%7}, "
        "{%8,%9}, {%0,%1,%2,%3};"
        : "+f"(c[0]), "+f"(c[1]), "+f"(c[2]), "+f"(c[3])
        : "r"(a0), "r"(a1), "r"(a2), "r"(a3), "r"(b0), "r"(b1));
}

/// The transposed 8 by 8 matrix of 16-bit elements: row lane / 4, columns 2 (lane % 4) and next.
__device__ __forceinline__ std::uint32_t transposed(std::uint32_t x)
{
    std::uint32_t y;
    asm volatile("movmatrix.sync.aligned.m8n8.trans.b16 %0, %1;" : "=r"(y) : "r"(x));
    return y;
}

__device__ __forceinline__ void loadWords(const Bf16* from, std::uint32_t (&to)[words])
{
    const uint4 a = reinterpret_cast<const uint4*>(from)[0];
    const uint4 b = reinterpret_cast<const uint4*>(from)[1];
    to[0] = a.x, to[1] = a.y, to[2] = a.z, to[3] = a.w;
    to[4] = b.x, to[5] = b.y, to[6] = b.z, to[7] = b.w;
}

__device__ __forceinline__ std::uint32_t packed(float low, float high)
{
    const __nv_bfloat162 pair = __floats2bfloat162_rn(low, high);
    return *reinterpret_cast<const std::uint32_t*>(&pair);
}

/// Over the lanes of equal lane % 4.
template <class Join>
__device__ __forceinline__ float acrossKeys(float x, Join join)
{
#pragma unroll
    for (int step = 4; step < 32; step *= 2)
        x = join(x, __shfl_xor_sync(0xFFFFFFFFu, x, step));
    return x;
}

struct TensorShared
{
    float parts[tensorWarps][groupQueries][tensorHeadDim];
    float maximum[tensorWarps][groupQueries];
    float sum[tensorWarps][groupQueries];
};

__global__ void __launch_bounds__(tensorThreads)
    tensorKernel(HeadShape shape, LayerCache cache, DecodeRows rows, const Bf16* qkv, int splits,
                 const float* sinks, Bf16* out, float* scratch, int* arrivals)
{
    constexpr int D = tensorHeadDim;
    __shared__ TensorShared s;
    const BlockPlace at = placeOf(shape);
    const int thread = static_cast<int>(threadIdx.x);
    const int warp = thread / 32;
    const int g = thread % 32 / 4;
    const int t = thread % 4;
    const Bf16* token = qkv + static_cast<std::int64_t>(at.row) * shape.width();
    const RowView view = viewOf(shape, cache, rows, at.row);
    const int keys = view.promptKeys + view.tailKeys;
    const std::int64_t stride = static_cast<std::int64_t>(shape.kvHeads) * D;
    Bf16* tailKeys = static_cast<Bf16*>(cache.tailKeys) + at.kvHead * D;
    Bf16* tailValues = static_cast<Bf16*>(cache.tailValues) + at.kvHead * D;
    const Bf16* promptKeys = static_cast<const Bf16*>(cache.promptKeys) + at.kvHead * D;
    const Bf16* promptValues = static_cast<const Bf16*>(cache.promptValues) + at.kvHead * D;

    // Every block stores the new key and value: the same bytes, and each needs to see them.
    if (thread < D / 4) {
        const bool isKey = thread < D / 8;
        const int part = thread % (D / 8);
        const int head = shape.heads + (isKey ? 0 : shape.kvHeads) + at.kvHead;
        Bf16* to = (isKey ? tailKeys : tailValues) + view.newPlace * stride;
        reinterpret_cast<uint4*>(to)[part] = reinterpret_cast<const uint4*>(token + head * D)[part];
    }
    std::uint32_t q[words] = {};
    if (g < at.queries)
        loadWords(token + (at.head + g) * D + t * 2 * words, q);
    __syncthreads();

    float result[4][4] = {}; // 64 elements by the queries 2 t and 2 t + 1
    float maximum[2] = {-FLT_MAX, -FLT_MAX};
    float sum[2] = {};
    const int tiles = (keys + tileKeys - 1) / tileKeys;
    for (int tile = at.split * tensorWarps + warp; tile < tiles; tile += splits * tensorWarps) {
        std::uint32_t k[2][words];
        std::uint32_t v[2][words];
        bool visible[2];
#pragma unroll
        for (int half = 0; half < 2; ++half) {
            const int key = tile * tileKeys + half * 8 + g;
            visible[half] = key < keys;
            const int safe = min(key, keys - 1);
            const bool prompt = safe < view.promptKeys;
            const std::int64_t place =
                (prompt ? view.promptFirst + safe : view.tailFirst + safe - view.promptKeys) *
                    stride +
                t * 2 * words;
            loadWords((prompt ? promptKeys : tailKeys) + place, k[half]);
            loadWords((prompt ? promptValues : tailValues) + place, v[half]);
        }
        float score[4] = {}; // key g: queries 2 t, 2 t + 1; then key g + 8
#pragma unroll
        for (int step = 0; step < 4; ++step)
            multiply(score, k[0][2 * step], k[1][2 * step], k[0][2 * step + 1], k[1][2 * step + 1],
                     q[2 * step], q[2 * step + 1]);
        float shrink[2];
#pragma unroll
        for (int i = 0; i < 2; ++i) {
            const float first = visible[0] ? score[i] * shape.scale : -FLT_MAX;
            const float second = visible[1] ? score[i + 2] * shape.scale : -FLT_MAX;
            const float highest =
                fmaxf(maximum[i], acrossKeys(fmaxf(first, second),
                                             [](float a, float b) { return fmaxf(a, b); }));
            shrink[i] = __expf(maximum[i] - highest);
            maximum[i] = highest;
            score[i] = visible[0] ? __expf(first - highest) : 0.0f;
            score[i + 2] = visible[1] ? __expf(second - highest) : 0.0f;
            sum[i] = sum[i] * shrink[i] + score[i] + score[i + 2];
        }
        const std::uint32_t weight0 = transposed(packed(score[0], score[1]));
        const std::uint32_t weight1 = transposed(packed(score[2], score[3]));
#pragma unroll
        for (int i = 0; i < 4; ++i) {
#pragma unroll
            for (int c = 0; c < 4; ++c)
                result[i][c] *= shrink[c % 2];
            multiply(result[i], transposed(v[0][2 * i]), transposed(v[0][2 * i + 1]),
                     transposed(v[1][2 * i]), transposed(v[1][2 * i + 1]), weight0, weight1);
        }
    }
#pragma unroll
    for (int i = 0; i < 2; ++i) {
        const float total = acrossKeys(sum[i], [](float a, float b) { return a + b; });
        if (g == 0) {
            s.maximum[warp][2 * t + i] = maximum[i];
            s.sum[warp][2 * t + i] = total;
        }
#pragma unroll
        for (int m = 0; m < 4; ++m) {
            // Row g of a product is element 16 (g / 2) + g % 2 of its pair of words.
            const int d = g / 2 * 2 * words + 4 * m + g % 2;
            s.parts[warp][2 * t + i][d] = result[m][i];
            s.parts[warp][2 * t + i][d + 2] = result[m][i + 2];
        }
    }
    __syncthreads();

    const auto softmax = [&](int query) {
        Softmax all{s.maximum[0][query], 0.0f};
#pragma unroll
        for (int w = 1; w < tensorWarps; ++w)
            all.maximum = fmaxf(all.maximum, s.maximum[w][query]);
#pragma unroll
        for (int w = 0; w < tensorWarps; ++w)
            all.sum += s.sum[w][query] * __expf(s.maximum[w][query] - all.maximum);
        return all;
    };
    finishBlock<Bf16, D>(
        shape, at, splits, sinks, out, scratch, arrivals,
        [&](int query, int d) {
            const float highest = softmax(query).maximum;
            float value = 0;
#pragma unroll
            for (int w = 0; w < tensorWarps; ++w)
                value += s.parts[w][query][d] * __expf(s.maximum[w][query] - highest);
            return value;
        },
        softmax);
}

} // namespace

void attendOnTensorCores(const dim3& grid, const HeadShape& shape, const LayerCache& cache,
                         const DecodeRows& rows, const void* qkv, const SplitRoom& split,
                         const float* sinks, void* out, CUstream_st* stream)
{
    tensorKernel<<<grid, tensorThreads, 0, stream>>>(
        shape, cache, rows, static_cast<const Bf16*>(qkv), split.splits, sinks,
        static_cast<Bf16*>(out), split.parts, split.arrivals);
    checkLaunch("attention of one token");
}

} // namespace mesewright::cuda
