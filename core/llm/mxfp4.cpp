// SPDX-License-Identifier: Apache-2.0
#include "core/llm/mxfp4.h"

#include <algorithm>
#include <cmath>

namespace mesewright {

namespace {

constexpr int scaleBias = 127;
constexpr unsigned notANumber = 255;
constexpr int largestElementExponent = 2; // 6 = 1.5 * 2^2

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
    std::int64_t bad = count;
#pragma omp parallel for schedule(static) reduction(min : bad) if (out.size() > 1000000)
    for (std::int64_t b = 0; b < count; ++b) {
        const auto scale = static_cast<unsigned>(scales[static_cast<std::size_t>(b)]);
        if (scale == notANumber)
            bad = std::min(bad, b);
        const float factor = std::ldexp(1.0f, static_cast<int>(scale) - scaleBias);
        const std::uint8_t* from = codes + b * (mxfp4Block / 2);
        float* to = out.data() + b * mxfp4Block;
        for (int k = 0; k < mxfp4Block / 2; ++k) {
            to[2 * k] = elements[from[k] & 0xF] * factor;
            to[2 * k + 1] = elements[from[k] >> 4] * factor;
        }
    }
    return bad == count ? -1 : bad;
}

void quantiseMxfp4(std::span<const float> values, std::span<std::uint8_t> blocks,
                   std::span<std::uint8_t> scales)
{
    const auto count = static_cast<std::int64_t>(scales.size());
#pragma omp parallel for schedule(static) if (values.size() > 1000000)
    for (std::int64_t b = 0; b < count; ++b) {
        const auto block = values.subspan(static_cast<std::size_t>(b * mxfp4Block), mxfp4Block);
        const int exponent = scaleExponent(block);
        scales[static_cast<std::size_t>(b)] = static_cast<std::uint8_t>(exponent + scaleBias);
        const double factor = std::ldexp(1.0, -exponent);
        const auto nibble = [&](std::size_t i) {
            const double scaled = static_cast<double>(block[i]) * factor;
            const unsigned code = elementCode(std::abs(scaled));
            const bool negative = std::signbit(scaled) && (code != 0 || scaled == 0);
            return code | (negative ? 8u : 0u);
        };
        std::uint8_t* to = blocks.data() + b * (mxfp4Block / 2);
        for (std::size_t k = 0; k < mxfp4Block / 2; ++k)
            to[k] = static_cast<std::uint8_t>(nibble(2 * k) | (nibble(2 * k + 1) << 4));
    }
}

} // namespace mesewright
