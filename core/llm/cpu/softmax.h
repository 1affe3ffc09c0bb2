// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/llm/cpu/vectormath.h"

#include <cstdint>

namespace mesewright::cpu {

/// A length rounded up to whole vectors; softmax works on whole vectors.
[[nodiscard]] constexpr int roundUp(std::int64_t n)
{
    return static_cast<int>((n + lanes - 1) / lanes * lanes);
}

/// z[0, n) times scale becomes exp(z - max) with max over z and the sink; returns the sum with the
/// sink's share and sets `maximum`. z[n, roundUp(n)) is scratch.
[[nodiscard]] float exponentials(float* z, int n, float scale, float sink, float& maximum);

void multiply(float* values, int n, float factor);

} // namespace mesewright::cpu
