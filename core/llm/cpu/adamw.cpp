// SPDX-License-Identifier: Apache-2.0
#include "core/llm/cpu/adamw.h"

#include <cmath>

namespace mesewright::cpu {

void adamw(const AdamWStep& options, std::int64_t n, const float* gradient, float* value,
           float* firstMoment, float* secondMoment)
{
    constexpr double beta1 = 0.9;
    constexpr double beta2 = 0.999;
    constexpr float epsilon = 1e-8f;
    const double t = static_cast<double>(options.step);
    const auto decay = static_cast<float>(1.0 - options.learningRate * options.weightDecay);
    const auto stepSize = static_cast<float>(options.learningRate / (1.0 - std::pow(beta1, t)));
    const auto correction = static_cast<float>(std::sqrt(1.0 - std::pow(beta2, t)));
    const auto clip = static_cast<float>(options.gradientScale);
    for (std::int64_t i = 0; i < n; ++i) {
        const float g = gradient[i] * clip;
        value[i] *= decay;
        firstMoment[i] += static_cast<float>(1.0 - beta1) * (g - firstMoment[i]);
        secondMoment[i] =
            static_cast<float>(beta2) * secondMoment[i] + static_cast<float>(1.0 - beta2) * g * g;
        value[i] -= stepSize * firstMoment[i] / (std::sqrt(secondMoment[i]) / correction + epsilon);
    }
}

double sumOfSquares(const float* values, std::int64_t n)
{
    double sum = 0;
    for (std::int64_t i = 0; i < n; ++i)
        sum += static_cast<double>(values[i]) * values[i];
    return sum;
}

} // namespace mesewright::cpu
