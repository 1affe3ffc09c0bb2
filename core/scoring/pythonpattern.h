// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <memory>
#include <string>
#include <string_view>

namespace mesewright {

/// A regular expression with the meaning that Python's `re` gives it on `str` with MULTILINE:
/// `\s`, `\d` and `\w` are Unicode classes (with U+001C..U+001F as space), `.` stops at a line
/// feed only, a negated class takes any code point. PCRE2 does the search; patterns are
/// translated, and what only PCRE2 knows, inline flags and named characters are refused.
class PythonPattern
{
public:
    /// The error names the pattern, the place in it and what is wrong.
    static Result<PythonPattern> compile(std::string pattern);

    /// `re.search`. `text` must be valid UTF-8. Fails when the search meets its step limit.
    [[nodiscard]] Result<bool> search(std::string_view text) const;

    /// The pattern as it was given.
    [[nodiscard]] const std::string& source() const { return m_source; }

private:
    struct Code;

    std::string m_source;
    std::string m_literal; ///< set when the pattern is plain text: searched without PCRE2
    std::shared_ptr<const Code> m_code;
};

} // namespace mesewright
