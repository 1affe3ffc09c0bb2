// SPDX-License-Identifier: Apache-2.0
#include "core/data/comparisonfile.h"
#include "core/data/resultsfile.h"
#include "core/runs/runlist.h"
#include "tests/e2e/clirunner.h"

#include <gtest/gtest.h>

#include <csignal>

using namespace mesewright;
using namespace mesewright::test;

namespace {

// The short demo, interrupted while it trains, goes on with the same command and ends with a
// report.
TEST(Demo, GoesOnAfterCtrlCAndEndsWithAReport)
{
    const TestFolder folder;
    const std::string out = folder.file("demo");
    const std::vector<std::string> command{"demo", "--quick", "--seed", "11", "--out", out};
    {
        RunningCli demo(command);
        ASSERT_TRUE(demo.waitForError("train: run"));
        demo.signal(SIGINT);
        const CliResult stoppedDemo = demo.finish();
        EXPECT_EQ(stoppedDemo.code, 4) << stoppedDemo.err;
        EXPECT_NE(stoppedDemo.err.find("go on with the same command"), std::string::npos);
    }
    std::vector<std::string> again = command;
    again.push_back("--json");
    const CliResult done = runCli(again);
    ASSERT_EQ(done.code, 0) << done.err;
    const std::filesystem::path root = out;
    EXPECT_EQ(done.json().value("report", std::string()), (root / "report.html").string());

    const auto baseline = readResults(root / "eval/results/baseline.json");
    const auto adapter = readResults(root / "eval/results/ckpt-40__scale-1.0.json");
    const auto comparison = readComparison(root / "eval/results/comparison_results.json");
    ASSERT_TRUE(baseline.ok() && adapter.ok() && comparison.ok());
    EXPECT_EQ(baseline->items.size(), 12u);
    EXPECT_EQ(baseline->seed, 11u);
    EXPECT_GT(adapter->overall.passAtK, baseline->overall.passAtK)
        << "the adapter brings out the wanted form";
    ASSERT_TRUE(comparison->confirmation.has_value());
    EXPECT_EQ(comparison->confirmation->distinctItems, 12);
    EXPECT_EQ(done.json().value("decision", std::string()), comparison->decision);

    // The base was asked in both formats, leaks were looked for, and the same answers were judged
    // deeper where this machine can.
    const auto chat = readResults(root / "eval/results/baseline__harmony.json");
    ASSERT_TRUE(chat.ok());
    EXPECT_EQ(chat->format, "harmony");
    ASSERT_TRUE(baseline->clean.has_value());
    EXPECT_EQ(baseline->clean->count, 12);
    const Json levels = Json::parse(contentOf(root / "eval/levels/levels.json"));
    for (const char* level : {"exec", "engine"}) {
        const bool done = levels[level]["state"] == "done";
        EXPECT_TRUE(done || !levels[level]["reason"].get<std::string>().empty());
        EXPECT_EQ(std::filesystem::exists(root / "eval/levels" / level / "baseline.json"), done);
        EXPECT_NE(
            contentOf(root / "report.html")
                .find(done ? "judged deeper" : "The level " + std::string(level) + " was not run"),
            std::string::npos);
    }

    // What computed is in every result, and what was asked for in every run.
    EXPECT_EQ(baseline->versions.at("mode"), "cpu fp32");
    EXPECT_EQ(adapter->versions.at("device"), "cpu");

    // One run a stage: the interrupted training was resumed, not repeated.
    const auto workspace = openWorkspace(root);
    ASSERT_TRUE(workspace.ok());
    const auto runs = listRuns(*workspace);
    ASSERT_TRUE(runs.ok());
    EXPECT_EQ(runs->size(), 6u);
    for (const RunSummary& run : *runs) {
        EXPECT_EQ(run.status, RunStatus::Done) << run.id;
        const Json request = Json::parse(contentOf(run.folder / "run.json"));
        EXPECT_EQ(request["engine"]["device"], "cpu") << run.id;
        EXPECT_EQ(request["engine"]["precision"], "auto") << run.id;
    }

    // The report comes from the files alone: the same bytes again, and so does a second scoring.
    const std::string report = contentOf(root / "report.html");
    EXPECT_NE(report.find(comparison->decision == "PROCEED" ? "Proceed" : "Adjust"),
              std::string::npos);
    EXPECT_EQ(runCli({"report", "--workspace", out, "--out", folder.file("again.html")}).code, 0);
    EXPECT_EQ(contentOf(folder.file("again.html")), report);
    for (const char* name : {"one.json", "two.json"})
        EXPECT_EQ(runCli({"rescore", "--results", (root / "eval/results/baseline.json").string(),
                          "--out", folder.file(name)})
                      .code,
                  0);
    EXPECT_EQ(contentOf(folder.file("one.json")), contentOf(folder.file("two.json")));
    const auto rescored = readResults(folder.file("one.json"));
    ASSERT_TRUE(rescored.ok());
    EXPECT_EQ(rescored->overall.passAtK, baseline->overall.passAtK);

    EXPECT_EQ(runCli({"demo", "--out", out, "--seed", "12"}).code, 2)
        << "other options on the same folder";
}

} // namespace
