// SPDX-License-Identifier: Apache-2.0
#include "core/llm/cpu/parallel.h"
#include "core/llm/nf4.h"

#include <algorithm>
#include <cmath>

namespace mesewright {

namespace {

constexpr std::int64_t blockSize = 64;
constexpr std::int64_t nestedBlockSize = 256;
constexpr float smallestMaximum = 1e-38f;
constexpr std::int64_t blocksAPiece = 4096; // what one thread takes at a time

std::array<float, 256> makeDynamicMap()
{
    std::vector<float> values{0.0f, 1.0f};
    for (int i = 0; i < 7; ++i) {
        const int points = (1 << i) + 1;
        const float first = 0.1f;
        const float last = 1.0f;
        const float step = (last - first) / static_cast<float>(points - 1);
        // torch's linspace counts from the nearer end, and its compiled form rounds once a point.
        const auto point = [&](int k) {
            return k < points / 2 ? std::fma(step, static_cast<float>(k), first)
                                  : std::fma(-step, static_cast<float>(points - 1 - k), last);
        };
        const auto scale = static_cast<float>(std::pow(10.0, i - 6));
        for (int k = 0; k + 1 < points; ++k) {
            const float middle = (point(k) + point(k + 1)) / 2.0f;
            values.push_back(scale * middle);
            values.push_back(-scale * middle);
        }
    }
    std::sort(values.begin(), values.end());
    std::array<float, 256> map{};
    std::copy(values.begin(), values.end(), map.begin());
    return map;
}

/// bitsandbytes' CPU code does not search for the nearest code: it rounds the value to one of 65536
/// steps over [-1, 1] and looks up what is nearest to that step.
std::vector<std::uint8_t> makeStepTable()
{
    const auto& map = dynamicMap();
    std::vector<std::uint8_t> table(65536);
    std::size_t code = 0;
    for (std::size_t i = 0; i < table.size(); ++i) {
        const auto value = static_cast<float>(-1.0 + 2.0 * static_cast<double>(i) / 65535.0);
        while (code + 1 < map.size() &&
               std::abs(map[code + 1] - value) < std::abs(map[code] - value))
            ++code;
        table[i] = static_cast<std::uint8_t>(code);
    }
    return table;
}

std::uint8_t dynamicCode(float value)
{
    static const std::span<const std::uint8_t> table = dynamicStepTable();
    const float clamped = std::clamp(value, -1.0f, 1.0f);
    const float step = std::fma((clamped + 1.0f) * 0.5f, 65535.0f, 0.5f);
    return table[static_cast<std::size_t>(step)];
}

std::uint8_t nf4Index(float value)
{
    static const std::array<float, 15> thresholds = [] {
        std::array<float, 15> middle{};
        for (std::size_t i = 0; i < middle.size(); ++i)
            middle[i] = (nf4Code()[i] + nf4Code()[i + 1]) / 2.0f;
        return middle;
    }();
    const auto at = std::lower_bound(thresholds.begin(), thresholds.end(), value);
    return static_cast<std::uint8_t>(at - thresholds.begin());
}

float maximumOf(std::span<const float> values)
{
    float maximum = 0;
    for (const float value : values)
        maximum = std::max(maximum, std::abs(value));
    return maximum;
}

/// Packs the 4-bit codes of one block; `maximum` is its largest magnitude.
void packBlock(std::span<const float> block, float maximum, std::uint8_t* to)
{
    const bool whole = static_cast<std::int64_t>(block.size()) == blockSize;
    // A last, shorter block is divided; whole ones are multiplied by the reciprocal.
    const float factor = 1.0f / std::max(maximum, smallestMaximum);
    const auto index = [&](std::size_t i) -> unsigned {
        if (i >= block.size())
            return nf4Index(0.0f);
        const float scaled = whole ? block[i] * factor : block[i] / maximum;
        return nf4Index(std::clamp(scaled, -1.0f, 1.0f));
    };
    for (std::size_t i = 0; i < block.size(); i += 2)
        *to++ = static_cast<std::uint8_t>((index(i) << 4) | index(i + 1));
}

std::span<const float> blockOf(std::span<const float> values, std::int64_t block, std::int64_t size)
{
    const auto begin = static_cast<std::size_t>(block * size);
    return values.subspan(begin, std::min(static_cast<std::size_t>(size), values.size() - begin));
}

std::int64_t blocksOf(std::size_t count, std::int64_t size)
{
    return (static_cast<std::int64_t>(count) + size - 1) / size;
}

std::vector<float> blockMaxima(std::span<const float> values)
{
    std::vector<float> maxima(static_cast<std::size_t>(blocksOf(values.size(), blockSize)));
    const auto blocks = static_cast<std::int64_t>(maxima.size());
    cpu::parallelFor(blocks, blocksAPiece, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t b = begin; b < end; ++b) {
            const auto block = blockOf(values, b, blockSize);
            float maximum = maximumOf(block);
            if (static_cast<std::int64_t>(block.size()) < blockSize)
                maximum = std::max(maximum, smallestMaximum);
            maxima[static_cast<std::size_t>(b)] = maximum;
        }
    });
    return maxima;
}

/// The mean in fp32. Block maxima of bf16 weights have few digits, so their sum is exact in any
/// order for matrices up to some millions of elements; beyond, torch's own order is not defined
/// either (it depends on threads).
float meanOf(std::span<const float> values)
{
    double sum = 0;
    for (const float value : values)
        sum += static_cast<double>(value);
    return values.empty() ? 0.0f : static_cast<float>(sum) / static_cast<float>(values.size());
}

} // namespace

const std::array<float, 256>& dynamicMap()
{
    static const std::array<float, 256> map = makeDynamicMap();
    return map;
}

std::span<const std::uint8_t> dynamicStepTable()
{
    static const std::vector<std::uint8_t> table = makeStepTable();
    return table;
}

float nf4MeanMaximum(std::span<const float> maxima)
{
    return meanOf(maxima);
}

float nf4Offset(std::span<const float> values)
{
    return meanOf(blockMaxima(values));
}

Nf4Quantised quantiseNf4(std::span<const float> values)
{
    Nf4Quantised result;
    std::vector<float> maxima = blockMaxima(values);
    result.nestedOffset = meanOf(maxima);

    result.packed.resize((values.size() + 1) / 2);
    const auto blocks = static_cast<std::int64_t>(maxima.size());
    cpu::parallelFor(blocks, blocksAPiece, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t b = begin; b < end; ++b) {
            packBlock(blockOf(values, b, blockSize), maxima[static_cast<std::size_t>(b)],
                      result.packed.data() + b * blockSize / 2);
        }
    });

    for (float& maximum : maxima)
        maximum -= result.nestedOffset;
    result.absmax.resize(maxima.size());
    const std::int64_t nestedBlocks = blocksOf(maxima.size(), nestedBlockSize);
    for (std::int64_t b = 0; b < nestedBlocks; ++b) {
        const auto block = blockOf(maxima, b, nestedBlockSize);
        const float maximum = maximumOf(block);
        result.nestedAbsmax.push_back(maximum);
        if (maximum == 0)
            continue; // code 0 times a maximum of 0 is 0
        const float factor = 1.0f / maximum;
        for (std::size_t i = 0; i < block.size(); ++i)
            result.absmax[static_cast<std::size_t>(b * nestedBlockSize) + i] =
                dynamicCode(block[i] * factor);
    }
    return result;
}

} // namespace mesewright
