// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace mesewright::cpu {

/// AdamW (Loshchilov and Hutter 2019) with torch's order of operations, beta 0.9 and 0.999, eps
/// 1e-8.
struct AdamWStep
{
    double learningRate = 0;
    double weightDecay = 0;
    double gradientScale = 1; ///< the clipping factor
    std::int64_t step = 1;    ///< from 1, for the bias corrections
};
void adamw(const AdamWStep& options, std::int64_t n, const float* gradient, float* value,
           float* firstMoment, float* secondMoment);

/// Sum of squares in double precision, for the gradient norm.
[[nodiscard]] double sumOfSquares(const float* values, std::int64_t n);

} // namespace mesewright::cpu
