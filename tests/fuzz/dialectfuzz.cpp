// SPDX-License-Identifier: Apache-2.0
// The parser program's own function, with one Lua, and what is said about its verdict.
#include "app/luaparse/textparser.h"
#include "core/luanti/dialect.h"
#include "core/scoring/codelook.h"
#include "core/scoring/extraction.h"
#include "core/scoring/harmonychannel.h"
#include "tests/fuzz/fuzzcheck.h"

#include <algorithm>
#include <string_view>

using namespace mesewright;
namespace protocol = parseprotocol;

namespace {

ParseVerdict toVerdict(const luaparse::ParsedText& parsed)
{
    using State = ParseVerdict::State;
    const State state = parsed.answer == protocol::Parses        ? State::Ok
                        : parsed.answer == protocol::SyntaxError ? State::Error
                                                                 : State::NotRun;
    return {state, static_cast<int>(parsed.line), parsed.message};
}

/// A program is taken whole, whatever its comments and strings look like.
void checkProgram(std::string_view text)
{
    const bool isBlank = text.find_first_not_of(" \t\r\n\v\f") == std::string_view::npos;
    // LuaJIT alone ends a first line with `#` at a carriage return.
    const bool isHeaded = text.find('#') < 4;
    if (isBlank || isHeaded)
        return;
    FUZZ_CHECK(couldBeLua(text));
    if (finalChannel(text).text.size() != text.size())
        return;
    const ExtractedCode code = extractCode(text, AnswerKind::Program);
    FUZZ_CHECK(code.found && code.source == "text" && code.code == text);
}

void checkDifferences(std::string_view text, const DialectReport& report)
{
    const auto differences = nameDifferences(text, report);
    const auto ends =
        std::count_if(text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r'; });
    for (const DialectDifference& one : differences) {
        FUZZ_CHECK(!one.text.empty() && one.times >= 1);
        FUZZ_CHECK(one.line >= 0 && one.line <= 1 + ends + 1);
    }
    using State = ParseVerdict::State;
    const State states[] = {report.luaJit.state, report.lua51.state, report.lua54.state};
    const auto has = [&](State state) {
        return std::find(std::begin(states), std::end(states), state) != std::end(states);
    };
    FUZZ_CHECK(!(has(State::Ok) && has(State::Error)) || !differences.empty());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static luaparse::TextParser parser;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const luaparse::ParsedText parsed = parser.parse(text);
    FUZZ_CHECK((parsed.answer == protocol::Parses) == parsed.message.empty());
    if (parsed.answer == protocol::Parses)
        checkProgram(text);

    // The other two Luas cannot be here; every answer they might give is tried.
    DialectReport report;
    report.luaJit = toVerdict(parsed);
    const ParseVerdict others[] = {{ParseVerdict::State::Ok, 0, ""},
                                   {ParseVerdict::State::Error, 1, "near 'x'"},
                                   {ParseVerdict::State::Error, 0, "C stack overflow"}};
    for (const ParseVerdict& lua51 : others) {
        for (const ParseVerdict& lua54 : others) {
            report.lua51 = lua51;
            report.lua54 = lua54;
            checkDifferences(text, report);
        }
    }
    return 0;
}
