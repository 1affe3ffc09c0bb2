// SPDX-License-Identifier: Apache-2.0
#include "core/runs/runlock.h"

#include "tests/core/base/testfolder.h"
#include "tests/core/runs/childprocess.h"

namespace mesewright {
namespace {

TEST(RunLock, one_holder_at_a_time)
{
    const TestFolder folder;
    EXPECT_FALSE(isLocked(folder.path()));
    {
        auto first = RunLock::tryTake(folder.path());
        ASSERT_TRUE(first.ok() && first->has_value());
        EXPECT_TRUE((*first)->held());
        EXPECT_TRUE(isLocked(folder.path()));
        const auto second = RunLock::tryTake(folder.path());
        ASSERT_TRUE(second.ok());
        EXPECT_FALSE(second->has_value());

        const RunLock moved = std::move(**first);
        EXPECT_TRUE(isLocked(folder.path()));
    }
    EXPECT_FALSE(isLocked(folder.path()));
    EXPECT_TRUE(RunLock::tryTake(folder.path())->has_value());
}

TEST(RunLock, is_let_go_when_the_holder_is_killed)
{
    const TestFolder folder;
    ForkedChild holder([&](auto report) {
        const auto lock = RunLock::tryTake(folder.path());
        if (lock.ok() && lock->has_value())
            report();
        ::pause();
    });
    ASSERT_TRUE(holder.waitFor(1));
    EXPECT_TRUE(isLocked(folder.path()));
    EXPECT_FALSE(RunLock::tryTake(folder.path())->has_value());
    holder.kill();
    EXPECT_TRUE(holder.wasKilled());
    EXPECT_FALSE(isLocked(folder.path()));
    EXPECT_TRUE(RunLock::tryTake(folder.path())->has_value());
}

TEST(RunLock, readers_who_look_keep_nobody_out)
{
    const TestFolder folder;
    put(folder / "lock", "");
    ForkedChild reader([&](auto report) {
        report();
        while (true)
            static_cast<void>(isLocked(folder.path()));
    });
    ASSERT_TRUE(reader.waitFor(1));
    for (int i = 0; i < 200; ++i) {
        const auto lock = RunLock::tryTake(folder.path());
        ASSERT_TRUE(lock.ok());
        EXPECT_TRUE(lock->has_value()) << i;
    }
}

TEST(RunLock, a_folder_that_is_not_there_is_an_error)
{
    const TestFolder folder;
    EXPECT_FALSE(RunLock::tryTake(folder / "missing").ok());
    EXPECT_FALSE(isLocked(folder / "missing"));
}

} // namespace
} // namespace mesewright
