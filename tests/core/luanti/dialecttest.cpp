// SPDX-License-Identifier: Apache-2.0
#include "core/luanti/dialect.h"
#include "core/base/files.h"
#include "core/base/json.h"
#include "core/base/text.h"

#include <nlohmann/json.hpp>

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

using namespace mesewright;
using State = ParseVerdict::State;

namespace {

const std::filesystem::path folder = MESEWRIGHT_BIN;
const LuaPrograms programs{folder / "mesewright-luajit", folder / "mesewright-lua51",
                           folder / "mesewright-lua54"};

bool haveLuaJit()
{
    return std::filesystem::exists(programs.luaJit);
}

#define NEED_LUAJIT()                                                                              \
    if (!haveLuaJit())                                                                             \
    GTEST_SKIP() << "mesewright-luajit is not built: libluajit-5.1-dev is missing"

std::vector<Json> recordedRows()
{
    const auto file = readFile(std::string(MESEWRIGHT_TEST_DATA) + "/static/dialect.jsonl");
    EXPECT_TRUE(file) << file.error().message;
    std::vector<Json> rows;
    for (const std::string& line : split(file ? *file : "", '\n')) {
        if (line.empty())
            continue;
        auto row = parseJson(line, "dialect.jsonl");
        EXPECT_TRUE(row) << row.error().message;
        rows.push_back(std::move(*row));
    }
    return rows;
}

std::vector<DialectReport> checkAll(const std::vector<std::string>& texts)
{
    DialectChecker checker(programs);
    const std::vector<std::string_view> views(texts.begin(), texts.end());
    auto reports = checker.check(views);
    EXPECT_TRUE(reports) << reports.error().message;
    return reports ? *reports : std::vector<DialectReport>(texts.size());
}

/// "JIT 51 54", each upper-case when it takes the text.
std::string takers(const DialectReport& report)
{
    const auto one = [](const ParseVerdict& verdict, char letter) {
        return verdict.state == State::Ok ? letter : '-';
    };
    return {one(report.luaJit, 'J'), one(report.lua51, '1'), one(report.lua54, '4')};
}

std::string told(const DialectReport& report)
{
    std::string all;
    for (const DialectDifference& one : report.differences)
        all += std::to_string(one.line) + "x" + std::to_string(one.times) + ": " + one.text + "\n";
    return all;
}

void expectVerdict(const ParseVerdict& verdict, const Json& wanted, const std::string& where)
{
    const bool ok = wanted["ok"].get<bool>();
    EXPECT_EQ(verdict.state, ok ? State::Ok : State::Error) << where << verdict.message;
    if (ok)
        return;
    EXPECT_EQ(verdict.line, wanted["line"].is_null() ? 0 : wanted["line"].get<int>())
        << where << verdict.message;
    EXPECT_FALSE(verdict.message.empty()) << where;
}

} // namespace

TEST(Dialect, givesTheRecordedVerdictsOfAllThree)
{
    NEED_LUAJIT();
    const auto rows = recordedRows();
    ASSERT_EQ(rows.size(), 333U);
    std::vector<std::string> texts;
    for (const Json& row : rows)
        texts.push_back(row["source"].get<std::string>());
    const auto reports = checkAll(texts);
    int differing = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const std::string where = "row " + rows[i]["id"].dump() + ": " + texts[i] + "\n";
        expectVerdict(reports[i].luaJit, rows[i]["luajit"], where + "luajit ");
        expectVerdict(reports[i].lua51, rows[i]["luac5.1"], where + "5.1 ");
        expectVerdict(reports[i].lua54, rows[i]["luac5.4"], where + "5.4 ");
        const std::string who = takers(reports[i]);
        const bool differ = who != "J14" && who != "---";
        differing += differ ? 1 : 0;
        EXPECT_TRUE(!differ || !reports[i].differences.empty()) << where;
    }
    EXPECT_EQ(differing, 58);
}

TEST(Dialect, namesWhatOnlyOthersTake)
{
    NEED_LUAJIT();
    struct Case
    {
        std::string text;
        const char* takers;
        int line;
        const char* words; ///< in the sentence of the first difference
    };
    const std::vector<Case> cases{
        {"local a = 1\nlocal b = a // 2", "--4", 2, "math.floor"},
        {"x = 1 & 2", "--4", 1, "bit.band"},
        {"x = 1 | 2", "--4", 1, "bit.bor"},
        {"x = 1 ~ 2", "--4", 1, "bit.bxor"},
        {"x = ~2", "--4", 1, "bit.bnot"},
        {"x = 1 << 2", "--4", 1, "bit.lshift"},
        {"x = 1 >> 2", "--4", 1, "bit.rshift"},
        {"local x <const> = 1", "--4", 1, "`<const>`"},
        {"local a, x <close> = 1, nil", "--4", 1, "`<close>`"},
        {"for i = 1, 3 do\n  if i == 2 then goto continue end\n  ::continue::\nend", "J-4", 2,
         "`goto` is a statement"},
        {"do ::top:: end", "J-4", 1, "is a label"},
        {"local t = {goto = 1}", "J1-", 1, "reserves the word"},
        {"t.goto = 1\nx = 2", "J1-", 1, "reserves the word"},
        {"::goto::", "J--", 1, "label"},
        {";", "--4", 1, "`;`"},
        {"local a;; local b", "--4", 1, "`;`"},
        {"local function f(a, b) ; end", "--4", 1, "`;`"},
        {"if x then ; end", "--4", 1, "`;`"},
        {"while true do break\nlocal a end", "--4", 1, "`break`"},
        {"while true do break;\n\nf() end", "--4", 1, "`break`"},
        {"f\n(x)(y)", "--4", 2, "start of a line"},
        {"x = '\\d'", "-1-", 1, "`\\d`"},
        {"x = 'a' ..\n'\\\n\\d'", "-1-", 3, "`\\d`"},
        {"x = '\\x4'", "-1-", 1, "`\\x`"},
        {"x = '\\u{12'", "-1-", 1, "`\\u`"},
        {"x = '\\u{D800}'", "-14", 1, "surrogate"},
        {"x = '\\u{110000}'", "-14", 1, "surrogate"},
        {"x = '\\u{FFFFFFFFFFFFFFFFFFF}'", "-1-", 1, "7FFFFFFF"},
        {"x = '\\x41'", "J14", 1, "plain x in Lua 5.1"},
        {"x = '\\u{41}'", "J14", 1, "plain u in Lua 5.1"},
        {"x = '\\z a'", "J14", 1, "plain z in Lua 5.1"},
        {"x = '\\z\n a'", "J-4", 1, "end of a line"},
        {"x = 1LL", "J--", 1, "LL"},
        {"x = 0xFFULL", "J--", 1, "ULL"},
        {"x = 5i", "J--", 1, "LuaJIT's only"},
        {"x = 0b101", "J--", 1, "binary"},
        {"x = 0x.8", "J-4", 1, "hexadecimal"},
        {"x = 0x1p-4", "J-4", 1, "hexadecimal"},
        {"local gr\xC3\xB6\xC3\x9F"
         "e = 1",
         "J--", 1, "U+00F6"},
        {"local x\xC2\xA0= 1", "J--", 1, "invisible"},
        {"return \xE2\x80\x98"
         "a\xE2\x80\x99",
         "J--", 1, "quote"},
        {"x\xFF = 1", "J--", 1, "byte FF"},
        {"\xEF\xBB\xBFx = 1", "J-4", 1, "byte order mark"},
        {"x = [[ [[ ]]", "J-4", 1, "inside"},
        {"--[[ a\n[[ ]]", "J-4", 1, "inside"},
        {std::string("x = 1\0", 6), "-1-", 1, "refused by LuaJIT and Lua 5.4"},
    };
    std::vector<std::string> texts;
    for (const Case& c : cases)
        texts.push_back(c.text);
    const auto reports = checkAll(texts);
    for (std::size_t i = 0; i < cases.size(); ++i) {
        const DialectReport& report = reports[i];
        EXPECT_EQ(takers(report), cases[i].takers) << texts[i];
        ASSERT_FALSE(report.differences.empty()) << texts[i];
        EXPECT_EQ(report.differences[0].line, cases[i].line) << texts[i];
        EXPECT_NE(report.differences[0].text.find(cases[i].words), std::string::npos)
            << texts[i] << "\n"
            << told(report);
    }
}

TEST(Dialect, namesNothingThatTheCompilersDoNotBear)
{
    NEED_LUAJIT();
    const std::vector<std::string> texts{
        "local a = 1 -- a // b & c\nprint('goto x', \"~|\", [[<const> ::x::]])",
        "local a\n(f or g)", // no Lua takes it
        "x = a ~= b; y = 'it' .. \"is\"\n",
        "local t = {1; 2; 3}\nlocal function f() return; end;",
        "while true do if x then break end end",
        "Use the // operator and goto the shop.",
        "# a heading // with & things\nx = 1",
        "x = = 1\ny = 2 // 1",
        "local x = 'unfinished\nlocal y = 1 // 2",
        "",
        "--",
        "--[[ without an end // & ::x::",
    };
    for (const DialectReport& report : checkAll(texts))
        EXPECT_EQ(told(report), "");
}

TEST(Dialect, countsAndOrdersWhatItNames)
{
    NEED_LUAJIT();
    const auto reports = checkAll(
        {"local a <const> = 7\nlocal b = a // 2\nlocal c = b // 2 | 1\n", "x = 1LL\ny = 2LL // 1"});
    ASSERT_EQ(reports[0].differences.size(), 3U) << told(reports[0]);
    EXPECT_EQ(reports[0].differences[0].line, 1);
    EXPECT_EQ(reports[0].differences[1].line, 2);
    EXPECT_EQ(reports[0].differences[1].times, 2);
    EXPECT_EQ(reports[0].differences[2].line, 3);
    // No dialect takes the whole of the second; LuaJIT went past the first line.
    ASSERT_EQ(reports[1].differences.size(), 1U) << told(reports[1]);
    EXPECT_EQ(reports[1].differences[0].times, 1);
}

TEST(Dialect, saysWhichLimitsDiffer)
{
    NEED_LUAJIT();
    std::string upvalues;
    for (int i = 0; i < 61; ++i)
        upvalues += "local a" + std::to_string(i) + "\n";
    upvalues += "function f()\n";
    for (int i = 0; i < 61; ++i)
        upvalues += "a" + std::to_string(i) + " = 1\n";
    upvalues += "end\n";
    const auto reports = checkAll({upvalues});
    EXPECT_EQ(takers(reports[0]), "--4");
    ASSERT_EQ(reports[0].differences.size(), 1U) << told(reports[0]);
    EXPECT_NE(reports[0].differences[0].text.find("60 outer variables"), std::string::npos)
        << told(reports[0]);
}

TEST(Dialect, staysFastOnHugeTexts)
{
    NEED_LUAJIT();
    const auto repeated = [](std::string_view piece) {
        std::string text;
        while (text.size() < 10'000'000)
            text += piece;
        return text;
    };
    DialectReport report; // as if LuaJIT alone took them: nothing is filtered
    report.luaJit.state = State::Ok;
    const auto begin = std::chrono::steady_clock::now();
    for (const char* piece : {"\xC3\xA9 ", "[=", "[===[", "'\\u{", "1LL ", "\\", "--[=[\n", "goto ",
                              "::", ";", "'\\d", "\"\\z", "<const", "break;", "]=", "\r\n\r"}) {
        const auto differences = nameDifferences(repeated(piece), report);
        EXPECT_LE(differences.size(), 32U) << piece;
    }
    const double seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    RecordProperty("milliseconds", static_cast<int>(seconds * 1000));
    EXPECT_LT(seconds, 60) << "not linear any more"; // 160 MB
}

// A number of 64 bits makes LuaJIT load its ffi library; a text above 8 MiB makes the parser close
// its state afterwards. Collections between the two once left nothing that closing could stand on.
TEST(Dialect, closesAStateThatHasSeenWideNumbers)
{
    NEED_LUAJIT();
    LuaParser parser(programs.luaJit);
    const std::string large = "return '" + std::string(std::size_t{9} << 20, 'a') + "'";
    std::string names;
    for (int i = 0; i < 20000; ++i)
        names += "x" + std::to_string(i) + "=" + std::to_string(i) + " ";
    for (int round = 0; round < 8; ++round) {
        const std::vector<std::string_view> texts{"return 1LL", names, "return 2i", names, large};
        const auto verdicts = parser.parse(texts);
        ASSERT_TRUE(verdicts.ok()) << verdicts.error().message;
        for (const ParseVerdict& verdict : *verdicts)
            EXPECT_EQ(verdict.state, State::Ok) << verdict.message;
    }
}

TEST(Dialect, readsTextsAsEachLuaReadsFiles)
{
    NEED_LUAJIT();
    struct Case
    {
        std::string text;
        const char* takers;
    };
    const std::vector<Case> cases{
        {"# heading\rx = 1\n", "J14"}, // LuaJIT's line ends at the carriage return
        {"# heading\rx x x", "-14"},
        {"# heading\r\n\x1BLua", "---"},
        {"\xEF\xBB\xBF# heading\nx = 1", "J-4"},
        {"\xEF\xBB\xBF\x1BLua", "---"},
        {"\x1BLJ\2", "---"},
        {"#", "J14"},
        {"", "J14"},
    };
    std::vector<std::string> texts;
    for (const Case& c : cases)
        texts.push_back(c.text);
    const auto reports = checkAll(texts);
    for (std::size_t i = 0; i < cases.size(); ++i)
        EXPECT_EQ(takers(reports[i]), cases[i].takers) << texts[i] << "\n" << told(reports[i]);
    EXPECT_EQ(reports[2].luaJit.message, "bytecode is not accepted");
    EXPECT_EQ(reports[5].luaJit.message, "bytecode is not accepted");
}

TEST(Dialect, keepsLuaJitsOwnNumbersThroughItsGarbageCollector)
{
    NEED_LUAJIT();
    // The number makes LuaJIT load its FFI, the many constants make it collect and, once there
    // are enough of them, make the parser end the state.
    std::string text = "x = 3LL\n";
    while (text.size() < 3'000'000)
        text += "x = 'text " + std::to_string(text.size()) + "'\nfunction f() return {} end\n";
    const auto reports = checkAll({text, "x = 5ULL", text, "x = 2i"});
    for (const DialectReport& report : reports)
        EXPECT_NE(report.luaJit.state, State::NotRun) << report.luaJit.message;
    EXPECT_EQ(reports[1].luaJit.state, State::Ok);
    EXPECT_EQ(reports[3].luaJit.state, State::Ok);
}

TEST(Dialect, saysWhatToInstallWhenAParserIsMissing)
{
    LuaPrograms missing = programs;
    missing.luaJit = "/nowhere/mesewright-luajit";
    DialectChecker checker(missing);
    const std::vector<std::string_view> texts{"x = 1"};
    const auto reports = checker.check(texts);
    ASSERT_FALSE(reports);
    EXPECT_EQ(reports.error().kind, ErrorKind::Machine);
    for (const char* words :
         {"/nowhere/mesewright-luajit", "libluajit-5.1-dev", "MESEWRIGHT_LUAJIT"})
        EXPECT_NE(reports.error().message.find(words), std::string::npos);
}
