// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mesewright {

/// printf into a string.
[[nodiscard]] std::string formatted(const char* format, ...) __attribute__((format(printf, 1, 2)));

/// Splits at each `separator`; "a,,b" gives three parts, "" gives one empty part.
[[nodiscard]] std::vector<std::string> split(std::string_view text, char separator);

[[nodiscard]] std::string join(std::span<const std::string> parts, std::string_view separator);

/// The candidate nearest to `word` by edit distance, or "" if none is near enough to suggest.
[[nodiscard]] std::string nearest(std::string_view word, std::span<const std::string> candidates);

/// A size for people: "13.4 MB" (powers of 1000).
[[nodiscard]] std::string humanBytes(std::uint64_t bytes);

/// A duration for people: "2 h 05 min", "3 min 20 s", "12 s".
[[nodiscard]] std::string humanSeconds(double seconds);

/// Now in UTC as `2026-01-31T12:00:00Z`.
[[nodiscard]] std::string utcNow();

/// Python's `str.strip()` and `rstrip()`: white space as CPython's str.isspace() sees it (with
/// U+001C..U+001F, U+0085, U+00A0 and the rest of the Unicode spaces). Invalid UTF-8 is kept.
[[nodiscard]] std::string_view pythonStrip(std::string_view text);
[[nodiscard]] std::string_view pythonRightStrip(std::string_view text);

} // namespace mesewright
