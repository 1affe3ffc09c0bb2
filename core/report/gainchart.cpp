// SPDX-License-Identifier: Apache-2.0
#include "core/report/chart.h"
#include "core/report/charts.h"
#include "core/report/figures.h"

#include <algorithm>
#include <cmath>

namespace mesewright::report {

namespace {

constexpr double rowHeight = 28;
constexpr double threshold = 0.15; // both rules ask for it (gate E)
constexpr double labelRight = 190;
constexpr double plotRight = 620;
constexpr double gainLeft = 656;
constexpr double wonRight = 902;
constexpr double pRight = 990;

struct Row
{
    const ComparedConfiguration* compared = nullptr; ///< null for a group's title
    std::string text;
    bool picked = false;
};

std::string configurationName(const std::string& file)
{
    std::string name = file.substr(file.rfind('/') + 1);
    if (name.ends_with(".json"))
        name.resize(name.size() - 5);
    if (const std::size_t at = name.find("__scale-"); at != std::string::npos)
        name = name.substr(0, at) + " \u00d7 " + name.substr(at + 8);
    return name;
}

std::vector<Row> rowsOf(const ComparisonResults& comparison)
{
    std::vector<Row> rows;
    if (comparison.confirmation) {
        rows.push_back({nullptr, "CONFIRMATION SET \u00b7 " +
                                     counted(comparison.confirmation->distinctItems,
                                             "distinct item", "distinct items") +
                                     " that no earlier gate used"});
        rows.push_back(
            {&*comparison.confirmation, configurationName(comparison.adapterFile), true});
    }
    if (!comparison.configurations.empty())
        rows.push_back({nullptr, "SELECTION SET \u00b7 " +
                                     counted(comparison.configurations.front().distinctItems,
                                             "distinct item", "distinct items")});
    for (const ComparedConfiguration& one : comparison.configurations)
        rows.push_back(
            {&one, configurationName(one.adapterFile), one.adapterFile == comparison.adapterFile});
    return rows;
}

} // namespace

void gainChart(Markup& out, const ComparisonResults& comparison, const std::string& passName)
{
    const std::vector<Row> rows = rowsOf(comparison);
    if (rows.empty())
        return;
    double low = -0.1, high = 0.3;
    std::string words;
    for (const Row& row : rows)
        if (row.compared != nullptr) {
            low = std::min({low, row.compared->interval.low, row.compared->deltaPassAtK});
            high = std::max({high, row.compared->interval.high, row.compared->deltaPassAtK});
            words += (words.empty() ? "" : "; ") + row.text + " " +
                     points(row.compared->deltaPassAtK) + " " +
                     pointsInterval(row.compared->interval);
        }
    ChartFrame frame{1088, 0, labelRight, 46, plotRight, 0};
    frame.bottom = frame.top + rowHeight * static_cast<double>(rows.size());
    frame.height = frame.bottom + 12;
    const double pad = 0.03 * (high - low);
    const Axis x{low - pad, high + pad, frame.left, frame.right};

    openChart(out, frame, "gain", "Paired gain in " + passName + " over the base, in points",
              words + ".");
    for (const Tick& tick : niceTicks(low * 100, high * 100, 7)) {
        const double at = x.at(tick.value / 100);
        drawLine(out, at, frame.top - 6, at, frame.bottom, tick.value == 0 ? "base" : "grid");
        drawText(out, at, frame.top - 12, (tick.value > 0 ? "+" : "") + tick.label, "axis",
                 "middle");
    }
    drawText(out, gainLeft, frame.top - 12, "gain [95 %]", "axis", "start");
    drawText(out, wonRight, frame.top - 12, "won : lost", "axis", "end");
    drawText(out, pRight, frame.top - 12, "p", "axis", "end");
    drawText(out, frame.width - 6, frame.top - 12, "p (Holm)", "axis", "end");
    const double limit = x.at(threshold);
    drawText(out, limit, 14, "threshold +15", "limit-text", "middle");
    drawLine(out, limit, 20, limit, frame.bottom, "limit");
    out.newline();

    double top = frame.top;
    for (const Row& row : rows) {
        const double middle = top + rowHeight / 2;
        if (row.compared == nullptr) {
            out.empty("rect", {{"x", "0"},
                               {"y", pixel(top + 2)},
                               {"width", pixel(frame.width)},
                               {"height", pixel(rowHeight - 4)},
                               {"class", "band"}});
            drawText(out, 8, middle + 4, row.text, "group", "start");
        } else {
            const ComparedConfiguration& one = *row.compared;
            const std::string series = row.picked ? "s1" : "s0";
            drawText(out, 8, middle + 4, row.text, row.picked ? "row strong" : "row", "start");
            const double from = x.at(one.interval.low), to = x.at(one.interval.high);
            out.empty("rect", {{"x", pixel(from)},
                               {"y", pixel(middle - 4)},
                               {"width", pixel(std::max(to - from, 0.0))},
                               {"height", "8"},
                               {"class", "soft " + series}});
            drawLine(out, from, middle - 5, from, middle + 5, "whisker " + series);
            drawLine(out, to, middle - 5, to, middle + 5, "whisker " + series);
            drawMarker(out, row.picked ? 1 : 0, x.at(one.deltaPassAtK), middle, !row.picked);
            drawText(out, gainLeft, middle + 4,
                     points(one.deltaPassAtK) + " " + pointsInterval(one.interval), "figure",
                     "start");
            drawText(out, wonRight, middle + 4, count(one.gained) + " : " + count(one.lost),
                     "figure", "end");
            drawText(out, pRight, middle + 4, pValue(one.pValue), "figure", "end");
            drawText(out, frame.width - 6, middle + 4, one.holm ? pValue(*one.holm) : "\u2013",
                     "figure", "end");
        }
        out.newline();
        top += rowHeight;
    }
    out.close().newline();
}

void intervalBar(Markup& out, double value, const std::optional<Interval>& interval, int series,
                 std::optional<double> reference)
{
    constexpr double width = 150, height = 16, middle = 8;
    const Axis x{0, 1, 6, width - 6};
    const std::string name = "s" + std::to_string(series);
    out.open("svg", {{"xmlns", "http://www.w3.org/2000/svg"},
                     {"class", "bar"},
                     {"viewBox", "0 0 150 16"},
                     {"width", pixel(width)},
                     {"height", pixel(height)},
                     {"role", "img"}});
    out.leaf("title", percent(value) +
                          (interval ? ", 95 percent interval " + percentInterval(*interval) : ""));
    drawLine(out, x.from, middle, x.to, middle, "grid");
    if (reference)
        drawLine(out, x.at(*reference), 1, x.at(*reference), 15, "rule s0");
    if (interval) {
        const double from = x.at(interval->low), to = x.at(interval->high);
        out.empty("rect", {{"x", pixel(from)},
                           {"y", "4"},
                           {"width", pixel(std::max(to - from, 0.0))},
                           {"height", "8"},
                           {"class", "soft " + name}});
        drawLine(out, from, 3, from, 13, "whisker " + name);
        drawLine(out, to, 3, to, 13, "whisker " + name);
    }
    drawMarker(out, series, x.at(value), middle, series == 0);
    out.close();
}

} // namespace mesewright::report
