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

/// The k-th highest of the threads' maxima: no more than the k-th highest logit, and close to it,
/// since few of the highest logits share a thread.
__device__ float lowerBound(Candidates& c, float mine, int k)
{
    __syncthreads();
    c.score[threadIdx.x] = mine;
    c.id[threadIdx.x] = 0;
    sortCandidates(c, drawThreads, [](float a, int, float b, int) { return a > b; });
    const float bound = c.score[k - 1];
    __syncthreads();
    return bound;
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

__device__ void findHighest(Candidates& c, float mine, int id)
{
    __shared__ float scores[32];
    __shared__ int ids[32];
    const int lane = static_cast<int>(threadIdx.x) % 32;
    const auto reduce = [&] {
#pragma unroll
        for (int step = 16; step > 0; step /= 2) {
            const float other = __shfl_xor_sync(0xFFFFFFFFu, mine, step);
            const int otherId = __shfl_xor_sync(0xFFFFFFFFu, id, step);
            if (other > mine || (other == mine && otherId < id)) {
                mine = other;
                id = otherId;
            }
        }
    };
    reduce();
    if (lane == 0) {
        scores[threadIdx.x / 32] = mine;
        ids[threadIdx.x / 32] = id;
    }
    __syncthreads();
    if (threadIdx.x < 32) {
        mine = scores[lane];
        id = ids[lane];
        reduce();
        if (lane == 0) {
            c.highest = mine;
            c.highestId = id;
        }
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

__global__ void __launch_bounds__(drawThreads)
    drawKernel(const float* logits, int vocab, int allowed, float temperature, bool greedy,
               int topK, bool useTopP, float edge, std::uint64_t seed, const DrawRow* rows,
               int* ids, const int* which)
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
    float mine = -infinity();
    int mineId = INT_MAX;
    bool bad = false;
#pragma unroll 8
    for (int i = thread; i < allowed; i += drawThreads) {
        const float x = z[i];
        bad |= x != x;
        if (x > mine) {
            mine = x;
            mineId = i;
        }
    }
    if (bad)
        c.bad = 1;
    findHighest(c, mine, mineId);
    const bool usable = temperature > 0.0f && temperature < infinity();
    const float top = usable ? __fdiv_rn(c.highest, temperature) : infinity();
    if (greedy || !usable || c.bad != 0 || !(fabsf(top) < infinity())) {
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
        const float kth = lowerBound(c, mine, topK);
        bound = kth - fmaxf(fabsf(kth) * 1e-6f, temperature * 1e-43f);
    }
    __syncthreads();
#pragma unroll 8
    for (int i = thread; i < allowed; i += drawThreads) {
        const float x = z[i];
        if (x >= bound && x > -infinity()) {
            const float score = temperature == 1.0f ? x : __fdiv_rn(x, temperature);
            const int at = score > -infinity() ? atomicAdd(&c.count, 1) : room;
            if (at < room) {
                c.score[at] = score;
                c.id[at] = i;
            }
        }
    }
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

void drawTokens(const float* logits, int vocab, int n, const DrawSettings& settings,
                const DrawRow* rows, int* ids, CUstream_st* stream, const int* which)
{
    const SamplingParams& params = settings.params;
    drawKernel<<<n, drawThreads, 0, stream>>>(
        logits, vocab, settings.allowed, static_cast<float>(params.temperature), params.greedy,
        params.topK, params.topP < 1.0, static_cast<float>(1.0 - params.topP), settings.seed, rows,
        ids, which);
    checkLaunch("sampler");
}

} // namespace mesewright::cuda
