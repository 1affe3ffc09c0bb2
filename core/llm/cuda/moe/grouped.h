// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/llm/cuda/moe/geometry.h"

#include <cstddef>
#include <cstdint>
#include <cuda_runtime_api.h>

struct __nv_bfloat16;

/// The expert layer of GPT-OSS with 4-bit weights, for batches of 1 to 1024 rows on one GPU. All
/// pointers are device pointers, 16-byte aligned, row-major. Every call only enqueues work on the
/// stream, with a grid that depends on rows alone: a CUDA graph of a step stays valid whatever the
/// routing. Equal inputs give equal bits.
///
/// A step: plan (or route) ; gateUp ; down ; combine.
namespace mesewright::moe {

enum class Format { Nf4, Mxfp4 };
enum class Projection { GateUp, Down };

struct Dims
{
    int experts = 0;
    int hidden = 0;       ///< elements of a token's vector
    int intermediate = 0; ///< inputs of down; gate_up has twice as many output rows
    int perToken = 0;     ///< experts a token goes to
};
/// The kernels are compiled for one shape; others are refused by name (take the reference path).
[[nodiscard]] Result<void> checkDims(const Dims& dims);

/// Rows of the projection's output, and bytes of one packed expert.
[[nodiscard]] constexpr int outputRows(Projection p)
{
    return p == Projection::GateUp ? gateUpRows : downRows;
}
[[nodiscard]] constexpr std::size_t packedExpertBytes(Projection p)
{
    return std::size_t(outputRows(p)) / tileRows * tileBytes;
}

/// Packs `experts` experts that lie one behind the other, [out][2880] each. `nibbles` as
/// bitsandbytes keeps them (first weight in the high nibble), `maxima` one fp32 for 64 weights, any
/// double quantisation already undone. Adds to `flaws` (one int, zeroed by the caller) each maximum
/// that fp16 cannot hold to 11 bits: above 65504, or non-zero below 2^-14. With flaws the packed
/// tensor must not be used.
[[nodiscard]] cudaError_t packNf4(Projection p, int experts, const std::uint8_t* nibbles,
                                  const float* maxima, std::uint8_t* packed, int* flaws,
                                  cudaStream_t stream);
/// `blocks` and `scales` as the official checkpoint keeps them ([out][90][16] and [out][90]).
/// `flaws` counts scales above 128 (2^1), which no trained expert has, and 255 is not a number.
[[nodiscard]] cudaError_t packMxfp4(Projection p, int experts, const std::uint8_t* blocks,
                                    const std::uint8_t* scales, std::uint8_t* packed, int* flaws,
                                    cudaStream_t stream);

/// The way back: `experts` packed experts as bf16 matrices [out][2880], for products that outgrow the
/// grouped kernels. `nf4Code` is the table of 16 values on the host (null for MXFP4).
[[nodiscard]] cudaError_t unpack(Format format, Projection p, int experts,
                                 const std::uint8_t* packed, const float* nf4Code,
                                 __nv_bfloat16* out, cudaStream_t stream);

/// Where the rows go. Slot = 4 * row + choice; position = place of a slot when slots are ordered
/// by expert, and by slot within an expert.
struct Routing
{
    int rows = 0;
    int* experts = nullptr;   ///< [rows * 4] expert of each slot
    float* weights = nullptr; ///< [rows * 4] weight of each slot
    int* counts = nullptr;    ///< [32] slots of each expert
    int* sorted = nullptr;    ///< [rows * 4] slot at each position
};
/// Fills counts and sorted from experts. An expert outside 0..31 is taken as its low five bits.
[[nodiscard]] cudaError_t plan(const Routing& routing, cudaStream_t stream);
/// Fills all of the routing from router logits [rows][32] fp32: the four largest (the lower expert
/// of equal ones), softmax over these four. One launch.
[[nodiscard]] cudaError_t route(const float* logits, const Routing& routing, cudaStream_t stream);

/// One layer's packed experts; biases bf16 [32][5760] and [32][2880].
struct Layer
{
    Format format = Format::Nf4;
    const std::uint8_t* gateUp = nullptr;
    const __nv_bfloat16* gateUpBias = nullptr;
    const std::uint8_t* down = nullptr;
    const __nv_bfloat16* downBias = nullptr;
};

/// Which kernel takes which expert, by the number of its slots.
struct Policy
{
    /// Experts with at most this many slots stream (groups of 16); the others take the tile kernel.
    /// 0: all tile; maxRows: all stream.
    int streamUpTo = maxRows;
    int tileSlots = 48; ///< slots of a tile kernel's group: 32 or 48
};
/// The choice that was measured to be fastest (README.md beside this).
[[nodiscard]] Policy policyFor(int rows, Format format = Format::Nf4);

/// What the launches need to know of a GPU; made once, outside any capture.
struct Device
{
    int processors = 0;
    std::size_t workspaceBytes = 0; ///< of the workspace below
};
/// Checks compute capability (8.0 or later) and shared memory of the current device and prepares
/// the kernels for it.
[[nodiscard]] Result<Device> prepare();

/// Intermediate results of one step. The workspace must be zero before its first use; each launch
/// leaves its counters zero. One step at a time may use it.
struct Buffers
{
    void* activated = nullptr;      ///< [rows * 4][2880] by position, 2 bytes: NF4 fp16, MXFP4 bf16
    __nv_bfloat16* slots = nullptr; ///< [rows * 4][2880] weighted outputs by slot
    void* workspace = nullptr;
    /// A copy of gateUp's x as fp16, where the maker of x writes one (halfPair in device.cuh):
    /// saves NF4's tile kernel a launch.
    const void* half = nullptr;
};
/// activated = SwiGLU(x W^T + b): gate = min(g, 7), up = clamp(u, -7, 7),
/// (up + 1) gate sigmoid(1.702 gate). x: bf16 [rows][2880]; NF4 computes in fp16, so that values
/// beyond 65504 are taken as that.
[[nodiscard]] cudaError_t gateUp(const Device& device, const Layer& layer, const Routing& routing,
                                 const Policy& policy, const __nv_bfloat16* x,
                                 const Buffers& buffers, cudaStream_t stream);
/// slots = weight (activated W^T + b)
[[nodiscard]] cudaError_t down(const Device& device, const Layer& layer, const Routing& routing,
                               const Policy& policy, const Buffers& buffers, cudaStream_t stream);
/// out[row] = (residual[row] +) the row's four slots, summed in fp32 in the order of choice.
/// `residual` may be null or `out` itself.
[[nodiscard]] cudaError_t combine(int rows, const Buffers& buffers, const __nv_bfloat16* residual,
                                  __nv_bfloat16* out, cudaStream_t stream);

} // namespace mesewright::moe
