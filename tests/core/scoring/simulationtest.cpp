// SPDX-License-Identifier: Apache-2.0
// Do the intervals and the decision keep their promises? Experiments with known truth are drawn
// with a fixed seed and given to the very functions that the gates use.
#include "core/base/philox.h"
#include "core/scoring/decision.h"
#include "core/scoring/intervals.h"
#include "core/scoring/pairedtests.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <string>
#include <vector>

using namespace mesewright;

namespace {

constexpr int experiments = 2000;

/// One experiment's numbers in [0, 1), one after the other.
class Draws
{
public:
    Draws(std::uint32_t experiment, std::uint32_t subject)
        : m_experiment(experiment), m_subject(subject)
    {
    }
    double next()
    {
        const auto words = philox4x32({m_count++, m_experiment, m_subject, 0}, {3407, 4});
        return unitDouble(words[0], words[1]);
    }
    bool happens(double probability) { return next() < probability; }

private:
    std::uint32_t m_experiment;
    std::uint32_t m_subject;
    std::uint32_t m_count = 0;
};

/// How hard an item is: a third hopeless, a third easy, the rest between, as real tasks are.
double difficulty(Draws& draws)
{
    const double u = draws.next();
    return u < 1.0 / 3 ? 0.02 : u < 2.0 / 3 ? 0.9 : draws.next();
}

double coverage(const std::function<bool(Draws&)>& covers, std::uint32_t subject)
{
    int covered = 0;
    for (int e = 0; e < experiments; ++e) {
        Draws draws(static_cast<std::uint32_t>(e), subject);
        covered += covers(draws) ? 1 : 0;
    }
    return covered / static_cast<double>(experiments);
}

std::vector<bool> answers(Draws& draws, double probability, int k)
{
    std::vector<bool> valid;
    for (int i = 0; i < k; ++i)
        valid.push_back(draws.happens(probability));
    return valid;
}

/// Rows of `items` whose answers pass with the given probabilities.
std::vector<ResultRow> rowsOf(Draws& draws, const std::vector<double>& probabilities, int k)
{
    std::vector<ResultRow> rows;
    for (std::size_t i = 0; i < probabilities.size(); ++i)
        rows.push_back({std::to_string(i), "scaffold", answers(draws, probabilities[i], k)});
    return rows;
}

std::vector<double> difficulties(Draws& draws, int items)
{
    std::vector<double> all;
    for (int i = 0; i < items; ++i)
        all.push_back(difficulty(draws));
    return all;
}

} // namespace

// Wilson's and Clopper and Pearson's intervals are for independent trials: n answers, each passing
// with probability p. Counts are whole, so that the true coverage jumps with n and p (Wilson's is
// 96.6 % for 60 trials at 0.8); the last case draws p anew, from 0.05 to 0.95, in each experiment.
TEST(Simulation, binomialIntervalsCover)
{
    struct Case
    {
        int n;
        double p;
    };
    for (const Case& c : {Case{60, 0.28}, {60, 0.5}, {300, 0.1}, {300, 0.367}, {60, 0}}) {
        const auto trial = [&](Draws& draws, auto interval) {
            const double p = c.p > 0 ? c.p : 0.05 + 0.9 * draws.next();
            int x = 0;
            for (int i = 0; i < c.n; ++i)
                x += draws.happens(p) ? 1 : 0;
            const auto got = interval(x, c.n, 0.95);
            return got->low <= p && p <= got->high;
        };
        const std::string where = std::to_string(c.n) + " trials at " + std::to_string(c.p);
        const double wilson = coverage([&](Draws& d) { return trial(d, wilsonInterval); }, 1);
        EXPECT_GE(wilson, 0.93) << where;
        EXPECT_LE(wilson, 0.97) << where;
        // Exact: never below its word but for chance (two standard errors), often above it.
        const double exact =
            coverage([&](Draws& d) { return trial(d, clopperPearsonInterval); }, 1);
        EXPECT_GE(exact, 0.95 - 2 * std::sqrt(0.95 * 0.05 / experiments)) << where;
        EXPECT_LE(exact, 0.99) << where;
        EXPECT_GE(exact, wilson) << where;
    }
}

// 60 distinct items drawn anew in each experiment, five answers each; the truth is the mean over
// all items that could be drawn.
TEST(Simulation, theBootstrapByDistinctItemCovers)
{
    // Mean of difficulty(): (0.02 + 0.9 + 0.5) / 3.
    const double truth = 1.42 / 3;
    const auto passAt1 = [&](Draws& draws) {
        std::vector<double> values;
        for (int i = 0; i < 60; ++i) {
            const auto valid = answers(draws, difficulty(draws), 5);
            values.push_back(std::count(valid.begin(), valid.end(), true) / 5.0);
        }
        const auto interval = bootstrapMean(values);
        return interval->low <= truth && truth <= interval->high;
    };
    const double covered = coverage(passAt1, 2);
    EXPECT_GE(covered, 0.93);
    EXPECT_LE(covered, 0.97);
}

// The same with some items standing up to seven times in the file, as in the Python project's:
// taking rows for items makes the interval far too narrow.
TEST(Simulation, repeatedRowsMustBeMerged)
{
    const double truth = 1.42 / 3;
    const auto covers = [&](Draws& draws, bool merge) {
        std::vector<ResultRow> rows;
        std::vector<double> values;
        for (int i = 0; i < 40; ++i) {
            const bool passed = draws.happens(difficulty(draws));
            const int repeats = 1 + static_cast<int>(draws.next() * 7);
            for (int r = 0; r < repeats; ++r)
                rows.push_back({std::to_string(i), "doc", {passed}});
        }
        if (merge) {
            for (const ItemScore& item : mergeDistinct(rows))
                values.push_back(item.passAtK);
        } else {
            for (const ResultRow& row : rows)
                values.push_back(row.valid.front() ? 1 : 0);
        }
        const auto interval = bootstrapMean(values);
        return interval->low <= truth && truth <= interval->high;
    };
    const double merged = coverage([&](Draws& d) { return covers(d, true); }, 3);
    EXPECT_GE(merged, 0.93);
    EXPECT_LE(merged, 0.97);
    EXPECT_LT(coverage([&](Draws& d) { return covers(d, false); }, 3), 0.85);
}

// Base and adapter on the same 60 items, any-of-5; the adapter halves the chance of failing.
TEST(Simulation, thePairedBootstrapCovers)
{
    const auto better = [](double p) { return 1 - (1 - p) / 2; };
    const auto anyOf5 = [](double p) { return 1 - std::pow(1 - p, 5); };
    // The truth by the same mixture: two points and a uniform part.
    double truth = (anyOf5(better(0.02)) - anyOf5(0.02) + anyOf5(better(0.9)) - anyOf5(0.9)) / 3;
    truth += (1.0 / 6 - 1.0 / 6 / 32) / 3; // mean of (1-p)^5 (1 - 1/32) over p
    const auto covers = [&](Draws& draws) {
        const auto items = difficulties(draws, 60);
        std::vector<double> improved;
        for (const double p : items)
            improved.push_back(better(p));
        const auto comparison = compareItems(mergeDistinct(rowsOf(draws, items, 5)),
                                             mergeDistinct(rowsOf(draws, improved, 5)));
        return comparison->gain.low <= truth && truth <= comparison->gain.high;
    };
    const double covered = coverage(covers, 4);
    EXPECT_GE(covered, 0.93);
    EXPECT_LE(covered, 0.97);
}

// Nine configurations that are worth exactly as much as the base. The real rule decides; a wrong
// PROCEED may come in at most 5 of 100 experiments, and looking for the best of nine without
// correction is shown to come out wrong far more often.
TEST(Simulation, nineNullAdaptersRarelyProceed)
{
    struct Case
    {
        const char* what;
        int items;
        int k;
        std::function<std::vector<double>(Draws&, int)> probabilities;
    };
    const auto even = [](double p) {
        return [p](Draws&, int n) { return std::vector<double>(static_cast<std::size_t>(n), p); };
    };
    const std::vector<Case> cases{
        {"60 mixed items, any of 5", 60, 5, difficulties},
        {"60 items, as many discordant as can be", 60, 1, even(0.5)},
        {"26 items, as many discordant as can be", 26, 1, even(0.5)},
        {"20 items, any of 5 about even", 20, 5, even(0.13)},
    };
    for (std::size_t at = 0; at < cases.size(); ++at) {
        const Case& c = cases[at];
        int wrong = 0;
        int wrongBySeed = 0;
        for (int e = 0; e < experiments / 2; ++e) {
            Draws draws(static_cast<std::uint32_t>(e), 5 + static_cast<std::uint32_t>(at));
            const auto items = c.probabilities(draws, c.items);
            PairedDecisionInput input;
            input.baseline = rowsOf(draws, items, c.k);
            std::vector<NamedSeedMetrics> metrics;
            for (int adapter = 0; adapter < 9; ++adapter) {
                input.configurations.push_back(
                    {"null" + std::to_string(adapter), rowsOf(draws, items, c.k)});
                metrics.push_back({"", seedMetrics(input.configurations.back().rows)});
            }
            const auto decision = decidePaired(input);
            ASSERT_TRUE(decision);
            wrong += decision->decision == Decision::Proceed ? 1 : 0;
            wrongBySeed +=
                decideSeed(seedMetrics(input.baseline), metrics).decision == Decision::Proceed ? 1
                                                                                               : 0;
        }
        EXPECT_LE(wrong, experiments / 2 / 20) << c.what;
        RecordProperty("wrong" + std::to_string(at), wrong);
        RecordProperty("wrongBySeedRule" + std::to_string(at), wrongBySeed);
        if (at > 0) {
            EXPECT_GT(wrongBySeed, experiments / 2 / 10) << c.what;
        }
    }
}

// The minimum detectable effect is what its name says: a true difference of that size is found in
// about four of five experiments (the share of discordant items is 0.4; 200 items).
TEST(Simulation, theDetectableEffectIsFoundInFourOfFive)
{
    const double discordant = 0.4;
    const int n = 200;
    const double effect = *minimumDetectableEffect(discordant, n);
    EXPECT_NEAR(effect, 2.8 * std::sqrt(0.002), 1e-15);
    const auto finds = [&](Draws& draws) {
        std::vector<double> before;
        std::vector<double> after;
        for (int i = 0; i < n; ++i) {
            const bool differs = draws.happens(discordant);
            const bool won = differs && draws.happens((1 + effect / discordant) / 2);
            before.push_back(differs && !won ? 1 : 0);
            after.push_back(won ? 1 : 0);
        }
        return mcNemar(before, after).p <= 0.05;
    };
    const double power = coverage(finds, 20);
    EXPECT_GE(power, 0.75);
    EXPECT_LE(power, 0.85);
}

TEST(MinimumDetectableEffect, refusesNonsense)
{
    EXPECT_FALSE(minimumDetectableEffect(0, 60));
    EXPECT_FALSE(minimumDetectableEffect(-0.1, 60));
    EXPECT_FALSE(minimumDetectableEffect(1.1, 60));
    EXPECT_FALSE(minimumDetectableEffect(0.5, 0));
    EXPECT_FALSE(minimumDetectableEffect(std::nan(""), 60));
    EXPECT_NEAR(*minimumDetectableEffect(0.25, 100), 0.14, 1e-15);
}
