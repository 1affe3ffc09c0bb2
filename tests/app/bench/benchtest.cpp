// SPDX-License-Identifier: Apache-2.0
// Runs the program as a person does. What it measured is only checked to be a measurement: how fast
// a machine is decides no test.
#include "core/base/json.h"
#include "core/base/subprocess.h"
#include "core/base/text.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <map>

namespace mesewright {

namespace {

constexpr double limitSeconds = 250;
const std::string smallModel = MESEWRIGHT_TEST_DATA "/models/small-real/bf16";

CommandOutput bench(std::vector<std::string> words)
{
    words.insert(words.begin(), MESEWRIGHT_BIN "/mesewright-bench");
    const auto ran = runCommand(words, limitSeconds);
    EXPECT_TRUE(ran) << ran.error().message;
    return ran ? *ran : CommandOutput{-1, ""};
}

// Name and row of each line, every one checked for its form.
std::map<std::string, Json> measurements(const std::vector<std::string>& words)
{
    std::map<std::string, Json> rows;
    const CommandOutput output = bench(words);
    EXPECT_EQ(output.exitCode, 0);
    for (const std::string& line : split(output.standardOutput, '\n')) {
        if (line.empty())
            continue;
        const Json row = Json::parse(line, nullptr, false);
        if (!row.is_object()) {
            ADD_FAILURE() << "not JSON: " << line;
            continue;
        }
        EXPECT_GT(row.value("value", -1.0), 0) << line;
        EXPECT_FALSE(row.value("unit", "").empty()) << line;
        EXPECT_GE(row.value("threads", 0), 1) << line;
        EXPECT_TRUE(row.contains("versions") && row["versions"].contains("mesewright")) << line;
        EXPECT_TRUE(rows.emplace(row.value("name", ""), row).second) << line;
    }
    return rows;
}

std::vector<std::string> names(const std::map<std::string, Json>& rows)
{
    std::vector<std::string> found;
    for (const auto& [name, row] : rows)
        found.push_back(name);
    return found;
}

using Names = std::vector<std::string>;

// Sixteen rows of tokens that any small model has; the second half carries loss.
std::string tokenRowFile()
{
    const std::string path = testing::TempDir() + "/bench-token-rows.jsonl";
    std::ofstream file(path);
    for (int row = 0; row < 16; ++row)
        file << "{\"input_ids\": [" << row + 1 << ", 2, 3, 4], \"labels\": [-100, -100, 3, 4]}\n";
    return path;
}

} // namespace

TEST(Bench, MeasuresLoading)
{
    const auto rows = measurements({"load", "--base", smallModel, "--runs", "2"});
    ASSERT_EQ(names(rows), (Names{"load.best", "load.median"}));
    EXPECT_LE(rows.at("load.best")["value"], rows.at("load.median")["value"]);
}

TEST(Bench, GeneratesFromTokenRows)
{
    const auto rows = measurements({"generate", "--base", smallModel, "--eval", tokenRowFile(),
                                    "--items=3", "--k", "2", "--max_new_tokens", "2"});
    ASSERT_EQ(names(rows), (Names{"generate.rate", "generate.seconds"}));
    const Json& details = rows.at("generate.rate")["details"];
    EXPECT_EQ(details["answers"], 6);
    EXPECT_EQ(details["prompt_tokens"], 6); // two a row come before the first loss
}

TEST(Bench, TrainsWithAndWithoutTheCache)
{
    const auto rows = measurements({"train", "--base", smallModel, "--train", tokenRowFile(),
                                    "--steps", "1", "--layers", "1"});
    EXPECT_EQ(names(rows), (Names{"train.cache_off.first_step", "train.cache_off.median_step",
                                  "train.cache_on.first_step", "train.cache_on.median_step",
                                  "train.cache_ratio"}));
    EXPECT_EQ(rows.at("train.cache_on.median_step")["details"]["warm_up_steps"], 1);
}

#ifdef MESEWRIGHT_BENCH_FULL
TEST(Bench, MeasuresScoring)
{
    const auto rows = measurements(
        {"score", "--seconds", "0.2", "--verdicts", MESEWRIGHT_TEST_DATA "/static/verdicts.jsonl"});
    ASSERT_EQ(names(rows), (Names{"score.static"}));
    EXPECT_EQ(rows.at("score.static")["details"]["candidates"], 1197);
}
#endif

TEST(Bench, RefusesWrongUse)
{
    const std::vector<std::vector<std::string>> cases{
        {},
        {"lod"},
        {"load", "--bas", smallModel},
        {"load", "--base"},
        {"load", "--base", smallModel, "--base", smallModel},
        {"load", "--base", smallModel, "--runs", "0"},
        {"load", "--base", smallModel, "--runs", "two"},
        {"load", "--base", smallModel + "/missing"},
        {"train", "--base", smallModel, "--train", tokenRowFile(), "--prefix_cache", "maybe"},
        {"train", "--base", smallModel, "--train", tokenRowFile(), "--layers", "1,99"},
        {"generate", "--base", smallModel, "--eval", smallModel + "/config.json"},
    };
    for (const auto& words : cases)
        EXPECT_EQ(bench(words).exitCode, 2) << join(words, " ");
}

TEST(Bench, HelpNamesEveryTarget)
{
    const CommandOutput help = bench({"--help"});
    EXPECT_EQ(help.exitCode, 0);
    for (const char* target : {"load:", "generate:", "train:", "tokenize:"})
        EXPECT_NE(help.standardOutput.find(target), std::string::npos) << target;
}

} // namespace mesewright
