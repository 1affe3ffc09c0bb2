// SPDX-License-Identifier: Apache-2.0
#include "core/luanti/serverlog.h"
#include "core/luanti/serverprogram.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

using namespace mesewright;

namespace {

using Level = ServerLogLine::Level;

TEST(ServerLog, LeavesOutWhatChangesAndWhatEveryStartSays)
{
    const auto lines = readServerLog(
        "2026-01-31 12:00:00: [Main]: Using game specified by --gameid on the command line\n"
        "  _____ |__| ____   _____ /  |_  _____  _____ /  |_ \n"
        "|  Y Y  \\  |   |  \\   ___/|  | |   ___/\\___  \\|  |  \n"
        " _                   _   _ \n| | |_| | (_| | | | | |_| |\n"
        "      \\/ \\/     \\/         \\/                  \\/   2026-01-31 12:00:00: "
        "WARNING[Server]: "
        "in the picture\n"
        "2026-01-31 12:00:00: ACTION[Main]: World at [world]\n"
        "2026-01-31 12:00:00: ACTION[Main]: Server for gameid=\"x\" listening on 127.0.0.1:4.\n"
        "2026-01-31 12:00:00: ERROR[Main]: In thread 7f58d38efa80:\n"
        "2026-01-31 12:00:01: ACTION[Server]: the mod's own\n"
        "2026-01-31 12:00:01: [Server]: plain \xff\n"
        "no stamp\n");
    EXPECT_EQ(serverLogText(lines), "WARNING: in the picture\n"
                                    "ACTION: the mod's own\n"
                                    "plain \xEF\xBF\xBD\n"
                                    "no stamp\n");
}

TEST(ServerLog, ShortensPlaces)
{
    const std::vector<std::pair<std::string, std::string>> table{
        {"world/worldmods/mymod/init.lua:3: boom", "mymod/init.lua:3: boom"},
        {"/tmp/a b/world/worldmods/m/init.lua:3: x", "/tmp/a m/init.lua:3: x"},
        {".../AbC/world/worldmods/m/init.lua:3: x", "m/init.lua:3: x"},
        {"\t/usr/share/games/minetest/builtin/game/register.lua:4: in function 'f'",
         "\tbuiltin/game/register.lua:4: in function 'f'"},
        {"in function </usr/share/luanti/builtin/common/after.lua:7>",
         "in function <builtin/common/after.lua:7>"},
        {"nothing here", "nothing here"},
        {"table: 0x7ff35c4cc460", "table: 0x"},
        {"a table: 0x41 and userdata: 0x1f.", "a table: 0x and userdata: 0x."},
    };
    for (const auto& [text, wanted] : table)
        EXPECT_EQ(shortPlaces(text), wanted);
}

TEST(ServerLog, KeepsOnlyThePlacesOfTheMod)
{
    const std::vector<std::tuple<std::string, std::string, int>> table{
        {"mymod/init.lua:12: boom", "mymod/init.lua:12: boom", 12},
        {"builtin/game/register.lua:84: Required field 'action'", "Required field 'action'", 0},
        {"Runtime error from mod 'mymod' in callback environment_Step(): mymod/init.lua:1: x: y",
         "Runtime error from mod 'mymod' in callback environment_Step(): mymod/init.lua:1: x: y",
         1},
        {"Runtime error from mod 'm' in callback f(): builtin/a.lua:1: x",
         "Runtime error from mod 'm' in callback f(): x", 0},
        {"games/mesewright/mods/watch_0a/record.lua:59: bad argument", "bad argument", 0},
        {"see file a.lua:3: kept", "see file a.lua:3: kept", 0},
        {"\"Unknown crafting definition type: \"smelt\"\"",
         "Unknown crafting definition type: \"smelt\"", 0},
        {"othermymod/init.lua:5: x", "othermymod/init.lua:5: x", 0},
        {"mymod/init.lua:99999999999999999999: x", "mymod/init.lua:99999999999999999999: x", 0},
        {"", "", 0},
    };
    for (const auto& [text, words, line] : table) {
        const ServerError error = messageOf(text, "mymod");
        EXPECT_EQ(error.words, words);
        EXPECT_EQ(error.line, line) << text;
    }
}

TEST(ServerLog, FindsTheErrorThatEndedIt)
{
    const auto load = readServerLog(
        "2026-01-31 12:00:00: ERROR[Main]: Invalid field recipe (expected string got table).\n"
        "2026-01-31 12:00:00: ERROR[Main]: ModError: Failed to load and run script from "
        "world/worldmods/mymod/init.lua:\n"
        "2026-01-31 12:00:00: ERROR[Main]: /usr/builtin/game/register.lua:84: Required field\n"
        "2026-01-31 12:00:00: ERROR[Main]: stack traceback:\n"
        "2026-01-31 12:00:00: ERROR[Main]: \t[C]: in function 'assert'\n"
        "2026-01-31 12:00:00: ERROR[Main]: \tworld/worldmods/mymod/init.lua:7: in main chunk\n");
    const ServerError error = endingError(load, "mymod");
    EXPECT_EQ(error.words, "Required field");
    EXPECT_EQ(error.line, 7);

    const auto step = readServerLog(
        "2026-01-31 12:00:00: ERROR[Main]: ServerError: AsyncErr: Lua: Runtime error from mod "
        "'mymod' in callback environment_Step(): world/worldmods/mymod/init.lua:2: boom\n");
    EXPECT_EQ(
        endingError(step, "mymod").words,
        "Runtime error from mod 'mymod' in callback environment_Step(): mymod/init.lua:2: boom");
    EXPECT_EQ(endingError(step, "mymod").line, 2);
    EXPECT_EQ(endingError({}, "mymod").words, "");
    EXPECT_EQ(endingError({{Level::Warning, "w"}, {Level::Error, "only"}}, "mymod").words, "only");
}

TEST(ServerLog, MakesFindingsOfWarningsOnceEach)
{
    const std::vector<ServerLogLine> lines{
        {Level::Warning, "Undeclared global variable \"x\" accessed at mymod/init.lua:4"},
        {Level::Warning, "Undeclared global variable \"x\" accessed at mymod/init.lua:4"},
        {Level::Error, "Invalid field description (expected string got boolean)."},
        {Level::Error, "stack traceback:"},
        {Level::Error, "\tmymod/init.lua:9: in main chunk"},
        {Level::Warning, "Calling f() is deprecated (at mymod/init.lua:2)."},
        {Level::Error, "NodeResolver: failed to resolve node name ''."},
        {Level::Action, "done"},
    };
    EXPECT_EQ(
        logFindings(lines, "mymod").dump(),
        R"([{"kind":"undeclared_global","text":"Undeclared global variable \"x\" accessed at )"
        R"(mymod/init.lua:4","line":4},)"
        R"({"kind":"invalid_field","text":"Invalid field description (expected string got )"
        R"(boolean).","line":9},)"
        R"({"kind":"deprecated","text":"Calling f() is deprecated (at mymod/init.lua:2).",)"
        R"("line":2},)"
        R"({"kind":"warning","text":"NodeResolver: failed to resolve node name ''.",)"
        R"("line":0}])");
}

TEST(ServerProgram, ReadsVersions)
{
    using Version = std::optional<std::array<int, 3>>;
    const std::vector<std::pair<std::string, Version>> table{
        {"Minetest 5.6.1 (Linux)\nUsing LuaJIT", {{5, 6, 1}}},
        {"Luanti 5.10.0-dev-abc (Linux)", {{5, 10, 0}}},
        {"Luanti 5.12 (Linux)", {{5, 12, 0}}},
        {"bash, version 5.2", std::nullopt},
        {"Minetest five", std::nullopt},
        {"Minetest 5", std::nullopt},
        {"Luanti 99999999999.1", std::nullopt},
        {"", std::nullopt},
    };
    for (const auto& [text, version] : table)
        EXPECT_EQ(serverVersion(text), version) << text;
}

} // namespace
