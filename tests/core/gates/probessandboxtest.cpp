// SPDX-License-Identifier: Apache-2.0
#include "core/gates/probes.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <map>

namespace mesewright {
namespace {

std::map<std::string, Probe> probesOf(const std::filesystem::path& box, EnvironmentReport& report)
{
    EnvironmentOptions options;
    options.luabox = box;
    probeSandbox(options, report);
    std::map<std::string, Probe> probes;
    for (const Probe& probe : report.probes)
        probes[probe.name] = probe;
    return probes;
}

TEST(ProbesSandbox, names_the_lua_and_each_wall)
{
    EnvironmentReport report;
    auto probes = probesOf(std::filesystem::path(MESEWRIGHT_BIN) / "mesewright-luabox54", report);
    EXPECT_TRUE(report.ok());
    EXPECT_TRUE(probes["sandbox"].found.starts_with("Lua 5.4.")) << probes["sandbox"].found;
    EXPECT_EQ(probes["sandbox"].state, ProbeState::Warning); // Luanti runs LuaJIT
    EXPECT_EQ(report.versions["sandbox"], probes["sandbox"].found);
    EXPECT_EQ(probes["seccomp"].state, ProbeState::Ok);
    for (const char* name :
         {"user namespaces", "network namespace", "process namespace", "empty root folder"}) {
        const Probe& probe = probes[name];
        EXPECT_FALSE(probe.found.empty()) << name;
        EXPECT_TRUE(probe.state == ProbeState::Ok || probe.state == ProbeState::Absent) << name;
        EXPECT_EQ(probe.state == ProbeState::Ok, probe.remedy.empty()) << name;
    }
}

TEST(ProbesSandbox, says_what_to_do_where_there_is_none)
{
    EnvironmentReport report;
    auto probes = probesOf("/no/such/luabox", report);
    EXPECT_TRUE(report.ok()); // only the level exec needs it
    for (const char* name : {"sandbox", "seccomp"}) {
        EXPECT_EQ(probes[name].state, ProbeState::Absent) << name;
        EXPECT_FALSE(probes[name].remedy.empty()) << name;
    }
    EXPECT_NE(probes["sandbox"].found.find("/no/such/luabox"), std::string::npos);
    EXPECT_EQ(report.versions.count("sandbox"), 0U);
}

} // namespace
} // namespace mesewright
