// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scoring/pythonpattern.h"

#include <string>
#include <string_view>
#include <vector>

namespace mesewright {

/// A list of patterns that must all be found, and one of patterns that must not be.
struct PatternRule
{
    std::vector<PythonPattern> needed;
    std::vector<PythonPattern> forbidden;

    /// "" when the text keeps the rule, else `missing: PATTERN` or `forbidden: PATTERN` for the
    /// first pattern that decides, needed before forbidden. `text` must be valid UTF-8.
    [[nodiscard]] Result<std::string> check(std::string_view text) const;
};

} // namespace mesewright
