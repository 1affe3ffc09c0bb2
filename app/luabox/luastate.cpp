// SPDX-License-Identifier: Apache-2.0
#include "app/luabox/luastate.h"

#include "app/luabox/fixedseed.h"
#include "app/luabox/hostfunctions.h"

namespace mesewright::luabox {

namespace {

void openLibrary(lua_State* state, const char* name, lua_CFunction open)
{
#if LUA_VERSION_NUM >= 502
    luaL_requiref(state, name, open, 1);
    lua_pop(state, 1);
#else
    lua_pushcfunction(state, open);
    lua_pushstring(state, name);
    lua_call(state, 1, 0);
#endif
}

void removeFields(lua_State* state, const char* table, std::initializer_list<const char*> names)
{
    lua_getglobal(state, table);
    for (const char* name : names) {
        lua_pushnil(state);
        lua_setfield(state, -2, name);
    }
    lua_pop(state, 1);
}

int openLibraries(lua_State* state)
{
#if LUA_VERSION_NUM >= 502
    openLibrary(state, "_G", luaopen_base);
    openLibrary(state, LUA_COLIBNAME, luaopen_coroutine);
#else
    openLibrary(state, "", luaopen_base); // brings coroutine with it
#endif
    openLibrary(state, LUA_TABLIBNAME, luaopen_table);
    openLibrary(state, LUA_STRLIBNAME, luaopen_string);
    openLibrary(state, LUA_MATHLIBNAME, luaopen_math);
    openLibrary(state, LUA_OSLIBNAME, luaopen_os);
    openLibrary(state, LUA_DBLIBNAME, luaopen_debug);
#ifdef LUAJIT_VERSION
    openLibrary(state, LUA_BITLIBNAME, luaopen_bit);
#endif
    // The stub has host.compile and virtual files instead.
    removeFields(state, "_G", {"loadfile", "dofile", "require", "module"});
    removeFields(state, "string", {"dump"});
    removeFields(state, "os",
                 {"execute", "exit", "getenv", "remove", "rename", "setlocale", "tmpname"});
    removeFields(state, "debug", {"debug"}); // reads standard input
    return 0;
}

std::string takeMessage(lua_State* state)
{
    const char* words = lua_tostring(state, -1);
    std::string message = words ? words : "an error that is no text";
    lua_settop(state, 0);
    return message;
}

} // namespace

std::string LuaState::open(Arena& arena, std::span<const StubSource> stub)
{
    {
        const FixedSeedScope fixed;
        m_state = lua_newstate(Arena::allocate, &arena);
    }
    if (!m_state)
        return "the Lua state has no memory";
#ifdef LUAJIT_VERSION
    // Compiled loops would not be interrupted at the same place twice, and need writable code.
    luaJIT_setmode(m_state, 0, LUAJIT_MODE_ENGINE | LUAJIT_MODE_OFF);
#endif
    lua_pushcfunction(m_state, openLibraries);
    if (lua_pcall(m_state, 0, 0, 0) != 0)
        return takeMessage(m_state);
    lua_newtable(m_state);
    addHostFunctions(m_state);
    m_host = luaL_ref(m_state, LUA_REGISTRYINDEX);
    for (const StubSource& source : stub) {
        const std::string chunk = "=(" + std::string(source.name) + ")";
        if (!compileText(m_state, source.text, chunk.c_str()))
            return takeMessage(m_state);
        pushHost();
        if (lua_pcall(m_state, 1, 0, 0) != 0)
            return takeMessage(m_state);
    }
    pushHost();
    lua_getfield(m_state, -1, "run");
    const bool complete = lua_isfunction(m_state, -1);
    lua_settop(m_state, 0);
    lua_gc(m_state, LUA_GCCOLLECT, 0);
    lua_gc(m_state, LUA_GCCOLLECT, 0);
    return complete ? "" : "its stub of the game's API does not set host.run";
}

} // namespace mesewright::luabox
