// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

struct CUstream_st;

// The steps of one layer as launches on a stream. All pointers are device memory; matrices are
// row-major; n is the number of tokens. The residual stream, norms' weights, biases, router logits
// and every sum are fp32 in both modes; "wide" names what is bf16 in one mode and fp32 in the
// other: weights and the inputs of matrix products. A token's numbers do not depend on what else
// is in the batch, except through the choice of cuBLAS' algorithm.
namespace mesewright::cuda {

enum class Precision { Bf16, Fp32 };
[[nodiscard]] constexpr std::size_t wideSize(Precision p)
{
    return p == Precision::Bf16 ? 2 : 4;
}
[[nodiscard]] const char* precisionName(Precision p);

/// out[t] = table[ids[t]].
void embedRows(Precision p, const void* table, const int* ids, int n, int width, float* out,
               CUstream_st* stream);

/// What is still to be added to the residual stream; the next norm does it in passing.
struct Pending
{
    const float* bias = nullptr; ///< [width]
    const void* slots = nullptr; ///< bf16 [n · k, width]: the weighted outputs of the experts
    int k = 0;
};

/// residual += what is pending, kept; y = wide(rmsnorm(residual) · weight).
void normRows(Precision p, float* residual, const Pending& pending, const float* weight, float eps,
              int n, int width, void* y, CUstream_st* stream);

/// As normRows for rows rows[i] of the residual (null: the first ones), with nothing pending.
void normPicked(Precision p, const float* residual, const int* rows, const float* weight, float eps,
                int n, int width, void* y, CUstream_st* stream);

/// normRows, and the router on the unrounded norm: the k largest of W x + b (ties: lower expert),
/// experts ascending in `chosen` [n, k], softmax over the chosen in `gates` [n, k]. k <= 32.
struct Router
{
    const void* weight = nullptr; ///< wide [experts, width]
    const float* bias = nullptr;
    int experts = 0;
    int chosen = 0;
};
void normAndRoute(Precision p, float* residual, const Pending& pending, const float* weight,
                  float eps, int n, int width, const Router& router, void* y, int* chosen,
                  float* gates, CUstream_st* stream);
/// Widest hidden size that the norms' shared memory holds.
inline constexpr int widestHidden = 8192;

/// Bias, rotary embedding (half-split) of queries and keys, and rounding: from a product's fp32
/// result [n, (heads + 2 kvHeads) headDim] to wide. `cosine`, `sine` [positions, headDim / 2].
struct HeadShape
{
    int heads = 0;
    int kvHeads = 0;
    int headDim = 0;
    int window = 0; ///< 0: full attention
    float scale = 1;

    [[nodiscard]] constexpr int width() const { return (heads + 2 * kvHeads) * headDim; }
};
void rotateQkv(Precision p, const HeadShape& shape, const float* product, const float* bias,
               const float* cosine, const float* sine, const int* positions, int n, void* qkv,
               CUstream_st* stream);

/// Head widths that the attention kernels are built for.
[[nodiscard]] bool attentionSupports(const HeadShape& shape);

/// Attention with sinks inside packed rows: row r is tokens [offsets[r], offsets[r + 1]) of `qkv`.
/// out [n, heads · headDim] wide. `longest` is the longest row. `logSumExp` [n, heads] (with the
/// sink) is kept for a backward pass, or null.
void attendPacked(Precision p, const HeadShape& shape, const void* qkv, const int* offsets,
                  int rows, int longest, const float* sinks, void* out, CUstream_st* stream,
                  float* logSumExp = nullptr);

/// Keys and values of a layer that decoding rows see: prompts, shared by the rows that continue
/// them, and each row's own tail. All are wide [place, kvHeads, headDim]. A sliding layer keeps of
/// a prompt its last `window` tokens, at promptPlace · window, and the tail is a ring.
struct LayerCache
{
    void* promptKeys = nullptr;
    void* promptValues = nullptr;
    void* tailKeys = nullptr;
    void* tailValues = nullptr;
    int tailCapacity = 0; ///< places of one row
};
/// By row of the batch. The token fed has number position - promptLength of its tail.
struct DecodeRows
{
    const int* positions = nullptr;
    const int* promptLength = nullptr;
    const int* promptPlace = nullptr;  ///< first place of a full layer
    const int* promptWindow = nullptr; ///< number of the window of a sliding layer
    const int* tailSlot = nullptr;
};
/// Stores each row's new key and value, then attends. With splits > 1 a cache is shared among that
/// many blocks: `parts` has attendParts() floats and `arrivals` attendUnits() ints, zero before the
/// first use and left zero.
struct SplitRoom
{
    int splits = 1;
    float* parts = nullptr;
    int* arrivals = nullptr;
};
void attendCached(Precision p, const HeadShape& shape, const LayerCache& cache,
                  const DecodeRows& rows, const void* qkv, int n, const SplitRoom& split,
                  const float* sinks, void* out, CUstream_st* stream);
[[nodiscard]] int attendUnits(const HeadShape& shape, int n);
[[nodiscard]] std::size_t attendParts(const HeadShape& shape, int n, int splits);

/// Copies keys and values of packed tokens into the prompts' places; -1: this token is not kept.
void storePrompt(Precision p, const HeadShape& shape, const void* qkv, const int* places, int n,
                 void* keys, void* values, CUstream_st* stream);

/// Sorts the n·k choices by expert, stable: expert e has order[starts[e] .. starts[e + 1]), and
/// place[order[i]] = i. A choice is token · k + number.
void sortByExpert(const int* chosen, int choices, int experts, int* starts, int* order, int* place,
                  CUstream_st* stream);

/// out[i] = x[order[i] / k], wide.
void gatherRows(Precision p, const void* x, const int* order, int k, int count, int width,
                void* out, CUstream_st* stream);

/// Clamped SwiGLU of z + bias [count, 2 width], gate and up interleaved; out [count, width] wide.
void swigluRows(Precision p, const float* z, const float* bias, float limit, int count, int width,
                void* out, CUstream_st* stream);

/// residual[t] += sum over its k choices, experts ascending, of gate · (out[place] + bias[expert]).
void combineRows(float* residual, const float* expertOut, const float* bias, const int* chosen,
                 const float* gates, const int* place, int n, int k, int width,
                 CUstream_st* stream);

/// residual[t] += the sum of its k rows of `slots` [n · k, width] bf16, already weighted.
void addSlots(float* residual, const void* slots, int n, int k, int width, CUstream_st* stream);

/// LoRA's middle: out[t, c] = wide(low[t, c] · factor[t, owner[c]]) for stacked adapters.
void scaleLow(Precision p, const float* low, const float* factors, const int* owner, int n,
              int columns, int adapters, void* out, CUstream_st* stream);

/// Losses: nll[t] = log sum exp(logits[t]) - logits[t, target[t]]; -1 leaves 0.
void negativeLogLikelihood(const float* logits, const int* targets, int n, int vocab, float* nll,
                           CUstream_st* stream);

} // namespace mesewright::cuda
