// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/luabox/lua.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace mesewright::luabox {

/// Writes the Lua value at the top of the stack as JSON by the rules of core/luanti/modrun.h.
/// Reads tables raw, so that no metamethod of the program runs; keys in the order of their bytes.
/// False when the text would be larger than `most` bytes. `depth`: how many levels of tables are
/// written below the value itself.
bool writeJson(lua_State* state, std::string& out, std::size_t most, int depth);

/// Pushes what a JSON text says; null becomes nil. False when the text is no JSON or nested deeper
/// than 64 levels; then nothing is pushed.
bool pushJson(lua_State* state, std::string_view json);

} // namespace mesewright::luabox
