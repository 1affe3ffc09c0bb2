// SPDX-License-Identifier: Apache-2.0
#include "core/scoring/statistics.h"
#include "core/base/json.h"
#include "core/scoring/distributions.h"

#include <nlohmann/json.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

using namespace mesewright;

namespace {

Json recorded(const std::string& name)
{
    auto json = readJsonFile(std::string(MESEWRIGHT_TEST_DATA) + "/statistics/" + name);
    EXPECT_TRUE(json) << json.error().message;
    return json ? *json : Json();
}

/// 1e-9 relative, 1e-12 absolute near 0: the recorded values have 12 digits.
void expectClose(double value, double wanted, const std::string& where)
{
    EXPECT_LE(std::fabs(value - wanted), std::max(1e-12, 1e-9 * std::fabs(wanted)))
        << where << ": " << value << ", wanted " << wanted;
}

void expectClose(const std::optional<double>& value, const Json& wanted, const std::string& where)
{
    ASSERT_EQ(value.has_value(), !wanted.is_null()) << where;
    if (value)
        expectClose(*value, wanted.get<double>(), where);
}

void expectRates(const std::vector<std::vector<bool>>& items, std::int64_t k, const Json& wanted)
{
    const PassRates rates = passRates(items, k);
    const std::string where = wanted.dump();
    EXPECT_EQ(items.size(), wanted["count"].get<std::size_t>());
    expectClose(rates.passAt1First, wanted["pass_at_1_first"], where);
    expectClose(rates.passAtKAny, wanted["pass_at_k_any"], where);
    expectClose(rates.passAt1Unbiased, wanted["pass_at_1_unbiased"], where);
    expectClose(rates.passAtKUnbiased, wanted["pass_at_k_unbiased"], where);
}

} // namespace

TEST(PassAtK, equalsTheRecordedEstimates)
{
    const Json json = recorded("pass_at_k.json");
    ASSERT_GT(json["unbiased"].size(), 100U);
    for (const Json& row : json["unbiased"])
        expectClose(passAtK(row["n"].get<int>(), row["c"].get<int>(), row["k"].get<int>()),
                    row["pass_at_k"], row.dump());
}

TEST(PassAtK, equalsTheRecordedSets)
{
    const Json json = recorded("pass_at_k.json");
    ASSERT_GE(json["sets"].size(), 10U);
    for (const Json& set : json["sets"]) {
        std::vector<std::vector<bool>> all;
        std::map<std::string, std::vector<std::vector<bool>>> families;
        for (const Json& item : set["items"]) {
            all.push_back(item["valid"].get<std::vector<bool>>());
            families[item["family"].get<std::string>()].push_back(all.back());
        }
        expectRates(all, set["k"].get<int>(), set["overall"]);
        ASSERT_EQ(families.size(), set["family"].size());
        for (const auto& [family, items] : families)
            expectRates(items, set["k"].get<int>(), set["family"][family]);
    }
}

TEST(PassAtK, isExactForManySamplesAndRefusesNonsense)
{
    // 1 - C(9999, 1) / C(10000, 1) and its mirror.
    expectClose(*passAtK(10000, 1, 1), 1e-4, "1 of 10000");
    expectClose(*passAtK(10000, 5000, 1), 0.5, "half");
    expectClose(*passAtK(10000, 1, 5000), 0.5, "half drawn");
    // 1 - prod (9990 - i) / (10000 - i), computed with exact fractions.
    expectClose(*passAtK(10000, 10, 100), 0.0956590585173099, "10 of 10000");
    EXPECT_EQ(passAtK(10000, 9901, 100), 1.0);
    for (const auto& [n, c, k] : std::vector<std::array<int, 3>>{
             {0, 0, 1}, {5, 2, 6}, {5, 2, 0}, {5, 6, 1}, {5, -1, 1}, {-1, 0, 1}})
        EXPECT_FALSE(passAtK(n, c, k)) << n << " " << c << " " << k;
    EXPECT_FALSE(passRates({}, 5).passAtKAny);
    const std::vector<std::vector<bool>> withEmpty{{true, false}, {}};
    EXPECT_EQ(passRates(withEmpty, 2).passAtKAny, 0.5);
    EXPECT_FALSE(passRates(withEmpty, 2).passAtKUnbiased);
}

TEST(Intervals, equalTheRecordedOnes)
{
    for (const bool wilson : {true, false}) {
        const Json json = recorded(wilson ? "wilson.json" : "clopper_pearson.json");
        ASSERT_GT(json["intervals"].size(), 100U);
        for (const Json& row : json["intervals"]) {
            const int x = row["x"].get<int>();
            const int n = row["n"].get<int>();
            const double confidence = row["confidence"].get<double>();
            const auto interval = wilson ? wilsonInterval(x, n, confidence)
                                         : clopperPearsonInterval(x, n, confidence);
            ASSERT_EQ(interval.has_value(), !row["low"].is_null()) << row.dump();
            if (!interval)
                continue;
            expectClose(interval->low, row["low"].get<double>(), row.dump());
            expectClose(interval->high, row["high"].get<double>(), row.dump());
            if (x == 0) {
                EXPECT_EQ(interval->low, 0.0);
            }
            if (x == n) {
                EXPECT_EQ(interval->high, 1.0);
            }
        }
    }
}

TEST(Intervals, refuseNonsense)
{
    for (const auto& [x, n] : std::vector<std::pair<int, int>>{{0, 0}, {-1, 5}, {6, 5}, {0, -1}}) {
        EXPECT_FALSE(wilsonInterval(x, n));
        EXPECT_FALSE(clopperPearsonInterval(x, n));
    }
    EXPECT_FALSE(wilsonInterval(1, 5, 1.0));
    EXPECT_FALSE(wilsonInterval(1, 5, 0.0));
    EXPECT_FALSE(wilsonInterval(1, 5, std::nan("")));
}

TEST(McNemar, equalsTheRecordedTests)
{
    const Json json = recorded("mcnemar.json");
    ASSERT_GE(json["counts"].size(), 40U);
    for (const Json& row : json["counts"]) {
        const McNemarTest test = mcNemar(row["b"].get<int>(), row["c"].get<int>());
        expectClose(test.p, row["p_two_sided"].get<double>(), row.dump());
        expectClose(test.midP, row["p_mid"].get<double>(), row.dump());
    }
    ASSERT_FALSE(json["pairs"].empty());
    for (const Json& row : json["pairs"]) {
        const auto first = row["first"].get<std::vector<double>>();
        const auto second = row["second"].get<std::vector<double>>();
        const McNemarTest test = mcNemar(first, second);
        EXPECT_EQ(test.firstOnly, row["b_first_only"].get<int>());
        EXPECT_EQ(test.secondOnly, row["c_second_only"].get<int>());
        expectClose(test.p, row["p_two_sided"].get<double>(), row.dump());
    }
}

TEST(McNemar, staysAccurateAndQuickForLargeCounts)
{
    // Near the centre the normal distribution is exact to its order: P(X <= n/2 - s sqrt(n)/2).
    const McNemarTest large = mcNemar(500'000'000'000 - 1'000'000, 500'000'000'000 + 1'000'000);
    expectClose(std::round(large.p * 1e4) / 1e4, 0.0455, "two standard deviations");
    EXPECT_EQ(mcNemar(7, 7).p, 1.0);
    EXPECT_EQ(mcNemar(-3, 2).firstOnly, 0);
    const McNemarTest none = mcNemar(0, 2000);
    EXPECT_EQ(none.p, 0.0);
}

TEST(Holm, equalsTheRecordedAdjustments)
{
    const Json json = recorded("holm.json");
    ASSERT_GE(json["cases"].size(), 40U);
    for (const Json& row : json["cases"]) {
        const auto p = row["p"].get<std::vector<double>>();
        const double alpha = row["alpha"].get<double>();
        const auto adjusted = holmAdjusted(p);
        const auto wanted = row["adjusted"].get<std::vector<double>>();
        ASSERT_EQ(adjusted.size(), wanted.size());
        std::vector<bool> byAdjusted;
        for (std::size_t i = 0; i < p.size(); ++i) {
            expectClose(adjusted[i], wanted[i], row.dump());
            byAdjusted.push_back(adjusted[i] <= alpha);
        }
        EXPECT_EQ(holmRejected(p, alpha), row["reject"].get<std::vector<bool>>()) << row.dump();
        EXPECT_EQ(byAdjusted, row["reject_by_adjusted"].get<std::vector<bool>>()) << row.dump();
    }
}

TEST(Agreement, equalsTheRecordedKappas)
{
    const Json json = recorded("kappa.json");
    ASSERT_GE(json["cases"].size(), 20U);
    for (const Json& row : json["cases"]) {
        const CohenKappa result = cohenKappa(row["first"].get<std::vector<std::string>>(),
                                             row["second"].get<std::vector<std::string>>());
        expectClose(result.observed, row["observed"].get<double>(), row.dump());
        expectClose(result.expected, row["expected"].get<double>(), row.dump());
        expectClose(result.kappa, row["kappa"], row.dump());
    }
    EXPECT_FALSE(cohenKappa({}, {}).kappa);
}

TEST(Agreement, equalsTheRecordedAlphas)
{
    const Json json = recorded("krippendorff.json");
    ASSERT_GE(json["cases"].size(), 20U);
    for (const Json& row : json["cases"]) {
        std::vector<std::vector<std::optional<std::string>>> ratings;
        for (const Json& rater : row["ratings"]) {
            ratings.emplace_back();
            for (const Json& label : rater)
                ratings.back().push_back(label.is_null() ? std::nullopt
                                                         : std::optional(label.get<std::string>()));
        }
        const KrippendorffAlpha result = krippendorffAlpha(ratings);
        EXPECT_EQ(result.pairable, row["pairable_values"].get<std::size_t>()) << row.dump();
        expectClose(result.alpha, row["alpha"], row.dump());
    }
    EXPECT_FALSE(krippendorffAlpha({}).alpha);
}

TEST(Distributions, invertEachOther)
{
    expectClose(normalQuantile(0.975), 1.959963984540054, "0.975");
    expectClose(normalQuantile(0.5), 0.0, "0.5");
    expectClose(normalQuantile(1e-10), -6.361340902404056, "1e-10");
    expectClose(betaQuantile(0.5, 1, 1), 0.5, "uniform");
    // I_t(1, b) = 1 - (1 - t)^b
    expectClose(betaQuantile(0.025, 1, 1e6), 1 - std::pow(0.975, 1e-6), "one of a million");
    expectClose(halfBinomialAtMost(1, 3), 0.5, "1 of 3");
    expectClose(halfBinomialAtMost(2, 3), 0.875, "2 of 3");
    EXPECT_EQ(halfBinomialAtMost(-1, 3), 0.0);
    EXPECT_EQ(halfBinomialAtMost(3, 3), 1.0);
}
