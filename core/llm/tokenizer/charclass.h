// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace mesewright {

/// The classes between which the o200k split pattern distinguishes, in Unicode 16. A library's own
/// tables would not do: Debian's PCRE2 has Unicode 14, which lacks 9,392 letters and numbers.
enum class CharClass : std::uint8_t {
    Other,       ///< none of the below
    Mark,        ///< \p{M}
    Upper,       ///< \p{Lu}, \p{Lt}
    Lower,       ///< \p{Ll}
    OtherLetter, ///< \p{Lm}, \p{Lo}
    Number,      ///< \p{N}
    Space,       ///< White_Space but the two below
    Newline      ///< carriage return and line feed
};

/// A set of classes as bits.
using CharClassSet = std::uint8_t;

constexpr CharClassSet setOf(CharClass c)
{
    return static_cast<CharClassSet>(1u << static_cast<unsigned>(c));
}

template <class... Classes>
constexpr CharClassSet setOf(CharClass first, Classes... rest)
{
    return static_cast<CharClassSet>(setOf(first) | setOf(rest...));
}

/// Class (as a one-bit set) of each code point, as a two-stage table of about 40 KB.
class CharTable
{
public:
    /// The one table, made at the first call.
    static const CharTable& instance();

    [[nodiscard]] CharClassSet ascii(unsigned char byte) const { return m_pages[0][byte]; }

    /// `codePoint` must be at most U+10FFFF.
    [[nodiscard]] CharClassSet of(char32_t codePoint) const
    {
        return m_pages[m_pageOf[codePoint >> 8]][codePoint & 0xFF];
    }

private:
    using Page = std::array<CharClassSet, 256>;

    CharTable();

    std::array<std::uint8_t, 0x1100> m_pageOf{};
    std::vector<Page> m_pages; ///< the first one is U+0000 to U+00FF
};

} // namespace mesewright
