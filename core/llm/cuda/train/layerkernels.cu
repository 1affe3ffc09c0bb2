// SPDX-License-Identifier: Apache-2.0
#include "core/llm/cuda/common.cuh"
#include "core/llm/cuda/device.h"
#include "core/llm/cuda/train/layerkernels.h"

namespace mesewright::cuda {

namespace {

constexpr int rowThreads = 256;

/// Rows need not be whole vectors, so elements are handled one at a time; neighbours in a warp
/// share the memory's transactions.
template <class T>
__global__ void gatherWideKernel(const float* x, const int* order, int k, int width, T* out)
{
    const std::int64_t row = blockIdx.x;
    const std::int64_t source = order == nullptr ? row : order[row] / k;
    for (int i = static_cast<int>(threadIdx.x); i < width; i += static_cast<int>(blockDim.x))
        out[row * width + i] = fromFloat<T>(x[source * width + i]);
}

__global__ void scatterKernel(const float* x, const int* rows, int width, float* out)
{
    const std::int64_t row = blockIdx.x;
    const std::int64_t to = rows[row];
    for (int i = static_cast<int>(threadIdx.x); i < width; i += static_cast<int>(blockDim.x))
        out[to * width + i] = x[row * width + i];
}

__device__ __forceinline__ void loadFour(const float* from, float (&to)[4])
{
    const float4 v = *reinterpret_cast<const float4*>(from);
    to[0] = v.x, to[1] = v.y, to[2] = v.z, to[3] = v.w;
}
__device__ __forceinline__ void loadFour(const Bf16* from, float (&to)[4])
{
    const uint2 raw = *reinterpret_cast<const uint2*>(from);
    to[0] = __uint_as_float(raw.x << 16), to[1] = __uint_as_float(raw.x & 0xFFFF0000u);
    to[2] = __uint_as_float(raw.y << 16), to[3] = __uint_as_float(raw.y & 0xFFFF0000u);
}
__device__ __forceinline__ void storeFour(float* to, const float* from)
{
    *reinterpret_cast<float4*>(to) = make_float4(from[0], from[1], from[2], from[3]);
}
__device__ __forceinline__ void storeFour(Bf16* to, const float* from)
{
    const __nv_bfloat162 low = __floats2bfloat162_rn(from[0], from[1]);
    const __nv_bfloat162 high = __floats2bfloat162_rn(from[2], from[3]);
    *reinterpret_cast<uint2*>(to) = make_uint2(*reinterpret_cast<const std::uint32_t*>(&low),
                                               *reinterpret_cast<const std::uint32_t*>(&high));
}

constexpr float sigmoidSlope = 1.702f;

/// A thread takes four pairs of gate and up at a time.
template <class T>
__global__ void activationKernel(const T* z, const float* bias, PlacedChoices choices, float limit,
                                 int inner, T* out)
{
    const std::int64_t row = blockIdx.x;
    const std::int64_t expert = choices.chosen[choices.order[row]];
    const T* from = z + row * 2 * inner;
    const float* b = bias + expert * 2 * inner;
    for (int i = static_cast<int>(threadIdx.x) * 4; i < inner;
         i += static_cast<int>(blockDim.x) * 4) {
        float pairs[8];
        float shift[8];
        float results[4];
        loadEight(from + 2 * i, pairs);
        loadEight(b + 2 * i, shift);
#pragma unroll
        for (int j = 0; j < 4; ++j) {
            const float gate = fminf(pairs[2 * j] + shift[2 * j], limit);
            const float up = fminf(fmaxf(pairs[2 * j + 1] + shift[2 * j + 1], -limit), limit);
            const float sigmoid = 1.0f / (1.0f + expf(-sigmoidSlope * gate));
            results[j] = (up + 1.0f) * gate * sigmoid;
        }
        storeFour(out + row * inner + i, results);
    }
}

template <class T>
__global__ void activationBackKernel(T* z, PlacedChoices choices, ActivationGradient from,
                                     float* gradGate)
{
    __shared__ float room[32];
    const std::int64_t row = blockIdx.x;
    const int choice = choices.order[row];
    const std::int64_t expert = choices.chosen[choice];
    const float weight = choices.gates[choice];
    T* own = z + row * 2 * from.inner;
    const float* b = from.bias + expert * 2 * from.inner;
    const T* grad = static_cast<const T*>(from.gradActivated) + row * from.inner;
    const float limit = from.limit;
    const int step = static_cast<int>(blockDim.x) * 4;
    float dot = 0;
    for (int i = static_cast<int>(threadIdx.x) * 4; i < from.inner; i += step) {
        float pairs[8];
        float shift[8];
        float grads[4];
        loadEight(own + 2 * i, pairs);
        loadEight(b + 2 * i, shift);
        loadFour(grad + i, grads);
#pragma unroll
        for (int j = 0; j < 4; ++j) {
            const float rawGate = pairs[2 * j] + shift[2 * j];
            const float rawUp = pairs[2 * j + 1] + shift[2 * j + 1];
            const float gate = fminf(rawGate, limit);
            const float up = fminf(fmaxf(rawUp, -limit), limit);
            const float sigmoid = 1.0f / (1.0f + expf(-sigmoidSlope * gate));
            dot += grads[j] * (up + 1.0f) * gate * sigmoid;
            const float scaled = grads[j] * weight;
            const float gradG =
                scaled * (up + 1.0f) * sigmoid * (1.0f + sigmoidSlope * gate * (1.0f - sigmoid));
            const float gradU = scaled * gate * sigmoid;
            // What is clamped has no gradient.
            pairs[2 * j] = rawGate > limit ? 0.0f : gradG;
            pairs[2 * j + 1] = rawUp > limit || rawUp < -limit ? 0.0f : gradU;
        }
        storeFour(own + 2 * i, pairs);
        storeFour(own + 2 * i + 4, pairs + 4);
    }
    const float* out = from.gradOut + static_cast<std::int64_t>(choice / choices.k) * from.hidden;
    const float* down = from.downBias + expert * from.hidden;
    for (int i = static_cast<int>(threadIdx.x) * 4; i < from.hidden; i += step) {
        float a[4];
        float d[4];
        loadFour(out + i, a);
        loadFour(down + i, d);
#pragma unroll
        for (int j = 0; j < 4; ++j)
            dot += a[j] * d[j];
    }
    dot = blockSum(dot, room);
    if (threadIdx.x == 0)
        gradGate[choice] = dot;
}

template <class T>
__global__ void combineKernel(const T* expertOut, const float* bias, PlacedChoices choices,
                              const float* middle, int width, float* out)
{
    const std::int64_t token = blockIdx.x;
    for (int i = static_cast<int>(threadIdx.x); i < width; i += static_cast<int>(blockDim.x)) {
        float sum = 0;
        for (int j = 0; j < choices.k; ++j) {
            const std::int64_t choice = token * choices.k + j;
            const std::int64_t expert = choices.chosen[choice];
            const std::int64_t place = choices.place[choice];
            sum += choices.gates[choice] *
                   (toFloat(expertOut[place * width + i]) + bias[expert * width + i]);
        }
        out[token * width + i] = middle[token * width + i] + sum;
    }
}

/// With s = rsqrt(mean(x²) + eps): d/dx of w x s is s w g - x s³ / width · sum(w g x).
struct NormGradient
{
    float inverse = 0;
    float shared = 0;
};
__device__ __forceinline__ NormGradient normGradient(float squares, float dot, float eps, int width,
                                                     float* room)
{
    const float inverse = rsqrtf(blockSum(squares, room) / static_cast<float>(width) + eps);
    const float sum = blockSum(dot, room);
    return {inverse, sum * inverse * inverse * inverse / static_cast<float>(width)};
}

template <class T>
__global__ void middleKernel(MiddleGradient from, PlacedChoices choices, int width,
                             float* gradMiddle, T* gradMiddleWide)
{
    extern __shared__ float memory[]; // weight · gradient of the norm's output
    __shared__ float room[32];
    __shared__ float gradLogit[32];
    const std::int64_t token = blockIdx.x;
    const int k = choices.k;
    const float* gates = choices.gates + token * k;
    const float* gradGate = from.gradGate + token * k;
    const int* chosen = choices.chosen + token * k;
    const int* place = choices.place + token * k;
    if (threadIdx.x < 32 && static_cast<int>(threadIdx.x) < k) {
        float dot = 0;
        for (int j = 0; j < k; ++j)
            dot += gates[j] * gradGate[j];
        gradLogit[threadIdx.x] = gates[threadIdx.x] * (gradGate[threadIdx.x] - dot);
    }
    __syncthreads();
    const float* x = from.middle + token * width;
    float squares = 0;
    float dot = 0;
    for (int i = static_cast<int>(threadIdx.x); i < width; i += static_cast<int>(blockDim.x)) {
        float grad = 0;
        for (int j = 0; j < k; ++j)
            grad +=
                gradLogit[j] * toFloat(static_cast<const T*>(
                                   from.router)[static_cast<std::int64_t>(chosen[j]) * width + i]);
        for (int j = 0; j < k; ++j)
            grad += toFloat(static_cast<const T*>(
                from.gradInput)[static_cast<std::int64_t>(place[j]) * width + i]);
        grad *= from.normWeight[i];
        memory[i] = grad;
        squares += x[i] * x[i];
        dot += grad * x[i];
    }
    const NormGradient norm = normGradient(squares, dot, from.eps, width, room);
    for (int i = static_cast<int>(threadIdx.x); i < width; i += static_cast<int>(blockDim.x)) {
        const float value =
            from.gradOut[token * width + i] + memory[i] * norm.inverse - x[i] * norm.shared;
        gradMiddle[token * width + i] = value;
        gradMiddleWide[token * width + i] = fromFloat<T>(value);
    }
}

__global__ void normBackKernel(const float* x, const float* weight, float eps, const float* gradY,
                               int width, bool add, float* gradX)
{
    __shared__ float room[32];
    const std::int64_t at = static_cast<std::int64_t>(blockIdx.x) * width;
    float squares = 0;
    float dot = 0;
    for (int i = static_cast<int>(threadIdx.x); i < width; i += static_cast<int>(blockDim.x)) {
        squares += x[at + i] * x[at + i];
        dot += weight[i] * gradY[at + i] * x[at + i];
    }
    const NormGradient norm = normGradient(squares, dot, eps, width, room);
    for (int i = static_cast<int>(threadIdx.x); i < width; i += static_cast<int>(blockDim.x)) {
        const float value = weight[i] * gradY[at + i] * norm.inverse - x[at + i] * norm.shared;
        gradX[at + i] = add ? gradX[at + i] + value : value;
    }
}

template <class T>
__global__ void rotateBackKernel(HeadShape shape, float* gradQkv, const float* cosine,
                                 const float* sine, const int* positions, T* wide)
{
    const int width = shape.width();
    const int half = shape.headDim / 2;
    const int rotated = (shape.heads + shape.kvHeads) * half; // pairs
    const std::int64_t row = blockIdx.x;
    const float* c = cosine + static_cast<std::int64_t>(positions[row]) * half;
    const float* s = sine + static_cast<std::int64_t>(positions[row]) * half;
    for (int i = static_cast<int>(threadIdx.x); i < width / 2; i += static_cast<int>(blockDim.x)) {
        const int d = i % half;
        const std::int64_t low = row * width + (i / half) * shape.headDim + d;
        const std::int64_t high = low + half;
        float a = gradQkv[low];
        float b = gradQkv[high];
        if (i < rotated) {
            const float turned = a * c[d] + b * s[d];
            b = b * c[d] - a * s[d];
            a = turned;
            gradQkv[low] = a;
            gradQkv[high] = b;
        }
        wide[low] = fromFloat<T>(a);
        wide[high] = fromFloat<T>(b);
    }
}

} // namespace

void gatherWide(Precision p, const float* x, const int* order, int k, int count, int width,
                void* out, CUstream_st* stream)
{
    MESEWRIGHT_BY_PRECISION(p, T,
                            (gatherWideKernel<T><<<count, rowThreads, 0, stream>>>(
                                x, order, k, width, static_cast<T*>(out))));
    checkLaunch("gathering rows");
}

void scatterRows(const float* x, const int* rows, int count, int width, float* out,
                 CUstream_st* stream)
{
    scatterKernel<<<count, rowThreads, 0, stream>>>(x, rows, width, out);
    checkLaunch("scattering rows");
}

void expertActivation(Precision p, const void* z, const float* bias, const PlacedChoices& choices,
                      float limit, int inner, void* out, CUstream_st* stream)
{
    MESEWRIGHT_BY_PRECISION(
        p, T,
        (activationKernel<T><<<choices.count, rowThreads, 0, stream>>>(
            static_cast<const T*>(z), bias, choices, limit, inner, static_cast<T*>(out))));
    checkLaunch("SwiGLU");
}

void expertActivationBack(Precision p, void* z, const PlacedChoices& choices,
                          const ActivationGradient& from, float* gradGate, CUstream_st* stream)
{
    MESEWRIGHT_BY_PRECISION(p, T,
                            (activationBackKernel<T><<<choices.count, rowThreads, 0, stream>>>(
                                static_cast<T*>(z), choices, from, gradGate)));
    checkLaunch("SwiGLU, backwards");
}

void combineExperts(Precision p, const void* expertOut, const float* bias,
                    const PlacedChoices& choices, const float* middle, int n, int width, float* out,
                    CUstream_st* stream)
{
    MESEWRIGHT_BY_PRECISION(
        p, T,
        (combineKernel<T><<<n, rowThreads, 0, stream>>>(static_cast<const T*>(expertOut), bias,
                                                        choices, middle, width, out)));
    checkLaunch("combining experts");
}

void middleGradient(Precision p, const MiddleGradient& from, const PlacedChoices& choices, int n,
                    int width, float* gradMiddle, void* gradMiddleWide, CUstream_st* stream)
{
    const std::size_t bytes = static_cast<std::size_t>(width) * sizeof(float);
    MESEWRIGHT_BY_PRECISION(
        p, T,
        (middleKernel<T><<<n, rowThreads, bytes, stream>>>(from, choices, width, gradMiddle,
                                                           static_cast<T*>(gradMiddleWide))));
    checkLaunch("gradient of the experts' input");
}

void normBack(const float* x, const float* weight, float eps, const float* gradY, int n, int width,
              bool add, float* gradX, CUstream_st* stream)
{
    normBackKernel<<<n, rowThreads, 0, stream>>>(x, weight, eps, gradY, width, add, gradX);
    checkLaunch("norm, backwards");
}

void rotateBack(Precision p, const HeadShape& shape, float* gradQkv, const float* cosine,
                const float* sine, const int* positions, int n, void* wide, CUstream_st* stream)
{
    MESEWRIGHT_BY_PRECISION(p, T,
                            (rotateBackKernel<T><<<n, 512, 0, stream>>>(
                                shape, gradQkv, cosine, sine, positions, static_cast<T*>(wide))));
    checkLaunch("rotary embedding, backwards");
}

} // namespace mesewright::cuda
