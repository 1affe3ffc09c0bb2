// SPDX-License-Identifier: Apache-2.0
// Parses Lua texts for LuaParser, with the one Lua that this program is linked with. It never runs
// them. The source fits Lua 5.1, LuaJIT and Lua 5.4.
#include "core/luanti/parseprotocol.h"

extern "C" {
#include <lauxlib.h>
#include <lua.h>
}

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>
#include <sys/resource.h>
#include <sys/time.h>
#include <unistd.h>
#include <vector>

#if __has_include(<luajit.h>)
#include <luajit.h>
#endif

namespace {

namespace protocol = mesewright::parseprotocol;

// What one text may cost. Both are far above anything that is code.
constexpr std::size_t memoryLimit = std::size_t{384} << 20;
constexpr int secondsLimit = 5;
constexpr std::uint32_t requestLimit = std::uint32_t{256} << 20;
constexpr std::size_t freshStateAbove = std::size_t{8} << 20;

constexpr char chunkName[] = "=t";
constexpr std::string_view placePrefix = "t:";

#ifdef LUAJIT_VERSION
constexpr char releaseName[] = LUAJIT_VERSION;
#else
constexpr char releaseName[] = LUA_RELEASE;
#endif

bool readAll(void* target, std::size_t size)
{
    auto* at = static_cast<char*>(target);
    while (size > 0) {
        const ssize_t got = ::read(STDIN_FILENO, at, size);
        if (got <= 0)
            return false;
        at += got;
        size -= static_cast<std::size_t>(got);
    }
    return true;
}

bool writeAll(std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t put = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
        if (put <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(put));
    }
    return true;
}

void appendWord(std::string& out, std::uint32_t word)
{
    out.append(reinterpret_cast<const char*>(&word), sizeof word);
}

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
    constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
    if (skipsByteOrderMark && text.substr(0, 3) == byteOrderMark)
        text.remove_prefix(3);
    if (!text.empty() && text[0] == '#') {
        const std::size_t end = text.find('\n');
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
        // Keeps the line numbers; of a file of bytecode nothing else is kept either.
        opened.source.pieces[0] = "\n";
    }
    opened.source.pieces[1] = text;
    opened.bytecode = !text.empty() && text[0] == bytecodeMark;
    return opened;
}

struct Verdict
{
    protocol::Answer answer = protocol::Parses;
    std::uint32_t line = 0;
    std::string message;
};

/// Takes "t:12: words" apart; messages without a place stay whole.
void splitPlace(std::string_view words, Verdict& verdict)
{
    if (words.substr(0, placePrefix.size()) == placePrefix) {
        std::size_t at = placePrefix.size();
        std::uint32_t line = 0;
        while (at < words.size() && words[at] >= '0' && words[at] <= '9' && line < 200000000)
            line = line * 10 + static_cast<std::uint32_t>(words[at++] - '0');
        if (at > placePrefix.size() && words.substr(at, 2) == ": ") {
            verdict.line = line;
            words.remove_prefix(at + 2);
        }
    }
    verdict.message = words;
}

int load(lua_State* state, Source& source)
{
#if LUA_VERSION_NUM >= 502
    return lua_load(state, Source::read, &source, chunkName, "t");
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

class Parser
{
public:
    Parser() = default;
    Parser(const Parser&) = delete;
    Parser& operator=(const Parser&) = delete;
    ~Parser() { close(); }

    Verdict parse(std::string_view text)
    {
        const bool fresh = !m_state;
        Verdict verdict;
        Opened opened = openText(text);
        if (opened.bytecode) {
            verdict.answer = protocol::SyntaxError;
            verdict.message = "bytecode is not accepted";
            return verdict;
        }
        if (!m_state && !open()) {
            verdict.answer = protocol::NotJudged;
            verdict.message = "the parser has no memory";
            return verdict;
        }
        Job job{&opened.source, 0};
        lua_pushcfunction(m_state, loadInside);
        lua_pushlightuserdata(m_state, &job);
        const int outer = lua_pcall(m_state, 1, 1, 0);
        const int status = outer != 0 ? outer : job.status;
        std::size_t size = 0;
        const char* words = lua_tolstring(m_state, -1, &size);
        if (status == LUA_ERRSYNTAX) {
            verdict.answer = protocol::SyntaxError;
            splitPlace({words ? words : "", size}, verdict);
        } else if (status != 0) {
            verdict.answer = protocol::NotJudged;
            verdict.message.assign(words ? words : "", size);
        }
        lua_settop(m_state, 0);
        // Memory that one text used must not be missing for the next, or verdicts would depend
        // on their neighbours.
        if (status == LUA_ERRMEM || m_memory.used > freshStateAbove)
            close();
        if (status == LUA_ERRMEM && !fresh)
            return parse(text);
        return verdict;
    }

private:
    bool open()
    {
        m_memory.used = 0;
        m_state = lua_newstate(Memory::allocate, &m_memory);
        return m_state != nullptr;
    }

    void close()
    {
        if (m_state)
            lua_close(m_state);
        m_state = nullptr;
    }

    Memory m_memory;
    lua_State* m_state = nullptr;
};

/// Ends this program when one text keeps it busy for too long.
void armTimer()
{
    itimerval timer{};
    timer.it_value.tv_sec = secondsLimit;
    ::setitimer(ITIMER_PROF, &timer, nullptr);
}

void limitResources()
{
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
#if !defined(__SANITIZE_ADDRESS__)
    const rlimit space{rlim_t{1} << 30, rlim_t{1} << 30};
    ::setrlimit(RLIMIT_AS, &space);
#endif
}

bool answerRequest(Parser& parser)
{
    std::uint32_t count = 0;
    if (!readAll(&count, sizeof count))
        return false;
    std::vector<std::string> texts;
    std::uint64_t total = 0;
    for (std::uint32_t i = 0; i < count; ++i) {
        std::uint32_t size = 0;
        if (!readAll(&size, sizeof size))
            return false;
        total += size;
        if (total > requestLimit)
            return false;
        std::string text(size, '\0');
        if (!readAll(text.data(), size))
            return false;
        texts.push_back(std::move(text));
    }
    std::string reply(sizeof(std::uint32_t), '\0');
    for (const std::string& text : texts) {
        armTimer();
        const Verdict verdict = parser.parse(text);
        appendWord(reply, verdict.answer);
        appendWord(reply, verdict.line);
        appendWord(reply, static_cast<std::uint32_t>(verdict.message.size()));
        reply += verdict.message;
    }
    const auto size = static_cast<std::uint32_t>(reply.size() - sizeof(std::uint32_t));
    std::memcpy(reply.data(), &size, sizeof size);
    return writeAll(reply);
}

} // namespace

int main()
{
    limitResources();
    std::string hello(protocol::greeting, protocol::greetingSize);
    appendWord(hello, sizeof releaseName - 1);
    hello += releaseName;
    if (!writeAll(hello))
        return 1;
    Parser parser;
    while (answerRequest(parser)) {
    }
    return 0;
}
