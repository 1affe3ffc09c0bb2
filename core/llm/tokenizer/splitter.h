// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/llm/tokenizer/charclass.h"

#include <cstddef>
#include <string_view>

namespace mesewright {

/// The only pattern that tokenizers of this model family use. Splitter is it, written by hand.
extern const std::string_view o200kPattern;

/// Cuts a text into the pieces that `o200kPattern` matches: leftmost, alternatives in order, greedy
/// with backtracking. The pieces joined are the text. Linear in the text's length.
///
/// Bytes that are not UTF-8 count as one character of no class for each invalid maximal subpart.
class Splitter
{
public:
    explicit Splitter(std::string_view text)
        : m_table(CharTable::instance()), m_at(text.data()), m_end(text.data() + text.size())
    {
    }

    [[nodiscard]] bool atEnd() const { return m_at == m_end; }

    /// The next piece, never empty. Must not be called at the end.
    [[nodiscard]] std::string_view next()
    {
        const char* begin = m_at;
        m_at = pieceEnd(begin);
        return {begin, static_cast<std::size_t>(m_at - begin)};
    }

private:
    struct Char
    {
        CharClassSet set = 0; ///< one bit; 0 at the end of the text
        std::uint8_t length = 0;
    };
    /// Ends of the two word alternatives behind the optional first character; null: no match.
    struct Word
    {
        const char* withLower = nullptr;
        const char* withUpper = nullptr;
    };

    [[nodiscard]] Char charAt(const char* at) const
    {
        if (at == m_end)
            return {};
        const auto byte = static_cast<unsigned char>(*at);
        return byte < 0x80 ? Char{m_table.ascii(byte), 1} : wideCharAt(at);
    }
    [[nodiscard]] Char wideCharAt(const char* at) const;
    [[nodiscard]] const char* pieceEnd(const char* begin) const;
    [[nodiscard]] Word wordFrom(const char* begin) const;
    [[nodiscard]] const char* runEnd(const char* at, CharClassSet set) const;
    [[nodiscard]] const char* contractionEnd(const char* at) const;
    [[nodiscard]] const char* symbolsEnd(const char* at) const;
    [[nodiscard]] const char* spacesEnd(const char* begin) const;

    const CharTable& m_table;
    const char* m_at;
    const char* m_end;
};

} // namespace mesewright
