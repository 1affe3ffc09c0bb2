// SPDX-License-Identifier: Apache-2.0
#include "core/llm/tokenizer/splitter.h"

#include "core/base/utf8.h"

namespace mesewright {

const std::string_view o200kPattern =
    "[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]*[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]+"
    "(?i:'s|'t|'re|'ve|'m|'ll|'d)?"
    "|[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]+[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]*"
    "(?i:'s|'t|'re|'ve|'m|'ll|'d)?"
    "|\\p{N}{1,3}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n/]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";

namespace {

using enum CharClass;

// The two bracketed sets of the word alternatives, and the others of the pattern.
constexpr CharClassSet upperSet = setOf(Upper, OtherLetter, Mark);
constexpr CharClassSet lowerSet = setOf(Lower, OtherLetter, Mark);
constexpr CharClassSet letters = setOf(Upper, Lower, OtherLetter);
constexpr CharClassSet symbols = setOf(Other, Mark);
constexpr CharClassSet spaces = setOf(Space, Newline);

constexpr bool has(CharClassSet set, CharClassSet one)
{
    return (set & one) != 0;
}

constexpr char lowered(char c)
{
    return static_cast<char>(c | 0x20);
}

} // namespace

Splitter::Char Splitter::wideCharAt(const char* at) const
{
    const CodePoint point = decodeUtf8({at, static_cast<std::size_t>(m_end - at)}, 0);
    const CharClassSet set = point.valid ? m_table.of(point.value) : setOf(Other);
    return {set, static_cast<std::uint8_t>(point.length)};
}

const char* Splitter::runEnd(const char* at, CharClassSet set) const
{
    for (Char c = charAt(at); has(set, c.set); c = charAt(at))
        at += c.length;
    return at;
}

/// `U*L+` and, should that fail, `U+L*` (U and L overlap in OtherLetter and Mark). Greedy `U*`
/// takes the whole run of U. If no L follows it gives back until a character that is also an L.
Splitter::Word Splitter::wordFrom(const char* begin) const
{
    const char* at = begin;
    const char* lastBoth = nullptr;
    Char c = charAt(at);
    for (; has(upperSet, c.set); c = charAt(at)) {
        at += c.length;
        if (has(lowerSet, c.set))
            lastBoth = at;
    }
    if (has(lowerSet, c.set))
        return {runEnd(at + c.length, lowerSet), nullptr};
    return {lastBoth, at != begin ? at : nullptr};
}

/// `(?i:'s|'t|'re|'ve|'m|'ll|'d)?`, where ignoring case lets U+017F be an s.
const char* Splitter::contractionEnd(const char* at) const
{
    if (m_end - at < 2 || at[0] != '\'')
        return at;
    switch (lowered(at[1])) {
    case 's':
    case 't':
    case 'm':
    case 'd':
        return at + 2;
    case 'r':
    case 'v':
        return m_end - at > 2 && lowered(at[2]) == 'e' ? at + 3 : at;
    case 'l':
        return m_end - at > 2 && lowered(at[2]) == 'l' ? at + 3 : at;
    default:
        return m_end - at > 2 && at[1] == '\xC5' && at[2] == '\xBF' ? at + 3 : at;
    }
}

/// `[^\s\p{L}\p{N}]+[\r\n/]*` from its first symbol on.
const char* Splitter::symbolsEnd(const char* at) const
{
    at = runEnd(at, symbols);
    while (at != m_end && (*at == '\r' || *at == '\n' || *at == '/'))
        ++at;
    return at;
}

/// The last three alternatives, on white space.
const char* Splitter::spacesEnd(const char* begin) const
{
    const char* at = begin;
    const char* afterNewline = nullptr;
    const char* last = begin;
    for (Char c = charAt(at); has(spaces, c.set); c = charAt(at)) {
        last = at;
        at += c.length;
        if (c.set == setOf(Newline))
            afterNewline = at;
    }
    if (afterNewline)
        return afterNewline;
    // `\s+(?!\S)` leaves the last space to the word behind it, if there is more than one.
    return at == m_end || last == begin ? at : last;
}

const char* Splitter::pieceEnd(const char* begin) const
{
    const Char first = charAt(begin);
    const char* second = begin + first.length;
    if (has(letters, first.set)) {
        const Word word = wordFrom(begin);
        return contractionEnd(word.withLower ? word.withLower : word.withUpper);
    }
    if (first.set == setOf(Number)) {
        const char* at = second;
        for (int digits = 1; digits < 3; ++digits) {
            const Char c = charAt(at);
            if (c.set != setOf(Number))
                break;
            at += c.length;
        }
        return at;
    }
    if (first.set == setOf(Newline))
        return spacesEnd(begin);

    // What is neither letter, number nor line end may stand before a word. A mark may also begin
    // the word itself, which the first alternative tries before the second one is tried at all.
    const Word word = wordFrom(second);
    if (word.withLower)
        return contractionEnd(word.withLower);
    if (first.set == setOf(Mark))
        return contractionEnd(wordFrom(begin).withLower);
    if (word.withUpper)
        return contractionEnd(word.withUpper);
    if (first.set == setOf(Other))
        return symbolsEnd(begin);
    if (*begin == ' ' && has(symbols, charAt(second).set))
        return symbolsEnd(second);
    return spacesEnd(begin);
}

} // namespace mesewright
