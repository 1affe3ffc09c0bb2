// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/llm/cuda/kernels.h"

#include <array>
#include <cstdint>

// Weights from the bytes of a checkpoint, on the GPU; the same values as core/llm's readers give.
namespace mesewright::cuda {

/// One NF4 matrix in device memory, as bitsandbytes stores it.
struct DeviceNf4
{
    const std::uint8_t* packed = nullptr;
    const std::uint8_t* absmax = nullptr; ///< bytes of the map, or null: then `maxima` counts
    const float* nested = nullptr;        ///< second-level maxima
    const float* maxima = nullptr;        ///< fp32 maxima without a second level
    std::array<float, 16> code{};         ///< by nibble
    const float* map = nullptr;           ///< 256 values of the second level, on the device
    float offset = 0;
    int blockSize = 64; ///< even
    int nestedBlockSize = 256;
    int target = 0; ///< what a value is rounded to: 0 bf16, 1 fp16, 2 fp32
};

/// out[i] = wide(round(code[nibble] · maximum)) for `count` elements.
void dequantiseNf4(Precision p, const DeviceNf4& tensor, std::int64_t count, void* out,
                   CUstream_st* stream);
/// The maxima alone in fp32, one a block.
void nf4Maxima(const DeviceNf4& tensor, std::int64_t blocks, float* out, CUstream_st* stream);

/// out[i] = wide(E2M1 · 2^(scale - 127)); `count` is a multiple of 32.
void dequantiseMxfp4(Precision p, const std::uint8_t* blocks, const std::uint8_t* scales,
                     std::int64_t count, void* out, CUstream_st* stream);

/// Elements of a checkpoint's float type to wide.
enum class FloatType { F32, Bf16, F16 };
void convertFloats(Precision p, FloatType from, const void* data, std::int64_t count, void* out,
                   CUstream_st* stream);

/// out[c, r] = in[r, c], elements of 2 or 4 bytes.
void transposeMatrix(int elementBytes, const void* in, int rows, int columns, void* out,
                     CUstream_st* stream);

} // namespace mesewright::cuda
