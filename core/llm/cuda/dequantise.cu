// SPDX-License-Identifier: Apache-2.0
#include "core/llm/cuda/common.cuh"
#include "core/llm/cuda/dequantise.h"
#include "core/llm/cuda/device.h"

#include <cuda_fp16.h>

namespace mesewright::cuda {

namespace {

struct CodeTable
{
    float values[16];
};

__device__ __constant__ const float e2m1[16] = {0.0f,  0.5f,  1.0f,  1.5f,  2.0f,  3.0f,
                                                4.0f,  6.0f,  -0.0f, -0.5f, -1.0f, -1.5f,
                                                -2.0f, -3.0f, -4.0f, -6.0f};

/// Product and sum rounded one after the other, as bitsandbytes does: never fused.
__device__ __forceinline__ float blockMaximum(const DeviceNf4& tensor, std::int64_t block)
{
    if (tensor.absmax == nullptr)
        return tensor.maxima[block];
    const float product =
        __fmul_rn(tensor.map[tensor.absmax[block]], tensor.nested[block / tensor.nestedBlockSize]);
    return __fadd_rn(product, tensor.offset);
}

__device__ __forceinline__ float roundTo(int target, float value)
{
    if (target == 0)
        return __bfloat162float(__float2bfloat16_rn(value));
    if (target == 1)
        return __half2float(__float2half_rn(value));
    return value;
}

/// A thread takes the two elements of a byte.
template <class T>
__global__ void nf4Kernel(DeviceNf4 tensor, CodeTable code, std::int64_t bytes, std::int64_t count,
                          T* out)
{
    __shared__ float table[16];
    if (threadIdx.x < 16)
        table[threadIdx.x] = code.values[threadIdx.x];
    __syncthreads();
    const std::int64_t step = static_cast<std::int64_t>(gridDim.x) * blockDim.x;
    for (std::int64_t i = static_cast<std::int64_t>(blockIdx.x) * blockDim.x + threadIdx.x;
         i < bytes; i += step) {
        const float maximum = blockMaximum(tensor, 2 * i / tensor.blockSize);
        const unsigned byte = tensor.packed[i];
        out[2 * i] = fromFloat<T>(roundTo(tensor.target, __fmul_rn(table[byte >> 4], maximum)));
        if (2 * i + 1 < count)
            out[2 * i + 1] =
                fromFloat<T>(roundTo(tensor.target, __fmul_rn(table[byte & 15u], maximum)));
    }
}

__global__ void maximaKernel(DeviceNf4 tensor, std::int64_t blocks, float* out)
{
    const std::int64_t i = static_cast<std::int64_t>(blockIdx.x) * blockDim.x + threadIdx.x;
    if (i < blocks)
        out[i] = blockMaximum(tensor, i);
}

/// A thread takes 8 elements: 4 bytes of one block.
template <class T>
__global__ void mxfp4Kernel(const std::uint8_t* blocks, const std::uint8_t* scales,
                            std::int64_t words, T* out)
{
    __shared__ float table[16];
    if (threadIdx.x < 16)
        table[threadIdx.x] = e2m1[threadIdx.x];
    __syncthreads();
    const std::int64_t step = static_cast<std::int64_t>(gridDim.x) * blockDim.x;
    for (std::int64_t i = static_cast<std::int64_t>(blockIdx.x) * blockDim.x + threadIdx.x;
         i < words; i += step) {
        const int scale = static_cast<int>(scales[i / 4]) - 127;
#pragma unroll
        for (int b = 0; b < 4; ++b) {
            const unsigned byte = blocks[4 * i + b];
            out[8 * i + 2 * b] = fromFloat<T>(ldexpf(table[byte & 15u], scale));
            out[8 * i + 2 * b + 1] = fromFloat<T>(ldexpf(table[byte >> 4], scale));
        }
    }
}

template <class From, class T>
__global__ void convertKernel(const From* data, std::int64_t count, T* out)
{
    const std::int64_t step = static_cast<std::int64_t>(gridDim.x) * blockDim.x;
    for (std::int64_t i = static_cast<std::int64_t>(blockIdx.x) * blockDim.x + threadIdx.x;
         i < count; i += step)
        out[i] = fromFloat<T>(static_cast<float>(data[i]));
}

template <class T>
__global__ void transposeKernel(const T* in, int rows, int columns, T* out)
{
    __shared__ T tile[32][33];
    const int column = static_cast<int>(blockIdx.x * 32 + threadIdx.x);
    for (int r = static_cast<int>(threadIdx.y); r < 32; r += 8) {
        const int row = static_cast<int>(blockIdx.y * 32) + r;
        if (row < rows && column < columns)
            tile[r][threadIdx.x] = in[static_cast<std::int64_t>(row) * columns + column];
    }
    __syncthreads();
    const int row = static_cast<int>(blockIdx.y * 32 + threadIdx.x);
    for (int c = static_cast<int>(threadIdx.y); c < 32; c += 8) {
        const int to = static_cast<int>(blockIdx.x * 32) + c;
        if (row < rows && to < columns)
            out[static_cast<std::int64_t>(to) * rows + row] = tile[threadIdx.x][c];
    }
}

unsigned blocksFor(std::int64_t items)
{
    const std::int64_t blocks = (items + 255) / 256;
    return static_cast<unsigned>(blocks < 1 ? 1 : blocks < 16384 ? blocks : 16384);
}

} // namespace

void dequantiseNf4(Precision p, const DeviceNf4& tensor, std::int64_t count, void* out,
                   CUstream_st* stream)
{
    CodeTable code{};
    for (int i = 0; i < 16; ++i)
        code.values[i] = tensor.code[static_cast<std::size_t>(i)];
    const std::int64_t bytes = (count + 1) / 2;
    MESEWRIGHT_BY_PRECISION(p, T,
                            (nf4Kernel<T><<<blocksFor(bytes), 256, 0, stream>>>(
                                tensor, code, bytes, count, static_cast<T*>(out))));
    checkLaunch("NF4");
}

void nf4Maxima(const DeviceNf4& tensor, std::int64_t blocks, float* out, CUstream_st* stream)
{
    maximaKernel<<<static_cast<unsigned>((blocks + 255) / 256), 256, 0, stream>>>(tensor, blocks,
                                                                                  out);
    checkLaunch("block maxima");
}

void dequantiseMxfp4(Precision p, const std::uint8_t* blocks, const std::uint8_t* scales,
                     std::int64_t count, void* out, CUstream_st* stream)
{
    MESEWRIGHT_BY_PRECISION(p, T,
                            (mxfp4Kernel<T><<<blocksFor(count / 8), 256, 0, stream>>>(
                                blocks, scales, count / 8, static_cast<T*>(out))));
    checkLaunch("MXFP4");
}

void convertFloats(Precision p, FloatType from, const void* data, std::int64_t count, void* out,
                   CUstream_st* stream)
{
    const unsigned blocks = blocksFor(count);
    MESEWRIGHT_BY_PRECISION(p, T, {
        T* to = static_cast<T*>(out);
        switch (from) {
        case FloatType::F32:
            convertKernel<<<blocks, 256, 0, stream>>>(static_cast<const float*>(data), count, to);
            break;
        case FloatType::Bf16:
            convertKernel<<<blocks, 256, 0, stream>>>(static_cast<const Bf16*>(data), count, to);
            break;
        case FloatType::F16:
            convertKernel<<<blocks, 256, 0, stream>>>(static_cast<const __half*>(data), count, to);
            break;
        }
    });
    checkLaunch("converting weights");
}

void transposeMatrix(int elementBytes, const void* in, int rows, int columns, void* out,
                     CUstream_st* stream)
{
    const dim3 grid(static_cast<unsigned>((columns + 31) / 32),
                    static_cast<unsigned>((rows + 31) / 32));
    const dim3 block(32, 8);
    if (elementBytes == 2)
        transposeKernel<<<grid, block, 0, stream>>>(static_cast<const std::uint16_t*>(in), rows,
                                                    columns, static_cast<std::uint16_t*>(out));
    else
        transposeKernel<<<grid, block, 0, stream>>>(static_cast<const std::uint32_t*>(in), rows,
                                                    columns, static_cast<std::uint32_t*>(out));
    checkLaunch("transposing weights");
}

} // namespace mesewright::cuda
