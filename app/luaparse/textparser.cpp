// SPDX-License-Identifier: Apache-2.0
#include "app/luaparse/textparser.h"

extern "C" {
#include <lauxlib.h>
#include <lua.h>
}

#include <cstdlib>

#if __has_include(<luajit.h>)
#include <luajit.h>
#endif

namespace mesewright::luaparse {

namespace {

namespace protocol = parseprotocol;

// Far above anything that is code.
constexpr std::size_t memoryLimit = std::size_t{384} << 20;
constexpr std::size_t freshStateAbove = std::size_t{8} << 20;

constexpr char chunkName[] = "=t";
constexpr std::string_view placePrefix = "t:";

#ifdef LUAJIT_VERSION
constexpr char releaseName[] = LUAJIT_VERSION;
#else
constexpr char releaseName[] = LUA_RELEASE;
#endif

/// Gives a Lua state memory up to the limit; beyond it Lua reports "not enough memory".
struct Memory
{
    std::size_t used = 0;

    static void* allocate(void* self, void* block, std::size_t oldSize, std::size_t newSize)
    {
        auto* memory = static_cast<Memory*>(self);
        // A new block's "old size" is a type tag in Lua 5.4.
        const std::size_t had = block ? oldSize : 0;
        if (newSize == 0) {
            std::free(block);
            memory->used -= had;
            return nullptr;
        }
        if (newSize > had && memory->used - had + newSize > memoryLimit)
            return nullptr;
        void* moved = std::realloc(block, newSize);
        if (moved)
            memory->used += newSize - had;
        return moved;
    }
};

/// A text as the file readers of the Luas deliver it.
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

constexpr char bytecodeMark = '\x1B';

struct Opened
{
    Source source;
    bool bytecode = false;
};

/// Does what `luaL_loadfile` does before the parser sees the first byte.
Opened openText(std::string_view text)
{
    Opened opened;
#if LUA_VERSION_NUM >= 502 || defined(LUAJIT_VERSION)
    constexpr bool skipsByteOrderMark = true;
#else
    constexpr bool skipsByteOrderMark = false;
#endif
    // LuaJIT's lexer skips the mark and the first line itself, and ends that line at a carriage
    // return too; here they are only looked through for what comes behind.
#ifdef LUAJIT_VERSION
    constexpr std::string_view lineEnds = "\n\r";
    opened.source.pieces[0] = text;
#else
    constexpr std::string_view lineEnds = "\n";
#endif
    constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
    if (skipsByteOrderMark && text.substr(0, 3) == byteOrderMark)
        text.remove_prefix(3);
    const bool headed = !text.empty() && text[0] == '#';
    if (headed) {
        const std::size_t end = text.find_first_of(lineEnds);
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
        if (lineEnds.size() > 1 && text.substr(0, 1) == "\n")
            text.remove_prefix(1);
    }
    opened.bytecode = !text.empty() && text[0] == bytecodeMark;
#ifndef LUAJIT_VERSION
    if (headed) // keeps the line numbers
        opened.source.pieces[0] = "\n";
    opened.source.pieces[1] = text;
#endif
    return opened;
}

/// Takes "t:12: words" apart; messages without a place stay whole.
void splitPlace(std::string_view words, ParsedText& parsed)
{
    if (words.substr(0, placePrefix.size()) == placePrefix) {
        std::size_t at = placePrefix.size();
        std::uint32_t line = 0;
        while (at < words.size() && words[at] >= '0' && words[at] <= '9' && line < 200000000)
            line = line * 10 + static_cast<std::uint32_t>(words[at++] - '0');
        if (at > placePrefix.size() && words.substr(at, 2) == ": ") {
            parsed.line = line;
            words.remove_prefix(at + 2);
        }
    }
    parsed.message = words;
}

int load(lua_State* state, Source& source)
{
#if LUA_VERSION_NUM >= 502
    return lua_load(state, Source::read, &source, chunkName, "t");
#elif defined(LUAJIT_VERSION)
    return lua_loadx(state, Source::read, &source, chunkName, "t");
#else
    return lua_load(state, Source::read, &source, chunkName);
#endif
}

struct Job
{
    Source* source;
    int status;
};

/// The stand-alone compilers load inside a C function of their own; its call counts towards the
/// nesting limit, so ours does too.
int loadInside(lua_State* state)
{
    auto* job = static_cast<Job*>(lua_touserdata(state, 1));
    job->status = load(state, *job->source);
    if (job->status == 0)
        lua_pushliteral(state, "");
    return 1;
}

} // namespace

struct TextParser::State
{
    State() = default;
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() { close(); }

    bool open()
    {
        memory.used = 0;
        lua = lua_newstate(Memory::allocate, &memory);
#ifdef LUAJIT_VERSION
        // A number such as `1LL` makes LuaJIT load its ffi library, which keeps what closing the
        // state needs alive only through the list of loaded modules.
        if (lua) {
            lua_newtable(lua);
            lua_setfield(lua, LUA_REGISTRYINDEX, "_LOADED");
        }
#endif
        return lua != nullptr;
    }

    void close()
    {
        if (lua)
            lua_close(lua);
        lua = nullptr;
    }

    Memory memory;
    lua_State* lua = nullptr;
};

std::string_view luaRelease()
{
    return releaseName;
}

TextParser::TextParser() : m_state(std::make_unique<State>()) {}

TextParser::~TextParser() = default;

ParsedText TextParser::parse(std::string_view text)
{
    ParsedText parsed;
    Opened opened = openText(text);
    if (opened.bytecode) {
        parsed.answer = protocol::SyntaxError;
        parsed.message = "bytecode is not accepted";
        return parsed;
    }
    const bool fresh = !m_state->lua;
    if (fresh && !m_state->open()) {
        parsed.answer = protocol::NotJudged;
        parsed.message = "the parser has no memory";
        return parsed;
    }
    lua_State* const lua = m_state->lua;
    Job job{&opened.source, 0};
    lua_pushcfunction(lua, loadInside);
    lua_pushlightuserdata(lua, &job);
    const int outer = lua_pcall(lua, 1, 1, 0);
    const int status = outer != 0 ? outer : job.status;
    std::size_t size = 0;
    const char* words = lua_tolstring(lua, -1, &size);
    // Lua 5.4 raises a plain error, without a place, when a text nests too deep.
    if (status != 0 && status != LUA_ERRMEM) {
        parsed.answer = protocol::SyntaxError;
        splitPlace({words ? words : "", size}, parsed);
    } else if (status != 0) {
        parsed.answer = protocol::NotJudged;
        parsed.message.assign(words ? words : "", size);
    }
    lua_settop(lua, 0);
    // Memory that one text used must not be missing for the next, or verdicts would depend on
    // their neighbours.
    if (status == LUA_ERRMEM || m_state->memory.used > freshStateAbove)
        m_state->close();
    if (status == LUA_ERRMEM && !fresh)
        return parse(text);
    return parsed;
}

} // namespace mesewright::luaparse
