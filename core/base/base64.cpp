// SPDX-License-Identifier: Apache-2.0
#include "core/base/base64.h"

#include <cstdint>

namespace mesewright {

namespace {

constexpr std::string_view digits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

} // namespace

std::string toBase64(std::string_view bytes)
{
    std::string out;
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        const std::string_view group = bytes.substr(at, 3);
        std::uint32_t word = 0;
        for (std::size_t i = 0; i < 3; ++i)
            word = word << 8 | (i < group.size() ? static_cast<std::uint8_t>(group[i]) : 0u);
        for (std::size_t i = 0; i < 4; ++i)
            out += i <= group.size() ? digits[word >> (18 - 6 * i) & 63u] : '=';
    }
    return out;
}

std::optional<std::string> fromBase64(std::string_view text)
{
    if (text.size() % 4 != 0)
        return std::nullopt;
    std::string out;
    for (std::size_t at = 0; at < text.size(); at += 4) {
        std::string_view group = text.substr(at, 4);
        const bool last = at + 4 == text.size();
        std::size_t count = 4;
        while (last && count > 2 && group[count - 1] == '=')
            --count;
        std::uint32_t word = 0;
        for (std::size_t i = 0; i < 4; ++i) {
            const std::size_t digit = i < count ? digits.find(group[i]) : 0;
            if (digit == std::string_view::npos)
                return std::nullopt;
            word = word << 6 | static_cast<std::uint32_t>(digit);
        }
        // Bits behind the last byte must be zero, or two texts would mean the same bytes.
        if ((word & ((1u << (8 * (4 - count))) - 1u)) != 0)
            return std::nullopt;
        for (std::size_t i = 0; i + 1 < count; ++i)
            out += static_cast<char>(word >> (16 - 8 * i) & 0xFFu);
    }
    return out;
}

} // namespace mesewright
