// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace mesewright {

/// One decoded code point. `valid` is false for a maximal subpart of an ill-formed sequence
/// (Unicode 3.9, the rule of the W3C's decoder): `length` bytes then stand for one U+FFFD.
struct CodePoint
{
    char32_t value = 0xFFFD;
    std::size_t length = 1;
    bool valid = false;
};

/// Decodes the code point that starts at `text[at]`; `at` must be inside the text.
[[nodiscard]] CodePoint decodeUtf8(std::string_view text, std::size_t at);

void appendUtf8(std::string& out, char32_t codePoint);

/// The text with U+FFFD for each invalid maximal subpart.
[[nodiscard]] std::string replaceInvalidUtf8(std::string_view text);

[[nodiscard]] bool isValidUtf8(std::string_view text);

/// How many bytes at the end may still become a character when more bytes come (0 to 3).
[[nodiscard]] std::size_t incompleteUtf8Tail(std::string_view text);

} // namespace mesewright
