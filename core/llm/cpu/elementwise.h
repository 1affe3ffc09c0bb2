// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

// The model's element-wise parts on raw fp32 arrays, row-major. Each forward has its backward
// beside it. Rows are independent: a row's numbers do not depend on what else is in the array.
namespace mesewright::cpu {

/// y = weight · x · rsqrt(mean(x²) + eps). `inverse` [n] keeps rsqrt for the backward, or null.
void rmsNorm(const float* x, const float* weight, float eps, std::int64_t n, std::int64_t width,
             float* y, float* inverse);
/// gradX += d rmsNorm / dx · gradY.
void rmsNormBackward(const float* x, const float* weight, const float* inverse, const float* gradY,
                     std::int64_t n, std::int64_t width, float* gradX);

/// cos and sin tables [positions, headDim / 2] with the attention factor multiplied in.
class RotaryTable
{
public:
    RotaryTable() = default;
    RotaryTable(std::span<const double> inverseFrequency, double attentionFactor)
        : m_frequency(inverseFrequency.begin(), inverseFrequency.end()), m_factor(attentionFactor)
    {
    }
    /// Makes sure that positions below `count` are there. Not thread safe.
    void reserve(std::int64_t count);
    [[nodiscard]] int half() const { return static_cast<int>(m_frequency.size()); }
    [[nodiscard]] const float* cosine(std::int64_t p) const { return m_cos.data() + p * half(); }
    [[nodiscard]] const float* sine(std::int64_t p) const { return m_sin.data() + p * half(); }

private:
    std::vector<double> m_frequency;
    double m_factor = 1;
    std::vector<float> m_cos;
    std::vector<float> m_sin;
};

/// Rotates the first `heads` heads of each row of `x` [n, stride] in place, half-split pairing.
/// `inverse` applies the transposed matrix (the gradient of the rotation).
void rotate(float* x, std::int64_t n, std::int64_t stride, int heads,
            std::span<const std::int64_t> positions, const RotaryTable& table, bool inverse);

/// Top-k of `logits` [n, experts] (ties: lower expert), softmax over the chosen: `chosen` and
/// `weight` [n, k], experts ascending in each row.
void routeTopK(const float* logits, std::int64_t n, int experts, int k, int* chosen, float* weight);
/// gradLogits (zeroed here) from the gradient of the chosen weights.
void routeBackward(const int* chosen, const float* weight, const float* gradWeight, std::int64_t n,
                   int experts, int k, float* gradLogits);

/// The clamped SwiGLU of gpt-oss on interleaved rows: gate = z[2i], up = z[2i+1] (bias included),
/// a = (min-max clamped up + 1) · gate · sigmoid(1.702 gate), gate clamped above only.
void clampedSwiglu(const float* z, float limit, std::int64_t n, std::int64_t width, float* a);
/// gradZ [n, 2 width] from gradA [n, width].
void clampedSwigluBackward(const float* z, const float* gradA, float limit, std::int64_t n,
                           std::int64_t width, float* gradZ);

/// out[t] = sum over the k choices of weight · expertOutput[place[t k + j]], experts ascending.
void combineExperts(const float* expertOutput, const std::int64_t* place, const float* weight,
                    std::int64_t n, int k, std::int64_t width, float* out);
/// Backward of the same: `grad` [assignments, width] holds dOut of each assignment's token; leaves
/// weight · dOut there and the gradient of each weight in `gradWeight` (by assignment).
void scaleByWeight(float* grad, const float* expertOutput, const std::int64_t* order,
                   const float* weight, std::int64_t assignments, std::int64_t width,
                   float* gradWeight);
/// out[t] += sum of the k assigned rows.
void addAssigned(const float* rows, const std::int64_t* place, std::int64_t n, int k,
                 std::int64_t width, float* out);

/// Inverted dropout with a counter-based mask: y = x · keep / (1 - p). The mask of row i is a pure
/// function of (key, rowId[i], column), so it does not depend on the batch. x and y may be the
/// same.
struct DropoutKey
{
    std::uint32_t seed = 0;
    std::uint32_t step = 0;
    std::uint32_t site = 0; ///< which matrix of which layer
};
void dropout(const float* x, float p, const DropoutKey& key, std::span<const std::uint64_t> rowIds,
             std::int64_t width, float* y);

/// Cross-entropy of `logits` [n, vocab] against `targets`: returns each row's loss in `loss` and
/// overwrites the logits with d(sum of losses · scale)/d logits.
void crossEntropy(float* logits, const int* targets, std::int64_t n, std::int64_t vocab,
                  float scale, double* loss);

} // namespace mesewright::cpu
