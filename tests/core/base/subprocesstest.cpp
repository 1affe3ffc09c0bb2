// SPDX-License-Identifier: Apache-2.0
#include "core/base/subprocess.h"

#include <gtest/gtest.h>

#include <chrono>
#include <csignal>

namespace mesewright {
namespace {

TEST(ChildProcess, answers_through_pipes)
{
    auto child = ChildProcess::start("/bin/cat", {});
    ASSERT_TRUE(child.ok());
    EXPECT_TRUE(child->running());
    for (const std::string& text : {std::string("hello"), std::string("\0\xff", 2)}) {
        ASSERT_TRUE(child->write(text).ok());
        const auto answer = child->readExactly(text.size());
        ASSERT_TRUE(answer.ok());
        EXPECT_EQ(*answer, text);
    }
    ChildProcess moved = std::move(*child);
    EXPECT_FALSE(child->running());
    ASSERT_TRUE(moved.write("x").ok());
    EXPECT_EQ(*moved.readExactly(1), "x");
}

TEST(ChildProcess, gets_its_arguments_as_they_are)
{
    auto child = ChildProcess::start("/bin/echo", {"-n", "a b", "$HOME", "\"'"});
    ASSERT_TRUE(child.ok());
    const auto answer = child->readExactly(12);
    ASSERT_TRUE(answer.ok());
    EXPECT_EQ(*answer, "a b $HOME \"'");
}

TEST(ChildProcess, a_child_that_has_gone_is_an_error_and_no_signal)
{
    auto child = ChildProcess::start("/bin/true", {});
    ASSERT_TRUE(child.ok());
    const auto answer = child->readExactly(1); // waits for the end of its output
    ASSERT_FALSE(answer.ok());
    EXPECT_EQ(answer.error().kind, ErrorKind::Internal);
    EXPECT_FALSE(child->write(std::string(1 << 20, 'x')).ok());
    EXPECT_FALSE(ChildProcess().write("x").ok());
    EXPECT_FALSE(ChildProcess().readExactly(1).ok());
}

TEST(ChildProcess, a_missing_program_is_named)
{
    const auto child = ChildProcess::start("/nowhere/luaparse", {});
    ASSERT_FALSE(child.ok());
    EXPECT_EQ(child.error().kind, ErrorKind::Machine);
    EXPECT_NE(child.error().message.find("/nowhere/luaparse"), std::string::npos);
}

TEST(ChildProcess, is_killed_with_its_owner)
{
    int pid = 0;
    {
        auto child = ChildProcess::start("/bin/sh", {"-c", "echo $$; exec cat"});
        ASSERT_TRUE(child.ok());
        std::string digits;
        for (auto c = child->readExactly(1); c && *c != "\n"; c = child->readExactly(1))
            digits += *c;
        pid = std::stoi(digits);
        EXPECT_EQ(::kill(pid, 0), 0);
    }
    EXPECT_NE(::kill(pid, 0), 0);
}

TEST(RunCommand, takes_output_and_exit_code)
{
    struct Case
    {
        std::vector<std::string> command;
        int exitCode;
        std::string output;
    };
    const Case cases[] = {
        {{"true"}, 0, ""},
        {{"echo", "a"}, 0, "a\n"},
        {{"sh", "-c", "echo out; echo err >&2; exit 3"}, 3, "out\n"},
        {{"sh", "-c", "kill -9 $$"}, 137, ""},
        {{"cat"}, 0, ""}, // standard input is empty
        {{"sh", "-c", "head -c 1000000 /dev/zero | tr '\\0' x"}, 0, std::string(1'000'000, 'x')},
    };
    for (const Case& c : cases) {
        const auto done = runCommand(c.command);
        ASSERT_TRUE(done.ok()) << c.command[0];
        EXPECT_EQ(done->exitCode, c.exitCode);
        EXPECT_EQ(done->standardOutput, c.output);
    }
}

TEST(RunCommand, does_not_wait_for_those_who_inherited_the_pipe)
{
    const auto start = std::chrono::steady_clock::now();
    const auto done = runCommand({"sh", "-c", "sleep 60 & echo started"}, 30);
    ASSERT_TRUE(done.ok());
    EXPECT_EQ(done->standardOutput, "started\n");
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(25));
}

TEST(RunCommand, ends_what_takes_too_long)
{
    const auto done = runCommand({"sleep", "600"}, 0.05);
    ASSERT_FALSE(done.ok());
    EXPECT_EQ(done.error().kind, ErrorKind::Machine);
    EXPECT_NE(done.error().message.find("sleep"), std::string::npos);
}

TEST(RunCommand, a_missing_program_is_named)
{
    const auto done = runCommand({"mesewright-no-such-program"});
    ASSERT_FALSE(done.ok());
    EXPECT_EQ(done.error().kind, ErrorKind::Machine);
    EXPECT_FALSE(runCommand({}).ok());
}

TEST(ProgramFolder, is_where_the_test_lies)
{
    EXPECT_EQ(programFolder().filename(), "tests");
}

} // namespace
} // namespace mesewright
