// SPDX-License-Identifier: Apache-2.0
#include "core/llm/mxfp4.h"

#include "core/llm/cpu/parallel.h"

#include <algorithm>
#include <cmath>

namespace mesewright {

namespace {

constexpr int scaleBias = 127;
constexpr unsigned char notANumber = 255;
constexpr std::int64_t blocksAPiece = 8192; // what one thread takes at a time
constexpr int largestElementExponent = 2;   // 6 = 1.5 * 2^2

/// The code of a magnitude: the nearest, of two equally near ones the smaller.
unsigned elementCode(double magnitude)
{
    return static_cast<unsigned>(magnitude > 0.25) + static_cast<unsigned>(magnitude > 0.75) +
           static_cast<unsigned>(magnitude > 1.25) + static_cast<unsigned>(magnitude > 1.75) +
           static_cast<unsigned>(magnitude > 2.5) + static_cast<unsigned>(magnitude > 3.5) +
           static_cast<unsigned>(magnitude > 5.0);
}

int scaleExponent(std::span<const float> block)
{
    float maximum = 0;
    for (const float value : block)
        maximum = std::max(maximum, std::abs(value));
    if (maximum == 0)
        return -scaleBias;
    int exponent = 0;
    (void)std::frexp(maximum, &exponent); // maximum = f * 2^exponent, f in [0.5, 1)
    return std::clamp(exponent - 1 - largestElementExponent, -scaleBias, scaleBias);
}

void packBlock(std::span<const float> block, int exponent, std::uint8_t* to)
{
    const double factor = std::ldexp(1.0, -exponent);
    const auto nibble = [&](std::size_t i) {
        const double scaled = static_cast<double>(block[i]) * factor;
        const unsigned code = elementCode(std::abs(scaled));
        const bool negative = std::signbit(scaled) && (code != 0 || scaled == 0);
        return code | (negative ? 8u : 0u);
    };
    for (std::size_t k = 0; k < mxfp4Block / 2; ++k)
        to[k] = static_cast<std::uint8_t>(nibble(2 * k) | (nibble(2 * k + 1) << 4));
}

} // namespace

const std::array<float, 16>& e2m1Values()
{
    static constexpr std::array<float, 16> values{0.0f,  0.5f,  1.0f,  1.5f,  2.0f,  3.0f,
                                                  4.0f,  6.0f,  -0.0f, -0.5f, -1.0f, -1.5f,
                                                  -2.0f, -3.0f, -4.0f, -6.0f};
    return values;
}

std::int64_t dequantiseMxfp4(std::span<const std::byte> blocks, std::span<const std::byte> scales,
                             std::span<float> out)
{
    const auto* codes = reinterpret_cast<const std::uint8_t*>(blocks.data());
    const auto count = static_cast<std::int64_t>(scales.size());
    const auto& elements = e2m1Values();
    cpu::parallelFor(count, blocksAPiece, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t b = begin; b < end; ++b) {
            const auto scale = static_cast<unsigned>(scales[static_cast<std::size_t>(b)]);
            const float factor = std::ldexp(1.0f, static_cast<int>(scale) - scaleBias);
            const std::uint8_t* from = codes + b * (mxfp4Block / 2);
            float* to = out.data() + b * mxfp4Block;
            for (int k = 0; k < mxfp4Block / 2; ++k) {
                to[2 * k] = elements[from[k] & 0xF] * factor;
                to[2 * k + 1] = elements[from[k] >> 4] * factor;
            }
        }
    });
    const auto bad = std::find(scales.begin(), scales.end(), std::byte{notANumber});
    return bad == scales.end() ? -1 : bad - scales.begin();
}

void quantiseMxfp4(std::span<const float> values, std::span<std::uint8_t> blocks,
                   std::span<std::uint8_t> scales)
{
    const auto count = static_cast<std::int64_t>(scales.size());
    cpu::parallelFor(count, blocksAPiece, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t b = begin; b < end; ++b) {
            const auto block = values.subspan(static_cast<std::size_t>(b * mxfp4Block), mxfp4Block);
            const int exponent = scaleExponent(block);
            scales[static_cast<std::size_t>(b)] = static_cast<std::uint8_t>(exponent + scaleBias);
            packBlock(block, exponent, blocks.data() + b * (mxfp4Block / 2));
        }
    });
}

} // namespace mesewright
