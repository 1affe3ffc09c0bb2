// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace mesewright {

/// SHA-256 (FIPS 180-4), fed in pieces.
class Sha256
{
public:
    void update(std::span<const std::byte> bytes);
    void update(std::string_view text);
    /// Ends the message; the object must not be used afterwards. 64 lower-case hex digits.
    [[nodiscard]] std::string hex();

private:
    void block(const std::uint8_t* data);

    std::array<std::uint32_t, 8> m_state{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                         0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    std::array<std::uint8_t, 64> m_buffer{};
    std::uint64_t m_length = 0;
};

[[nodiscard]] std::string sha256Hex(std::string_view text);
[[nodiscard]] Result<std::string> sha256OfFile(const std::filesystem::path& path);

} // namespace mesewright
