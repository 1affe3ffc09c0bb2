// SPDX-License-Identifier: Apache-2.0
#include "core/base/philox.h"
#include "core/llm/cuda/common.cuh"
#include "core/llm/cuda/device.h"
#include "core/llm/cuda/devicesampler.h"

#include <climits>

namespace mesewright::cuda {

namespace {

constexpr int drawThreads = 1024;
constexpr int room = 1024; // candidates a block can hold
constexpr int cells = 8;   // shares of the vocabulary that a thread stands for

struct Candidates
{
    float score[room];
    int id[room];
    float weight[room];
    int count;
    int bad;
    float highest;
    int highestId;
};

__device__ __forceinline__ float infinity()
{
    return __int_as_float(0x7F800000);
}

/// Bitonic sort (Batcher 1968) of the first `size` (a power of two) candidates.
template <class Before>
__device__ void sortCandidates(Candidates& c, int size, Before before)
{
    for (int width = 2; width <= size; width *= 2) {
        for (int step = width / 2; step > 0; step /= 2) {
            __syncthreads();
            for (int i = static_cast<int>(threadIdx.x); i < size; i += drawThreads) {
                const int j = i ^ step;
                if (j <= i)
                    continue;
                const bool up = (i & width) == 0;
                if (up == before(c.score[j], c.id[j], c.score[i], c.id[i])) {
                    const float s = c.score[i];
                    c.score[i] = c.score[j];
                    c.score[j] = s;
                    const int id = c.id[i];
                    c.id[i] = c.id[j];
                    c.id[j] = id;
                }
            }
        }
    }
    __syncthreads();
}

/// The k-th highest of the threads' values, by a bitonic sort in registers. With a value a thread
/// the highest logit of a share of the vocabulary it is no more than the k-th highest logit, and
/// close to it, since few of the highest logits share a thread.
__device__ float kthHighest(float mine, int k, float* exchange)
{
    const int thread = static_cast<int>(threadIdx.x);
    for (int width = 2; width <= drawThreads; width *= 2) {
        for (int step = width / 2; step > 0; step /= 2) {
            float other = 0;
            if (step < 32) {
                other = __shfl_xor_sync(0xFFFFFFFFu, mine, step);
            } else {
                __syncthreads();
                exchange[thread] = mine;
                __syncthreads();
                other = exchange[thread ^ step];
            }
            const bool wantsHigh = ((thread & step) == 0) == ((thread & width) == 0);
            mine = wantsHigh ? fmaxf(mine, other) : fminf(mine, other);
        }
    }
    __syncthreads();
    exchange[thread] = mine;
    __syncthreads();
    const float kth = exchange[k - 1];
    __syncthreads();
    return kth;
}

/// weight = exp(score - highest) of the first `count`, and their sum in order.
__device__ double weigh(Candidates& c, int count)
{
    for (int i = static_cast<int>(threadIdx.x); i < count; i += drawThreads)
        c.weight[i] = expf(c.score[i] - c.highest);
    __syncthreads();
    double sum = 0;
    for (int i = 0; i < count; ++i)
        sum += static_cast<double>(c.weight[i]);
    return sum;
}

__device__ void findHighest(Candidates& c, float mine)
{
    __shared__ float highest[32];
    mine = warpMax(mine);
    if (threadIdx.x % 32 == 0)
        highest[threadIdx.x / 32] = mine;
    __syncthreads();
    mine = warpMax(highest[threadIdx.x % 32]);
    if (threadIdx.x == 0) {
        c.highest = mine;
        c.highestId = INT_MAX;
    }
    __syncthreads();
}

__device__ double numberOf(std::uint64_t seed, const DrawRow& row)
{
    const auto words =
        philox4x32({static_cast<std::uint32_t>(row.item),
                    static_cast<std::uint32_t>(row.item >> 32), row.sample, row.position},
                   {static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)});
    return unitDouble(words[0], words[1]);
}

/// The vocabulary is dealt to cells * drawThreads places in turn; this leaves each place's highest
/// logit, NaN if there is one. Several blocks a row, so that one row does not wait for one block.
__global__ void __launch_bounds__(drawThreads)
    highestKernel(const float* logits, int vocab, int allowed, const int* which, float* highest)
{
    const std::int64_t source = which == nullptr ? static_cast<int>(blockIdx.y) : which[blockIdx.y];
    const float* z = logits + source * vocab;
    const int place = static_cast<int>(blockIdx.x * drawThreads + threadIdx.x);
    float mine = -infinity();
    bool bad = false;
#pragma unroll 8
    for (int i = place; i < allowed; i += cells * drawThreads) {
        const float x = z[i];
        bad |= x != x;
        mine = fmaxf(mine, x);
    }
    highest[static_cast<std::int64_t>(blockIdx.y) * cells * drawThreads + place] =
        bad ? __int_as_float(0x7FC00000) : mine;
}

/// Calls `visit(i, logit)` for this thread's logits in cells that reach `bound`.
template <class Visit>
__device__ void visitCells(const float* z, int allowed, const float (&cell)[cells], float bound,
                           const Visit& visit)
{
#pragma unroll
    for (int c = 0; c < cells; ++c) {
        if (!(cell[c] >= bound))
            continue;
#pragma unroll 8
        for (int i = c * drawThreads + static_cast<int>(threadIdx.x); i < allowed;
             i += cells * drawThreads)
            visit(i, z[i]);
    }
}

__global__ void __launch_bounds__(drawThreads)
    drawKernel(const float* logits, int vocab, int allowed, float temperature, bool greedy,
               int topK, bool useTopP, float edge, std::uint64_t seed, const DrawRow* rows,
               int* ids, const int* which, const float* highest)
{
    __shared__ Candidates c;
    const std::int64_t source = which == nullptr ? static_cast<int>(blockIdx.x) : which[blockIdx.x];
    const float* z = logits + source * vocab;
    const int thread = static_cast<int>(threadIdx.x);
    if (thread == 0) {
        c.count = 0;
        c.bad = 0;
    }
    __syncthreads();
    float cell[cells];
    float mine = -infinity();
#pragma unroll
    for (int i = 0; i < cells; ++i) {
        cell[i] =
            highest[(static_cast<std::int64_t>(blockIdx.x) * cells + i) * drawThreads + thread];
        if (cell[i] != cell[i])
            c.bad = 1;
        mine = fmaxf(mine, cell[i]); // takes the number where one is NaN
    }
    // A NaN hides its cell's highest: then, and that is rare, the row is looked at again.
    __syncthreads();
    if (c.bad != 0) {
        mine = -infinity();
#pragma unroll
        for (int i = 0; i < cells; ++i)
            cell[i] = infinity();
        visitCells(z, allowed, cell, -infinity(), [&](int, float x) { mine = fmaxf(mine, x); });
    }
    findHighest(c, mine);
    const bool usable = temperature > 0.0f && temperature < infinity();
    const float top = usable ? __fdiv_rn(c.highest, temperature) : infinity();
    if (greedy || !usable || c.bad != 0 || !(fabsf(top) < infinity())) {
        // The lowest id among the highest logits; 0 where there is none above -inf.
        visitCells(z, allowed, cell, c.highest, [&](int i, float x) {
            if (x == c.highest && x > -infinity())
                atomicMin(&c.highestId, i);
        });
        __syncthreads();
        if (thread == 0)
            ids[blockIdx.x] = c.highestId == INT_MAX ? 0 : c.highestId;
        return;
    }
    const bool filtered = topK > 0 && topK < allowed;
    float bound = -infinity();
    if (allowed > room) {
        if (!filtered || topK > widestTopK) {
            if (thread == 0)
                ids[blockIdx.x] = hostDecides;
            return;
        }
        // Logits just below can have the same quotient (see the sampler on the CPU).
        const float kth = kthHighest(mine, topK, c.score);
        bound = kth - fmaxf(fabsf(kth) * 1e-6f, temperature * 1e-43f);
    }
    __syncthreads();
    visitCells(z, allowed, cell, bound, [&](int i, float x) {
        if (!(x >= bound) || !(x > -infinity()))
            return;
        const float score = temperature == 1.0f ? x : __fdiv_rn(x, temperature);
        const int at = score > -infinity() ? atomicAdd(&c.count, 1) : room;
        if (at < room) {
            c.score[at] = score;
            c.id[at] = i;
        }
    });
    __syncthreads();
    const int found = c.count;
    if (found > room) {
        if (thread == 0)
            ids[blockIdx.x] = hostDecides;
        return;
    }
    int size = 32;
    while (size < found)
        size *= 2;
    if (thread >= found && thread < size) {
        c.score[thread] = -infinity();
        c.id[thread] = -1;
    }
    if (thread == 0)
        c.highest = top;
    // Of equal scores the lowest id is the first that top-p takes away, so it comes last.
    sortCandidates(c, size,
                   [](float a, int i, float b, int j) { return a > b || (a == b && i > j); });
    int kept = found;
    if (filtered && topK < found) {
        const float lowest = c.score[topK - 1];
        kept = topK;
        while (kept < found && c.score[kept] >= lowest)
            ++kept;
    }
    double sum = weigh(c, kept);
    if (useTopP) {
        double mass = 0;
        int removed = 0;
        while (removed + 1 < kept) {
            const double weight = static_cast<double>(c.weight[kept - 1 - removed]);
            mass += static_cast<double>(static_cast<float>(weight / sum));
            if (static_cast<float>(mass) > edge)
                break;
            ++removed;
        }
        __syncthreads();
        kept -= removed;
    }
    // By ascending id for the draw; what is not kept goes behind.
    if (thread >= kept && thread < size)
        c.id[thread] = INT_MAX;
    sortCandidates(c, size, [](float, int i, float, int j) { return i < j; });
    sum = weigh(c, kept);
    __syncthreads(); // the others still read the weights
    if (thread != 0)
        return;
    double total = 0;
    for (int i = 0; i < kept; ++i) {
        c.weight[i] = static_cast<float>(static_cast<double>(c.weight[i]) / sum);
        total += static_cast<double>(c.weight[i]);
    }
    const double target = numberOf(seed, rows[blockIdx.x]) * total;
    double reached = 0;
    int last = c.id[0];
    for (int i = 0; i < kept; ++i) {
        reached += static_cast<double>(c.weight[i]);
        if (c.weight[i] > 0)
            last = c.id[i];
        if (reached > target)
            break;
    }
    ids[blockIdx.x] = kept <= 1 ? (kept == 0 ? 0 : c.id[0]) : last;
}

} // namespace

std::size_t drawScratch(int n)
{
    return static_cast<std::size_t>(n) * cells * drawThreads;
}

void drawTokens(const float* logits, int vocab, int n, const DrawSettings& settings,
                const DrawRow* rows, int* ids, float* scratch, CUstream_st* stream,
                const int* which)
{
    const SamplingParams& params = settings.params;
    const dim3 grid(cells, static_cast<unsigned>(n));
    highestKernel<<<grid, drawThreads, 0, stream>>>(logits, vocab, settings.allowed, which,
                                                    scratch);
    drawKernel<<<n, drawThreads, 0, stream>>>(
        logits, vocab, settings.allowed, static_cast<float>(params.temperature), params.greedy,
        params.topK, params.topP < 1.0, static_cast<float>(1.0 - params.topP), settings.seed, rows,
        ids, which, scratch);
    checkLaunch("sampler");
}

} // namespace mesewright::cuda
