// SPDX-License-Identifier: Apache-2.0
#include "core/scoring/decision.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

using namespace mesewright;

namespace {

/// `count` items with two candidates; the first `passing` of them pass with both.
std::vector<ResultRow> rows(int count, int passing, const std::string& family = "scaffold")
{
    std::vector<ResultRow> list;
    for (int i = 0; i < count; ++i)
        list.push_back({family + std::to_string(i), family, {i < passing, i < passing}});
    return list;
}

/// Items of which other ones pass than the first.
std::vector<ResultRow> lastRows(int count, int passing)
{
    auto list = rows(count, 0);
    for (int i = count - passing; i < count; ++i)
        list[static_cast<std::size_t>(i)].valid = {false, true};
    return list;
}

PairedDecisionInput inputOf(std::vector<ResultRow> baseline,
                            std::vector<ConfigurationRows> configurations)
{
    PairedDecisionInput input;
    input.baseline = std::move(baseline);
    input.configurations = std::move(configurations);
    return input;
}

} // namespace

TEST(PairedDecision, followsItsRule)
{
    struct Case
    {
        const char* what;
        PairedDecisionInput input;
        Decision decision;
        std::string inReason;
    };
    auto confirmed = inputOf(rows(60, 17), {{"a", rows(60, 59)}});
    confirmed.confirmBaseline = rows(40, 10, "doc");
    confirmed.confirmAdapter = rows(40, 38, "doc");
    auto refuted = confirmed;
    refuted.confirmAdapter = rows(40, 14, "doc");
    auto wide = confirmed;
    wide.confirmBaseline = rows(4, 0, "doc");
    wide.confirmAdapter = rows(4, 1, "doc");
    std::vector<ConfigurationRows> many;
    for (int i = 0; i < 9; ++i)
        many.push_back({"none" + std::to_string(i), rows(26, 2)});
    many.push_back({"picked", rows(26, 9)}); // p = 0.0156 alone, 0.156 among ten
    const std::vector<Case> cases{
        {"clear", inputOf(rows(60, 17), {{"a", rows(60, 59)}}), Decision::Proceed, "70.0 points"},
        {"confirmed", confirmed, Decision::Proceed, "confirmation"},
        {"no results", inputOf(rows(60, 17), {}), Decision::Fail, "no adapter result"},
        {"too little gain", inputOf(rows(60, 17), {{"a", rows(60, 24)}}), Decision::Adjust,
         "11.7 points, and 15.0 points are needed"},
        {"exactly enough gain", inputOf(rows(100, 10), {{"a", rows(100, 25)}}), Decision::Proceed,
         "15.0 points"},
        {"no significance", inputOf(rows(20, 4), {{"a", rows(20, 8)}}), Decision::Adjust,
         "p value"},
        {"interval too wide", inputOf(rows(6, 2), {{"a", rows(6, 3)}}), Decision::Adjust,
         "lower end"},
        {"corrected away", inputOf(rows(26, 2), many), Decision::Adjust, "10 configurations"},
        {"not corrected", inputOf(rows(26, 2), {many.back()}), Decision::Proceed, "picked"},
        {"refuted", refuted, Decision::Adjust, "on the confirmation items is 10.0 points"},
        {"confirmation too wide", wide, Decision::Adjust,
         "the gain on the confirmation items is 0.0 points"},
    };
    for (const Case& c : cases) {
        const auto decision = decidePaired(c.input);
        ASSERT_TRUE(decision) << c.what << ": " << decision.error().message;
        EXPECT_EQ(decision->decision, c.decision) << c.what << ": " << decision->reason;
        EXPECT_NE(decision->reason.find(c.inReason), std::string::npos)
            << c.what << ": " << decision->reason;
        EXPECT_EQ(decision->comparisons.size(), c.input.configurations.size());
    }
}

TEST(PairedDecision, picksTheBestAndBreaksTies)
{
    auto better = rows(20, 15);
    better[0].valid = {false, true}; // the same pass@k, a lower pass@1
    const auto decision = decidePaired(inputOf(
        rows(20, 2),
        {{"low", rows(20, 9)}, {"tied", better}, {"best", rows(20, 15)}, {"same", rows(20, 15)}}));
    ASSERT_TRUE(decision) << decision.error().message;
    EXPECT_EQ(decision->picked, 2U);
    const PairedComparison& picked = decision->comparisons[2];
    EXPECT_EQ(picked.won, 13);
    EXPECT_EQ(picked.lost, 0);
    EXPECT_NEAR(picked.p, 2 * std::pow(0.5, 13), 1e-15);
    EXPECT_NEAR(picked.adjustedP, 4 * 2 * std::pow(0.5, 13), 1e-15);
    EXPECT_NEAR(picked.gain.mean, 0.65, 1e-12);
}

TEST(PairedDecision, countsAnItemOnceHoweverOftenItIsRepeated)
{
    // Two distinct items, one of them 50 times: no evidence, however many rows.
    std::vector<ResultRow> before;
    std::vector<ResultRow> after;
    for (int i = 0; i < 50; ++i) {
        before.push_back({"same", "doc", {false}});
        after.push_back({"same", "doc", {true}});
    }
    before.push_back({"other", "doc", {false}});
    after.push_back({"other", "doc", {false}});
    const auto decision = decidePaired(inputOf(before, {{"a", after}}));
    ASSERT_TRUE(decision) << decision.error().message;
    EXPECT_EQ(decision->decision, Decision::Adjust);
    EXPECT_EQ(decision->comparisons[0].items, 2U);
    EXPECT_NEAR(decision->comparisons[0].gain.mean, 0.5, 1e-12);
    EXPECT_EQ(decision->comparisons[0].won, 1);
}

TEST(PairedDecision, mergesTheRowsOfAnItem)
{
    const std::vector<ResultRow> list{{"a", "doc", {true, false}},
                                      {"b", "doc", {false, false}},
                                      {"a", "doc", {false, true}},
                                      {"a", "doc", {false, false}},
                                      {"c", "doc", {}}};
    const auto items = mergeDistinct(list);
    ASSERT_EQ(items.size(), 3U);
    EXPECT_EQ(items[0].key, "a");
    EXPECT_NEAR(items[0].passAt1, 1.0 / 3, 1e-15);
    EXPECT_NEAR(items[0].passAtK, 2.0 / 3, 1e-15);
    EXPECT_EQ(items[2].passAtK, 0.0);
}

TEST(PairedDecision, refusesWhatCannotBeCompared)
{
    auto halfConfirmed = inputOf(rows(5, 1), {{"a", rows(5, 4)}});
    halfConfirmed.confirmBaseline = rows(5, 1);
    auto oneCandidate = rows(5, 4);
    for (ResultRow& row : oneCandidate)
        row.valid.resize(1);
    struct Case
    {
        PairedDecisionInput input;
        std::string inMessage;
    };
    const std::vector<Case> cases{
        {inputOf(rows(5, 1), {{"short", rows(4, 4)}}), "short: 4 distinct items"},
        {inputOf(rows(5, 1), {{"other", rows(5, 4, "doc")}}), "0 are in both"},
        {inputOf(rows(5, 1), {{"k", oneCandidate}}), "same --k"},
        {inputOf({}, {{"empty", {}}}), "no item"},
        {halfConfirmed, "give both or none"},
    };
    for (const Case& c : cases) {
        const auto decision = decidePaired(c.input);
        ASSERT_FALSE(decision) << c.inMessage;
        EXPECT_EQ(decision.error().kind, ErrorKind::BadInput);
        EXPECT_NE(decision.error().message.find(c.inMessage), std::string::npos)
            << decision.error().message;
    }
}

TEST(PairedDecision, seesAnAdapterThatBreaksAsMuchAsItMends)
{
    const auto decision = decidePaired(inputOf(rows(40, 20), {{"swap", lastRows(40, 20)}}));
    ASSERT_TRUE(decision) << decision.error().message;
    EXPECT_EQ(decision->decision, Decision::Adjust);
    EXPECT_EQ(decision->comparisons[0].won, 20);
    EXPECT_EQ(decision->comparisons[0].lost, 20);
    EXPECT_EQ(decision->comparisons[0].p, 1.0);
}

TEST(SeedDecision, isThePythonProjectsRule)
{
    // The published numbers: 17 of 60 before; the best of nine passes all.
    SeedMetrics baseline{{0.2167, 17.0 / 60},
                         {{"scaffold", {0, 0.5}}, {"repair", {0, 0.1}}, {"doc", {0, 0.25}}}};
    SeedMetrics half{{0.85, 0.9667}, {{"scaffold", {0, 1}}, {"repair", {0, 0.9}}, {"doc", {0, 1}}}};
    SeedMetrics best{{0.983, 1.0}, {{"scaffold", {0, 1}}, {"repair", {0, 1}}, {"doc", {0, 1}}}};
    const std::vector<NamedSeedMetrics> tried{{"half", half}, {"best", best}, {"again", best}};
    const SeedDecision decision = decideSeed(baseline, tried);
    EXPECT_EQ(decision.decision, Decision::Proceed);
    EXPECT_EQ(decision.picked, 1U);
    EXPECT_TRUE(decision.thresholdMet);
    EXPECT_NEAR(decision.deltaPassAtK, 43.0 / 60, 1e-12);
    ASSERT_EQ(decision.families.size(), 3U);
    EXPECT_EQ(decision.families[0].family, "scaffold");
    EXPECT_NEAR(decision.families[1].delta, 0.9, 1e-12);
    EXPECT_TRUE(decision.advice.empty());
}

TEST(SeedDecision, advisesWhenTheGainIsTooSmall)
{
    SeedMetrics baseline{{0.3, 0.4}, {{"scaffold", {0, 0.5}}, {"repair", {0, 0.3}}}};
    SeedMetrics adapter{{0.4, 0.5},
                        {{"scaffold", {0, 0.8}}, {"repair", {0, 0.2}}, {"doc", {0, 1}}}};
    const std::vector<NamedSeedMetrics> tried{{"only", adapter}};
    const SeedDecision decision = decideSeed(baseline, tried);
    EXPECT_EQ(decision.decision, Decision::Adjust);
    EXPECT_EQ(decision.weakestFamily, "repair");
    EXPECT_EQ(decision.families.size(), 2U);
    ASSERT_EQ(decision.advice.size(), 3U);
    EXPECT_NE(decision.advice[0].find("repair"), std::string::npos);
    EXPECT_NE(decision.advice[1].find("16"), std::string::npos);
    EXPECT_NE(decision.advice[2].find("learning rate"), std::string::npos);
    EXPECT_FALSE(decision.thresholdMet);
}

TEST(SeedDecision, failsWithoutResults)
{
    const SeedMetrics baseline = seedMetrics(rows(10, 3));
    EXPECT_EQ(decideSeed(baseline, {}).decision, Decision::Fail);
    const std::vector<NamedSeedMetrics> nothing{{"zero", seedMetrics(rows(10, 0))}};
    EXPECT_EQ(decideSeed(baseline, nothing).decision, Decision::Fail);
}

TEST(SeedDecision, countsRowsAsTheyAre)
{
    auto list = rows(4, 2);
    const auto docs = rows(2, 1, "doc");
    list.insert(list.end(), docs.begin(), docs.end());
    list[3].valid = {false, true};
    const SeedMetrics metrics = seedMetrics(list);
    EXPECT_NEAR(metrics.overall.passAt1, 0.5, 1e-15);
    EXPECT_NEAR(metrics.overall.passAtK, 4.0 / 6, 1e-15);
    EXPECT_NEAR(metrics.families.at("scaffold").passAtK, 0.75, 1e-15);
    EXPECT_NEAR(metrics.families.at("doc").passAt1, 0.5, 1e-15);
    EXPECT_EQ(seedMetrics({}).overall.passAtK, 0.0);
    EXPECT_EQ(decisionName(Decision::Adjust), "ADJUST");
}
