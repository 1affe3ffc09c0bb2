// SPDX-License-Identifier: Apache-2.0
#include "core/metrics/series.h"
#include "core/report/chart.h"
#include "core/report/charts.h"
#include "core/report/figures.h"
#include "core/report/gatecards.h"

#include <algorithm>
#include <cmath>

namespace mesewright::report {

namespace {

constexpr ChartFrame frame{1088, 290, 60, 28, 1058, 242};
// Above this many points the dots become a veil, so they are thinned like the line.
constexpr std::size_t manyDots = 2000;

/// A window that grows with the run, as a weight of the moving average: the curve of 60 steps is
/// calm, and that of 100,000 still bends where the loss does.
double smoothingWeight(std::size_t steps)
{
    const double window = std::clamp(static_cast<double>(steps) / 30.0, 5.0, 300.0);
    return 1.0 - 1.0 / window;
}

/// The moving average taken forwards and then backwards over its result: unlike one pass alone it
/// does not lag behind a falling loss.
std::vector<double> centred(const std::vector<double>& values)
{
    const double weight = smoothingWeight(values.size());
    std::vector<double> forward = smoothed(values, weight);
    std::ranges::reverse(forward);
    std::vector<double> both = smoothed(forward, weight);
    std::ranges::reverse(both);
    return both;
}

std::string pathOf(std::span<const Point> points, const Axis& x, const Axis& y)
{
    std::string path;
    bool drawing = false;
    for (const Point& point : points) {
        if (!std::isfinite(point.y)) {
            drawing = false;
            continue;
        }
        path += drawing ? "L" : "M";
        path += pixel(x.at(point.x)) + " " + pixel(y.at(point.y));
        drawing = true;
    }
    return path;
}

/// The top of the picture: single spikes far above all others are cut, and marked as cut.
double topOf(std::vector<double> values, std::span<const double> smooth)
{
    std::ranges::sort(values);
    double top = values[static_cast<std::size_t>(0.995 * static_cast<double>(values.size() - 1))];
    for (const double value : smooth)
        if (std::isfinite(value))
            top = std::max(top, value);
    return top * 3 < values.back() ? top * 1.1 : values.back();
}

} // namespace

void lossChart(Markup& out, const TrainingEvidence& training)
{
    std::vector<double> losses, finite;
    for (const StepEvent& step : training.steps) {
        losses.push_back(step.loss);
        if (std::isfinite(step.loss))
            finite.push_back(step.loss);
    }
    if (finite.empty())
        return;
    const std::vector<double> smooth = centred(losses);
    std::vector<Point> raw, line;
    for (std::size_t at = 0; at < losses.size(); ++at) {
        const auto step = static_cast<double>(training.steps[at].step);
        raw.push_back({step, losses[at]});
        line.push_back({step, smooth[at]});
    }
    double low = std::min(0.0, *std::ranges::min_element(finite));
    double high = topOf(finite, smooth);
    if (!(high > low))
        high = low + 1;
    widenToTicks(low, high, 5);
    const double first = raw.front().x, last = raw.back().x;
    const Axis x{first, std::max(last, first + 1), frame.left + 4, frame.right - 4};
    const Axis y{low, high, frame.bottom, frame.top};
    const auto pixels = static_cast<std::size_t>(frame.right - frame.left);
    const auto shownLine = thinned(line, x.low, x.high, pixels);
    const auto dots = raw.size() > manyDots ? thinned(raw, x.low, x.high, pixels) : raw;

    const LossSummary summary = lossSummary(training.steps);
    drawLegend(out, {{1, LegendEntry::Kind::Dots, "loss of each step"},
                     {1, LegendEntry::Kind::Line, "moving average, forwards and backwards"}});
    openChart(out, frame, "loss", "Loss by step",
              "Training loss over " +
                  counted(static_cast<std::int64_t>(losses.size()), "step", "steps") +
                  ": mean of the first " + count(summary.few) + " " + fourDigits(summary.first) +
                  ", of the last " + count(summary.few) + " " + fourDigits(summary.last) + ".");
    drawValueAxis(out, frame, y, niceTicks(low, high, 5), "loss");
    std::vector<Tick> ticks = niceTicks(first, last, 10);
    // Steps are counted from 1 and are whole.
    std::erase_if(ticks, [](const Tick& tick) { return tick.value != std::floor(tick.value); });
    drawBaseAxis(out, frame, x, ticks, "step");
    std::int64_t cut = 0;
    out.open("g", {{"class", raw.size() > manyDots ? "veil" : "dots"}});
    for (const Point& point : dots) {
        if (!std::isfinite(point.y))
            continue;
        const bool above = point.y > high;
        cut += above;
        out.empty("circle", {{"cx", pixel(x.at(point.x))},
                             {"cy", pixel(above ? frame.top : y.at(point.y))},
                             {"r", raw.size() > 400 ? "1.2" : "2"},
                             {"class", above ? "dot cut" : "dot s1"}});
    }
    out.close().newline();
    out.empty("path", {{"d", pathOf(shownLine, x, y)}, {"class", "line s1"}}).newline();

    // A red flag at each first step of a gap; more than a few would hide the curve.
    int flags = 0;
    for (std::size_t at = 0; at < raw.size(); ++at) {
        if (std::isfinite(raw[at].y) || (at > 0 && !std::isfinite(raw[at - 1].y)))
            continue;
        const double flagAt = x.at(raw[at].x);
        drawLine(out, flagAt, frame.top, flagAt, frame.bottom, "flag");
        if (++flags <= 4)
            drawText(out, flagAt + (flagAt > frame.right - 80 ? -4 : 4), frame.top + 10,
                     "NaN " + count(training.steps[at].step), "flag-text",
                     flagAt > frame.right - 80 ? "end" : "start");
        if (flags == 40)
            break;
    }
    if (cut > 0)
        drawText(out, frame.right, frame.top - 12,
                 counted(cut, "point", "points") + " above " + shortest(high) +
                     " drawn at the edge",
                 "axis", "end");
    out.close().newline();
}

} // namespace mesewright::report
