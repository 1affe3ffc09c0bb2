// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <span>

namespace mesewright {

/// torch's CPU generator: the Mersenne twister MT19937 (Matsumoto and Nishimura 1998) seeded with
/// the low 32 bits of a seed. Gives the same stream as torch.manual_seed(seed).
class TorchRandom
{
public:
    explicit TorchRandom(std::uint64_t seed);

    [[nodiscard]] std::uint32_t next();
    /// Fills as Tensor.uniform_(low, high) does for float32: 24 random bits a number, computed in
    /// double precision.
    void uniform(float low, float high, std::span<float> out);
    void skip(std::uint64_t count);

private:
    void refill();

    std::array<std::uint32_t, 624> m_state{};
    std::size_t m_at = 624;
};

} // namespace mesewright
