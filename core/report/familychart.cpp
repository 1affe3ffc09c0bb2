// SPDX-License-Identifier: Apache-2.0
#include "core/report/chart.h"
#include "core/report/charts.h"
#include "core/report/figures.h"

#include <algorithm>

namespace mesewright::report {

namespace {

constexpr ChartFrame frame{532, 300, 44, 30, 520, 250};

struct BarSeries
{
    const ResultsEvidence* results = nullptr;
    int series = 0;
    double strength = 1;
};

/// Base, then the picked checkpoint's scales, the picked one in full colour.
std::vector<BarSeries> barSeries(const Evidence& evidence)
{
    std::vector<BarSeries> bars;
    if (evidence.baseline)
        bars.push_back({&*evidence.baseline, 0, 0.5});
    if (!evidence.picked)
        return bars;
    const ResultsEvidence& picked = evidence.adapters[*evidence.picked];
    std::vector<const ResultsEvidence*> scales;
    for (const ResultsEvidence& adapter : evidence.adapters)
        if (adapter.checkpoint == picked.checkpoint)
            scales.push_back(&adapter);
    // More than four are too thin to read: the picked one stands for all.
    if (scales.size() > 4)
        scales = {&picked};
    double strength = 0.3;
    for (const ResultsEvidence* one : scales) {
        bars.push_back({one, 1, one == &picked ? 1 : strength});
        strength += 0.2;
    }
    return bars;
}

} // namespace

void familyChart(Markup& out, const Evidence& evidence)
{
    const std::vector<std::string> families = familyNames(evidence);
    const std::vector<BarSeries> bars = barSeries(evidence);
    if (families.empty() || bars.empty())
        return;
    const std::string pass = passName(bars.front().results->results);
    std::vector<LegendEntry> legend;
    for (const BarSeries& bar : bars)
        legend.push_back({bar.series, LegendEntry::Kind::Bar, bar.results->label, bar.strength});
    drawLegend(out, legend);

    std::string words;
    for (const std::string& family : families) {
        words += (words.empty() ? "" : " ") + family + ":";
        for (const BarSeries& bar : bars)
            if (const PassMetrics* metrics = bar.results->results.family(family))
                words += " " + bar.results->label + " " + percent(metrics->passAtK) + ",";
        if (words.ends_with(','))
            words.back() = '.';
    }
    openChart(out, frame, "family", pass + " by family", words);
    const Axis y{0, 1, frame.bottom, frame.top};
    std::vector<Tick> ticks;
    for (int part = 0; part <= 5; ++part)
        ticks.push_back({part / 5.0, std::to_string(part * 20)});
    drawValueAxis(out, frame, y, ticks, "%");

    const double group = (frame.right - frame.left) / static_cast<double>(families.size());
    const double width =
        std::min(40.0, (group - 28) / static_cast<double>(std::max<std::size_t>(bars.size(), 1)));
    const bool numbers = width >= 26;
    ticks.clear();
    const Axis x{0, static_cast<double>(families.size()), frame.left, frame.right};
    for (std::size_t at = 0; at < families.size(); ++at) {
        const double centre = static_cast<double>(at) + 0.5;
        ticks.push_back({centre, families[at]});
        double left = x.at(centre) - width * static_cast<double>(bars.size()) / 2;
        for (const BarSeries& bar : bars) {
            const PassMetrics* metrics = bar.results->results.family(families[at]);
            const double from = left;
            left += width;
            if (metrics == nullptr)
                continue;
            const double top = y.at(metrics->passAtK);
            // Twice: on the surface's colour, so that no grid line shines through a light bar.
            const auto rectangle = [&](const std::string& classes, double opacity) {
                out.empty("rect", {{"x", pixel(from + 1.5)},
                                   {"y", pixel(top)},
                                   {"width", pixel(std::max(width - 3, 1.0))},
                                   {"height", pixel(std::max(frame.bottom - top, 0.0))},
                                   {"rx", "2"},
                                   {"class", classes},
                                   {"fill-opacity", pixel(opacity)}});
            };
            rectangle("under", 1);
            rectangle("fill s" + std::to_string(bar.series), bar.strength);
            double above = top;
            if (const auto& interval = shownInterval(bar.results->results, *metrics)) {
                for (const char* layer : {"halo", "over"})
                    drawWhisker(out, from + width / 2, y.at(interval->low), y.at(interval->high),
                                layer);
                above = std::min(above, y.at(interval->high));
            }
            if (numbers)
                drawText(out, from + width / 2, above - 5, fixed(metrics->passAtK * 100, 0),
                         "value", "middle");
        }
        out.newline();
    }
    drawBaseAxis(out, frame, x, ticks, "task family");
    out.close().newline();
}

} // namespace mesewright::report
