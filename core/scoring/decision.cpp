// SPDX-License-Identifier: Apache-2.0
#include "core/scoring/decision.h"

#include "core/base/text.h"
#include "core/scoring/pairedtests.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace mesewright {

namespace {

// Shares of small counts that are equal on paper may differ in the last bits.
constexpr double rateTolerance = 1e-9;

std::string points(double share)
{
    return formatted("%.1f points", 100 * share);
}

std::size_t mostCandidates(std::span<const ResultRow> rows)
{
    std::size_t most = 0;
    for (const ResultRow& row : rows)
        most = std::max(most, row.valid.size());
    return most;
}

double meanOf(std::span<const ItemScore> items, double ItemScore::*score)
{
    double sum = 0;
    for (const ItemScore& item : items)
        sum += item.*score;
    return items.empty() ? 0.0 : sum / static_cast<double>(items.size());
}

/// Baseline and one configuration, `name` in messages.
Result<PairedComparison> compareRows(std::span<const ResultRow> baseline,
                                     std::span<const ResultRow> adapter, const std::string& name,
                                     const BootstrapOptions& options)
{
    const std::size_t before = mostCandidates(baseline);
    const std::size_t after = mostCandidates(adapter);
    if (before != after) {
        return badInput(formatted("%s: has %zu candidates an item where the baseline has %zu; "
                                  "evaluate both with the same --k",
                                  name.c_str(), after, before));
    }
    auto comparison = compareItems(mergeDistinct(baseline), mergeDistinct(adapter), options);
    if (!comparison)
        return badInput(name + ": " + comparison.error().message);
    return comparison;
}

/// The first condition that `comparison` does not meet, or "".
std::string missedCondition(const PairedComparison& comparison, double threshold,
                            const std::string& where)
{
    if (comparison.gain.mean + rateTolerance < threshold) {
        return "the gain in pass@k" + where + " is " + points(comparison.gain.mean) + ", and " +
               points(threshold) + " are needed";
    }
    if (comparison.gain.low <= rateTolerance) {
        return "the lower end of the 95 % interval of the gain" + where + " is " +
               points(comparison.gain.low) + ", and it must lie above 0";
    }
    return {};
}

/// What the comparison could have seen at all.
std::string detectableText(const PairedComparison& comparison)
{
    if (!comparison.detectable)
        return {};
    return formatted("; with %zu distinct items, %.0f %% of them discordant, a true difference of "
                     "%.1f points would be found in four of five such comparisons",
                     comparison.items, 100 * comparison.discordantShare,
                     100 * *comparison.detectable);
}

std::size_t bestConfiguration(const std::vector<std::vector<ItemScore>>& configurations)
{
    const auto rank = [&](std::size_t i) {
        return std::pair(meanOf(configurations[i], &ItemScore::passAtK),
                         meanOf(configurations[i], &ItemScore::passAt1));
    };
    std::size_t best = 0;
    for (std::size_t i = 1; i < configurations.size(); ++i) {
        const auto [k, one] = rank(i);
        const auto [bestK, bestOne] = rank(best);
        const bool equal = std::abs(k - bestK) <= rateTolerance;
        if (equal ? one > bestOne + rateTolerance : k > bestK)
            best = i;
    }
    return best;
}

} // namespace

std::string_view decisionName(Decision decision)
{
    switch (decision) {
    case Decision::Proceed:
        return "PROCEED";
    case Decision::Adjust:
        return "ADJUST";
    case Decision::Fail:
        break;
    }
    return "FAIL";
}

std::vector<ItemScore> mergeDistinct(std::span<const ResultRow> rows)
{
    std::vector<ItemScore> items;
    std::vector<double> counts;
    std::unordered_map<std::string_view, std::size_t> places;
    for (const ResultRow& row : rows) {
        const auto [place, isNew] = places.try_emplace(row.key, items.size());
        if (isNew) {
            items.push_back({row.key, row.family, 0.0, 0.0});
            counts.push_back(0);
        }
        ItemScore& item = items[place->second];
        const bool any = std::find(row.valid.begin(), row.valid.end(), true) != row.valid.end();
        item.passAt1 += !row.valid.empty() && row.valid.front() ? 1 : 0;
        item.passAtK += any ? 1 : 0;
        counts[place->second] += 1;
    }
    for (std::size_t i = 0; i < items.size(); ++i) {
        items[i].passAt1 /= counts[i];
        items[i].passAtK /= counts[i];
    }
    return items;
}

Result<PairedComparison> compareItems(std::span<const ItemScore> baseline,
                                      std::span<const ItemScore> adapter,
                                      const BootstrapOptions& options)
{
    std::unordered_map<std::string_view, double> scores;
    for (const ItemScore& item : adapter)
        scores.emplace(item.key, item.passAtK);
    std::vector<double> before;
    std::vector<double> after;
    std::vector<double> differences;
    for (const ItemScore& item : baseline) {
        const auto found = scores.find(item.key);
        if (found == scores.end())
            continue;
        before.push_back(item.passAtK);
        after.push_back(found->second);
        differences.push_back(found->second - item.passAtK);
    }
    if (differences.size() != baseline.size() || differences.size() != adapter.size()) {
        return badInput(formatted("%zu distinct items, the baseline has %zu, and %zu are in both; "
                                  "evaluate both on the same file",
                                  adapter.size(), baseline.size(), differences.size()));
    }
    const auto gain = bootstrapMean(differences, options);
    if (!gain)
        return badInput("no item to compare; evaluate on a file with items");
    const McNemarTest test = mcNemar(before, after);
    PairedComparison comparison;
    comparison.items = differences.size();
    comparison.baselinePassAtK = meanOf(baseline, &ItemScore::passAtK);
    comparison.adapterPassAtK = meanOf(adapter, &ItemScore::passAtK);
    comparison.gain = *gain;
    comparison.lost = test.firstOnly;
    comparison.won = test.secondOnly;
    comparison.p = test.p;
    comparison.adjustedP = test.p;
    comparison.discordantShare = static_cast<double>(test.firstOnly + test.secondOnly) /
                                 static_cast<double>(differences.size());
    comparison.detectable = minimumDetectableEffect(comparison.discordantShare,
                                                    static_cast<std::int64_t>(differences.size()));
    return comparison;
}

Result<PairedDecision> decidePaired(const PairedDecisionInput& input)
{
    if (input.confirmBaseline.has_value() != input.confirmAdapter.has_value())
        return badInput("a confirmation needs the results of the base and of the adapter; "
                        "give both or none");
    PairedDecision decision;
    if (input.configurations.empty()) {
        decision.reason = "there is no adapter result to decide on";
        return decision;
    }
    std::vector<std::vector<ItemScore>> scores;
    std::vector<double> p;
    for (const ConfigurationRows& configuration : input.configurations) {
        MESEWRIGHT_TRY(
            PairedComparison comparison,
            compareRows(input.baseline, configuration.rows, configuration.name, input.bootstrap));
        p.push_back(comparison.p);
        decision.comparisons.push_back(std::move(comparison));
        scores.push_back(mergeDistinct(configuration.rows));
    }
    const std::vector<double> adjusted = holmAdjusted(p);
    for (std::size_t i = 0; i < adjusted.size(); ++i)
        decision.comparisons[i].adjustedP = adjusted[i];
    if (input.confirmBaseline) {
        MESEWRIGHT_TRY(decision.confirmation,
                       compareRows(*input.confirmBaseline, *input.confirmAdapter,
                                   "the confirmation", input.bootstrap));
    }

    decision.picked = bestConfiguration(scores);
    const PairedComparison& picked = decision.comparisons[decision.picked];
    const std::string& name = input.configurations[decision.picked].name;
    decision.decision = Decision::Adjust;
    decision.reason = missedCondition(picked, input.threshold, " of " + name);
    if (decision.reason.empty() && picked.adjustedP > input.alpha) {
        decision.reason =
            formatted("the p value of %s, corrected for the %zu configurations tried, is %.4f, and "
                      "at most %.4f is needed",
                      name.c_str(), input.configurations.size(), picked.adjustedP, input.alpha);
    }
    if (decision.reason.empty() && decision.confirmation)
        decision.reason =
            missedCondition(*decision.confirmation, input.threshold, " on the confirmation items");
    if (decision.reason.empty()) {
        decision.decision = Decision::Proceed;
        decision.reason = formatted(
            "pass@k rises by %s with %s (95 %% interval %.1f to %.1f, corrected p %s, %zu "
            "distinct items)",
            points(picked.gain.mean).c_str(), name.c_str(), 100 * picked.gain.low,
            100 * picked.gain.high,
            picked.adjustedP < 1e-4 ? "< 0.0001" : formatted("= %.4f", picked.adjustedP).c_str(),
            picked.items);
        if (decision.confirmation)
            decision.reason += " and by " + points(decision.confirmation->gain.mean) +
                               " on the confirmation items";
    }
    decision.reason += detectableText(picked);
    return decision;
}

} // namespace mesewright
