// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/llm/cuda/weightnoise.h"

#include <cstdint>

struct CUstream_st;

// What makes checkpoints on the GPU: random weights and the quantisers, with the bytes that
// core/llm/nf4.h and core/llm/mxfp4.h give.
namespace mesewright::cuda {

/// out[i] = bf16(noise(begin + i) · deviation), held as fp32; `begin` is even.
void randomWeights(const NoiseKey& key, float deviation, std::int64_t begin, std::int64_t count,
                   float* out, CUstream_st* stream);

/// fp32 to the bits of bf16.
void packBf16(const float* values, std::int64_t count, std::uint16_t* out, CUstream_st* stream);

/// Largest magnitude of each whole block of 64.
void blockMaxima(const float* values, std::int64_t blocks, float* maxima, CUstream_st* stream);

/// Nibbles of whole blocks of 64, high one first.
void packNf4(const float* values, const float* maxima, std::int64_t blocks, std::uint8_t* packed,
             CUstream_st* stream);

/// Second level: maxima - offset in blocks of 256 against the dynamic map. `steps` is
/// dynamicStepTable() on the device.
void packMaxima(const float* maxima, std::int64_t blocks, float offset, const std::uint8_t* steps,
                std::uint8_t* absmax, float* nested, CUstream_st* stream);

/// `count` is a multiple of 32; 16 bytes and one scale a block.
void packMxfp4(const float* values, std::int64_t count, std::uint8_t* blocks, std::uint8_t* scales,
               CUstream_st* stream);

} // namespace mesewright::cuda
