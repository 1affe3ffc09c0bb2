// SPDX-License-Identifier: Apache-2.0
#include "tests/core/luanti/servertesting.h"

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/luanti/serverlog.h"

#include <map>

using namespace mesewright;

namespace {

/// The one-file mods whose verdicts by two engines were recorded.
class ServerCases : public WithServer
{
};

/// A recorded error as the runner words it: without its place and the engine's own addresses.
std::string wordsOf(const std::string& error)
{
    std::string text = error;
    for (const char* start : {"ModError: ", "ServerError: ", "AsyncErr: ", "Lua: "}) {
        if (text.starts_with(start))
            text.erase(0, std::string_view(start).size());
    }
    if (const auto at = text.find("LUA PANIC"); at != std::string::npos)
        return text.substr(at);
    // The recorder's own wrapper had another name for the function.
    text = messageOf(text, "mymod").words;
    if (const auto at = text.find("init.lua:42: "); at != std::string::npos)
        text.erase(0, at + 13);
    if (const auto at = text.find("'rc'"); at != std::string::npos)
        text.replace(at, 4, "'register_craft'");
    return text;
}

bool named(const ModRun& run, const std::string& words)
{
    if (run.reason.find(words) != std::string::npos)
        return true;
    for (const Json& finding : run.findings) {
        if (finding["text"].get<std::string>().find(words) != std::string::npos)
            return true;
    }
    return false;
}

/// How many of each kind the engine held, by the names of the record.
Json countsOf(const ModRun& run)
{
    const std::map<std::string, std::string> names{
        {"abm", "abms"},        {"node", "nodes"}, {"chatcommand", "chatcommands"},
        {"craft", "crafts"},    {"tool", "tools"}, {"craftitem", "craftitems"},
        {"entity", "entities"}, {"lbm", "lbms"},
    };
    Json counts = Json::object();
    for (const Json& entry : run.registered) {
        if (const auto name = names.find(entry["kind"].get<std::string>()); name != names.end())
            counts[name->second] = counts.value(name->second, 0) + 1;
    }
    return counts;
}

TEST_F(ServerCases, AgreeWithTheRecordedVerdicts)
{
    const auto text =
        readFile(std::filesystem::path(MESEWRIGHT_TEST_DATA) / "luanti" / "engine-cases.jsonl");
    ASSERT_TRUE(text) << text.error().message;
    std::vector<Json> cases;
    for (const std::string& line : split(*text, '\n')) {
        if (!line.empty())
            cases.push_back(Json::parse(line));
    }
    ASSERT_EQ(cases.size(), 156U);
    const std::array<int, 3> version = findServer()->version;
    const bool old = version[1] == 6;
    const bool recent = version[1] >= 18;

    // The loops need no more to be known as such.
    options.limits.wallSeconds = 10;
    options.limits.cpuSeconds = 1;
    std::vector<ModProgram> programs;
    for (const Json& entry : cases)
        programs.push_back(program(entry["source"].get<std::string>()));
    const auto runs = runAll(programs);
    for (std::size_t i = 0; i < cases.size(); ++i) {
        const ModRun& run = runs[i];
        const Json& wanted = cases[i][old ? "5.6.1" : "5.18-dev"];
        // Versions in between are held to what did not change.
        if (!old && !recent && cases[i]["5.6.1"]["ok"] != wanted["ok"])
            continue;
        // A server told to shut down while it loads ends before or after its first steps, as its
        // two threads are scheduled: the recorded versions differ, and so do two runs of one.
        if (cases[i]["case"] == "sec_shutdown" && run.state != ModRun::State::Limit)
            continue;
        SCOPED_TRACE(cases[i]["case"].get<std::string>() + ": " + run.reason);
        EXPECT_EQ(run.state == ModRun::State::Loaded, wanted["ok"].get<bool>());
        EXPECT_EQ(run.state == ModRun::State::Limit, wanted["exit"] == 137);
        if (wanted["ok"] == true) {
            EXPECT_EQ(nlohmann::json(countsOf(run)), nlohmann::json(wanted["counts"]));
        }
        for (const char* list : {"errors", "warnings"}) {
            for (const Json& line : wanted[list]) {
                const std::string words = wordsOf(line.get<std::string>());
                if (!words.starts_with("In thread ") && (old || recent)) {
                    EXPECT_TRUE(named(run, words)) << words << run.findings;
                }
            }
        }
    }
}

} // namespace
