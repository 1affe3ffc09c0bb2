// SPDX-License-Identifier: Apache-2.0
#include "core/luanti/luaparser.h"
#include "core/base/files.h"
#include "core/base/json.h"
#include "core/base/text.h"

#include <nlohmann/json.hpp>

#include <gtest/gtest.h>

#include <string>
#include <vector>

using namespace mesewright;
using State = ParseVerdict::State;

namespace {

const std::filesystem::path program = std::filesystem::path(MESEWRIGHT_BIN) / "mesewright-lua51";

std::vector<ParseVerdict> parseAll(const std::vector<std::string>& texts)
{
    LuaParser parser(program);
    const std::vector<std::string_view> views(texts.begin(), texts.end());
    auto verdicts = parser.parse(views);
    EXPECT_TRUE(verdicts) << verdicts.error().message;
    return verdicts ? *verdicts : std::vector<ParseVerdict>();
}

std::string repeated(std::string_view piece, int count)
{
    std::string text;
    for (int i = 0; i < count; ++i)
        text += piece;
    return text;
}

} // namespace

TEST(LuaParser, givesTheRecordedVerdictsOfLua51)
{
    const auto file = readFile(std::string(MESEWRIGHT_TEST_DATA) + "/static/dialect.jsonl");
    ASSERT_TRUE(file) << file.error().message;
    std::vector<Json> rows;
    std::vector<std::string> texts;
    for (const std::string& line : split(*file, '\n')) {
        if (line.empty())
            continue;
        auto row = parseJson(line, "dialect.jsonl");
        ASSERT_TRUE(row) << row.error().message;
        texts.push_back((*row)["source"].get<std::string>());
        rows.push_back(std::move(*row));
    }
    ASSERT_EQ(rows.size(), 333U);
    const auto verdicts = parseAll(texts);
    ASSERT_EQ(verdicts.size(), rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Json& wanted = rows[i]["luac5.1"];
        const bool ok = wanted["ok"].get<bool>();
        EXPECT_EQ(verdicts[i].state, ok ? State::Ok : State::Error) << texts[i];
        if (!ok) {
            const int line = wanted["line"].is_null() ? 0 : wanted["line"].get<int>();
            EXPECT_EQ(verdicts[i].line, line) << texts[i] << "\n" << verdicts[i].message;
            EXPECT_FALSE(verdicts[i].message.empty());
        }
    }
}

TEST(LuaParser, readsTextsAsFiles)
{
    struct Case
    {
        std::string text;
        State state;
        int line;
    };
    const std::vector<Case> cases{
        {"", State::Ok, 0},
        {"# a heading\nlocal x = 1", State::Ok, 0},
        {"# a heading", State::Ok, 0},
        {"#!/usr/bin/lua\n# two\n", State::Error, 2},
        {"# ends at a line feed only\rx x x", State::Ok, 0},
        {" # not first", State::Error, 1},
        {"\x1BLua", State::Error, 0},
        {"# heading\n\x1BLua", State::Error, 0},
        {" \x1BLua", State::Error, 1},
        {std::string("local s = 'a\0b'", 15), State::Ok, 0},
        {std::string("x = 1 \0 y", 9), State::Error, 1},
        {"\xEF\xBB\xBFx = 1", State::Error, 1},
        {"x = 1\r\ny = = 2", State::Error, 2},
    };
    std::vector<std::string> texts;
    for (const Case& c : cases)
        texts.push_back(c.text);
    const auto verdicts = parseAll(texts);
    ASSERT_EQ(verdicts.size(), cases.size());
    for (std::size_t i = 0; i < cases.size(); ++i) {
        EXPECT_EQ(verdicts[i].state, cases[i].state) << i << ": " << verdicts[i].message;
        EXPECT_EQ(verdicts[i].line, cases[i].line) << i << ": " << verdicts[i].message;
    }
}

TEST(LuaParser, nestsExactlyAsDeepAsTheCompiler)
{
    // luac 5.1.5 takes 198 brackets or 199 do-blocks and refuses the next one.
    const auto brackets = [](int n) { return "x = " + repeated("(", n) + "1" + repeated(")", n); };
    const auto blocks = [](int n) { return repeated("do ", n) + repeated("end ", n); };
    const auto verdicts =
        parseAll({brackets(197), brackets(198), blocks(198), blocks(199), brackets(100000)});
    ASSERT_EQ(verdicts.size(), 5U);
    EXPECT_EQ(verdicts[0].state, State::Ok);
    EXPECT_EQ(verdicts[1].state, State::Error);
    EXPECT_EQ(verdicts[2].state, State::Ok);
    EXPECT_EQ(verdicts[3].state, State::Error);
    EXPECT_EQ(verdicts[4].state, State::Error);
}

TEST(LuaParser, judgesManyTextsOfAnySize)
{
    std::vector<std::string> texts;
    for (int i = 0; i < 3000; ++i)
        texts.push_back(i % 7 == 3 ? "x = = " + std::to_string(i) : "x = " + std::to_string(i));
    texts[1500] = repeated("local function f() return 'some text' end\n", 40000);
    texts[1501] = repeated("-- nothing\n", 300000) + "x x";
    const auto verdicts = parseAll(texts);
    ASSERT_EQ(verdicts.size(), texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (i == 1500) // 200 local variables are the limit; the 201st stands on its line
            EXPECT_EQ(verdicts[i].line, 201);
        else if (i == 1501)
            EXPECT_EQ(verdicts[i].line, 300001);
        else
            EXPECT_EQ(verdicts[i].state, i % 7 == 3 ? State::Error : State::Ok) << i;
    }
}

TEST(LuaParser, goesOnAfterTextsThatItCannotJudge)
{
    // A table whose constants need more memory than a text may have.
    std::string hungry = "return {";
    for (int i = 0; i < 3500000; ++i)
        hungry += std::to_string(i) + ",";
    hungry += "}";
    ASSERT_LT(hungry.size(), LuaParser::maximumTextSize);
    const std::string huge(LuaParser::maximumTextSize + 1, ' ');
    const auto verdicts = parseAll({"x = 1", hungry, "x = = 1", huge, "y = 2"});
    ASSERT_EQ(verdicts.size(), 5U);
    EXPECT_EQ(verdicts[0].state, State::Ok);
    EXPECT_NE(verdicts[1].state, State::Ok) << verdicts[1].message;
    EXPECT_EQ(verdicts[2].state, State::Error);
    EXPECT_EQ(verdicts[3].state, State::NotRun);
    EXPECT_EQ(verdicts[4].state, State::Ok);
}

TEST(LuaParser, endsATextThatTakesTooLong)
{
    // Lua 5.1 looks at every third character or so of a long string when it hashes it, so these
    // all fall together and each is compared with all others.
    std::string slow;
    for (int i = 0; i < 220000; ++i)
        slow += "x='" +
                formatted("%c%c%c%c", 'a' + i % 26, 'a' + i / 26 % 26, 'a' + i / 676 % 26,
                          'a' + i / 17576 % 26) +
                std::string(96, 'z') + "'\n";
    ASSERT_LT(slow.size(), LuaParser::maximumTextSize);
    const auto verdicts = parseAll({"x = 1", slow, "y = 2"});
    ASSERT_EQ(verdicts.size(), 3U);
    EXPECT_EQ(verdicts[0].state, State::Ok);
    EXPECT_EQ(verdicts[1].state, State::NotRun) << verdicts[1].message;
    EXPECT_EQ(verdicts[2].state, State::Ok);
}

TEST(LuaParser, saysItsRelease)
{
    LuaParser parser(program);
    const auto release = parser.release();
    ASSERT_TRUE(release) << release.error().message;
    EXPECT_EQ(release->substr(0, 7), "Lua 5.1");
}

TEST(LuaParser, refusesAMissingOrWrongProgram)
{
    for (const char* path : {"/nowhere/mesewright-lua51", "/bin/true", "/bin/pwd"}) {
        LuaParser parser{std::filesystem::path(path)};
        const std::vector<std::string_view> texts{"x = 1"};
        const auto verdicts = parser.parse(texts);
        ASSERT_FALSE(verdicts);
        EXPECT_EQ(verdicts.error().kind, ErrorKind::Machine);
        EXPECT_NE(verdicts.error().message.find(path), std::string::npos);
        EXPECT_NE(verdicts.error().message.find("mesewright-lua51"), std::string::npos);
    }
}
