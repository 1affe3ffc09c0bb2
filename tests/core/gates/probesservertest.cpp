// SPDX-License-Identifier: Apache-2.0
#include "core/gates/probes.h"

#include <gtest/gtest.h>

using namespace mesewright;

namespace {

TEST(ProbeServer, TellsTheRemedyWhereThereIsNone)
{
    EnvironmentOptions options;
    options.environment = [](const std::string& name) -> std::optional<std::string> {
        return name == "MESEWRIGHT_SERVER" ? std::optional<std::string>("/nonexistent/server")
                                           : std::nullopt;
    };
    EnvironmentReport report;
    probeServer(options, report);
    ASSERT_EQ(report.probes.size(), 1U);
    const Probe& row = report.probes[0];
    EXPECT_EQ(row.name, "Luanti server");
    EXPECT_EQ(row.state, ProbeState::Absent);
    EXPECT_EQ(row.found, "MESEWRIGHT_SERVER names /nonexistent/server, which is not a program");
    EXPECT_EQ(row.remedy, "only for the level engine: set it to the file of a Luanti server");
    EXPECT_TRUE(report.ok());
    EXPECT_FALSE(report.versions.contains("Luanti server"));
}

TEST(ProbeServer, NamesTheOneThatIsThere)
{
    EnvironmentReport report;
    probeServer(EnvironmentOptions(), report);
    if (report.probes.at(0).state == ProbeState::Absent)
        GTEST_SKIP() << "no Luanti server: " << report.probes[0].found;
    EXPECT_EQ(report.probes[0].state, ProbeState::Ok);
    EXPECT_EQ(report.probes[0].remedy, "");
    EXPECT_TRUE(report.probes[0].found.starts_with(report.versions.at("Luanti server")));
}

} // namespace
