// SPDX-License-Identifier: Apache-2.0
#include "core/llm/nf4.h"

#include "core/llm/bfloat16.h"
#include "core/llm/cpu/parallel.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace mesewright {

namespace {

float loadFloat(std::span<const std::byte> bytes, std::int64_t index)
{
    float value = 0;
    std::memcpy(&value, bytes.data() + index * 4, 4);
    return value;
}

float roundTo(Nf4Target target, float value)
{
    switch (target) {
    case Nf4Target::Bfloat16:
        return roundToBfloat16(value);
    case Nf4Target::Float16:
        return float16ToFloat(floatToFloat16(value));
    case Nf4Target::Float32:
        break;
    }
    return value;
}

void dequantiseBlock(const Nf4Tensor& tensor, std::int64_t block, std::span<float> out)
{
    // Sixteen products a block instead of one an element: the table holds them rounded.
    const float maximum = tensor.blockMaximum(block);
    std::array<float, 16> table;
    for (std::size_t i = 0; i < table.size(); ++i)
        table[i] = roundTo(tensor.state.dtype, tensor.code[i] * maximum);

    const auto elements = static_cast<std::int64_t>(out.size());
    std::int64_t at = block * tensor.state.blockSize;
    const std::int64_t end = std::min(at + tensor.state.blockSize, elements);
    const auto* packed = reinterpret_cast<const std::uint8_t*>(tensor.packed.data());
    // A block of odd size would start in the middle of a byte.
    if (at % 2 != 0 && at < end) {
        out[static_cast<std::size_t>(at)] = table[packed[at / 2] & 0xF];
        ++at;
    }
    float* to = out.data() + at;
    for (; at + 1 < end; at += 2, to += 2) {
        const std::uint8_t byte = packed[at / 2];
        to[0] = table[byte >> 4];
        to[1] = table[byte & 0xF];
    }
    if (at < end)
        *to = table[packed[at / 2] >> 4];
}

} // namespace

const std::array<float, 16>& nf4Code()
{
    static constexpr std::array<float, 16> code{-1.0f,
                                                -0.6961928009986877f,
                                                -0.5250730514526367f,
                                                -0.39491748809814453f,
                                                -0.28444138169288635f,
                                                -0.18477343022823334f,
                                                -0.09105003625154495f,
                                                0.0f,
                                                0.07958029955625534f,
                                                0.16093020141124725f,
                                                0.24611230194568634f,
                                                0.33791524171829224f,
                                                0.44070982933044434f,
                                                0.5626170039176941f,
                                                0.7229568362236023f,
                                                1.0f};
    return code;
}

std::int64_t Nf4Tensor::elements() const
{
    std::int64_t count = 1;
    for (const std::int64_t size : state.shape)
        count *= size;
    return count;
}

float Nf4Tensor::blockMaximum(std::int64_t block) const
{
    if (!state.nested)
        return loadFloat(absmax, block);
    const auto code = static_cast<std::uint8_t>(absmax[static_cast<std::size_t>(block)]);
    const float product =
        nestedMap[code] * nestedAbsmax[static_cast<std::size_t>(block / state.nestedBlockSize)];
    return product + state.nestedOffset;
}

void dequantiseNf4(const Nf4Tensor& tensor, std::span<float> out)
{
    const auto elements = static_cast<std::int64_t>(out.size());
    const std::int64_t blocks =
        elements / tensor.state.blockSize + (elements % tensor.state.blockSize != 0 ? 1 : 0);
    constexpr std::int64_t blocksAPiece = 4096;
    cpu::parallelFor(blocks, blocksAPiece, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t block = begin; block < end; ++block)
            dequantiseBlock(tensor, block, out);
    });
}

} // namespace mesewright
