// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <optional>
#include <string>
#include <string_view>

namespace mesewright {

/// A Python regular expression in PCRE2's words (UTF, UCP, MULTILINE, newline = LF).
struct TranslatedPattern
{
    std::string pcre;
    std::optional<std::string> literal; ///< the plain text, when the pattern is nothing else
};

/// Replaces what the two read differently: `\s \S \d \D \w \W \Z \uXXXX \UXXXXXXXX`, `{,n}`, and
/// `[` in a class. Escapes and groups that Python does not know, inline flags and conditional
/// groups are refused.
[[nodiscard]] Result<TranslatedPattern> translatePythonPattern(std::string_view pattern);

} // namespace mesewright
