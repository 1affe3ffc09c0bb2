// SPDX-License-Identifier: Apache-2.0
#include "core/llm/cuda/moe/grouped.h"

#include <cuda_bf16.h>

namespace mesewright::moe {
namespace {

constexpr int planThreads = 1024, planWarps = planThreads / 32;
static_assert(planWarps == maxExperts, "the column scan gives each warp one expert");

/// Floats to unsigned numbers of the same order.
__device__ __forceinline__ std::uint32_t ordered(float v)
{
    const std::uint32_t bits = __float_as_uint(v);
    return bits & 0x80000000u ? ~bits : bits | 0x80000000u;
}

/// A warp a row, a lane an expert: four rounds of "largest, lowest lane of equals".
__device__ __forceinline__ void chooseExperts(const float* logits, const Routing& r,
                                              std::uint8_t* chosen)
{
    const int lane = threadIdx.x & 31;
    for (int row = threadIdx.x >> 5; row < r.rows; row += planWarps) {
        const float logit = logits[row * maxExperts + lane];
        std::uint32_t key = ordered(logit);
        int expert = 0; // of choice `lane`
        float value = 0.f, largest = 0.f, sum = 0.f;
#pragma unroll
        for (int k = 0; k < topExperts; ++k) {
            const std::uint32_t best = __reduce_max_sync(~0u, key);
            const int winner = __ffs(__ballot_sync(~0u, key == best)) - 1;
            const float top = __shfl_sync(~0u, logit, winner);
            largest = k ? largest : top;
            const float e = __expf(top - largest);
            sum += e;
            if (lane == k) {
                expert = winner;
                value = e;
            }
            if (lane == winner)
                key = 0;
        }
        if (lane < topExperts) {
            const int slot = row * topExperts + lane;
            chosen[slot] = static_cast<std::uint8_t>(expert);
            r.experts[slot] = expert;
            r.weights[slot] = value / sum;
        }
    }
}

/// A stable counting sort of the slots by expert: each warp counts its own run of slots, the counts
/// are summed over the warps, and each warp places its run.
template <bool routes>
__global__ void __launch_bounds__(planThreads) planKernel(const float* logits, const Routing r)
{
    __shared__ std::uint8_t chosen[maxRows * topExperts];
    __shared__ int before[planWarps][maxExperts + 1]; // slots of an expert in earlier warps
    __shared__ int totals[maxExperts];
    const int thread = threadIdx.x, lane = thread & 31, warp = thread >> 5;
    const int slots = r.rows * topExperts;
    if constexpr (routes) {
        chooseExperts(logits, r, chosen);
    } else {
        for (int i = thread; i < slots; i += planThreads)
            chosen[i] = static_cast<std::uint8_t>(r.experts[i] & (maxExperts - 1));
    }
    before[warp][lane] = 0;
    __syncthreads();

    const int steps = (slots + planThreads - 1) / planThreads, first = warp * steps * 32 + lane;
    for (int s = 0; s < steps; ++s) {
        const int slot = first + s * 32, expert = slot < slots ? chosen[slot] : -1;
        const unsigned same = __match_any_sync(~0u, expert);
        if (expert >= 0 && lane == __ffs(same) - 1)
            before[warp][expert] += __popc(same);
        __syncwarp();
    }
    __syncthreads();
    {
        const int own = before[lane][warp];
        int sum = own;
#pragma unroll
        for (int d = 1; d < 32; d <<= 1) {
            const int v = __shfl_up_sync(~0u, sum, d);
            sum += lane >= d ? v : 0;
        }
        before[lane][warp] = sum - own;
        if (lane == 31) {
            totals[warp] = sum;
            r.counts[warp] = sum;
        }
    }
    __syncthreads();
    int base = totals[lane];
#pragma unroll
    for (int d = 1; d < 32; d <<= 1) {
        const int v = __shfl_up_sync(~0u, base, d);
        base += lane >= d ? v : 0;
    }
    base -= totals[lane];
    for (int s = 0; s < steps; ++s) {
        const int slot = first + s * 32, expert = slot < slots ? chosen[slot] : -1;
        const unsigned same = __match_any_sync(~0u, expert);
        const int start = __shfl_sync(~0u, base, expert & 31);
        if (expert >= 0)
            r.sorted[start + before[warp][expert] + __popc(same & ((1u << lane) - 1))] = slot;
        __syncwarp();
        if (expert >= 0 && lane == __ffs(same) - 1)
            before[warp][expert] += __popc(same);
        __syncwarp();
    }
}

/// Eight columns a thread.
__global__ void combineKernel(int rows, const __nv_bfloat16* slots, const __nv_bfloat16* residual,
                              __nv_bfloat16* out)
{
    constexpr int parts = inner / 8;
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i >= rows * parts)
        return;
    const int row = i / parts, part = i - row * parts;
    const auto add = [](float(&sum)[8], const uint4& v) {
        const std::uint32_t w[4] = {v.x, v.y, v.z, v.w};
#pragma unroll
        for (int k = 0; k < 4; ++k) {
            sum[2 * k] += __uint_as_float(w[k] << 16);
            sum[2 * k + 1] += __uint_as_float(w[k] & 0xffff0000u);
        }
    };
    uint4 v[topExperts];
#pragma unroll
    for (int k = 0; k < topExperts; ++k)
        v[k] = reinterpret_cast<const uint4*>(slots)[(row * topExperts + k) * parts + part];
    float sum[8] = {};
    if (residual)
        add(sum, reinterpret_cast<const uint4*>(residual)[i]);
#pragma unroll
    for (int k = 0; k < topExperts; ++k)
        add(sum, v[k]);
    __nv_bfloat162 result[4];
#pragma unroll
    for (int k = 0; k < 4; ++k)
        result[k] = __floats2bfloat162_rn(sum[2 * k], sum[2 * k + 1]);
    reinterpret_cast<uint4*>(out)[i] = *reinterpret_cast<uint4*>(result);
}

bool fits(int rows)
{
    return rows >= 1 && rows <= maxRows;
}

} // namespace

cudaError_t plan(const Routing& routing, cudaStream_t stream)
{
    if (!fits(routing.rows))
        return cudaErrorInvalidValue;
    planKernel<false><<<1, planThreads, 0, stream>>>(nullptr, routing);
    return cudaGetLastError();
}

cudaError_t route(const float* logits, const Routing& routing, cudaStream_t stream)
{
    if (!fits(routing.rows))
        return cudaErrorInvalidValue;
    planKernel<true><<<1, planThreads, 0, stream>>>(logits, routing);
    return cudaGetLastError();
}

cudaError_t combine(int rows, const Buffers& buffers, const __nv_bfloat16* residual,
                    __nv_bfloat16* out, cudaStream_t stream)
{
    if (!fits(rows))
        return cudaErrorInvalidValue;
    constexpr int threads = 128;
    const int blocks = (rows * (inner / 8) + threads - 1) / threads;
    combineKernel<<<blocks, threads, 0, stream>>>(rows, buffers.slots, residual, out);
    return cudaGetLastError();
}

} // namespace mesewright::moe
