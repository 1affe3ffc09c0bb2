// SPDX-License-Identifier: Apache-2.0
#include "core/data/resultsfile.h"

#include "core/base/files.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <filesystem>

#include <unistd.h>

using namespace mesewright;

namespace {

/// As the Python project writes them: whole numbers for an item's figures, none of our keys.
constexpr const char* foreign = R"({
  "model_name": "unsloth/gpt-oss-20b-unsloth-bnb-4bit",
  "eval_file": "data/eval/luanti_eval.jsonl",
  "generation_params": {"temperature": 0.2, "top_p": 0.9, "max_new_tokens": 300},
  "seed": 3407, "k": 2, "timestamp": "",
  "overall_metrics": {"total_items": 2, "pass_at_1": 0.0, "pass_at_k": 0.5},
  "family_metrics": {"scaffold": {"count": 1, "pass_at_1": 0.0, "pass_at_k": 1.0},
                     "doc": {"count": 1, "pass_at_1": 0.0, "pass_at_k": 0.0}},
  "detailed_results": [
    {"instruction": "a", "input": "", "family": "scaffold", "candidates": [
      {"candidate_id": 0, "output": "x", "valid": false},
      {"candidate_id": 1, "output": "y", "valid": true}], "pass_at_1": 0, "pass_at_k": 1},
    {"instruction": "b", "input": "i", "family": "doc", "candidates": [
      {"candidate_id": 0, "output": "", "valid": false},
      {"candidate_id": 1, "output": "z", "valid": false}], "pass_at_1": 0, "pass_at_k": 0}]
})";

EvalResults ours()
{
    EvalResults r;
    r.baseModel = "base-nf4";
    r.adapterPath = "adapters/ckpt-60";
    r.scale = 0.25;
    r.evalFile = "eval.jsonl";
    r.generationParams = {0.2, 0.9, 50, 220, nullptr};
    r.seed = 3407;
    r.k = 1;
    r.timestamp = "2026-01-31T12:00:00Z";
    r.overall.count = 1;
    r.overall.passAt1 = r.overall.passAtK = 1;
    r.overall.passAt1Unbiased = 1.0 / 3.0;
    r.overall.passAtKInterval = {Interval{0.2, 1}, Interval{1, 1}};
    r.families.emplace_back("doc", r.overall);
    r.distinct = r.overall;
    r.clean = r.overall;
    r.level = "static";
    r.format = "iir";
    r.extraction = "none";
    r.outcomes = {{"passed", 1}};
    r.leaks = std::make_shared<const Json>(Json{{"train_file", "t.jsonl"}});
    r.distinctItems = 1;
    r.finishReasons = {{"length", 0}, {"stop", 1}};
    r.tokens = {{"generated", 12}, {"prompt", 40}};
    r.seconds = {{"total", 0.1}};
    r.versions = {{"mesewright", "0.1.0"}};
    r.hashes = {{"eval", "ab"}};
    ItemResult item;
    item.id = "demo-1";
    item.fingerprint = "ff";
    item.instruction = "größe \x01";
    item.family = "doc";
    item.expect = std::make_shared<const Json>(Json::parse(R"({"b":1,"a":[2]})"));
    item.candidates.push_back({0, "return 1\n", true, "passed", "", "stop", {1, 2, 3},
                               std::make_shared<const Json>(Json{{"judge", "LuaJIT"}}), nullptr});
    item.passAt1 = item.passAtK = 1;
    r.items.push_back(item);
    return r;
}

class ResultsFileTest : public testing::Test
{
protected:
    void SetUp() override
    {
        m_folder = std::filesystem::temp_directory_path() /
                   ("mesewright-results-" + std::to_string(::getpid()));
        std::filesystem::create_directories(m_folder);
    }
    void TearDown() override { std::filesystem::remove_all(m_folder); }

    [[nodiscard]] std::filesystem::path file(const char* name) const { return m_folder / name; }

private:
    std::filesystem::path m_folder;
};

} // namespace

TEST_F(ResultsFileTest, oursReadsBackToTheSameBytes)
{
    ASSERT_TRUE(writeResults(file("a.json"), ours()));
    const auto read = readResults(file("a.json"));
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(contradiction(*read), std::nullopt);
    ASSERT_TRUE(writeResults(file("b.json"), *read));
    const auto a = readFile(file("a.json"));
    const auto b = readFile(file("b.json"));
    ASSERT_TRUE(a && b);
    EXPECT_EQ(*a, *b);
    EXPECT_EQ(read->scale, 0.25);
    EXPECT_EQ(read->overall.passAt1Unbiased, 1.0 / 3.0);
    EXPECT_EQ(read->overall.passAtKInterval.wilson->low, 0.2);
    EXPECT_EQ(read->overall.passAt1Interval.wilson, std::nullopt);
    EXPECT_EQ(read->items[0].candidates[0].ids, (std::vector<int>{1, 2, 3}));
    EXPECT_EQ(read->items[0].expect->dump(), R"({"b":1,"a":[2]})");
    EXPECT_EQ(read->finishReasons.at("stop"), 1);
    EXPECT_EQ(read->clean->passAt1Unbiased, 1.0 / 3.0);
    EXPECT_EQ(read->outcomes.at("passed"), 1);
    EXPECT_EQ(read->items[0].candidates[0].evidence->dump(), R"({"judge":"LuaJIT"})");
    EXPECT_EQ(read->leaks->dump(), R"({"train_file":"t.jsonl"})");
}

TEST_F(ResultsFileTest, theFormOfThePythonProjectKeepsItsKeys)
{
    const auto read = resultsFromJson(Json::parse(foreign), "baseline.json");
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(contradiction(*read), std::nullopt);
    EXPECT_EQ(read->modelName, "unsloth/gpt-oss-20b-unsloth-bnb-4bit");
    EXPECT_EQ(read->generationParams.topK, std::nullopt);
    EXPECT_EQ(read->k, 2);
    EXPECT_EQ(read->level, "");
    ASSERT_NE(read->family("scaffold"), nullptr);
    EXPECT_EQ(read->family("scaffold")->passAtK, 1);
    EXPECT_EQ(read->family("repair"), nullptr);
    EXPECT_TRUE(read->items[0].candidates[1].valid);
    EXPECT_EQ(read->items[0].candidates[1].outcome, "");
    // Nothing is added, lost or reordered.
    EXPECT_EQ(resultsToJson(*read).dump(), Json::parse(foreign).dump());
}

TEST_F(ResultsFileTest, unknownKeysAreKept)
{
    Json json = Json::parse(foreign);
    json["note"] = {1, 2};
    json["generation_params"]["repetition_penalty"] = 1.1;
    json["overall_metrics"]["pass_at_10"] = 0.9;
    json["detailed_results"][0]["difficulty"] = "hard";
    json["detailed_results"][0]["candidates"][1]["logprob"] = -1.5;
    const auto read = resultsFromJson(json, "f");
    ASSERT_TRUE(read) << read.error().message;
    const Json again = resultsToJson(*read);
    EXPECT_EQ(nlohmann::json::parse(again.dump()), nlohmann::json::parse(json.dump()));
    const auto twice = resultsFromJson(again, "f");
    ASSERT_TRUE(twice);
    EXPECT_EQ(resultsToJson(*twice).dump(), again.dump());
}

TEST_F(ResultsFileTest, aFileWithOnlyTheFiguresIsEnough)
{
    const auto read = resultsFromJson(
        Json::parse(R"({"overall_metrics":{"pass_at_1":0.1,"pass_at_k":0.2}})"), "f");
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(read->overall.passAtK, 0.2);
    EXPECT_TRUE(read->items.empty());
    EXPECT_EQ(contradiction(*read), std::nullopt);
}

TEST_F(ResultsFileTest, eachFaultIsOneSentence)
{
    const struct
    {
        const char* pointer;
        Json value; ///< put there; discarded: the key is removed
        const char* expected;
    } cases[] = {
        {"/overall_metrics", Json(Json::value_t::discarded), "has no \"overall_metrics\""},
        {"/overall_metrics", 5, "overall_metrics is a JSON number, but an object was expected"},
        {"/overall_metrics/pass_at_k", Json(Json::value_t::discarded),
         "overall_metrics has no \"pass_at_k\""},
        {"/overall_metrics/pass_at_k", 1.5,
         "overall_metrics.pass_at_k is 1.5, but a number from 0.0 to 1.0 was expected"},
        {"/overall_metrics/pass_at_k", "0.5",
         "overall_metrics.pass_at_k is a JSON string, but a number was expected"},
        {"/overall_metrics/total_items", -1,
         "overall_metrics.total_items is -1, but a whole number from 0"},
        {"/overall_metrics/pass_at_k_interval", Json::parse(R"({"wilson":[0.9,0.1]})"),
         "overall_metrics.pass_at_k_interval.wilson is not a pair of numbers"},
        {"/family_metrics/doc/count", 1.5,
         "family_metrics.doc.count is a JSON number, but a whole number was expected"},
        {"/seed", -3, "seed is -3, but a whole number from 0"},
        {"/k", "5", "k is a JSON string, but a whole number was expected"},
        {"/k", 4294967296, "k is 4294967296, but a whole number from 0 to 2147483647"},
        {"/model_name", 5, "model_name is a JSON number, but text was expected"},
        {"/generation_params/top_p", 2, "generation_params.top_p is 2, but a number from 0.0 to 1"},
        {"/finish_reasons", Json::parse(R"({"stop":"x"})"),
         "finish_reasons.stop is a JSON string, but a whole number was expected"},
        {"/detailed_results", Json::object(),
         "detailed_results is a JSON object, but a list was expected"},
        {"/detailed_results/1", 7,
         "detailed_results[1] is a JSON number, but an object was expected"},
        {"/detailed_results/1/family", Json(Json::value_t::discarded),
         "detailed_results[1] has no \"family\""},
        {"/detailed_results/1/candidates/0/valid", 1,
         "detailed_results[1].candidates[0].valid is a JSON number, but true or false was "
         "expected"},
        {"/detailed_results/1/candidates/0/outcome", "good",
         "detailed_results[1].candidates[0].outcome is \"good\", but passed, failed"},
        {"/detailed_results/1/candidates/0/outcome", "passed",
         "detailed_results[1].candidates[0].valid does not agree with the outcome \"passed\""},
        {"/detailed_results/1/candidates/0/ids", Json::parse("[1,-5]"),
         "detailed_results[1].candidates[0].ids[1] is no token id"},
    };
    for (const auto& c : cases) {
        Json json = Json::parse(foreign);
        const Json::json_pointer pointer(c.pointer);
        if (c.value.is_discarded())
            json[pointer.parent_pointer()].erase(pointer.back());
        else
            json[pointer] = c.value;
        const auto read = resultsFromJson(json, "r.json");
        ASSERT_FALSE(read) << c.pointer;
        EXPECT_EQ(read.error().kind, ErrorKind::BadInput);
        EXPECT_EQ(read.error().message.rfind("r.json: " + std::string(c.expected), 0), 0u)
            << read.error().message;
    }
    const auto list = resultsFromJson(Json::array(), "r.json");
    ASSERT_FALSE(list);
    EXPECT_EQ(list.error().message, "r.json: holds a JSON array, but an object was expected; "
                                    "correct the file or make it again");
    EXPECT_FALSE(readResults(file("missing.json")));
}

TEST_F(ResultsFileTest, figuresThatDoNotFollowFromTheItems)
{
    const struct
    {
        const char* pointer;
        Json value;
        const char* expected;
    } cases[] = {
        {"/overall_metrics/total_items", 60,
         "overall_metrics.total_items is 60, but 2 items are there"},
        {"/overall_metrics/pass_at_k", 1.0,
         "overall_metrics.pass_at_k is 1.0, but the items give 0.5"},
        {"/family_metrics/doc/pass_at_k", 1.0,
         "family_metrics.doc.pass_at_k is 1.0, but the items give 0.0"},
        {"/family_metrics/repair", Json::parse(R"({"count":0,"pass_at_1":0,"pass_at_k":0})"),
         "family_metrics.repair is there, but no item of that family"},
        {"/detailed_results/1/pass_at_k", 1,
         "detailed_results[1].pass_at_k is 1.0, but no candidate of the item is valid"},
    };
    for (const auto& c : cases) {
        Json json = Json::parse(foreign);
        json[Json::json_pointer(c.pointer)] = c.value;
        const auto read = resultsFromJson(json, "r.json");
        ASSERT_TRUE(read) << read.error().message;
        EXPECT_EQ(contradiction(*read).value_or("nothing"), c.expected);
    }
}

TEST_F(ResultsFileTest, pairingKeysTellItemsApart)
{
    ItemResult a;
    a.family = "doc";
    a.instruction = "ab";
    ItemResult b = a;
    b.instruction = "a";
    b.input = "b";
    EXPECT_NE(pairingKey(a), pairingKey(b));
    b = a;
    b.candidates.resize(3);
    EXPECT_EQ(pairingKey(a), pairingKey(b));
    a.fingerprint = "f";
    EXPECT_EQ(pairingKey(a), "f");
}
