// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mesewright {

/// NF4, the 4-bit code of QLoRA (Dettmers et al. 2023), as bitsandbytes stores it.
/// Index is the nibble; the high nibble of a byte is the earlier element.
[[nodiscard]] const std::array<float, 16>& nf4Code();
/// The signed dynamic 8-bit map used for the block maxima (Dettmers et al. 2022), ascending.
[[nodiscard]] const std::array<float, 256>& dynamicMap();

/// What the dequantised weight is rounded to.
enum class Nf4Target { Bfloat16, Float16, Float32 };

/// The JSON text beside a quantised tensor.
struct Nf4State
{
    std::int64_t blockSize = 64;
    Nf4Target dtype = Nf4Target::Bfloat16;
    std::vector<std::int64_t> shape;
    bool nested = false;
    std::int64_t nestedBlockSize = 256;
    float nestedOffset = 0;
};
/// Reads and checks the text; an unknown quant_type or dtype is refused by name.
[[nodiscard]] Result<Nf4State> parseNf4State(std::string_view json, const std::string& where);
/// The text as Python's json.dumps writes it for bitsandbytes.
[[nodiscard]] std::string nf4StateText(const Nf4State& state);

/// A quantised tensor as spans into the file. With nesting `absmax` are bytes of `nestedMap`,
/// without it `absmax` are fp32. Float arrays may start at any byte.
struct Nf4Tensor
{
    Nf4State state;
    std::span<const std::byte> packed;
    std::span<const std::byte> absmax;
    std::array<float, 16> code{};
    std::vector<float> nestedAbsmax;
    std::array<float, 256> nestedMap{};

    [[nodiscard]] std::int64_t elements() const;
    /// Block b's maximum: fl(map[q] * nested) + offset, each step rounded to fp32.
    [[nodiscard]] float blockMaximum(std::int64_t block) const;
};
/// Fills `out` (elements() values): each is fl32(code * maximum) rounded to the state's dtype.
void dequantiseNf4(const Nf4Tensor& tensor, std::span<float> out);

/// What a quantised tensor's five companions and itself hold.
struct Nf4Quantised
{
    std::vector<std::uint8_t> packed;
    std::vector<std::uint8_t> absmax;
    std::vector<float> nestedAbsmax;
    float nestedOffset = 0;
};
/// Quantises in blocks of 64 with double quantisation in blocks of 256, with the bytes that
/// bitsandbytes 0.50 gives on the CPU: threshold search on value * (1 / maximum), high nibble
/// first; the maxima minus their mean go through bitsandbytes' table of 65536 steps over [-1, 1].
[[nodiscard]] Nf4Quantised quantiseNf4(std::span<const float> values);
/// What the second level is looked up in: for each of 65536 steps over [-1, 1] the nearest code of
/// the dynamic map, found as bitsandbytes finds it.
[[nodiscard]] std::span<const std::uint8_t> dynamicStepTable();
/// The mean of block maxima in fp32, as `quantiseNf4` takes it.
[[nodiscard]] float nf4MeanMaximum(std::span<const float> maxima);
/// Only the mean of the block maxima, which decides how long the state's text is.
[[nodiscard]] float nf4Offset(std::span<const float> values);

} // namespace mesewright
