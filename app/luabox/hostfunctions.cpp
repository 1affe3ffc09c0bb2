// SPDX-License-Identifier: Apache-2.0
#include "app/luabox/hostfunctions.h"

#include "app/luabox/childchannel.h"

#include <ctime>

namespace mesewright::luabox {

namespace {

// Lua 5.4 leaves C functions by longjmp: nothing here may own memory when Lua can raise an error.

std::string_view textArgument(lua_State* state, int index)
{
    std::size_t size = 0;
    const char* bytes = luaL_checklstring(state, index, &size);
    return {bytes, size};
}

int hostLog(lua_State* state)
{
    const std::string_view level =
        lua_isnoneornil(state, 1) ? std::string_view() : textArgument(state, 1);
    const std::string_view text = textArgument(state, 2);
    ChildChannel& channel = childChannel();
    if (!level.empty() && level != "none" && level != "print") {
        channel.log(level);
        channel.log(": ");
    }
    channel.log(text);
    channel.log("\n");
    return 0;
}

int hostLimit(lua_State* state)
{
    childChannel().endWithLimit(textArgument(state, 1));
}

int hostCompile(lua_State* state)
{
    const std::string_view text = textArgument(state, 1);
    const char* name = luaL_optstring(state, 2, "=?");
    if (compileText(state, text, name))
        return 1;
    lua_pushnil(state);
    lua_insert(state, -2);
    return 2;
}

int hostClock(lua_State* state)
{
    timespec now{};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    lua_pushnumber(state, static_cast<lua_Number>(now.tv_sec) +
                              static_cast<lua_Number>(now.tv_nsec) / 1e9);
    return 1;
}

#if LUA_VERSION_NUM >= 502
/// A userdata without content and with the metatable given, as newproxy makes one in Lua 5.1.
int hostNewProxy(lua_State* state)
{
    luaL_checktype(state, 1, LUA_TTABLE);
    lua_newuserdatauv(state, 0, 0);
    lua_pushvalue(state, 1);
    lua_setmetatable(state, -2);
    return 1;
}
#endif

/// A text as LuaJIT's lexer takes it: without a byte order mark and without a first line of #.
struct Source
{
    std::string_view pieces[2];
    int next = 0;

    static const char* read(lua_State*, void* self, std::size_t* size)
    {
        auto* source = static_cast<Source*>(self);
        while (source->next < 2) {
            const std::string_view piece = source->pieces[source->next++];
            if (!piece.empty()) {
                *size = piece.size();
                return piece.data();
            }
        }
        *size = 0;
        return nullptr;
    }
};

} // namespace

bool compileText(lua_State* state, std::string_view text, const char* chunkName)
{
    if (text.substr(0, 3) == "\xEF\xBB\xBF")
        text.remove_prefix(3);
    Source source;
    if (!text.empty() && text[0] == '#') {
        const std::size_t end = text.find('\n');
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
        source.pieces[0] = "\n"; // keeps the line numbers
    }
    if (!text.empty() && text[0] == '\x1B') {
        lua_pushliteral(state, "bytecode is not accepted");
        return false;
    }
    source.pieces[1] = text;
#if LUA_VERSION_NUM >= 502
    return lua_load(state, Source::read, &source, chunkName, "t") == 0;
#else
    return lua_loadx(state, Source::read, &source, chunkName, "t") == 0;
#endif
}

void addHostFunctions(lua_State* state)
{
    const luaL_Reg functions[] = {
        {"log", hostLog}, {"limit", hostLimit}, {"compile", hostCompile}, {"clock", hostClock}};
    for (const luaL_Reg& function : functions) {
        lua_pushcfunction(state, function.func);
        lua_setfield(state, -2, function.name);
    }
#if LUA_VERSION_NUM >= 502
    lua_pushcfunction(state, hostNewProxy);
    lua_setfield(state, -2, "newproxy");
#endif
    lua_pushstring(state, luaName);
    lua_setfield(state, -2, "dialect");
    for (const char* name : {"load", "loadstring"}) {
        lua_pushcfunction(state, hostCompile);
        lua_setglobal(state, name);
    }
}

} // namespace mesewright::luabox
