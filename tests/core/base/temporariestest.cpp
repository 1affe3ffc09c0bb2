// SPDX-License-Identifier: Apache-2.0
#include "core/base/temporaries.h"

#include "core/base/files.h"
#include "tests/core/base/testfolder.h"

#include <gtest/gtest.h>

#include <sys/wait.h>
#include <unistd.h>

namespace mesewright {
namespace {

/// The id of a process that has ended.
int deadProcess()
{
    const pid_t process = ::fork();
    if (process == 0)
        ::_exit(0);
    ::waitpid(process, nullptr, 0);
    return process;
}

TEST(Temporaries, of_dead_processes_go_and_all_else_stays)
{
    const TestFolder folder;
    const std::string dead = std::to_string(deadProcess());
    const std::string alive = std::to_string(::getpid());
    const std::vector<std::string> kept{"a.json",
                                        ".a.json.tmp-" + alive + "-0",
                                        ".a.json.tmp-x-1",
                                        ".a.json.tmp-" + dead,
                                        ".a.json.tmp-0-1",
                                        ".a.json.tmp--5-1",
                                        ".b.json.tmp-" + dead + "-1",
                                        "a.json.tmp-" + dead + "-1"};
    for (const std::string& name : kept)
        ASSERT_TRUE(writeFileAtomically(folder.path() / name, "x"));
    const std::filesystem::path gone = folder.path() / (".a.json.tmp-" + dead + "-12");
    ASSERT_TRUE(writeFileAtomically(gone, "x"));
    removeDeadTemporaries(folder.path() / "a.json");
    EXPECT_FALSE(std::filesystem::exists(gone));
    for (const std::string& name : kept)
        EXPECT_TRUE(std::filesystem::exists(folder.path() / name)) << name;
    removeDeadTemporaries(folder.path() / "no-such-folder" / "a.json");
}

} // namespace
} // namespace mesewright
