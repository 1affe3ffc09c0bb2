// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/luabox/lua.h"

#include <string_view>

namespace mesewright::luabox {

/// Sets log, limit, compile, clock and dialect in the table on the top of the stack. For the stub
/// only: it keeps them in locals, out of the reach of generated programs.
///   log(level, text)           one line of the log; ends the process when the log is full
///   limit(name)                ends the process; the result names this limit
///   compile(text, chunkname)   a function, or nil and a message; text only, read as LuaJIT reads
///   clock()                    seconds since some moment
///   dialect                    "LuaJIT 2.1.0-beta3", "Lua 5.4.4"
/// The globals load and loadstring become compile.
void addHostFunctions(lua_State* state);

/// Pushes the chunk (true) or a message (false).
bool compileText(lua_State* state, std::string_view text, const char* chunkName);

} // namespace mesewright::luabox
