// SPDX-License-Identifier: Apache-2.0
#include "core/llm/torchrandom.h"

namespace mesewright {

TorchRandom::TorchRandom(std::uint64_t seed)
{
    m_state[0] = static_cast<std::uint32_t>(seed);
    for (std::uint32_t i = 1; i < m_state.size(); ++i) {
        const std::uint32_t before = m_state[i - 1];
        m_state[i] = 1812433253u * (before ^ (before >> 30)) + i;
    }
}

void TorchRandom::refill()
{
    constexpr std::size_t size = 624;
    for (std::size_t i = 0; i < size; ++i) {
        const std::uint32_t mixed =
            (m_state[i] & 0x80000000u) | (m_state[(i + 1) % size] & 0x7FFFFFFFu);
        m_state[i] =
            m_state[(i + 397) % size] ^ (mixed >> 1) ^ ((mixed & 1u) != 0 ? 0x9908B0DFu : 0u);
    }
    m_at = 0;
}

std::uint32_t TorchRandom::next()
{
    if (m_at == m_state.size())
        refill();
    std::uint32_t word = m_state[m_at++];
    word ^= word >> 11;
    word ^= (word << 7) & 0x9D2C5680u;
    word ^= (word << 15) & 0xEFC60000u;
    return word ^ (word >> 18);
}

void TorchRandom::uniform(float low, float high, std::span<float> out)
{
    const float range = high - low;
    for (float& value : out) {
        const double unit = static_cast<double>(next() & 0xFFFFFFu) * 0x1.0p-24;
        value = static_cast<float>(unit * static_cast<double>(range) + static_cast<double>(low));
    }
}

void TorchRandom::skip(std::uint64_t count)
{
    for (std::uint64_t i = 0; i < count; ++i)
        (void)next();
}

} // namespace mesewright
