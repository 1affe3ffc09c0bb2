// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/luabox/arena.h"
#include "app/luabox/lua.h"
#include "app/luabox/luabox.h"

#include <span>
#include <string>

namespace mesewright::luabox {

/// The Lua state of a box: base, string, table, math, bit, coroutine, debug and the harmless part
/// of os; no function that reads files, loads code or bytecode, starts programs or leaves.
class LuaState
{
public:
    LuaState() = default;
    LuaState(const LuaState&) = delete;
    LuaState& operator=(const LuaState&) = delete;

    /// Opens the state in `arena` and calls the stub's files in their order with the table `host`.
    /// Empty when all went well, else a sentence.
    [[nodiscard]] std::string open(Arena& arena, std::span<const StubSource> stub);

    [[nodiscard]] lua_State* get() const { return m_state; }
    /// Puts the table `host` on the stack.
    void pushHost() const { lua_rawgeti(m_state, LUA_REGISTRYINDEX, m_host); }

private:
    lua_State* m_state = nullptr; // never closed: the box ends with the process
    int m_host = LUA_NOREF;
};

} // namespace mesewright::luabox
