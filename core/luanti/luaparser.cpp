// SPDX-License-Identifier: Apache-2.0
#include "core/luanti/luaparser.h"

#include "core/base/text.h"
#include "core/luanti/parseprotocol.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <cstring>

namespace mesewright {

namespace {

namespace protocol = parseprotocol;

// A request is read whole before it is answered, so its size is memory in both programs.
constexpr std::size_t groupTexts = 512;
constexpr std::size_t groupBytes = std::size_t{1} << 20;
constexpr std::uint32_t maximumReleaseName = 256;

std::filesystem::path findProgram(LuaDialect dialect)
{
    const LuaProgramNames names = programNames(dialect);
    if (const char* given = std::getenv(names.variable); given && *given)
        return given;
    const std::filesystem::path folder = programFolder();
    const std::filesystem::path beside = folder / names.program;
    const std::filesystem::path inBin = folder.parent_path() / "bin" / names.program;
    std::error_code ignored;
    if (!std::filesystem::exists(beside, ignored) && std::filesystem::exists(inBin, ignored))
        return inBin;
    return beside;
}

void appendWord(std::string& out, std::uint32_t word)
{
    out.append(reinterpret_cast<const char*>(&word), sizeof word);
}

std::uint32_t wordAt(std::string_view bytes, std::size_t at)
{
    std::uint32_t word = 0;
    std::memcpy(&word, bytes.data() + at, sizeof word);
    return word;
}

Result<std::uint32_t> readWord(ChildProcess& child)
{
    MESEWRIGHT_TRY(const std::string bytes, child.readExactly(sizeof(std::uint32_t)));
    return wordAt(bytes, 0);
}

/// Takes the answers apart; an error means that the child does not keep to the protocol.
Result<std::vector<ParseVerdict>> readReply(std::string_view reply, std::size_t count)
{
    const Error broken = internalError("the Lua parser sent an answer of the wrong form");
    std::vector<ParseVerdict> verdicts;
    for (std::size_t i = 0; i < count; ++i) {
        constexpr std::size_t head = 3 * sizeof(std::uint32_t);
        if (reply.size() < head)
            return broken;
        ParseVerdict verdict;
        switch (wordAt(reply, 0)) {
        case protocol::Parses:
            verdict.state = ParseVerdict::State::Ok;
            break;
        case protocol::SyntaxError:
            verdict.state = ParseVerdict::State::Error;
            break;
        case protocol::NotJudged:
            verdict.state = ParseVerdict::State::NotRun;
            break;
        default:
            return broken;
        }
        verdict.line = static_cast<int>(wordAt(reply, 4));
        const std::uint32_t size = wordAt(reply, 8);
        reply.remove_prefix(head);
        if (size > reply.size())
            return broken;
        verdict.message = reply.substr(0, size);
        reply.remove_prefix(size);
        verdicts.push_back(std::move(verdict));
    }
    return verdicts;
}

ParseVerdict notRun(std::string message)
{
    return {ParseVerdict::State::NotRun, 0, std::move(message)};
}

} // namespace

LuaProgramNames programNames(LuaDialect dialect)
{
    switch (dialect) {
    case LuaDialect::LuaJit:
        return {"mesewright-luajit", "MESEWRIGHT_LUAJIT", "libluajit-5.1-dev"};
    case LuaDialect::Lua54:
        return {"mesewright-lua54", "MESEWRIGHT_LUA54", "liblua5.4-dev"};
    case LuaDialect::Lua51:
        break;
    }
    return {"mesewright-lua51", "MESEWRIGHT_LUA51", "liblua5.1-0-dev"};
}

LuaParser::LuaParser(LuaDialect dialect, std::filesystem::path program)
    : m_dialect(dialect), m_program(program.empty() ? findProgram(dialect) : std::move(program))
{
}

LuaParser::LuaParser(std::filesystem::path program)
    : LuaParser(LuaDialect::Lua51, std::move(program))
{
}

Result<void> LuaParser::start()
{
    if (m_child)
        return {};
    const auto refused = [this](const std::string& why) {
        const LuaProgramNames names = programNames(m_dialect);
        return machineLacks(m_program.string() + ": the Lua parser does not start (" + why +
                            "); install " + names.package + " and build the target " +
                            names.program + ", or set " + names.variable + " to its path");
    };
    auto child = ChildProcess::start(m_program, {});
    if (!child)
        return refused(child.error().message);
    auto hello = child->readExactly(protocol::greetingSize);
    if (!hello)
        return refused("it ended at once");
    if (*hello != std::string_view(protocol::greeting, protocol::greetingSize))
        return refused("it is another program or another version");
    const auto size = readWord(*child);
    if (!size || *size > maximumReleaseName)
        return refused("its greeting is damaged");
    auto release = child->readExactly(*size);
    if (!release)
        return refused("its greeting is damaged");
    m_release = std::move(*release);
    m_child = std::move(*child);
    return {};
}

Result<std::string> LuaParser::release()
{
    MESEWRIGHT_CHECK(start());
    return m_release;
}

Result<std::vector<ParseVerdict>> LuaParser::exchange(std::span<const std::string_view> texts)
{
    std::string request;
    appendWord(request, static_cast<std::uint32_t>(texts.size()));
    for (const std::string_view text : texts) {
        appendWord(request, static_cast<std::uint32_t>(text.size()));
        request += text;
    }
    MESEWRIGHT_CHECK(m_child->write(request));
    MESEWRIGHT_TRY(const std::uint32_t size, readWord(*m_child));
    MESEWRIGHT_TRY(const std::string reply, m_child->readExactly(size));
    return readReply(reply, texts.size());
}

Result<void> LuaParser::parseGroup(std::span<const std::string_view> texts,
                                   std::vector<ParseVerdict>& verdicts)
{
    MESEWRIGHT_CHECK(start());
    auto answers = exchange(texts);
    if (answers) {
        std::move(answers->begin(), answers->end(), std::back_inserter(verdicts));
        return {};
    }
    // The child has gone. Alone, each text shows whether it was the one.
    m_child.reset();
    if (texts.size() == 1) {
        verdicts.push_back(notRun("the Lua parser died on this text or took too long for it"));
        return {};
    }
    for (std::size_t i = 0; i < texts.size(); ++i)
        MESEWRIGHT_CHECK(parseGroup(texts.subspan(i, 1), verdicts));
    return {};
}

Result<std::vector<ParseVerdict>> LuaParser::parse(std::span<const std::string_view> texts)
{
    std::vector<ParseVerdict> verdicts;
    verdicts.reserve(texts.size());
    for (std::size_t begin = 0; begin < texts.size();) {
        if (texts[begin].size() > maximumTextSize) {
            verdicts.push_back(notRun("the text is larger than " + humanBytes(maximumTextSize)));
            ++begin;
            continue;
        }
        std::size_t end = begin;
        std::size_t bytes = 0;
        while (end < texts.size() && end - begin < groupTexts &&
               texts[end].size() <= maximumTextSize &&
               (end == begin || bytes + texts[end].size() <= groupBytes))
            bytes += texts[end++].size();
        MESEWRIGHT_CHECK(parseGroup(texts.subspan(begin, end - begin), verdicts));
        begin = end;
    }
    return verdicts;
}

} // namespace mesewright
