// SPDX-License-Identifier: Apache-2.0
#pragma once

// The one Lua that a box is built with; the sources fit LuaJIT and Lua 5.4.
extern "C" {
#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>
}

#if __has_include(<luajit.h>)
extern "C" {
#include <luajit.h>
}
#endif

#include <cstddef>

namespace mesewright::luabox {

#ifdef LUAJIT_VERSION
inline constexpr char luaName[] = LUAJIT_VERSION;
inline constexpr bool onLuaJit = true;
#else
inline constexpr char luaName[] = LUA_RELEASE;
inline constexpr bool onLuaJit = false;
#endif

inline std::size_t rawLength(lua_State* state, int index)
{
#if LUA_VERSION_NUM >= 502
    return static_cast<std::size_t>(lua_rawlen(state, index));
#else
    return lua_objlen(state, index);
#endif
}

} // namespace mesewright::luabox
