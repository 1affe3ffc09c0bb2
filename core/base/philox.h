// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>

namespace mesewright {

/// Philox-4x32-10, a counter-based generator (Salmon et al., "Parallel random numbers: as easy as
/// 1, 2, 3", SC 2011): a pure function of key and counter. Whoever needs a number names it by what
/// it is for, so a row draws the same numbers alone, in any batch and after any resume.
[[nodiscard]] constexpr std::array<std::uint32_t, 4>
philox4x32(std::array<std::uint32_t, 4> counter, std::array<std::uint32_t, 2> key)
{
    for (int round = 0; round < 10; ++round) {
        const std::uint64_t p0 = std::uint64_t{0xD2511F53} * counter[0];
        const std::uint64_t p1 = std::uint64_t{0xCD9E8D57} * counter[2];
        counter = {static_cast<std::uint32_t>(p1 >> 32) ^ counter[1] ^ key[0],
                   static_cast<std::uint32_t>(p1),
                   static_cast<std::uint32_t>(p0 >> 32) ^ counter[3] ^ key[1],
                   static_cast<std::uint32_t>(p0)};
        key[0] += 0x9E3779B9;
        key[1] += 0xBB67AE85;
    }
    return counter;
}

/// A number in [0, 1) with 53 random bits, from two words.
[[nodiscard]] constexpr double unitDouble(std::uint32_t high, std::uint32_t low)
{
    return static_cast<double>(((std::uint64_t{high} << 32) | low) >> 11) * 0x1.0p-53;
}

/// A number in [0, 1) with 24 random bits.
[[nodiscard]] constexpr float unitFloat(std::uint32_t word)
{
    return static_cast<float>(word >> 8) * 0x1.0p-24f;
}

} // namespace mesewright
