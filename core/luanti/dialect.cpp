// SPDX-License-Identifier: Apache-2.0
#include "core/luanti/dialect.h"

#include <algorithm>

namespace mesewright {

DialectChecker::DialectChecker(const LuaPrograms& programs)
    : m_luaJit(LuaDialect::LuaJit, programs.luaJit), m_lua51(LuaDialect::Lua51, programs.lua51),
      m_lua54(LuaDialect::Lua54, programs.lua54)
{
}

Result<std::vector<DialectReport>> DialectChecker::check(std::span<const std::string_view> texts)
{
    MESEWRIGHT_TRY(auto luaJit, m_luaJit.parse(texts));
    MESEWRIGHT_TRY(auto lua51, m_lua51.parse(texts));
    MESEWRIGHT_TRY(auto lua54, m_lua54.parse(texts));
    std::vector<DialectReport> reports(texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i) {
        reports[i].luaJit = std::move(luaJit[i]);
        reports[i].lua51 = std::move(lua51[i]);
        reports[i].lua54 = std::move(lua54[i]);
        // A text beyond the parsers' limit has no verdicts to explain.
        if (texts[i].size() <= LuaParser::maximumTextSize)
            reports[i].differences = nameDifferences(texts[i], reports[i]);
    }
    return reports;
}

} // namespace mesewright
