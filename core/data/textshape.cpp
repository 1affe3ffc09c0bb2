// SPDX-License-Identifier: Apache-2.0
#define PCRE2_CODE_UNIT_WIDTH 8
#include "core/data/textshape.h"

#include "core/base/utf8.h"

#include <pcre2.h>

#include <cstddef>
#include <memory>

namespace mesewright {

namespace {

/// One Unicode class of characters, from PCRE2's tables.
class CharacterClass
{
public:
    explicit CharacterClass(const char* pattern)
        : m_code(compile(pattern), &pcre2_code_free),
          m_match(pcre2_match_data_create(1, nullptr), &pcre2_match_data_free)
    {
    }

    /// Whether the character of `length` bytes at `text[at]` is in the class.
    [[nodiscard]] bool holds(std::string_view text, std::size_t at, std::size_t length) const
    {
        if (m_code == nullptr || m_match == nullptr)
            return false;
        return pcre2_match(m_code.get(), reinterpret_cast<PCRE2_SPTR>(text.data() + at), length, 0,
                           PCRE2_ANCHORED | PCRE2_NO_UTF_CHECK, m_match.get(), nullptr) > 0;
    }

private:
    static pcre2_code* compile(const char* pattern)
    {
        int error = 0;
        PCRE2_SIZE where = 0;
        return pcre2_compile(reinterpret_cast<PCRE2_SPTR>(pattern), PCRE2_ZERO_TERMINATED,
                             PCRE2_UTF, &error, &where, nullptr);
    }

    std::unique_ptr<pcre2_code, decltype(&pcre2_code_free)> m_code;
    std::unique_ptr<pcre2_match_data, decltype(&pcre2_match_data_free)> m_match;
};

bool isAsciiDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// The rule as a hand-written scanner. A matcher that tries every start anew is quadratic on texts
/// of escaped quotes; here a start that failed tells which later starts must fail too.
class ShapeScanner
{
public:
    explicit ShapeScanner(std::string_view text)
        : m_text(text), m_word("[\\p{L}\\p{N}]"), m_digit("\\p{Nd}")
    {
    }

    [[nodiscard]] std::string run()
    {
        std::string out;
        out.reserve(m_text.size());
        for (std::size_t at = 0; at < m_text.size();) {
            const char c = m_text[at];
            const std::size_t stringEnd =
                c == '\'' ? endOfSingle(at) : (c == '"' ? endOfDouble(at) : none);
            if (stringEnd != none) {
                out += "\"S\"";
                at = stringEnd;
            } else if (const std::size_t digit = digitAt(at); digit > 0) {
                at = endOfNumber(at);
                out += '#';
            } else {
                out += c;
                ++at;
            }
        }
        return out;
    }

private:
    static constexpr std::size_t none = std::string_view::npos;

    [[nodiscard]] std::size_t lengthAt(std::size_t at) const
    {
        const CodePoint point = decodeUtf8(m_text, at);
        return point.valid ? point.length : 0;
    }

    /// The length of the digit at `at`, or 0.
    [[nodiscard]] std::size_t digitAt(std::size_t at) const
    {
        if (at >= m_text.size())
            return 0;
        if (static_cast<unsigned char>(m_text[at]) < 0x80)
            return isAsciiDigit(m_text[at]) ? 1 : 0;
        const std::size_t length = lengthAt(at);
        return length > 0 && m_digit.holds(m_text, at, length) ? length : 0;
    }

    [[nodiscard]] std::size_t endOfDigits(std::size_t at) const
    {
        while (const std::size_t length = digitAt(at))
            at += length;
        return at;
    }

    [[nodiscard]] std::size_t endOfNumber(std::size_t at) const
    {
        const std::size_t whole = endOfDigits(at);
        const bool point = whole < m_text.size() && m_text[whole] == '.';
        return point && digitAt(whole + 1) > 0 ? endOfDigits(whole + 1) : whole;
    }

    [[nodiscard]] bool wordAt(std::size_t at) const
    {
        if (at >= m_text.size())
            return false;
        const char c = m_text[at];
        if (static_cast<unsigned char>(c) < 0x80)
            return isAsciiDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
        const std::size_t length = lengthAt(at);
        return length > 0 && m_word.holds(m_text, at, length);
    }

    /// Runs over what may stand between quotes. An apostrophe before a letter counts as a letter
    /// ('Don't'), but it is where the match ends if no better end comes.
    [[nodiscard]] std::size_t endOfString(std::size_t at, char quote,
                                          std::size_t& failedUntil) const
    {
        if (at < failedUntil)
            return none;
        std::size_t lastInner = none;
        std::size_t i = at + 1;
        while (i < m_text.size() && m_text[i] != '\n') {
            if (m_text[i] == '\\') {
                if (i + 1 >= m_text.size() || m_text[i + 1] == '\n')
                    break;
                i += 2;
            } else if (m_text[i] != quote) {
                ++i;
            } else if (quote == '\'' && wordAt(i + 1)) {
                lastInner = i++;
            } else {
                return i + 1;
            }
        }
        // All quotes up to here were escaped: from each of them the text reads the same and fails.
        if (lastInner == none)
            failedUntil = i;
        return lastInner == none ? none : lastInner + 1;
    }

    [[nodiscard]] std::size_t endOfSingle(std::size_t at)
    {
        return endOfString(at, '\'', m_singleFails);
    }
    [[nodiscard]] std::size_t endOfDouble(std::size_t at)
    {
        return endOfString(at, '"', m_doubleFails);
    }

    std::string_view m_text;
    CharacterClass m_word;
    CharacterClass m_digit;
    std::size_t m_singleFails = 0;
    std::size_t m_doubleFails = 0;
};

} // namespace

std::string shapeOf(std::string_view text)
{
    return ShapeScanner(text).run();
}

} // namespace mesewright
