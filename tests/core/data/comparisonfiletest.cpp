// SPDX-License-Identifier: Apache-2.0
#include "core/data/comparisonfile.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

using namespace mesewright;

namespace {

constexpr const char* foreign = R"({
  "decision": "PROCEED", "reason": "pass@k improvement (71.7%) meets +15pp threshold",
  "baseline_metrics": {"pass_at_1": 0.25, "pass_at_k": 0.2833},
  "best_adapter_metrics": {"pass_at_1": 0.983, "pass_at_k": 1.0, "adapter_file": "r/ckpt-500__scale-1.0.json"},
  "deltas": {"pass_at_1": 0.733, "pass_at_k": 0.7167},
  "family_deltas": {"scaffold": {"baseline": 0.5, "adapter": 1.0, "delta": 0.5},
                    "repair": {"baseline": 0.0, "adapter": 1.0, "delta": 1.0}},
  "threshold_met": true})";

} // namespace

TEST(ComparisonFile, theFormOfThePythonProjectReadsBackTheSame)
{
    const auto read = comparisonFromJson(Json::parse(foreign), "c.json");
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(read->decision, "PROCEED");
    EXPECT_EQ(read->adapterFile, "r/ckpt-500__scale-1.0.json");
    EXPECT_EQ(read->deltas->passAtK, 0.7167);
    ASSERT_EQ(read->familyDeltas.size(), 2u);
    EXPECT_EQ(read->familyDeltas[1].first, "repair");
    EXPECT_TRUE(read->thresholdMet);
    EXPECT_EQ(comparisonToJson(*read).dump(), Json::parse(foreign).dump());
}

TEST(ComparisonFile, oursReadsBackTheSame)
{
    auto read = comparisonFromJson(Json::parse(foreign), "c.json");
    ASSERT_TRUE(read);
    ComparisonResults ours = std::move(read).value();
    ours.rule = "paired";
    ours.advice = {"more repair items", "r 16"};
    ours.configurations = {{"a.json", 60, 0.5, {0.4, 0.6}, 30, 1, 1e-9, 3e-9, 0.516, 0.26},
                           {"b.json", 60, 0.1, {-0.1, 0.3}, 7, 2, 0.18, 0.18}};
    ours.confirmation = ComparedConfiguration{"v.json", 60, 0.5, {0.4, 0.6}, 30, 1, 1e-9, {}};
    ours.leakedItems = 3;
    const Json json = comparisonToJson(ours);
    const auto again = comparisonFromJson(json, "c.json");
    ASSERT_TRUE(again) << again.error().message;
    EXPECT_EQ(comparisonToJson(*again).dump(), json.dump());
    EXPECT_EQ(again->configurations[1].interval.low, -0.1);
    EXPECT_EQ(again->configurations[0].holm, 3e-9);
    EXPECT_EQ(again->configurations[0].discordantShare, 0.516);
    EXPECT_EQ(again->configurations[0].detectableEffect, 0.26);
    EXPECT_EQ(again->configurations[1].detectableEffect, std::nullopt);
    EXPECT_EQ(again->confirmation->holm, std::nullopt);
    EXPECT_EQ(again->leakedItems, 3);
}

TEST(ComparisonFile, aFailureHasOnlyItsReason)
{
    const auto read = comparisonFromJson(
        Json::parse(R"({"decision":"FAIL","reason":"No valid adapter results found"})"), "c.json");
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(read->deltas, std::nullopt);
    EXPECT_EQ(comparisonToJson(*read)["threshold_met"], false);
}

TEST(ComparisonFile, eachFaultIsOneSentence)
{
    const struct
    {
        const char* pointer;
        Json value;
        const char* expected;
    } cases[] = {
        {"/decision", "MAYBE", "decision is \"MAYBE\", but PROCEED, ADJUST or FAIL was expected"},
        {"/decision", nullptr, "has no \"decision\""},
        {"/deltas/pass_at_k", 2, "deltas.pass_at_k is 2, but a number from -1.0 to 1.0"},
        {"/family_deltas/repair", 1, "family_deltas.repair is a JSON number, but an object"},
        {"/threshold_met", "yes", "threshold_met is a JSON string, but true or false"},
        {"/advice", Json::parse("[1]"), "advice holds a JSON number, but text was expected"},
        {"/configurations", Json::parse("[{}]"), "configurations[0] has no \"distinct_items\""},
        {"/confirmation", Json::parse("[]"), "confirmation is a JSON array, but an object"},
    };
    for (const auto& c : cases) {
        Json json = Json::parse(foreign);
        json[Json::json_pointer(c.pointer)] = c.value;
        const auto read = comparisonFromJson(json, "c.json");
        ASSERT_FALSE(read) << c.pointer;
        EXPECT_EQ(read.error().message.rfind("c.json: " + std::string(c.expected), 0), 0u)
            << read.error().message;
    }
}
