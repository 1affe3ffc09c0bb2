// SPDX-License-Identifier: Apache-2.0
#include "core/llm/torchrandom.h"
#include "core/llm/trainer.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace mesewright {

double cosineSchedule(int step, int maxSteps, double warmupRatio)
{
    const int warmup = static_cast<int>(std::ceil(static_cast<double>(maxSteps) * warmupRatio));
    if (step < warmup)
        return static_cast<double>(step) / std::max(1, warmup);
    const double progress = static_cast<double>(step - warmup) / std::max(1, maxSteps - warmup);
    return std::max(0.0, 0.5 * (1.0 + std::cos(std::numbers::pi * progress)));
}

std::vector<int> torchRandperm(int n, std::uint64_t seed)
{
    TorchRandom random(seed);
    std::vector<int> order(static_cast<std::size_t>(std::max(n, 0)));
    std::iota(order.begin(), order.end(), 0);
    for (int i = 0; i + 1 < n; ++i) {
        const auto offset = static_cast<int>(random.next() % static_cast<std::uint32_t>(n - i));
        std::swap(order[static_cast<std::size_t>(i)], order[static_cast<std::size_t>(i + offset)]);
    }
    return order;
}

} // namespace mesewright
