// SPDX-License-Identifier: Apache-2.0
// Ctrl-C, resume of what is done, and two processes on one run.
#include "tests/e2e/gates/gatesetup.h"

#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <fstream>
#include <iostream>

namespace mesewright::test {
namespace {

struct Gate
{
    const char* name;
    std::vector<std::string> command; ///< without the workspace
    const char* file;                 ///< in the run folder; grows as the gate works
    const char* mark;                 ///< what in it shows that work has begun
};

class Interrupt : public testing::Test
{
protected:
    Interrupt()
    {
        m_folder.write("config.yaml", trainSettings(smallModel(), 80));
        m_folder.write("eval.jsonl", firstLines(demoFile("eval.jsonl"), 10));
        m_gates = {{"train",
                    {"train", "--config", m_folder.file("config.yaml"), "--train", smallRows()},
                    "events.jsonl",
                    "\"kind\":\"step\""},
                   {"baseline",
                    {"baseline", "--base", demoFile("base-nf4"), "--eval",
                     m_folder.file("eval.jsonl"), "--k", "2", "--max_new_tokens", "60"},
                    "answers.jsonl",
                    "\n"}};
    }
    [[nodiscard]] std::vector<std::string> in(const std::filesystem::path& workspace,
                                              const std::vector<std::string>& command) const
    {
        std::vector<std::string> all{"--workspace", workspace};
        all.insert(all.end(), command.begin(), command.end());
        return all;
    }

    TestFolder m_folder;
    std::vector<Gate> m_gates;
};

TEST_F(Interrupt, ends_within_a_second_and_resume_finishes)
{
    for (const Gate& gate : m_gates) {
        SCOPED_TRACE(gate.name);
        const std::filesystem::path workspace = m_folder.file(gate.name);
        RunningCli program(in(workspace, gate.command));
        ASSERT_TRUE(
            watch(program, [&] { return countIn(onlyRun(workspace) / gate.file, gate.mark) > 0; }));
        const auto began = std::chrono::steady_clock::now();
        program.signal(SIGINT);
        const CliResult stopped = program.finish();
        const double seconds =
            std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
        RecordProperty(std::string(gate.name) + "_seconds", std::to_string(seconds));
        std::cout << gate.name << " ended " << seconds << " s after SIGINT\n";
        EXPECT_EQ(stopped.code, 4) << stopped.err;
        EXPECT_LT(seconds, 3) << "the promise is 1 s; 3 s allow for a busy machine";
        const std::string id = onlyRun(workspace).filename();
        EXPECT_NE(stopped.err.find("runs resume " + id), std::string::npos) << stopped.err;

        const std::vector<std::string> resume = in(workspace, {"runs", "resume", id});
        const CliResult finished = runCli(resume);
        EXPECT_EQ(finished.code, 0) << finished.err;
        EXPECT_GT(countIn(onlyRun(workspace) / gate.file, gate.mark), 10U);
        const CliResult again = runCli(resume);
        EXPECT_EQ(again.code, 0) << again.err;
        EXPECT_NE(again.out.find("is done"), std::string::npos) << again.out;
    }
}

// A run belongs to the device it began on; where that is gone, a person names another.
TEST_F(Interrupt, resume_goes_on_on_the_recorded_device)
{
    const Gate& gate = m_gates.back();
    const std::filesystem::path workspace = m_folder.file("device");
    RunningCli program(in(workspace, gate.command));
    ASSERT_TRUE(
        watch(program, [&] { return countIn(onlyRun(workspace) / gate.file, gate.mark) > 0; }));
    program.signal(SIGINT);
    ASSERT_EQ(program.finish().code, 4);
    const std::filesystem::path request = onlyRun(workspace) / "run.json";
    Json json = Json::parse(contentOf(request));
    ASSERT_EQ(json["engine"]["device"], "cpu");
    json["engine"]["device"] = "cuda:77";
    std::ofstream(request) << json.dump();
    const std::string id = onlyRun(workspace).filename();
    const CliResult gone = runCli(in(workspace, {"runs", "resume", id}));
    EXPECT_EQ(gone.code, 3) << gone.err;
    EXPECT_NE(gone.err.find("--device cpu"), std::string::npos) << gone.err;
    const CliResult done = runCli(in(workspace, {"runs", "resume", id, "--device", "cpu"}));
    EXPECT_EQ(done.code, 0) << done.err;
}

TEST_F(Interrupt, while_loading_leaves_a_run_that_can_go_on)
{
    for (const Gate& gate : m_gates) {
        SCOPED_TRACE(gate.name);
        const std::filesystem::path workspace = m_folder.file(gate.name);
        RunningCli program(in(workspace, gate.command));
        ASSERT_TRUE(watch(program, [&] { return !onlyRun(workspace).empty(); }));
        program.signal(SIGINT);
        const CliResult stopped = program.finish();
        ASSERT_EQ(stopped.code, 4) << stopped.err;
        const CliResult finished =
            runCli(in(workspace, {"runs", "resume", onlyRun(workspace).filename()}));
        EXPECT_EQ(finished.code, 0) << finished.err;
    }
}

TEST_F(Interrupt, a_second_process_on_one_run_is_refused)
{
    for (const Gate& gate : m_gates) {
        SCOPED_TRACE(gate.name);
        const std::filesystem::path workspace = m_folder.file(gate.name);
        RunningCli program(in(workspace, gate.command));
        ASSERT_TRUE(watch(program, [&] { return !onlyRun(workspace).empty(); }));
        // Stopped, so that it cannot end before the second one looks.
        program.signal(SIGSTOP);
        const std::string id = onlyRun(workspace).filename();
        expectRefused(in(workspace, {"runs", "resume", id}), 2,
                      {id, "process " + std::to_string(program.pid()) + " works on this run"});
        program.signal(SIGCONT);
        EXPECT_EQ(program.finish().code, 0);
    }
}

} // namespace
} // namespace mesewright::test
