// SPDX-License-Identifier: Apache-2.0
#include "core/base/text.h"
#include "core/scoring/decision.h"

#include <algorithm>
#include <array>

namespace mesewright {

namespace {

constexpr double seedThreshold = 0.15;
constexpr std::array<std::string_view, 3> seedFamilies{"scaffold", "repair", "doc"};

/// The Python project's order first, then the names of other families.
std::vector<std::string> familyOrder(const SeedMetrics& metrics)
{
    std::vector<std::string> order(seedFamilies.begin(), seedFamilies.end());
    for (const auto& [family, rates] : metrics.families) {
        if (std::find(seedFamilies.begin(), seedFamilies.end(), family) == seedFamilies.end())
            order.push_back(family);
    }
    return order;
}

} // namespace

SeedMetrics seedMetrics(std::span<const ResultRow> rows)
{
    SeedMetrics metrics;
    std::map<std::string, double> counts;
    for (const ResultRow& row : rows) {
        const double first = !row.valid.empty() && row.valid.front() ? 1 : 0;
        const bool any = std::find(row.valid.begin(), row.valid.end(), true) != row.valid.end();
        for (SeedMetrics::Rates* rates : {&metrics.overall, &metrics.families[row.family]}) {
            rates->passAt1 += first;
            rates->passAtK += any ? 1 : 0;
        }
        counts[row.family] += 1;
    }
    for (auto& [family, rates] : metrics.families) {
        rates.passAt1 /= counts[family];
        rates.passAtK /= counts[family];
    }
    if (!rows.empty()) {
        metrics.overall.passAt1 /= static_cast<double>(rows.size());
        metrics.overall.passAtK /= static_cast<double>(rows.size());
    }
    return metrics;
}

SeedDecision decideSeed(const SeedMetrics& baseline,
                        std::span<const NamedSeedMetrics> configurations)
{
    SeedDecision decision;
    double best = 0;
    bool any = false;
    for (std::size_t i = 0; i < configurations.size(); ++i) {
        const double passAtK = configurations[i].metrics.overall.passAtK;
        if (passAtK > best) {
            best = passAtK;
            decision.picked = i;
            any = true;
        }
    }
    if (!any) {
        decision.reason = configurations.empty() ? "there is no adapter result to decide on"
                                                 : "no adapter result passes a single item";
        return decision;
    }
    const SeedMetrics& adapter = configurations[decision.picked].metrics;
    decision.deltaPassAt1 = adapter.overall.passAt1 - baseline.overall.passAt1;
    decision.deltaPassAtK = adapter.overall.passAtK - baseline.overall.passAtK;
    decision.thresholdMet = decision.deltaPassAtK >= seedThreshold;
    for (const std::string& family : familyOrder(adapter)) {
        const auto before = baseline.families.find(family);
        const auto after = adapter.families.find(family);
        if (before == baseline.families.end() || after == adapter.families.end())
            continue;
        decision.families.push_back({family, before->second.passAtK, after->second.passAtK,
                                     after->second.passAtK - before->second.passAtK});
    }
    decision.decision = decision.thresholdMet ? Decision::Proceed : Decision::Adjust;
    decision.reason =
        formatted("pass@k changes by %+.1f points with %s, which is %s the 15 that are asked for",
                  100 * decision.deltaPassAtK, configurations[decision.picked].name.c_str(),
                  decision.thresholdMet ? "at least" : "less than");
    if (decision.thresholdMet)
        return decision;
    if (!decision.families.empty()) {
        const auto weakest = std::min_element(
            decision.families.begin(), decision.families.end(),
            [](const auto& one, const auto& other) { return one.delta < other.delta; });
        decision.weakestFamily = weakest->family;
        decision.advice.push_back("train with more items of the family " + weakest->family);
    }
    decision.advice.emplace_back("if that does not help, raise the LoRA rank to 16");
    decision.advice.emplace_back("change the learning rate last");
    return decision;
}

} // namespace mesewright
