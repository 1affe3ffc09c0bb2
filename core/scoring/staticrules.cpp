// SPDX-License-Identifier: Apache-2.0
#include "core/scoring/staticrules.h"

namespace mesewright {

Result<std::string> PatternRule::check(std::string_view text) const
{
    for (const PythonPattern& pattern : needed) {
        MESEWRIGHT_TRY(const bool found, pattern.search(text));
        if (!found)
            return "missing: " + pattern.source();
    }
    for (const PythonPattern& pattern : forbidden) {
        MESEWRIGHT_TRY(const bool found, pattern.search(text));
        if (found)
            return "forbidden: " + pattern.source();
    }
    return std::string();
}

} // namespace mesewright
