// SPDX-License-Identifier: Apache-2.0
#include "app/luabox/job.h"

#include "app/luabox/luajson.h"

#include <charconv>
#include <new>

namespace mesewright::luabox {

namespace {

/// report, its list, an entry, then the 16 levels of "fields" (core/luanti/modrun.h).
constexpr int reportDepth = 2 + 16;

std::string number(double value)
{
    char text[32];
    const auto end = std::to_chars(text, text + sizeof text, value, std::chars_format::general, 4);
    return {text, end.ptr};
}

std::string seconds(std::uint64_t milliseconds)
{
    return number(static_cast<double>(milliseconds) / 1000) + " s";
}

std::string size(std::uint64_t bytes)
{
    constexpr std::uint64_t mebibyte = 1 << 20;
    if (bytes >= mebibyte)
        return number(static_cast<double>(bytes) / mebibyte) + " MiB";
    return number(static_cast<double>(bytes) / 1024) + " KiB";
}

void setText(lua_State* state, const char* key, const std::string& text)
{
    lua_pushlstring(state, text.data(), text.size());
    lua_setfield(state, -2, key);
}

struct Call
{
    const LuaState* lua;
    const Job* job;
    bool readable = true;
};

/// Runs protected: leaves host.run's report on the stack.
int callRun(lua_State* state)
{
    auto* call = static_cast<Call*>(lua_touserdata(state, 1));
    call->lua->pushHost();
    lua_getfield(state, -1, "run");
    lua_newtable(state);
    setText(state, "mod", call->job->mod);
    setText(state, "code", call->job->code);
    lua_pushinteger(state, 1);
    lua_setfield(state, -2, "seed");
    call->readable = pushJson(state, call->job->behaviour);
    if (!call->readable)
        return 0;
    lua_setfield(state, -2, "behaviour");
    lua_call(state, 1, 1);
    return 1;
}

void endOverMemory()
{
    childChannel().endWithLimit(childChannel().memoryLimit());
}

} // namespace

void Job::nameLimits()
{
    cpuLimit = "CPU time of " + seconds(limits.cpuMilliseconds);
    wallLimit = "wall time of " + seconds(limits.wallMilliseconds);
    memoryLimit = size(limits.memoryBytes) + " of memory";
    outputLimit = size(limits.outputBytes) + " of log and output";
    reportLimit = size(limits.reportBytes) + " of registrations and results";
}

void runJob(LuaState& lua, Arena& arena, const Job& job)
{
    ChildChannel& channel = childChannel();
    lua_State* state = lua.get();
    arena.setLimit(job.limits.memoryBytes, endOverMemory);
    Call call{&lua, &job};
    lua_pushcfunction(state, callRun);
    lua_pushlightuserdata(state, &call);
    const int status = lua_pcall(state, 1, 1, 0);
    if (!call.readable)
        channel.endWithFailure("the behaviour steps are nested too deep");
    if (status != 0) {
        std::size_t length = 0;
        const char* words =
            lua_type(state, -1) == LUA_TSTRING ? lua_tolstring(state, -1, &length) : "";
        channel.endWithFailure(std::string_view(words, length));
    }
    if (lua_type(state, -1) != LUA_TTABLE)
        channel.endWithFailure("host.run returned no table");
    // A collection now would run finalizers, which are the program's own code.
    lua_gc(state, LUA_GCSTOP, 0);
    try {
        std::string json;
        if (!writeJson(state, json, job.limits.reportBytes, reportDepth))
            channel.endWithLimit(job.reportLimit);
        channel.endWithReport(json);
    } catch (const std::bad_alloc&) {
        channel.endWithLimit(job.memoryLimit);
    }
}

} // namespace mesewright::luabox
