// SPDX-License-Identifier: Apache-2.0
#include "core/base/philox.h"
#include "core/llm/cuda/common.cuh"
#include "core/llm/cuda/device.h"
#include "core/llm/cuda/train/lorakernels.h"

#include <algorithm>

namespace mesewright::cuda {

namespace {

constexpr int chunkRanks = 8; ///< ranks that a thread sums at once; more take several rounds
constexpr int outerThreads = 128;
constexpr int outerTokens = 32; ///< a piece of the tokens, if there are no more than ...
constexpr int outerPieces = 64; ///< ... so many pieces, whose sums are added in order

/// The mask in the form the kernels want it.
struct Mask
{
    explicit Mask(const DropoutSite& site)
        : seed(site.seed), step(site.step), site(site.site), ids(site.ids),
          keep(site.probability > 0 ? 1.0f / (1.0f - site.probability) : 1.0f),
          threshold(site.probability > 0
                        ? static_cast<std::uint64_t>(
                              static_cast<double>(site.probability) * 4294967296.0 + 0.5)
                        : 0)
    {
    }

    /// Factors of columns c .. c + 3 of token t; c is a multiple of 4.
    __device__ __forceinline__ float4 factors(int t, int c) const
    {
        if (threshold == 0)
            return make_float4(1, 1, 1, 1);
        const std::uint64_t id = ids[t];
        const auto words =
            philox4x32({static_cast<std::uint32_t>(c), static_cast<std::uint32_t>(id),
                        static_cast<std::uint32_t>(id >> 32), step},
                       {seed, site});
        return make_float4(words[0] < threshold ? 0.0f : keep, words[1] < threshold ? 0.0f : keep,
                           words[2] < threshold ? 0.0f : keep, words[3] < threshold ? 0.0f : keep);
    }

    std::uint32_t seed;
    std::uint32_t step;
    std::uint32_t site;
    const std::uint64_t* ids;
    float keep;
    std::uint64_t threshold; ///< a word below it drops its element
};

__device__ __forceinline__ float4 loadFour(const float* from)
{
    return *reinterpret_cast<const float4*>(from);
}
__device__ __forceinline__ float4 loadFour(const Bf16* from)
{
    const uint2 raw = *reinterpret_cast<const uint2*>(from);
    return make_float4(__uint_as_float(raw.x << 16), __uint_as_float(raw.x & 0xFFFF0000u),
                       __uint_as_float(raw.y << 16), __uint_as_float(raw.y & 0xFFFF0000u));
}
__device__ __forceinline__ float4 product(float4 a, float4 b)
{
    return make_float4(a.x * b.x, a.y * b.y, a.z * b.z, a.w * b.w);
}

constexpr int sumThreads = 128;
constexpr int sumTokens = 4; ///< that a block takes together

/// Sums of a block's threads, for each token and rank, to out[first + t, ranks + r].
__device__ __forceinline__ void sumOverBlock(float (&sums)[sumTokens][chunkRanks], float factor,
                                             int first, int n, int ranks, int rank, float* out)
{
    __shared__ float parts[sumThreads / 32][sumTokens * chunkRanks];
    const int lane = static_cast<int>(threadIdx.x) % 32;
    const int warp = static_cast<int>(threadIdx.x) / 32;
#pragma unroll
    for (int t = 0; t < sumTokens; ++t)
#pragma unroll
        for (int r = 0; r < chunkRanks; ++r) {
            const float sum = warpSum(sums[t][r]);
            if (lane == 0)
                parts[warp][t * chunkRanks + r] = sum;
        }
    __syncthreads();
    const int t = static_cast<int>(threadIdx.x) / chunkRanks;
    const int r = static_cast<int>(threadIdx.x) % chunkRanks;
    if (t >= sumTokens || first + t >= n || ranks + r >= rank)
        return;
    float sum = 0;
#pragma unroll
    for (int w = 0; w < sumThreads / 32; ++w)
        sum += parts[w][threadIdx.x];
    out[static_cast<std::int64_t>(first + t) * rank + ranks + r] = factor * sum;
}

/// A block takes four tokens and eight ranks; its threads share the columns. Loads stand before any
/// condition (a rank or token too many repeats the last one), so that they are in flight together.
template <class T>
__global__ void __launch_bounds__(sumThreads)
    lowRankKernel(const T* x, const float* a, Mask mask, int n, int width, int rank, float* low)
{
    const int first = static_cast<int>(blockIdx.x) * sumTokens;
    const int ranks = static_cast<int>(blockIdx.y) * chunkRanks;
    float sums[sumTokens][chunkRanks] = {};
    for (int c = static_cast<int>(threadIdx.x) * 4; c < width; c += sumThreads * 4) {
        float4 values[sumTokens];
        float4 weights[chunkRanks];
#pragma unroll
        for (int t = 0; t < sumTokens; ++t)
            values[t] = loadFour(x + static_cast<std::int64_t>(min(first + t, n - 1)) * width + c);
#pragma unroll
        for (int r = 0; r < chunkRanks; ++r)
            weights[r] =
                loadFour(a + static_cast<std::int64_t>(min(ranks + r, rank - 1)) * width + c);
#pragma unroll
        for (int t = 0; t < sumTokens; ++t)
            values[t] = product(values[t], mask.factors(min(first + t, n - 1), c));
#pragma unroll
        for (int r = 0; r < chunkRanks; ++r)
#pragma unroll
            for (int t = 0; t < sumTokens; ++t)
                sums[t][r] += weights[r].x * values[t].x + weights[r].y * values[t].y +
                              weights[r].z * values[t].z + weights[r].w * values[t].w;
    }
    sumOverBlock(sums, 1.0f, first, n, ranks, rank, low);
}

/// The same for B's side, where the ranks of a column lie together.
__global__ void __launch_bounds__(sumThreads)
    lowRankBackKernel(const float* gradY, int stride, const float* b, float scale, int n, int out,
                      int rank, float* gradLow)
{
    const int first = static_cast<int>(blockIdx.x) * sumTokens;
    const int ranks = static_cast<int>(blockIdx.y) * chunkRanks;
    const bool vectors = rank % 4 == 0 && ranks + chunkRanks <= rank;
    float sums[sumTokens][chunkRanks] = {};
#pragma unroll 2
    for (int o = static_cast<int>(threadIdx.x); o < out; o += sumThreads) {
        float values[sumTokens];
#pragma unroll
        for (int t = 0; t < sumTokens; ++t)
            values[t] = gradY[static_cast<std::int64_t>(min(first + t, n - 1)) * stride + o];
        float w[chunkRanks];
        const float* from = b + static_cast<std::int64_t>(o) * rank;
        if (vectors) {
            loadEight(from + ranks, w);
        } else {
#pragma unroll
            for (int r = 0; r < chunkRanks; ++r)
                w[r] = from[min(ranks + r, rank - 1)];
        }
#pragma unroll
        for (int r = 0; r < chunkRanks; ++r)
#pragma unroll
            for (int t = 0; t < sumTokens; ++t)
                sums[t][r] += w[r] * values[t];
    }
    sumOverBlock(sums, scale, first, n, ranks, rank, gradLow);
}

constexpr int tokensOfTile = 16;

/// A thread owns a column of y for 16 tokens.
__global__ void addLowRankKernel(const float* low, const float* b, float scale, int n, int out,
                                 int rank, float* y, int stride)
{
    __shared__ float lows[tokensOfTile][chunkRanks];
    const int o = static_cast<int>(blockIdx.x * blockDim.x + threadIdx.x);
    const int first = static_cast<int>(blockIdx.y) * tokensOfTile;
    const int tokens = min(tokensOfTile, n - first);
    float sums[tokensOfTile] = {};
    for (int ranks = 0; ranks < rank; ranks += chunkRanks) {
        __syncthreads();
        const int t = static_cast<int>(threadIdx.x) / chunkRanks;
        const int r = static_cast<int>(threadIdx.x) % chunkRanks;
        if (t < tokensOfTile)
            lows[t][r] = t < tokens && ranks + r < rank
                             ? low[static_cast<std::int64_t>(first + t) * rank + ranks + r]
                             : 0.0f;
        __syncthreads();
        float w[chunkRanks];
#pragma unroll
        for (int i = 0; i < chunkRanks; ++i)
            w[i] = o < out && ranks + i < rank ? b[static_cast<std::int64_t>(o) * rank + ranks + i]
                                               : 0.0f;
#pragma unroll
        for (int i = 0; i < tokensOfTile; ++i)
#pragma unroll
            for (int j = 0; j < chunkRanks; ++j)
                sums[i] += w[j] * lows[i][j];
    }
    if (o >= out)
        return;
#pragma unroll
    for (int i = 0; i < tokensOfTile; ++i)
        if (i < tokens)
            y[static_cast<std::int64_t>(first + i) * stride + o] += scale * sums[i];
}

/// A thread owns four columns and eight ranks of a piece of the tokens, whose factors pass through
/// shared memory.
template <class T>
__global__ void __launch_bounds__(outerThreads)
    outerKernel(const T* x, int stride, const float* low, Mask mask, int n, int perPiece, int width,
                int rank, float* room)
{
    __shared__ float weights[outerTokens][chunkRanks];
    const int c = static_cast<int>(blockIdx.x * blockDim.x + threadIdx.x) * 4;
    const int column = min(c, width - 4);
    const int ranks = static_cast<int>(blockIdx.z) * chunkRanks;
    const int begin = static_cast<int>(blockIdx.y) * perPiece;
    const int end = min(n, begin + perPiece);
    float4 sums[chunkRanks] = {};
    for (int from = begin; from < end; from += outerTokens) {
        const int tokens = min(outerTokens, end - from);
        __syncthreads();
        for (int i = static_cast<int>(threadIdx.x); i < tokens * chunkRanks; i += outerThreads) {
            const int r = ranks + i % chunkRanks;
            weights[i / chunkRanks][i % chunkRanks] =
                r < rank ? low[static_cast<std::int64_t>(from + i / chunkRanks) * rank + r] : 0.0f;
        }
        __syncthreads();
#pragma unroll 4
        for (int t = 0; t < tokens; ++t) {
            const float4 value =
                product(loadFour(x + static_cast<std::int64_t>(from + t) * stride + column),
                        mask.factors(from + t, column));
#pragma unroll
            for (int r = 0; r < chunkRanks; ++r) {
                const float w = weights[t][r];
                sums[r].x += w * value.x;
                sums[r].y += w * value.y;
                sums[r].z += w * value.z;
                sums[r].w += w * value.w;
            }
        }
    }
    if (c >= width)
        return;
#pragma unroll
    for (int r = 0; r < chunkRanks; ++r)
        if (ranks + r < rank)
            *reinterpret_cast<float4*>(
                room + (static_cast<std::int64_t>(blockIdx.y) * rank + ranks + r) * width + c) =
                sums[r];
}

/// Adds the pieces in order; gradient [rank, width], or [width, rank] if `turned`.
__global__ void outerSumKernel(const float* room, int pieces, int width, int rank, float scale,
                               bool turned, float* gradient)
{
    const std::int64_t size = static_cast<std::int64_t>(width) * rank;
    const std::int64_t i = static_cast<std::int64_t>(blockIdx.x) * blockDim.x + threadIdx.x;
    if (i >= size)
        return;
    float sum = 0;
    for (int piece = 0; piece < pieces; ++piece)
        sum += room[piece * size + i];
    const std::int64_t r = i / width;
    const std::int64_t c = i % width;
    gradient[turned ? c * rank + r : i] += scale * sum;
}

constexpr int inputTokens = 8;

__global__ void __launch_bounds__(128)
    inputGradientKernel(const float* gradLow, const float* a, Mask mask, int n, int width, int rank,
                        float* gradX)
{
    const int c = static_cast<int>(blockIdx.x * blockDim.x + threadIdx.x) * 4;
    if (c >= width)
        return;
    const int first = static_cast<int>(blockIdx.y) * inputTokens;
    const int tokens = min(inputTokens, n - first);
    float4 sums[inputTokens] = {};
    for (int r = 0; r < rank; ++r) {
        const float4 w = loadFour(a + static_cast<std::int64_t>(r) * width + c);
#pragma unroll
        for (int t = 0; t < inputTokens; ++t) {
            const float g = gradLow[static_cast<std::int64_t>(min(first + t, n - 1)) * rank + r];
            sums[t].x += g * w.x;
            sums[t].y += g * w.y;
            sums[t].z += g * w.z;
            sums[t].w += g * w.w;
        }
    }
#pragma unroll
    for (int t = 0; t < inputTokens; ++t) {
        if (t >= tokens)
            break;
        const float4 add = product(sums[t], mask.factors(first + t, c));
        float4* to =
            reinterpret_cast<float4*>(gradX + static_cast<std::int64_t>(first + t) * width + c);
        const float4 old = *to;
        *to = make_float4(old.x + add.x, old.y + add.y, old.z + add.z, old.w + add.w);
    }
}

unsigned over(int items, int each)
{
    return static_cast<unsigned>((items + each - 1) / each);
}

int piecesOf(int n)
{
    return std::min((n + outerTokens - 1) / outerTokens, outerPieces);
}

template <class T>
void outer(const T* x, int stride, const float* low, const Mask& mask, int n, int width, int rank,
           float scale, bool turned, float* room, float* gradient, CUstream_st* stream)
{
    const int pieces = piecesOf(n);
    const dim3 grid(over(width, 4 * outerThreads), static_cast<unsigned>(pieces),
                    over(rank, chunkRanks));
    outerKernel<<<grid, outerThreads, 0, stream>>>(x, stride, low, mask, n,
                                                   (n + pieces - 1) / pieces, width, rank, room);
    checkLaunch("gradient of an adapter");
    outerSumKernel<<<over(width * rank, 256), 256, 0, stream>>>(room, pieces, width, rank, scale,
                                                                turned, gradient);
    checkLaunch("gradient of an adapter");
}

} // namespace

void lowRank(Precision p, const void* x, const float* a, const DropoutSite& site, int n, int width,
             int rank, float* low, CUstream_st* stream)
{
    const dim3 grid(over(n, sumTokens), over(rank, chunkRanks));
    MESEWRIGHT_BY_PRECISION(p, T,
                            (lowRankKernel<<<grid, sumThreads, 0, stream>>>(
                                static_cast<const T*>(x), a, Mask(site), n, width, rank, low)));
    checkLaunch("adapter, first half");
}

void addLowRank(const float* low, const float* b, float scale, int n, int out, int rank, float* y,
                int stride, CUstream_st* stream)
{
    const dim3 grid(over(out, 256), over(n, tokensOfTile));
    addLowRankKernel<<<grid, 256, 0, stream>>>(low, b, scale, n, out, rank, y, stride);
    checkLaunch("adapter, second half");
}

void lowRankBack(const float* gradY, int stride, const float* b, float scale, int n, int out,
                 int rank, float* gradLow, CUstream_st* stream)
{
    const dim3 grid(over(n, sumTokens), over(rank, chunkRanks));
    lowRankBackKernel<<<grid, sumThreads, 0, stream>>>(gradY, stride, b, scale, n, out, rank,
                                                       gradLow);
    checkLaunch("adapter, backwards");
}

std::int64_t outerRoom(int n, int width, int rank)
{
    return static_cast<std::int64_t>(piecesOf(n)) * width * rank;
}

void addGradientA(Precision p, const void* x, const float* gradLow, const DropoutSite& site, int n,
                  int width, int rank, float* room, float* gradA, CUstream_st* stream)
{
    MESEWRIGHT_BY_PRECISION(p, T,
                            (outer(static_cast<const T*>(x), width, gradLow, Mask(site), n, width,
                                   rank, 1.0f, false, room, gradA, stream)));
}

void addGradientB(const float* gradY, int stride, const float* low, float scale, int n, int out,
                  int rank, float* room, float* gradB, CUstream_st* stream)
{
    outer(gradY, stride, low, Mask(DropoutSite{}), n, out, rank, scale, true, room, gradB, stream);
}

void addInputGradient(const float* gradLow, const float* a, const DropoutSite& site, int n,
                      int width, int rank, float* gradX, CUstream_st* stream)
{
    const dim3 grid(over(width, 512), over(n, inputTokens));
    inputGradientKernel<<<grid, 128, 0, stream>>>(gradLow, a, Mask(site), n, width, rank, gradX);
    checkLaunch("adapter, backwards");
}

} // namespace mesewright::cuda
