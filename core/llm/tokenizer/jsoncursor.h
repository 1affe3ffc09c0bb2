// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mesewright {

/// Walks over JSON text without making values: a `tokenizer.json` has a million strings, for which
/// a general parser needs most of the time of a load. White space before a token is skipped.
/// After a function has failed, `position` is where.
class JsonCursor
{
public:
    explicit JsonCursor(std::string_view text) : m_text(text) {}

    /// Whether `token` comes next; it is not consumed.
    [[nodiscard]] bool sees(char token);

    /// Consumes `token` if it comes next.
    [[nodiscard]] bool take(char token);

    /// A string. The view is into the text, or into `scratch` if there were escapes.
    [[nodiscard]] std::optional<std::string_view> string(std::string& scratch);

    /// A number without sign, point and exponent, up to 18 digits.
    [[nodiscard]] std::optional<std::uint64_t> wholeNumber();

    /// The text of any value, which is not checked further than its brackets and strings.
    [[nodiscard]] std::optional<std::string_view> value();

    [[nodiscard]] bool atEnd();
    [[nodiscard]] std::size_t position() const { return m_at; }

private:
    void skipSpace();
    [[nodiscard]] bool skipString();
    [[nodiscard]] bool unescape(std::string& out);
    [[nodiscard]] std::optional<char32_t> hexadecimal();

    std::string_view m_text;
    std::size_t m_at = 0;
};

} // namespace mesewright
