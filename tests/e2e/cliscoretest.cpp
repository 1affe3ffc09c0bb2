// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/clirunner.h"

#include <gtest/gtest.h>

#include <cmath>

namespace mesewright::test {
namespace {

const std::filesystem::path testData = MESEWRIGHT_TEST_DATA;
const std::filesystem::path demo = std::filesystem::path(MESEWRIGHT_SOURCE) / "resources" / "demo";

std::vector<Json> linesOf(const std::string& text)
{
    std::vector<Json> rows;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);)
        rows.push_back(Json::parse(line));
    return rows;
}

/// The recorded verdicts of the static level as answers to score.
std::vector<Json> recordedVerdicts()
{
    return linesOf(contentOf(testData / "static" / "verdicts.jsonl"));
}

std::string answersFrom(const std::vector<Json>& recorded)
{
    std::string text;
    for (std::size_t i = 0; i < recorded.size(); ++i) {
        text += Json{{"id", i},
                     {"family", recorded[i]["family"]},
                     {"instruction", "x"},
                     {"input", recorded[i]["input"]},
                     {"answer", recorded[i]["candidate"]}}
                    .dump() +
                "\n";
    }
    return text;
}

TEST(CliScore, judges_every_row_in_order_as_recorded)
{
    TestFolder folder;
    const std::vector<Json> recorded = recordedVerdicts();
    ASSERT_GT(recorded.size(), 1000u);
    const std::string answers = folder.write("answers.jsonl", answersFrom(recorded));
    const CliResult result = runCli({"score", "--answers", answers, "--level", "static", "--out",
                                     folder.file("verdicts.jsonl"), "--json"});
    ASSERT_EQ(result.code, 0) << result.err;
    EXPECT_EQ(result.json()["rows"], recorded.size());
    const std::vector<Json> verdicts = linesOf(contentOf(folder.file("verdicts.jsonl")));
    ASSERT_EQ(verdicts.size(), recorded.size());
    for (std::size_t i = 0; i < recorded.size(); ++i) {
        EXPECT_EQ(verdicts[i]["id"], i);
        EXPECT_EQ(verdicts[i]["level"], "static");
        EXPECT_EQ(verdicts[i]["outcome"] == "passed", recorded[i]["valid"]) << i;
        EXPECT_EQ(verdicts[i]["reason"], recorded[i]["reason"]) << i;
    }
}

TEST(CliScore, prints_lines_and_keeps_odd_bytes_and_ids)
{
    TestFolder folder;
    const std::string answers = folder.write(
        "a.jsonl", "{\"id\":\"first\",\"family\":\"scaffold\",\"answer\":\"x = \\u0000\"}\n"
                   "{\"id\":null,\"family\":\"poem\",\"input\":null,\"answer\":\"\"}\n");
    const CliResult result = runCli({"score", "--answers", answers, "--level", "static"});
    ASSERT_EQ(result.code, 0) << result.err;
    const std::vector<Json> rows = linesOf(result.out);
    ASSERT_EQ(rows.size(), 2u);
    EXPECT_EQ(rows[0]["id"], "first");
    EXPECT_EQ(rows[0]["outcome"], "failed");
    EXPECT_EQ(rows[1]["id"], nullptr);
    EXPECT_EQ(rows[1]["outcome"], "not_run");
    EXPECT_EQ(rows[1]["reason"], "unknown family");
}

TEST(CliScore, names_the_bad_line_and_leaves_no_file)
{
    const std::pair<const char*, const char*> cases[]{
        {"", "holds no answers"},
        {"{\"family\":\"doc\",\"answer\":\"x\"}\nnot json\n", "line 2"},
        {"{\"family\":\"doc\"}\n", "line 1: answer is missing"},
        {"{\"family\":\"doc\",\"answer\":5}\n", "line 1: answer is no text"},
        {"[1]\n", "line 1"},
    };
    for (const auto& [text, says] : cases) {
        TestFolder folder;
        const std::string answers = folder.write("a.jsonl", text);
        const CliResult result = runCli(
            {"score", "--answers", answers, "--level", "static", "--out", folder.file("v.jsonl")});
        EXPECT_EQ(result.code, 2) << text;
        EXPECT_NE(result.err.find(says), std::string::npos) << result.err;
        EXPECT_NE(result.err.find(answers), std::string::npos) << result.err;
        EXPECT_EQ(folder.names(), std::vector<std::string>{"a.jsonl"});
    }
}

/// A results file of two items as the Python project writes it, with verdicts that are wrong.
std::string foreignResults()
{
    const std::string good =
        "minetest.register_node(\"a:b\", {description = \"x\", tiles = {\"t\"}})";
    Json item{
        {"instruction", "do"},
        {"input", ""},
        {"family", "scaffold"},
        {"candidates", Json::array({{{"candidate_id", 0}, {"output", "nil )"}, {"valid", true}},
                                    {{"candidate_id", 1}, {"output", good}, {"valid", false}}})},
        {"pass_at_1", 1.0},
        {"pass_at_k", 1.0}};
    Json other = item;
    other["instruction"] = "do that";
    other["candidates"].erase(1);
    const Json rates{{"total_items", 2}, {"pass_at_1", 1.0}, {"pass_at_k", 1.0}};
    return Json{
        {"model_name", "m"},
        {"eval_file", "e.jsonl"},
        {"generation_params", {{"temperature", 0.2}}},
        {"seed", 3407},
        {"k", 2},
        {"timestamp", "2025-01-01T00:00:00"},
        {"overall_metrics", rates},
        {"family_metrics", {{"scaffold", {{"count", 2}, {"pass_at_1", 1.0}, {"pass_at_k", 1.0}}}}},
        {"detailed_results", Json::array({item, other})},
        {"kept", "as it is"}}
        .dump();
}

TEST(CliRescore, judges_a_saved_file_anew_and_twice_gives_the_same_bytes)
{
    TestFolder folder;
    const std::string results = folder.write("results.json", foreignResults());
    const CliResult first = runCli({"rescore", "--results", results, "--level", "static", "--out",
                                    folder.file("again.json"), "--json"});
    ASSERT_EQ(first.code, 0) << first.err;
    EXPECT_EQ(first.json()["changed"], 3);
    EXPECT_EQ(contentOf(results), foreignResults());
    const Json again = Json::parse(contentOf(folder.file("again.json")));
    EXPECT_EQ(again["overall_metrics"]["pass_at_1"], 0.0);
    EXPECT_EQ(again["overall_metrics"]["pass_at_k"], 0.5);
    EXPECT_EQ(again["detailed_results"][0]["candidates"][1]["outcome"], "passed");
    EXPECT_EQ(again["detailed_results"][1]["pass_at_k"], 0.0);
    EXPECT_EQ(again["kept"], "as it is");

    const std::string bytes = contentOf(folder.file("again.json"));
    ASSERT_EQ(runCli({"rescore", "--results", folder.file("again.json")}).code, 0);
    EXPECT_EQ(contentOf(folder.file("again.json")), bytes);
}

TEST(CliStats, prints_the_recorded_values)
{
    const CliResult wilson = runCli({"stats", "wilson", "17", "60", "--json"});
    ASSERT_EQ(wilson.code, 0);
    EXPECT_NEAR(wilson.json()["low"].get<double>(), 0.1850682842841945, 1e-9);
    EXPECT_NEAR(wilson.json()["high"].get<double>(), 0.4076728516442, 1e-9);
    const CliResult pass = runCli({"stats", "pass-at-k", "5", "2", "3", "--json"});
    EXPECT_NEAR(pass.json()["value"].get<double>(), 0.9, 1e-12);
    EXPECT_EQ(runCli({"stats", "pass-at-k", "200", "1", "100"}).out, "0.5\n");
    // 2 (C(13,0) + C(13,1) + C(13,2) + C(13,3)) / 2^13
    const CliResult test = runCli({"stats", "mcnemar", "3", "10", "--json"});
    EXPECT_NEAR(test.json()["p_value"].get<double>(), 756.0 / 8192.0, 1e-12);
    const CliResult exact = runCli({"stats", "clopper-pearson", "0", "10", "--json"});
    EXPECT_NEAR(exact.json()["high"].get<double>(), 1 - std::pow(0.025, 0.1), 1e-12);
    EXPECT_EQ(runCli({"stats", "holm", "--p", "0.01", "0.04", "0.03"}).out, "0.03\n0.06\n0.06\n");
    EXPECT_EQ(runCli({"stats", "mde", "0.25", "100"}).out, "0.14\n");
    EXPECT_EQ(runCli({"stats", "mde", "0", "100"}).code, 2);
    const CliResult bootstrap =
        runCli({"stats", "bootstrap", "--values", "1", "0", "-1", "--json"});
    EXPECT_EQ(bootstrap.json()["mean"], 0.0);
    EXPECT_EQ(bootstrap.json()["exact"], true);
    EXPECT_EQ(runCli({"stats", "wilson", "9", "5"}).code, 2);
}

/// Whether the sandbox was built and works here.
bool sandboxWorks()
{
    TestFolder folder;
    const std::string answers =
        folder.write("a.jsonl", "{\"family\":\"doc\",\"answer\":\"local x = 1\"}\n");
    const CliResult result = runCli({"score", "--answers", answers, "--level", "exec", "--json"});
    return result.code == 0 && result.json()["outcomes"].contains("passed");
}

TEST(CliScore, the_demos_references_pass_at_exec_and_twice_gives_the_same_bytes)
{
    if (!sandboxWorks())
        GTEST_SKIP() << "the sandbox does not work on this machine";
    TestFolder folder;
    std::string text;
    for (Json& item : linesOf(contentOf(demo / "eval.jsonl"))) {
        item["answer"] = "Here it is:\n```lua\n" + item["output"].get<std::string>() + "\n```\n";
        if (item["family"] == "repair")
            item["answer"] = item["output"];
        text += item.dump() + "\n";
    }
    const std::string answers = folder.write("answers.jsonl", text);
    for (const char* out : {"one.jsonl", "two.jsonl"}) {
        const CliResult result = runCli({"score", "--answers", answers, "--level", "exec", "--out",
                                         folder.file(out), "--json"});
        ASSERT_EQ(result.code, 0) << result.err;
        EXPECT_EQ(result.json()["outcomes"], (Json{{"passed", 60}}));
    }
    EXPECT_EQ(contentOf(folder.file("one.jsonl")), contentOf(folder.file("two.jsonl")));
    const Json first = linesOf(contentOf(folder.file("one.jsonl"))).front();
    EXPECT_EQ(first["level"], "exec");
    EXPECT_EQ(first["evidence"]["extraction"]["source"], "diff");
    EXPECT_FALSE(first["evidence"].contains("measured"));
}

TEST(CliScore, syntax_names_another_dialect)
{
    TestFolder folder;
    const std::string answers =
        folder.write("a.jsonl", "{\"id\":1,\"family\":\"doc\",\"answer\":\"local x = 7 // 2\"}\n"
                                "{\"id\":2,\"family\":\"doc\",\"answer\":\"goto e ::e::\"}\n");
    const CliResult result = runCli({"score", "--answers", answers, "--level", "syntax"});
    if (result.code == 3)
        GTEST_SKIP() << "LuaJIT was not there when this was built";
    ASSERT_EQ(result.code, 0) << result.err;
    const auto rows = linesOf(result.out);
    ASSERT_EQ(rows.size(), 2u);
    EXPECT_EQ(rows[0]["outcome"], "failed");
    EXPECT_EQ(rows[1]["outcome"], "passed");
}

TEST(CliScore, without_a_server_every_row_says_so_and_nothing_is_replaced)
{
    TestFolder folder;
    CliOptions bare;
    bare.variables["MESEWRIGHT_SERVER"] = folder.file("missing");
    const std::string answers =
        folder.write("answers.jsonl", R"({"id":1,"family":"scaffold","instruction":"x","input":"",)"
                                      R"("answer":"local a = 1"})"
                                      "\n");
    const CliResult scored =
        runCli({"score", "--answers", answers, "--level", "engine", "--json"}, bare);
    EXPECT_EQ(scored.code, 3);
    ASSERT_EQ(scored.json()["verdicts"].size(), 1u) << scored.out << scored.err;
    EXPECT_EQ(scored.json()["verdicts"][0]["outcome"], "not_run");
    EXPECT_NE(scored.err.find("MESEWRIGHT_SERVER"), std::string::npos) << scored.err;

    const std::string results = folder.write("results.json", foreignResults());
    const CliResult rescored =
        runCli({"rescore", "--results", results, "--level", "engine", "--json"}, bare);
    EXPECT_EQ(rescored.code, 3) << rescored.err;
    EXPECT_EQ(contentOf(results), foreignResults());
}

TEST(CliDataCheck, counts_what_leaks_and_strict_says_no)
{
    const std::string train = demo / "train.jsonl";
    const std::string eval = demo / "eval.jsonl";
    const CliResult clean =
        runCli({"data", "check", "--train", train, "--eval", eval, "--strict", "--json"});
    EXPECT_EQ(clean.code, 0) << clean.err;
    EXPECT_EQ(clean.json()["train"]["rows"], 480);
    EXPECT_EQ(clean.json()["eval"]["leaked_rows"], 0);
    const CliResult leaked = runCli({"data", "check", "--train", eval, "--eval", eval, "--json"});
    EXPECT_EQ(leaked.code, 0);
    EXPECT_EQ(leaked.json()["eval"]["leaked_rows"], 60);
    EXPECT_EQ(runCli({"data", "check", "--train", eval, "--eval", eval, "--strict"}).code, 1);
}

} // namespace
} // namespace mesewright::test
