// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/philox.h"

#include <array>
#include <cstdint>

namespace mesewright {

/// Names one tensor of random weights.
struct NoiseKey
{
    std::uint64_t seed = 0;
    std::uint32_t kind = 0;
    std::uint32_t expert = 0;
    std::uint32_t layer = 0;
};

/// Elements 2 · pair and 2 · pair + 1 of a tensor: numbers of mean 0 and deviation 1, nearly normal
/// (each the sum of four uniform ones, so within ± 3.47). Whole-number arithmetic and one exact
/// conversion, so host and GPU give the same bits.
[[nodiscard]] constexpr std::array<float, 2> weightNoise(const NoiseKey& key, std::uint64_t pair)
{
    const auto words = philox4x32(
        {static_cast<std::uint32_t>(pair), static_cast<std::uint32_t>(pair >> 32),
         key.kind | (key.expert << 8), key.layer},
        {static_cast<std::uint32_t>(key.seed), static_cast<std::uint32_t>(key.seed >> 32)});
    constexpr float deviation = 37837.227f; // of the sum of four: 65536 / sqrt(3)
    const auto one = [](std::uint32_t a, std::uint32_t b) {
        const auto sum = static_cast<int>((a & 0xFFFFu) + (a >> 16) + (b & 0xFFFFu) + (b >> 16));
        return static_cast<float>(sum - 2 * 65535) * (1.0f / deviation);
    };
    return {one(words[0], words[1]), one(words[2], words[3])};
}

} // namespace mesewright
