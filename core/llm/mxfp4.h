// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace mesewright {

/// MXFP4 of the OCP Microscaling Formats specification 1.0: blocks of 32 E2M1 values share one
/// E8M0 scale. A block is 16 bytes; the low nibble of byte k is element 2k.
inline constexpr std::int64_t mxfp4Block = 32;
[[nodiscard]] const std::array<float, 16>& e2m1Values();

/// Value = E2M1 * 2^(scale - 127), exact in fp32 and bf16. `out` has 32 elements a scale. Returns
/// the index of the first scale of 255, which means "not a number", or -1.
[[nodiscard]] std::int64_t dequantiseMxfp4(std::span<const std::byte> blocks,
                                           std::span<const std::byte> scales, std::span<float> out);

/// The scale is the specification's (section 6.3): 2^(floor(log2 max|x|) - 2), clamped to E8M0; an
/// all-zero block has the smallest. Elements are divided by it and take the nearest E2M1 value, of
/// two equally near ones the smaller magnitude (as the search over all codes does that made the
/// recorded checkpoints; the specification leaves ties open to the maker), above 6 becoming 6. What
/// rounds to zero is +0; only an exact -0 stays -0, so a block that was MXFP4 and reaches 4 or 6
/// gives its own bytes back. `values` must be a multiple of 32 and finite; sizes as in
/// `dequantiseMxfp4`.
void quantiseMxfp4(std::span<const float> values, std::span<std::uint8_t> blocks,
                   std::span<std::uint8_t> scales);

} // namespace mesewright
