// SPDX-License-Identifier: Apache-2.0
#include "core/gates/passmetrics.h"

#include "core/base/text.h"
#include "core/scoring/statistics.h"

#include <algorithm>
#include <cmath>

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
}

std::string metricsText(const PassMetrics& metrics, const std::string& name, int k)
{
    std::string text = formatted("%s: pass@1 %.1f %%, pass@%d %.1f %%", name.c_str(),
                                 100 * metrics.passAt1, k, 100 * metrics.passAtK);
    if (const auto& interval = metrics.passAtKInterval.bootstrap)
        text += formatted(" [%.1f-%.1f]", 100 * interval->low, 100 * interval->high);
    return text + formatted(" of %lld", static_cast<long long>(metrics.count));
}

} // namespace mesewright
