// SPDX-License-Identifier: Apache-2.0
// What survives the filters, against recorded runs of transformers' warpers.
#include "tests/core/llm/sampler/samplingcases.h"

#include <algorithm>
#include <cmath>
#include <limits>

using namespace mesewright;
using namespace mesewright::sampling;

namespace {

constexpr float inf = std::numeric_limits<float>::infinity();
constexpr float notANumber = std::numeric_limits<float>::quiet_NaN();

} // namespace

TEST(Sampler, recordedKeptSetsAndProbabilities)
{
    int compared = 0;
    for (const Json& row : jsonLines("cases.jsonl")) {
        SCOPED_TRACE(row["id"].dump() + " " + row["what"].dump());
        const auto logits = floatsFromBase64(row["logits_f32_b64"]);
        ASSERT_EQ(logits.size(), row["vocab"].get<std::size_t>());
        const KeptTokens kept = keptTokens(logits, paramsOf(row));
        const auto expected = row["kept"].get<std::vector<int>>();
        ASSERT_EQ(kept.ids.size(), expected.size());
        EXPECT_TRUE(std::is_sorted(kept.ids.begin(), kept.ids.end()));
        if (row.contains("tie_at_the_edge")) {
            const auto must = row["kept_under_any_tie_order"].get<std::vector<int>>();
            const auto may = row["kept_under_some_tie_order"].get<std::vector<int>>();
            EXPECT_TRUE(std::includes(kept.ids.begin(), kept.ids.end(), must.begin(), must.end()));
            EXPECT_TRUE(std::includes(may.begin(), may.end(), kept.ids.begin(), kept.ids.end()));
        } else {
            EXPECT_EQ(kept.ids, expected);
        }
        // Members of a tie are interchangeable: compare the probabilities as sorted lists there.
        auto ours = kept.probabilities;
        auto theirs = row["probs_f64"].get<std::vector<double>>();
        if (row.contains("tie_at_the_edge")) {
            std::sort(ours.begin(), ours.end());
            std::sort(theirs.begin(), theirs.end());
        }
        for (std::size_t i = 0; i < ours.size(); ++i)
            EXPECT_NEAR(ours[i], theirs[i], 2e-6);
        SamplingParams greedy;
        greedy.greedy = true;
        EXPECT_EQ(sampleToken(logits, greedy, {}), row["argmax"].get<int>());
        ++compared;
    }
    EXPECT_EQ(compared, 103);
}

TEST(Sampler, recordedLargeRows)
{
    const auto fp32 = largeLogits("fp32");
    const auto bf16 = largeLogits("bf16");
    ASSERT_EQ(fp32.size(), 201088u);
    ASSERT_EQ(bf16.size(), 201088u);
    int compared = 0;
    for (const Json& row : jsonLines("large.jsonl")) {
        SCOPED_TRACE(row["id"].dump());
        const auto& logits = row["tensor"] == "fp32" ? fp32 : bf16;
        const KeptTokens kept = keptTokens(logits, paramsOf(row));
        ASSERT_EQ(kept.ids.size(), row["kept_count"].get<std::size_t>());
        float lowest = inf;
        for (const int id : kept.ids)
            lowest = std::min(lowest, logits[static_cast<std::size_t>(id)]);
        EXPECT_EQ(lowest, row["lowest_kept_logit"].get<float>());
        ++compared;
        if (row["tie_group_at_the_edge"].get<int>() > 0)
            continue;
        if (!row["kept"].is_null()) {
            EXPECT_EQ(kept.ids, row["kept"].get<std::vector<int>>());
        }
        double entropy = 0;
        for (const float p : kept.probabilities)
            entropy -= p > 0 ? p * std::log(static_cast<double>(p)) : 0;
        EXPECT_NEAR(entropy, row["entropy_fp64"].get<double>(), 1e-5);
        for (const Json& best : row["best64"]) {
            const auto at = std::lower_bound(kept.ids.begin(), kept.ids.end(), best[0].get<int>());
            ASSERT_TRUE(at != kept.ids.end() && *at == best[0].get<int>());
            EXPECT_NEAR(kept.probabilities[static_cast<std::size_t>(at - kept.ids.begin())],
                        best[1].get<double>(), 2e-6);
        }
    }
    EXPECT_EQ(compared, 16);
}

TEST(Sampler, edgesOfTheFilters)
{
    const struct
    {
        const char* what;
        std::vector<float> logits;
        double temperature;
        int topK;
        double topP;
        std::vector<int> kept;
    } cases[] = {
        {"ties with the k-th stay", {1, 3, 2, 2, 2}, 1, 2, 1, {1, 2, 3, 4}},
        {"k above the vocabulary", {1, 2}, 1, 50, 1, {0, 1}},
        {"-0 equals 0", {-0.0f, 0.0f, -1}, 1, 1, 1, {0, 1}},
        {"-inf is never kept", {-inf, 1, -inf, 0}, 1, 0, 1, {1, 3}},
        {"fewer finite than k", {-inf, 1, -inf, 0}, 1, 3, 1, {1, 3}},
        {"higher ids of a tie stay", {1, 1, 1, 1}, 1, 0, 0.5, {2, 3}},
        {"top-p 0 keeps one", {1, 2, 3}, 1, 0, 0, {2}},
        {"top-p below 0 keeps one", {1, 3, 3}, 1, 0, -1, {2}},
        {"tiny top-p keeps one", {1, 2, 3}, 1, 0, 1e-9, {2}},
        {"top-p near 1 keeps all", {1, 2, 3}, 1, 0, 1 - 1e-12, {0, 1, 2}},
        {"top-p acts on what top-k left", {0, 0, 0, 0, 5, 5}, 1, 2, 0.6, {4, 5}},
        {"one token", {7}, 0.2, 50, 0.9, {0}},
        {"far below is never drawn but kept", {0, -200}, 1, 0, 1, {0, 1}},
        {"temperature 0 is greedy", {1, 5, 5}, 0, 0, 1, {1}},
        {"negative temperature is greedy", {1, 5, 2}, -1, 0, 1, {1}},
        {"tiny temperature is greedy", {1, 5, 2}, 1e-45, 0, 1, {1}},
        {"temperature that is no number is greedy", {1, 5, 2}, notANumber, 0, 1, {1}},
        {"endless temperature is greedy", {1, 5, 2}, inf, 0, 1, {1}},
        {"NaN: the best of the others", {notANumber, 5, 9, notANumber}, 1, 2, 0.9, {2}},
        {"all NaN", {notANumber, notANumber}, 1, 0, 1, {0}},
        {"+inf wins", {3, inf, inf}, 1, 0, 1, {1}},
        {"all -inf", {-inf, -inf}, 1, 0, 1, {0}},
        {"largest floats", {3e38f, -3e38f}, 0.5, 0, 1, {0}},
        {"negative top-k is off", {1, 2}, 1, -1, 1, {0, 1}},
        {"division makes a tie", {1.9000001f, 1.90000021f, 0}, 1.5, 1, 1, {0, 1}},
    };
    for (const auto& c : cases) {
        SamplingParams params;
        params.temperature = c.temperature;
        params.topK = c.topK;
        params.topP = c.topP;
        const KeptTokens kept = keptTokens(c.logits, params);
        EXPECT_EQ(kept.ids, c.kept) << c.what;
        double sum = 0;
        for (const float p : kept.probabilities)
            sum += p;
        EXPECT_NEAR(sum, 1, 1e-6) << c.what;
    }
    EXPECT_TRUE(keptTokens({}, {}).ids.empty());
}

TEST(Sampler, topKOfManyEqualsAFullSort)
{
    const auto logits = largeLogits("bf16");
    auto sorted = logits;
    std::sort(sorted.begin(), sorted.end(), std::greater<>());
    for (const int k : {1, 2, 49, 50, 127, 128, 129, 1000, 77777, 200018, 200019, 201087}) {
        const float bar = sorted[static_cast<std::size_t>(k - 1)];
        const auto expected = std::count_if(logits.begin(), logits.end(),
                                            [bar](float x) { return x >= bar && x > -inf; });
        SamplingParams params;
        params.topK = k;
        params.temperature = 0.7;
        EXPECT_EQ(static_cast<long>(keptTokens(logits, params).ids.size()), expected) << k;
    }
}
