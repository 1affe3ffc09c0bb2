// SPDX-License-Identifier: Apache-2.0
#include "core/luanti/familycheck.h"

#include "core/luanti/modrun.h"

// C functions of one Lua only: the names of all Lua versions are the same, so that no second one
// may ever be linked into a program that holds this.
extern "C" {
#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>
}

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>

namespace mesewright {

namespace {

constexpr int hookEvery = 10000;
constexpr int deepestValue = 100;
constexpr std::size_t longestSentence = 1000;

/// What the machine's allocator and hook look at.
struct Budget
{
    std::size_t used = 0;
    std::size_t most = 0;
    long long instructions = 0;
};

void* allocate(void* data, void* block, std::size_t oldSize, std::size_t newSize)
{
    auto* budget = static_cast<Budget*>(data);
    // Without a block, Lua passes the type of the object in place of a size.
    const std::size_t held = block == nullptr ? 0 : oldSize;
    if (newSize == 0) {
        std::free(block);
        budget->used -= held;
        return nullptr;
    }
    if (newSize > held && newSize - held > budget->most - std::min(budget->most, budget->used))
        return nullptr;
    void* moved = std::realloc(block, newSize);
    if (moved != nullptr)
        budget->used = budget->used - held + newSize;
    return moved;
}

// A counted hook cannot take data of its own, but it reaches the allocator's.
void countInstructions(lua_State* lua, lua_Debug*)
{
    void* data = nullptr;
    lua_getallocf(lua, &data);
    auto* budget = static_cast<Budget*>(data);
    budget->instructions -= hookEvery;
    if (budget->instructions > 0)
        return;
    luaL_where(lua, 0);
    lua_pushliteral(lua, "the check takes too long (more instructions than a check may use)");
    lua_concat(lua, 2);
    lua_error(lua);
}

void pushText(lua_State* lua, std::string_view text)
{
    lua_pushlstring(lua, text.data(), text.size());
}

// Everything below that is called by Lua holds no object with a destructor: an error jumps over
// them.
void pushJson(lua_State* lua, const Json& value, int depth)
{
    luaL_checkstack(lua, 4, "the value is nested too deeply");
    switch (value.type()) {
    case Json::value_t::boolean:
        return lua_pushboolean(lua, value.get_ref<const Json::boolean_t&>() ? 1 : 0);
    case Json::value_t::number_integer:
        return lua_pushinteger(lua, value.get_ref<const Json::number_integer_t&>());
    case Json::value_t::number_unsigned: {
        const auto number = value.get_ref<const Json::number_unsigned_t&>();
        if (number > static_cast<Json::number_unsigned_t>(LUA_MAXINTEGER))
            return lua_pushnumber(lua, static_cast<lua_Number>(number));
        return lua_pushinteger(lua, static_cast<lua_Integer>(number));
    }
    case Json::value_t::number_float:
        return lua_pushnumber(lua, value.get_ref<const Json::number_float_t&>());
    case Json::value_t::string:
        return pushText(lua, value.get_ref<const Json::string_t&>());
    case Json::value_t::array: {
        lua_newtable(lua);
        lua_Integer index = 0;
        for (const Json& element : value) {
            ++index;
            if (depth < deepestValue)
                pushJson(lua, element, depth + 1);
            else
                lua_pushliteral(lua, "...");
            lua_rawseti(lua, -2, index);
        }
        return;
    }
    case Json::value_t::object:
        lua_newtable(lua);
        for (const auto& [key, element] : value.get_ref<const Json::object_t&>()) {
            pushText(lua, key);
            if (depth < deepestValue)
                pushJson(lua, element, depth + 1);
            else
                lua_pushliteral(lua, "...");
            lua_rawset(lua, -3);
        }
        return;
    default:
        return lua_pushnil(lua);
    }
}

void setText(lua_State* lua, const char* key, std::string_view text)
{
    pushText(lua, text);
    lua_setfield(lua, -2, key);
}

const char* stateName(ModRun::State state)
{
    switch (state) {
    case ModRun::State::Loaded:
        return "loaded";
    case ModRun::State::Failed:
        return "failed";
    case ModRun::State::Limit:
        return "limit";
    case ModRun::State::NotRun:
        break;
    }
    return "not_run";
}

void openLibraries(lua_State* lua)
{
    luaL_requiref(lua, LUA_GNAME, luaopen_base, 1);
    luaL_requiref(lua, LUA_STRLIBNAME, luaopen_string, 1);
    luaL_requiref(lua, LUA_TABLIBNAME, luaopen_table, 1);
    luaL_requiref(lua, LUA_MATHLIBNAME, luaopen_math, 1);
    luaL_requiref(lua, LUA_UTF8LIBNAME, luaopen_utf8, 1);
    lua_settop(lua, 0);
    // Without these a script has no files, no other code, no finalisers and no way to catch the
    // end of its instructions.
    for (const char* name :
         {"collectgarbage", "dofile", "getmetatable", "load", "loadfile", "loadstring", "pcall",
          "print", "require", "setmetatable", "warn", "xpcall"}) {
        lua_pushnil(lua);
        lua_setglobal(lua, name);
    }
    // rep and move can loop without an instruction that the hook would count; chance would give
    // another verdict every time.
    constexpr std::array<std::array<const char*, 2>, 5> left{{{LUA_STRLIBNAME, "dump"},
                                                              {LUA_STRLIBNAME, "rep"},
                                                              {LUA_TABLIBNAME, "move"},
                                                              {LUA_MATHLIBNAME, "random"},
                                                              {LUA_MATHLIBNAME, "randomseed"}}};
    for (const auto& [library, name] : left) {
        lua_getglobal(lua, library);
        lua_pushnil(lua);
        lua_setfield(lua, -2, name);
        lua_settop(lua, 0);
    }
}

void setGlobals(lua_State* lua, const FamilyCheckInput& input)
{
    lua_newtable(lua);
    setText(lua, "family", input.family);
    setText(lua, "instruction", input.instruction);
    setText(lua, "input", input.input);
    if (input.expect != nullptr) {
        pushJson(lua, *input.expect, 0);
        lua_setfield(lua, -2, "expect");
    }
    lua_setglobal(lua, "item");
    pushText(lua, input.answer);
    lua_setglobal(lua, "answer");
    pushText(lua, input.code);
    lua_setglobal(lua, "code");
    pushJson(lua, input.run->registered, 0);
    lua_setglobal(lua, "registered");
    lua_newtable(lua);
    setText(lua, "state", stateName(input.run->state));
    setText(lua, "reason", input.run->reason);
    setText(lua, "log", input.run->log);
    setText(lua, "judge", input.run->judge);
    lua_pushinteger(lua, input.run->line);
    lua_setfield(lua, -2, "line");
    pushJson(lua, input.run->findings, 0);
    lua_setfield(lua, -2, "findings");
    pushJson(lua, input.run->behaviour, 0);
    lua_setfield(lua, -2, "behaviour");
    lua_setglobal(lua, "run");
}

struct Call
{
    const std::string* script = nullptr;
    const char* chunk = nullptr;
    const FamilyCheckInput* input = nullptr; ///< null: compile only
};

// Protected: leaves the script's two results on the stack.
int perform(lua_State* lua)
{
    const auto* call = static_cast<const Call*>(lua_touserdata(lua, 1));
    lua_settop(lua, 0);
    if (call->input != nullptr) {
        openLibraries(lua);
        setGlobals(lua, *call->input);
    }
    if (luaL_loadbufferx(lua, call->script->data(), call->script->size(), call->chunk, "t") !=
        LUA_OK)
        return lua_error(lua);
    if (call->input == nullptr)
        return 0;
    lua_sethook(lua, countInstructions, LUA_MASKCOUNT, hookEvery);
    lua_call(lua, 0, 2);
    lua_sethook(lua, nullptr, 0, 0);
    return 2;
}

struct Close
{
    void operator()(lua_State* lua) const { lua_close(lua); }
};

std::string textAt(lua_State* lua, int index)
{
    // No conversion: a number or a table with __tostring is no sentence.
    if (lua_type(lua, index) != LUA_TSTRING)
        return {};
    std::size_t size = 0;
    const char* text = lua_tolstring(lua, index, &size);
    return {text, std::min(size, longestSentence)};
}

FamilyCheckResult broken(std::string reason)
{
    return {FamilyCheckResult::State::Broken, std::move(reason)};
}

FamilyCheckResult resultOf(lua_State* lua, const std::string& file)
{
    if (lua_type(lua, -2) == LUA_TBOOLEAN && lua_toboolean(lua, -2) != 0)
        return {FamilyCheckResult::State::Holds, {}};
    const std::string sentence = textAt(lua, -1);
    if (lua_type(lua, -2) == LUA_TBOOLEAN && !sentence.empty())
        return {FamilyCheckResult::State::Fails, sentence};
    return broken(file + " returned " + luaL_typename(lua, -2) + " and " + luaL_typename(lua, -1) +
                  ", but true, or false and a sentence, was expected; correct the script");
}

/// How many values there are in a value, itself counted; texts count by their length too.
std::size_t weightOf(const Json& value)
{
    std::size_t weight = 1;
    if (value.is_string())
        weight += value.get_ref<const std::string&>().size() / 64;
    if (value.is_object()) {
        for (const auto& [key, element] : value.get_ref<const Json::object_t&>())
            weight += 1 + key.size() / 64 + weightOf(element);
    } else if (value.is_array()) {
        for (const Json& element : value)
            weight += weightOf(element);
    }
    return weight;
}

/// What the input itself takes comes on top of the limits, so that a program cannot make the check
/// fail by registering very much.
void addAllowance(const FamilyCheckInput& input, Budget& budget)
{
    constexpr std::size_t bytesAValue = 200;
    constexpr long long instructionsAValue = 100;
    const ModRun& run = *input.run;
    std::size_t values =
        weightOf(run.registered) + weightOf(run.findings) + weightOf(run.behaviour);
    if (input.expect != nullptr)
        values += weightOf(*input.expect);
    budget.most += values * bytesAValue + input.answer.size() + input.code.size() +
                   input.input.size() + run.log.size();
    budget.instructions += static_cast<long long>(values) * instructionsAValue;
}

FamilyCheckResult call(const std::string& script, const std::string& file,
                       const FamilyCheckInput* input, const FamilyCheckLimits& limits)
{
    Budget budget;
    budget.instructions = limits.instructions;
    budget.most = limits.memory;
    if (input != nullptr)
        addAllowance(*input, budget);
    const std::unique_ptr<lua_State, Close> lua(lua_newstate(allocate, &budget));
    const std::string chunk = "@" + file;
    if (lua == nullptr)
        return broken(file + ": there is no memory for a Lua machine");
    const Call what{&script, chunk.c_str(), input};
    // The first pushes fit into the slots and blocks that a new machine has.
    lua_pushcfunction(lua.get(), perform);
    lua_pushlightuserdata(lua.get(), const_cast<Call*>(&what));
    const int status = lua_pcall(lua.get(), 1, input == nullptr ? 0 : 2, 0);
    if (status == LUA_ERRMEM)
        return broken(file + " uses more memory than a check may (" +
                      std::to_string(limits.memory >> 20) + " MiB); correct the script");
    if (status != LUA_OK) {
        const std::string message = textAt(lua.get(), -1);
        return broken(message.empty() ? file + " raised an error that is no text" : message);
    }
    if (input == nullptr)
        return {FamilyCheckResult::State::Holds, {}};
    return resultOf(lua.get(), file);
}

} // namespace

FamilyCheckResult runFamilyCheck(const std::string& script, const std::string& file,
                                 const FamilyCheckInput& input, const FamilyCheckLimits& limits)
{
    return call(script, file, &input, limits);
}

Result<void> compileFamilyCheck(const std::string& script, const std::string& file)
{
    FamilyCheckResult result = call(script, file, nullptr, {});
    if (result.state == FamilyCheckResult::State::Broken)
        return badInput(std::move(result.reason));
    return {};
}

} // namespace mesewright
