// SPDX-License-Identifier: Apache-2.0
#include "core/luanti/sandbox.h"

#include <gtest/gtest.h>

namespace mesewright {

namespace {

const std::string testBox =
    std::string(MESEWRIGHT_TEST_BOXES).substr(0, std::string(MESEWRIGHT_TEST_BOXES).find(':'));

ModRun runOne(Sandbox& sandbox, std::string code, Json behaviour = Json::array())
{
    const ModProgram program{"mymod", std::move(code), std::move(behaviour)};
    auto runs = sandbox.run({&program, 1}, {});
    EXPECT_TRUE(runs) << runs.error().message;
    return runs ? runs->at(0) : ModRun{};
}

} // namespace

TEST(Sandbox, tellsWhatLoadedAndWhatFailed)
{
    Sandbox sandbox({testBox, 1, {}});
    const ModRun loaded =
        runOne(sandbox, "host.log('print', 'hello')", Json::array({{{"do", "x"}}}));
    EXPECT_EQ(loaded.state, ModRun::State::Loaded) << loaded.reason;
    EXPECT_EQ(loaded.reason, "ok");
    EXPECT_EQ(loaded.log, "hello\n");
    EXPECT_EQ(loaded.behaviour, Json::array({{{"do", "x"}}}));
    EXPECT_GT(loaded.seconds, 0);
    EXPECT_GT(loaded.memory, 0);
    EXPECT_FALSE(loaded.judge.empty());
    const ModRun failed = runOne(sandbox, "error('no')");
    EXPECT_EQ(failed.state, ModRun::State::Failed);
    EXPECT_EQ(failed.reason, "init.lua:1: no");
}

} // namespace mesewright
