// SPDX-License-Identifier: Apache-2.0
// Parses Lua texts for LuaParser, with the one Lua that this program is linked with. It never runs
// them.
#include "app/luaparse/textparser.h"
#include "core/luanti/parseprotocol.h"

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <sys/resource.h>
#include <sys/time.h>
#include <unistd.h>
#include <vector>

namespace {

using mesewright::luaparse::ParsedText;
using mesewright::luaparse::TextParser;
namespace protocol = mesewright::parseprotocol;

// What one text may cost in time, far above anything that is code.
constexpr int secondsLimit = 5;
constexpr std::uint32_t requestLimit = std::uint32_t{256} << 20;

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

bool answerRequest(TextParser& parser)
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
        const ParsedText verdict = parser.parse(text);
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
    const std::string_view release = mesewright::luaparse::luaRelease();
    appendWord(hello, static_cast<std::uint32_t>(release.size()));
    hello += release;
    if (!writeAll(hello))
        return 1;
    TextParser parser;
    while (answerRequest(parser)) {
    }
    return 0;
}
