// SPDX-License-Identifier: Apache-2.0
#include "core/gates/passmetrics.h"

#include "core/base/text.h"
#include "core/scoring/statistics.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace mesewright {

namespace {

Intervals intervalsOf(const std::vector<ResultRow>& rows, bool (*passed)(const ResultRow&),
                      double ItemScore::*score)
{
    Intervals intervals;
    const auto count = std::count_if(rows.begin(), rows.end(), passed);
    if (const auto wilson = wilsonInterval(count, static_cast<std::int64_t>(rows.size())))
        intervals.wilson = *wilson;
    std::vector<double> values;
    for (const ItemScore& item : mergeDistinct(rows))
        values.push_back(item.*score);
    if (const auto bootstrap = bootstrapMean(values))
        intervals.bootstrap = Interval{bootstrap->low, bootstrap->high};
    return intervals;
}

PassMetrics metricsOf(const std::vector<ResultRow>& rows, int k)
{
    PassMetrics metrics;
    metrics.count = static_cast<std::int64_t>(rows.size());
    std::vector<std::vector<bool>> outcomes;
    for (const ResultRow& row : rows)
        outcomes.push_back(row.valid);
    const PassRates rates = passRates(outcomes, k);
    metrics.passAt1 = rates.passAt1First.value_or(0);
    metrics.passAtK = rates.passAtKAny.value_or(0);
    metrics.passAt1Unbiased = rates.passAt1Unbiased;
    metrics.passAtKUnbiased = rates.passAtKUnbiased;
    metrics.passAt1Interval = intervalsOf(
        rows, [](const ResultRow& row) { return !row.valid.empty() && row.valid.front(); },
        &ItemScore::passAt1);
    metrics.passAtKInterval = intervalsOf(
        rows,
        [](const ResultRow& row) {
            return std::find(row.valid.begin(), row.valid.end(), true) != row.valid.end();
        },
        &ItemScore::passAtK);
    return metrics;
}

/// Each distinct item counted once, with the mean of its rows.
PassMetrics metricsByItem(const std::vector<ResultRow>& rows, int k)
{
    struct Sums
    {
        double rows = 0, first = 0, any = 0, share = 0, unbiased = 0;
        bool known = true;
    };
    std::vector<Sums> items;
    std::unordered_map<std::string, std::size_t> places;
    for (const ResultRow& row : rows) {
        const auto [place, isNew] = places.try_emplace(row.key, items.size());
        if (isNew)
            items.emplace_back();
        Sums& item = items[place->second];
        const std::vector<std::vector<bool>> one{row.valid};
        const PassRates rates = passRates(one, k);
        item.rows += 1;
        item.first += rates.passAt1First.value_or(0);
        item.any += rates.passAtKAny.value_or(0);
        item.share += rates.passAt1Unbiased.value_or(0);
        item.unbiased += rates.passAtKUnbiased.value_or(0);
        item.known = item.known && rates.passAt1Unbiased && rates.passAtKUnbiased;
    }
    PassMetrics metrics;
    metrics.count = static_cast<std::int64_t>(items.size());
    if (items.empty())
        return metrics;
    const auto figure = [&](double Sums::*sum, double& mean, Intervals* intervals) {
        std::vector<double> values;
        double total = 0;
        for (const Sums& item : items) {
            values.push_back(item.*sum / item.rows);
            total += values.back();
        }
        mean = total / static_cast<double>(items.size());
        if (intervals == nullptr)
            return;
        if (const auto bootstrap = bootstrapMean(values))
            intervals->bootstrap = Interval{bootstrap->low, bootstrap->high};
        // Wilson's is for whole counts; rows of one item that differ have none.
        if (std::abs(total - std::round(total)) < 1e-9)
            intervals->wilson = wilsonInterval(std::llround(total), metrics.count);
    };
    figure(&Sums::first, metrics.passAt1, &metrics.passAt1Interval);
    figure(&Sums::any, metrics.passAtK, &metrics.passAtKInterval);
    if (std::all_of(items.begin(), items.end(), [](const Sums& item) { return item.known; })) {
        figure(&Sums::share, metrics.passAt1Unbiased.emplace(), nullptr);
        figure(&Sums::unbiased, metrics.passAtKUnbiased.emplace(), nullptr);
    }
    return metrics;
}

bool leaksWereLookedFor(const EvalResults& results)
{
    return results.leaks != nullptr || (results.extra != nullptr && results.extra->is_object() &&
                                        results.extra->contains("leaked_items"));
}

} // namespace

std::vector<ResultRow> resultRows(const EvalResults& results)
{
    std::vector<ResultRow> rows;
    for (const ItemResult& item : results.items) {
        ResultRow row{pairingKey(item), item.family, {}};
        for (const CandidateResult& candidate : item.candidates)
            row.valid.push_back(candidate.valid);
        rows.push_back(std::move(row));
    }
    return rows;
}

void fillMetrics(EvalResults& results)
{
    const std::vector<ResultRow> rows = resultRows(results);
    results.overall = metricsOf(rows, results.k);
    results.families.clear();
    for (const ResultRow& row : rows) {
        if (results.family(row.family) != nullptr)
            continue;
        std::vector<ResultRow> own;
        std::copy_if(rows.begin(), rows.end(), std::back_inserter(own),
                     [&](const ResultRow& other) { return other.family == row.family; });
        results.families.emplace_back(row.family, metricsOf(own, results.k));
    }
    results.distinct = metricsByItem(rows, results.k);
    results.clean.reset();
    if (leaksWereLookedFor(results)) {
        std::vector<ResultRow> clean;
        for (std::size_t at = 0; at < rows.size(); ++at)
            if (!isMarkedLeaked(results.items[at]))
                clean.push_back(rows[at]);
        results.clean = metricsByItem(clean, results.k);
    }
    results.outcomes.clear();
    for (const ItemResult& item : results.items)
        for (const CandidateResult& candidate : item.candidates)
            if (!candidate.outcome.empty())
                ++results.outcomes[candidate.outcome];
}

std::string metricsText(const PassMetrics& metrics, const std::string& name, int k)
{
    std::string text = formatted("%s: pass@1 %.1f %%, pass@%d %.1f %%", name.c_str(),
                                 100 * metrics.passAt1, k, 100 * metrics.passAtK);
    if (const auto& interval = metrics.passAtKInterval.bootstrap)
        text += formatted(" [%.1f-%.1f]", 100 * interval->low, 100 * interval->high);
    return text + formatted(" of %lld", static_cast<long long>(metrics.count));
}

std::string resultsText(const EvalResults& results, const std::string& name)
{
    std::string text = metricsText(results.overall, name, results.k);
    const auto counted = [&](const char* what, const PassMetrics& metrics) {
        return formatted("%s pass@%d %.1f %% of %lld", what, results.k, 100 * metrics.passAtK,
                         static_cast<long long>(metrics.count));
    };
    if (results.distinct)
        text += "\n  " + counted("distinct items:", *results.distinct);
    if (results.clean)
        text += results.clean->count > 0 ? counted("; those not in training:", *results.clean)
                                         : std::string("; every item stands in the training data");
    std::int64_t answers = 0;
    for (const auto& [outcome, count] : results.outcomes)
        answers += count;
    for (const auto& [outcome, words] :
         {std::pair("not_extracted", "held no code"), std::pair("not_run", "could not be judged")})
        if (const auto at = results.outcomes.find(outcome); at != results.outcomes.end())
            text += formatted("\n%s: %lld of %lld answers %s", name.c_str(),
                              static_cast<long long>(at->second), static_cast<long long>(answers),
                              words);
    return text;
}

} // namespace mesewright
