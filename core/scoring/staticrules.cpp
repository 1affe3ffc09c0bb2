// SPDX-License-Identifier: Apache-2.0
#include "core/scoring/staticrules.h"

#include <initializer_list>
#include <stdexcept>

namespace mesewright {

namespace {

std::vector<PythonPattern> compiled(std::initializer_list<const char*> patterns)
{
    std::vector<PythonPattern> list;
    for (const char* pattern : patterns) {
        auto result = PythonPattern::compile(pattern);
        if (!result)
            throw std::logic_error(result.error().message);
        list.push_back(std::move(*result));
    }
    return list;
}

} // namespace

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

StaticRules::StaticRules()
    : scaffold{compiled({R"(minetest\.register_node)", R"(tiles\s*=\s*\{)", R"(description\s*=)"}),
               compiled({R"(syntax error)", R"(nil\s)", R"(register_node\s*\([^'\"])"})},
      doc{compiled({R"(minetest\.)", R"(['\"][a-zA-Z_][a-zA-Z0-9_]*:[a-zA-Z_][a-zA-Z0-9_]*['\"])"}),
          compiled({"TODO", "FIXME", "undefined"})},
      repairDiff{compiled({R"(---\s+a/)", R"(\+\+\+\s+b/)", R"(@@.*@@)", R"([+-].*)"}), {}}
{
}

} // namespace mesewright
