// SPDX-License-Identifier: Apache-2.0
#include "core/scoring/bootstrap.h"
#include "core/base/json.h"

#include <nlohmann/json.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <string>
#include <vector>

using namespace mesewright;

namespace {

struct Case
{
    Json row;
    std::vector<double> differences;
};

std::vector<Case> recordedCases()
{
    auto json = readJsonFile(std::string(MESEWRIGHT_TEST_DATA) + "/statistics/bootstrap.json");
    EXPECT_TRUE(json) << json.error().message;
    std::vector<Case> cases;
    for (const Json& row : json ? (*json)["cases"] : Json::array()) {
        Case one{row, {}};
        for (const Json& units : row["differences_in_units"])
            one.differences.push_back(units.get<double>() / row["unit"].get<double>());
        cases.push_back(std::move(one));
    }
    return cases;
}

void expectClose(double value, double wanted, const std::string& where)
{
    EXPECT_LE(std::fabs(value - wanted), std::max(1e-12, 1e-9 * std::fabs(wanted)))
        << where << ": " << value << ", wanted " << wanted;
}

} // namespace

TEST(Bootstrap, givesTheExactDistributions)
{
    const auto cases = recordedCases();
    ASSERT_GE(cases.size(), 17U);
    for (const auto& [row, differences] : cases) {
        const std::string where = row["differences_in_units"].dump();
        const auto exact = exactBootstrap(differences);
        ASSERT_TRUE(exact) << where;
        EXPECT_TRUE(exact->exact());
        expectClose(exact->mean(), row["mean"].get<double>(), where);
        expectClose(exact->standardDeviation(), row["sd_of_resampled_mean"].get<double>(), where);
        for (const auto& [q, value] : row["quantiles"].items())
            expectClose(exact->quantile(std::stod(q)), value.get<double>(), where + " at " + q);
        // Shares below 1e-12 must be right too.
        const double atMost = row["p_mean_at_most_0"].get<double>();
        const double below = row["p_mean_below_0"].get<double>();
        EXPECT_NEAR(exact->shareAtMost(0), atMost, 1e-9 * atMost) << where;
        EXPECT_NEAR(exact->shareBelow(0), below, 1e-9 * below) << where;
        if (!row.contains("pmf"))
            continue;
        for (const Json& point : row["pmf"]) {
            const double value = point[0].get<double>();
            expectClose(exact->shareAtMost(value) - exact->shareBelow(value),
                        point[1].get<double>() / row["pmf_total"].get<double>(), where);
        }
    }
}

TEST(Bootstrap, samplesWithinTheRecordedBounds)
{
    constexpr int draws = 10000;
    for (const auto& [row, differences] : recordedCases()) {
        const std::string where = row["differences_in_units"].dump();
        const auto sampled = sampledBootstrap(differences, draws, 11);
        ASSERT_TRUE(sampled);
        EXPECT_FALSE(sampled->exact());
        const double sd = row["sd_of_resampled_mean"].get<double>();
        EXPECT_NEAR(sampled->mean(), row["mean"].get<double>(), 4.5 * sd / 100 + 1e-12) << where;
        for (const auto& [q, bounds] : row["quantile_bounds_10000_draws"].items()) {
            const double value = sampled->quantile(std::stod(q));
            EXPECT_GE(value, bounds[0].get<double>() - 1e-9) << where << " at " << q;
            EXPECT_LE(value, bounds[1].get<double>() + 1e-9) << where << " at " << q;
        }
        const double p = row["p_mean_at_most_0"].get<double>();
        EXPECT_NEAR(sampled->shareAtMost(0), p, 4.5 * std::sqrt(p * (1 - p) / draws) + 1e-12)
            << where;
    }
}

TEST(Bootstrap, dependsOnItsSeedAlone)
{
    const std::vector<double> values{0.1, std::sqrt(2.0), -0.7, 3.1};
    const auto first = sampledBootstrap(values, 500, 3);
    const auto again = sampledBootstrap(values, 500, 3);
    const auto other = sampledBootstrap(values, 500, 4);
    ASSERT_TRUE(first && again && other);
    EXPECT_EQ(first->mean(), again->mean());
    EXPECT_NE(first->mean(), other->mean());
}

TEST(Bootstrap, takesTheExactWayWhereItCan)
{
    std::vector<double> rates;
    for (int i = 0; i < 60; ++i)
        rates.push_back((i * 7 % 11 - 5) / 5.0);
    const auto interval = bootstrapMean(rates);
    ASSERT_TRUE(interval);
    EXPECT_TRUE(interval->exact);
    EXPECT_LE(interval->low, interval->mean);
    EXPECT_GE(interval->high, interval->mean);

    rates[0] = std::sqrt(2.0); // on no grid
    const auto sampled = bootstrapMean(rates);
    ASSERT_TRUE(sampled);
    EXPECT_FALSE(sampled->exact);

    // Large sets are sampled too; the interval stays that of the mean.
    std::vector<double> many(20000);
    for (std::size_t i = 0; i < many.size(); ++i)
        many[i] = i % 4 == 0 ? 1.0 : 0.0;
    const auto large = bootstrapMean(many, {0.95, 400, 1});
    ASSERT_TRUE(large);
    EXPECT_FALSE(large->exact);
    EXPECT_NEAR(large->mean, 0.25, 1e-12);
    EXPECT_NEAR(large->high - large->low, 2 * 1.96 * std::sqrt(0.1875 / 20000), 0.0025);
}

TEST(Bootstrap, refusesNonsense)
{
    EXPECT_FALSE(bootstrapMean({}));
    EXPECT_FALSE(exactBootstrap({}));
    EXPECT_FALSE(sampledBootstrap({}, 10, 1));
    const std::vector<double> one{1.0};
    EXPECT_FALSE(sampledBootstrap(one, 0, 1));
    EXPECT_FALSE(bootstrapMean(one, {1.5, 10, 1}));
    const std::vector<double> broken{1.0, std::numeric_limits<double>::quiet_NaN()};
    EXPECT_FALSE(bootstrapMean(broken));
    const std::vector<double> infinite{std::numeric_limits<double>::infinity()};
    EXPECT_FALSE(bootstrapMean(infinite));
    EXPECT_FALSE(exactBootstrap(infinite));
}
