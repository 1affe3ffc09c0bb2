// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/luanti/server.h"

#include <filesystem>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <string>
#include <unistd.h>
#include <vector>

namespace mesewright {

/// Tests against the real server of this machine, in a folder of their own; skipped without one.
class WithServer : public testing::Test
{
protected:
    void SetUp() override
    {
        if (const auto found = findServer(); !found)
            GTEST_SKIP() << "no Luanti server: " << found.error().message;
        folder = std::filesystem::temp_directory_path() /
                 ("mesewright-servertest-" + std::to_string(::getpid()) + "-" +
                  testing::UnitTest::GetInstance()->current_test_info()->name());
        std::filesystem::remove_all(folder);
        options.temporaryFolder = folder / "worlds";
    }
    void TearDown() override
    {
        if (folder.empty())
            return;
        // Nothing of the worlds stays.
        std::error_code none;
        EXPECT_TRUE(!std::filesystem::exists(folder / "worlds") ||
                    std::filesystem::is_empty(folder / "worlds", none));
        std::filesystem::permissions(folder, std::filesystem::perms::owner_all, none);
        std::filesystem::remove_all(folder);
    }

    static ModProgram program(std::string code, Json behaviour = Json::array())
    {
        return {"mymod", std::move(code), std::move(behaviour)};
    }

    std::vector<ModRun> runAll(const std::vector<ModProgram>& programs)
    {
        ServerRunner runner(options);
        auto runs = runner.run(programs, CancelToken());
        EXPECT_TRUE(runs) << runs.error().message;
        hits = runner.cacheHits();
        return runs ? *runs : std::vector<ModRun>(programs.size());
    }

    ModRun runOne(std::string code, Json behaviour = Json::array())
    {
        return runAll({program(std::move(code), std::move(behaviour))})[0];
    }

    /// The registration of that kind and name, or null.
    static Json find(const ModRun& run, const std::string& kind, const std::string& name = "")
    {
        for (const Json& entry : run.registered) {
            if (entry["kind"] == kind && (name.empty() || entry.value("name", "") == name))
                return entry;
        }
        return nullptr;
    }

    std::filesystem::path folder;
    ServerOptions options;
    std::int64_t hits = 0;
};

} // namespace mesewright
