// SPDX-License-Identifier: Apache-2.0
#include "core/llm/cpu/elementwise.h"

#include "core/base/philox.h"
#include "core/llm/cpu/parallel.h"
#include "core/llm/cpu/vectormath.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace mesewright::cpu {

namespace {

constexpr std::int64_t rowGrain = 16;

MESEWRIGHT_CLONES
void normRow(const float* x, const float* weight, float eps, std::int64_t width, float* y,
             float* inverse)
{
    Float8 partial = {};
    std::int64_t i = 0;
    for (; i + lanes <= width; i += lanes) {
        Float8 v;
        load(v, x + i);
        partial += v * v;
    }
    float sum = horizontalSum(partial);
    for (; i < width; ++i)
        sum += x[i] * x[i];
    const float scale = 1.0f / std::sqrt(sum / static_cast<float>(width) + eps);
    for (i = 0; i < width; ++i)
        y[i] = weight[i] * (x[i] * scale);
    if (inverse)
        *inverse = scale;
}

// d/dx of w·x·s with s = rsqrt(mean(x²)+eps): s·(w·g) - x·s³/width·sum(w·g·x)
MESEWRIGHT_CLONES
void normRowBackward(const float* x, const float* weight, float inverse, const float* gradY,
                     std::int64_t width, float* gradX)
{
    float dot = 0;
    for (std::int64_t i = 0; i < width; ++i)
        dot += weight[i] * gradY[i] * x[i];
    const float shared = dot * inverse * inverse * inverse / static_cast<float>(width);
    for (std::int64_t i = 0; i < width; ++i)
        gradX[i] += weight[i] * gradY[i] * inverse - x[i] * shared;
}

MESEWRIGHT_CLONES
void rotateRow(float* x, int heads, int half, const float* cosine, const float* sine, float sign)
{
    for (int h = 0; h < heads; ++h) {
        float* a = x + static_cast<std::ptrdiff_t>(h) * 2 * half;
        float* b = a + half;
        for (int i = 0; i < half; ++i) {
            const float s = sine[i] * sign;
            const float first = a[i] * cosine[i] - b[i] * s;
            b[i] = b[i] * cosine[i] + a[i] * s;
            a[i] = first;
        }
    }
}

constexpr float sigmoidSlope = 1.702f;

MESEWRIGHT_CLONES
void swigluRow(const float* z, float limit, std::int64_t width, float* a)
{
    std::int64_t i = 0;
    for (; i < width; i += lanes) {
        const std::int64_t count = std::min<std::int64_t>(lanes, width - i);
        float gateValues[lanes] = {};
        float upValues[lanes] = {};
        for (std::int64_t j = 0; j < count; ++j) {
            gateValues[j] = z[2 * (i + j)];
            upValues[j] = z[2 * (i + j) + 1];
        }
        Float8 gate;
        Float8 up;
        load(gate, gateValues);
        load(up, upValues);
        const Float8 zero = {};
        const Float8 top = zero + limit;
        gate = gate > top ? top : gate;
        up = up > top ? top : up;
        up = up < -top ? -top : up;
        Float8 e = gate * -sigmoidSlope;
        expInPlace(e);
        const Float8 result = (up + 1.0f) * gate / (e + 1.0f);
        float values[lanes];
        store(values, result);
        std::copy_n(values, count, a + i);
    }
}

MESEWRIGHT_CLONES
void swigluRowBackward(const float* z, const float* gradA, float limit, std::int64_t width,
                       float* gradZ)
{
    for (std::int64_t i = 0; i < width; i += lanes) {
        const std::int64_t count = std::min<std::int64_t>(lanes, width - i);
        float gateValues[lanes] = {};
        float upValues[lanes] = {};
        float gradValues[lanes] = {};
        for (std::int64_t j = 0; j < count; ++j) {
            gateValues[j] = z[2 * (i + j)];
            upValues[j] = z[2 * (i + j) + 1];
            gradValues[j] = gradA[i + j];
        }
        Float8 gate;
        Float8 up;
        Float8 grad;
        load(gate, gateValues);
        load(up, upValues);
        load(grad, gradValues);
        const Float8 zero = {};
        const Float8 top = zero + limit;
        const Int8 gateFree = gate <= top;
        const Int8 upFree = (up <= top) & (up >= -top);
        gate = gate > top ? top : gate;
        up = up > top ? top : up;
        up = up < -top ? -top : up;
        Float8 e = gate * -sigmoidSlope;
        expInPlace(e);
        const Float8 sigmoid = 1.0f / (e + 1.0f);
        const Float8 dGate =
            (up + 1.0f) * sigmoid * (1.0f + sigmoidSlope * gate * (1.0f - sigmoid));
        const Float8 dUp = gate * sigmoid;
        const Float8 gradGate = gateFree ? grad * dGate : zero;
        const Float8 gradUp = upFree ? grad * dUp : zero;
        float g[lanes];
        float u[lanes];
        store(g, gradGate);
        store(u, gradUp);
        for (std::int64_t j = 0; j < count; ++j) {
            gradZ[2 * (i + j)] = g[j];
            gradZ[2 * (i + j) + 1] = u[j];
        }
    }
}

void routeRow(const float* logits, int experts, int k, std::vector<int>& order, int* chosen,
              float* weight)
{
    order.resize(static_cast<std::size_t>(experts));
    std::iota(order.begin(), order.end(), 0);
    std::partial_sort(order.begin(), order.begin() + k, order.end(), [&](int a, int b) {
        return logits[a] > logits[b] || (logits[a] == logits[b] && a < b);
    });
    std::sort(order.begin(), order.begin() + k);
    float largest = -INFINITY;
    for (int j = 0; j < k; ++j)
        largest = std::max(largest, logits[order[j]]);
    float sum = 0;
    for (int j = 0; j < k; ++j) {
        chosen[j] = order[j];
        weight[j] = std::exp(logits[order[j]] - largest);
        sum += weight[j];
    }
    for (int j = 0; j < k; ++j)
        weight[j] /= sum;
}

MESEWRIGHT_CLONES
double crossEntropyRow(float* logits, int target, std::int64_t vocab, float scale)
{
    float largest = -INFINITY;
    for (std::int64_t j = 0; j < vocab; ++j)
        largest = std::max(largest, logits[j]);
    const float wanted = logits[target];
    double sum = 0;
    std::int64_t j = 0;
    for (; j + lanes <= vocab; j += lanes) {
        Float8 v;
        load(v, logits + j);
        v -= largest;
        expInPlace(v);
        store(logits + j, v);
        sum += horizontalSum(v);
    }
    for (; j < vocab; ++j) {
        logits[j] = std::exp(logits[j] - largest);
        sum += logits[j];
    }
    const float factor = static_cast<float>(scale / sum);
    for (j = 0; j < vocab; ++j)
        logits[j] *= factor;
    logits[target] -= scale;
    return std::log(sum) + largest - wanted;
}

MESEWRIGHT_CLONES
void addScaled(const float* from, float factor, std::int64_t width, float* to)
{
    for (std::int64_t i = 0; i < width; ++i)
        to[i] += factor * from[i];
}

// Multiplies `grad` by `factor` and returns its product with `other` from before.
MESEWRIGHT_CLONES
float dotAndScale(float* grad, const float* other, float factor, std::int64_t width)
{
    Float8 partial = {};
    std::int64_t i = 0;
    for (; i + lanes <= width; i += lanes) {
        Float8 g;
        Float8 o;
        load(g, grad + i);
        load(o, other + i);
        partial += g * o;
        store(grad + i, g * factor);
    }
    float sum = horizontalSum(partial);
    for (; i < width; ++i) {
        sum += grad[i] * other[i];
        grad[i] *= factor;
    }
    return sum;
}

} // namespace

void rmsNorm(const float* x, const float* weight, float eps, std::int64_t n, std::int64_t width,
             float* y, float* inverse)
{
    parallelFor(n, rowGrain, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t i = begin; i < end; ++i)
            normRow(x + i * width, weight, eps, width, y + i * width,
                    inverse ? inverse + i : nullptr);
    });
}

void rmsNormBackward(const float* x, const float* weight, const float* inverse, const float* gradY,
                     std::int64_t n, std::int64_t width, float* gradX)
{
    parallelFor(n, rowGrain, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t i = begin; i < end; ++i)
            normRowBackward(x + i * width, weight, inverse[i], gradY + i * width, width,
                            gradX + i * width);
    });
}

void RotaryTable::reserve(std::int64_t count)
{
    const auto have = static_cast<std::int64_t>(m_cos.size()) / std::max(half(), 1);
    if (count <= have)
        return;
    m_cos.resize(static_cast<std::size_t>(count) * half());
    m_sin.resize(m_cos.size());
    for (std::int64_t p = have; p < count; ++p) {
        for (int i = 0; i < half(); ++i) {
            // The reference forms the angle in fp32: position times the rounded frequency.
            const float angle = static_cast<float>(p) * static_cast<float>(m_frequency[i]);
            m_cos[p * half() + i] =
                static_cast<float>(std::cos(double{angle})) * static_cast<float>(m_factor);
            m_sin[p * half() + i] =
                static_cast<float>(std::sin(double{angle})) * static_cast<float>(m_factor);
        }
    }
}

void rotate(float* x, std::int64_t n, std::int64_t stride, int heads,
            std::span<const std::int64_t> positions, const RotaryTable& table, bool inverse)
{
    parallelFor(n, rowGrain, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t i = begin; i < end; ++i)
            rotateRow(x + i * stride, heads, table.half(), table.cosine(positions[i]),
                      table.sine(positions[i]), inverse ? -1.0f : 1.0f);
    });
}

void routeTopK(const float* logits, std::int64_t n, int experts, int k, int* chosen, float* weight)
{
    parallelFor(n, 64, [&](std::int64_t begin, std::int64_t end) {
        std::vector<int> order;
        for (std::int64_t i = begin; i < end; ++i)
            routeRow(logits + i * experts, experts, k, order, chosen + i * k, weight + i * k);
    });
}

void routeBackward(const int* chosen, const float* weight, const float* gradWeight, std::int64_t n,
                   int experts, int k, float* gradLogits)
{
    std::fill_n(gradLogits, n * experts, 0.0f);
    for (std::int64_t i = 0; i < n; ++i) {
        const float* w = weight + i * k;
        const float* g = gradWeight + i * k;
        float dot = 0;
        for (int j = 0; j < k; ++j)
            dot += w[j] * g[j];
        for (int j = 0; j < k; ++j)
            gradLogits[i * experts + chosen[i * k + j]] = w[j] * (g[j] - dot);
    }
}

void clampedSwiglu(const float* z, float limit, std::int64_t n, std::int64_t width, float* a)
{
    parallelFor(n, rowGrain, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t i = begin; i < end; ++i)
            swigluRow(z + i * 2 * width, limit, width, a + i * width);
    });
}

void clampedSwigluBackward(const float* z, const float* gradA, float limit, std::int64_t n,
                           std::int64_t width, float* gradZ)
{
    parallelFor(n, rowGrain, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t i = begin; i < end; ++i)
            swigluRowBackward(z + i * 2 * width, gradA + i * width, limit, width,
                              gradZ + i * 2 * width);
    });
}

void combineExperts(const float* expertOutput, const std::int64_t* place, const float* weight,
                    std::int64_t n, int k, std::int64_t width, float* out)
{
    parallelFor(n, rowGrain, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t t = begin; t < end; ++t) {
            std::fill_n(out + t * width, width, 0.0f);
            for (int j = 0; j < k; ++j)
                addScaled(expertOutput + place[t * k + j] * width, weight[t * k + j], width,
                          out + t * width);
        }
    });
}

void scaleByWeight(float* grad, const float* expertOutput, const std::int64_t* order,
                   const float* weight, std::int64_t assignments, std::int64_t width,
                   float* gradWeight)
{
    parallelFor(assignments, rowGrain, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t i = begin; i < end; ++i)
            gradWeight[order[i]] =
                dotAndScale(grad + i * width, expertOutput + i * width, weight[order[i]], width);
    });
}

void addAssigned(const float* rows, const std::int64_t* place, std::int64_t n, int k,
                 std::int64_t width, float* out)
{
    parallelFor(n, rowGrain, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t t = begin; t < end; ++t)
            for (int j = 0; j < k; ++j)
                addScaled(rows + place[t * k + j] * width, 1.0f, width, out + t * width);
    });
}

void dropout(const float* x, float p, const DropoutKey& key, std::span<const std::uint64_t> rowIds,
             std::int64_t width, float* y)
{
    const float keepScale = 1.0f / (1.0f - p);
    // A word below the threshold drops its element; 2^32 · p rounded.
    const auto threshold = static_cast<std::uint64_t>(static_cast<double>(p) * 4294967296.0 + 0.5);
    parallelFor(
        static_cast<std::int64_t>(rowIds.size()), rowGrain,
        [&](std::int64_t begin, std::int64_t end) {
            for (std::int64_t i = begin; i < end; ++i) {
                const std::uint64_t id = rowIds[static_cast<std::size_t>(i)];
                for (std::int64_t j = 0; j < width; j += 4) {
                    const auto words =
                        philox4x32({static_cast<std::uint32_t>(j), static_cast<std::uint32_t>(id),
                                    static_cast<std::uint32_t>(id >> 32), key.step},
                                   {key.seed, key.site});
                    for (std::int64_t c = 0; c < std::min<std::int64_t>(4, width - j); ++c) {
                        const std::int64_t at = i * width + j + c;
                        y[at] = words[static_cast<std::size_t>(c)] < threshold ? 0.0f
                                                                               : x[at] * keepScale;
                    }
                }
            }
        });
}

void crossEntropy(float* logits, const int* targets, std::int64_t n, std::int64_t vocab,
                  float scale, double* loss)
{
    parallelFor(n, 4, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t i = begin; i < end; ++i)
            loss[i] = crossEntropyRow(logits + i * vocab, targets[i], vocab, scale);
    });
}

} // namespace mesewright::cpu
