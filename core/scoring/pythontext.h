// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace mesewright {

/// One character of a class in a text: its size in bytes (0: not of the class) and its value.
struct ClassMatch
{
    std::size_t length = 0;
    int value = 0;
};

/// White space at `text[at]` as Python's `\s` sees it on `str`; a place behind the end is none.
[[nodiscard]] ClassMatch pythonSpace(std::string_view text, std::size_t at);

/// A decimal digit of any script at `text[at]`, as Python's `\d` sees it (Unicode 14, category
/// Nd), with the value that `int()` gives it.
[[nodiscard]] ClassMatch pythonDigit(std::string_view text, std::size_t at);

} // namespace mesewright
