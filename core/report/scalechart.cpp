// SPDX-License-Identifier: Apache-2.0
#include "core/report/chart.h"
#include "core/report/charts.h"
#include "core/report/figures.h"

#include <algorithm>
#include <functional>

namespace mesewright::report {

namespace {

constexpr ChartFrame frame{532, 300, 44, 30, 496, 250};

std::vector<const ResultsEvidence*> ofCheckpoint(const Evidence& evidence, const std::string& name)
{
    std::vector<const ResultsEvidence*> found;
    for (const ResultsEvidence& adapter : evidence.adapters)
        if (adapter.checkpoint == name)
            found.push_back(&adapter);
    return found;
}

} // namespace

std::vector<std::string> chartedCheckpoints(const Evidence& evidence)
{
    std::vector<const ResultsEvidence*> ranked;
    for (const ResultsEvidence& adapter : evidence.adapters)
        ranked.push_back(&adapter);
    std::ranges::stable_sort(ranked, std::greater(), [](const ResultsEvidence* adapter) {
        return adapter->results.overall.passAtK;
    });
    if (evidence.picked)
        ranked.insert(ranked.begin(), &evidence.adapters[*evidence.picked]);
    std::vector<std::string> names;
    for (const ResultsEvidence* adapter : ranked)
        if (names.size() < 4 && std::ranges::find(names, adapter->checkpoint) == names.end())
            names.push_back(adapter->checkpoint);
    return names;
}

int seriesOf(const Evidence& evidence, const ResultsEvidence& results)
{
    const std::vector<std::string> names = chartedCheckpoints(evidence);
    const auto at = std::ranges::find(names, results.checkpoint);
    if (results.checkpoint.empty() || at == names.end())
        return 0;
    return static_cast<int>(at - names.begin()) + 1;
}

namespace {

bool repeatsItems(const EvalResults& results)
{
    return results.distinctItems && *results.distinctItems < results.overall.count;
}

} // namespace

const std::optional<Interval>& shownInterval(const EvalResults& results, const PassMetrics& metrics)
{
    const Intervals& intervals = metrics.passAtKInterval;
    const bool bootstrap = intervals.bootstrap && (repeatsItems(results) || !intervals.wilson);
    return bootstrap ? intervals.bootstrap : intervals.wilson;
}

std::string shownIntervalName(const EvalResults& results)
{
    return repeatsItems(results) ? "bootstrap by distinct item" : "Wilson";
}

void scaleChart(Markup& out, const Evidence& evidence)
{
    const std::vector<const ResultsEvidence*> all = allResults(evidence);
    if (all.empty())
        return;
    double highest = 0, lowest = 0;
    for (const ResultsEvidence* one : all) {
        highest = std::max(highest, one->scale);
        lowest = std::min(lowest, one->scale);
    }
    if (!(highest > lowest))
        highest = lowest + 1;
    const double margin = 0.05 * (highest - lowest);
    const Axis x{lowest - margin, highest + margin, frame.left, frame.right};
    const Axis y{0, 1, frame.bottom, frame.top};
    const std::vector<std::string> names = chartedCheckpoints(evidence);
    const std::string pass = passName(all.front()->results);

    std::vector<LegendEntry> legend;
    std::string words;
    if (evidence.baseline)
        legend.push_back({0, LegendEntry::Kind::HollowMarker, "base"});
    for (std::size_t at = 0; at < names.size(); ++at)
        legend.push_back({static_cast<int>(at) + 1, LegendEntry::Kind::Marker, names[at]});
    std::vector<std::string> others;
    for (const ResultsEvidence& adapter : evidence.adapters)
        if (seriesOf(evidence, adapter) == 0 &&
            std::ranges::find(others, adapter.checkpoint) == others.end())
            others.push_back(adapter.checkpoint);
    if (!others.empty())
        legend.push_back(
            {0, LegendEntry::Kind::None,
             "and " +
                 counted(static_cast<std::int64_t>(others.size()), "checkpoint", "checkpoints") +
                 " more in the table"});
    for (const ResultsEvidence* one : all)
        words +=
            (words.empty() ? "" : "; ") + one->label + " " + percent(one->results.overall.passAtK);
    drawLegend(out, legend);
    openChart(out, frame, "scale", pass + " by adapter scale", words + ".");
    std::vector<Tick> ticks;
    for (int part = 0; part <= 5; ++part)
        ticks.push_back({part / 5.0, std::to_string(part * 20)});
    drawValueAxis(out, frame, y, ticks, "%");

    ticks.clear();
    if (evidence.baseline)
        ticks.push_back({0, "base"});
    for (const ResultsEvidence& adapter : evidence.adapters)
        if (std::ranges::find(ticks, adapter.scale, &Tick::value) == ticks.end())
            ticks.push_back({adapter.scale, scaleText(adapter.scale)});
    std::ranges::sort(ticks, {}, &Tick::value);
    drawBaseAxis(out, frame, x, ticks, "adapter scale (multiplies alpha / r)");

    if (evidence.baseline) {
        const double level = y.at(evidence.baseline->results.overall.passAtK);
        drawLine(out, frame.left, level, frame.right, level, "rule s0");
    }
    const auto draw = [&](const ResultsEvidence& one, int series, double at) {
        const PassMetrics& metrics = one.results.overall;
        if (const auto& interval = shownInterval(one.results, metrics))
            drawWhisker(out, at, y.at(interval->low), y.at(interval->high),
                        "s" + std::to_string(series));
        drawMarker(out, series, at, y.at(metrics.passAtK), series == 0);
        if (names.size() > 1 && series > 1)
            return; // numbers of more than one series would run into each other
        drawText(out, at + 9, y.at(metrics.passAtK) + 4, fixed(metrics.passAtK * 100, 1), "value",
                 "start");
    };
    for (std::size_t at = names.size(); at-- > 0;) {
        const int series = static_cast<int>(at) + 1;
        // Series stand side by side at each scale, so that their intervals can be told apart.
        const double shift =
            (static_cast<double>(at) - static_cast<double>(names.size() - 1) / 2) * 9;
        const auto points = ofCheckpoint(evidence, names[at]);
        std::string path;
        for (const ResultsEvidence* one : points)
            path += (path.empty() ? "M" : "L") + pixel(x.at(one->scale) + shift) + " " +
                    pixel(y.at(one->results.overall.passAtK));
        if (points.size() > 1)
            out.empty("path", {{"d", path}, {"class", "line thin s" + std::to_string(series)}});
        for (const ResultsEvidence* one : points)
            draw(*one, series, x.at(one->scale) + shift);
    }
    if (evidence.baseline)
        draw(*evidence.baseline, 0, x.at(0));
    out.close().newline();
}

} // namespace mesewright::report
