// SPDX-License-Identifier: Apache-2.0
#include "core/report/chart.h"

#include <algorithm>

namespace mesewright::report {

void openChart(Markup& out, const ChartFrame& frame, const std::string& id,
               const std::string& title, const std::string& description)
{
    out.open("svg", {{"xmlns", "http://www.w3.org/2000/svg"},
                     {"class", "chart"},
                     {"viewBox", "0 0 " + pixel(frame.width) + " " + pixel(frame.height)},
                     {"width", pixel(frame.width)},
                     {"height", pixel(frame.height)},
                     {"role", "img"},
                     {"aria-labelledby", id + "-title " + id + "-desc"}});
    out.leaf("title", title, {{"id", id + "-title"}});
    out.leaf("desc", description, {{"id", id + "-desc"}}).newline();
}

void drawText(Markup& out, double x, double y, const std::string& text, const std::string& classes,
              const char* anchor)
{
    out.leaf("text", text,
             {{"x", pixel(x)}, {"y", pixel(y)}, {"class", classes}, {"text-anchor", anchor}});
}

void drawLine(Markup& out, double x1, double y1, double x2, double y2, const std::string& classes)
{
    out.empty("line", {{"x1", pixel(x1)},
                       {"y1", pixel(y1)},
                       {"x2", pixel(x2)},
                       {"y2", pixel(y2)},
                       {"class", classes}});
}

void drawValueAxis(Markup& out, const ChartFrame& frame, const Axis& axis,
                   const std::vector<Tick>& ticks, const std::string& unit)
{
    for (const Tick& tick : ticks) {
        const double y = axis.at(tick.value);
        drawLine(out, frame.left, y, frame.right, y, "grid");
        drawText(out, frame.left - 8, y + 4, tick.label, "axis", "end");
    }
    // The unit stands above the axis, where no label can collide with it.
    drawText(out, frame.left - 8, frame.top - 12, unit, "axis", "end");
    out.newline();
}

void drawBaseAxis(Markup& out, const ChartFrame& frame, const Axis& axis,
                  const std::vector<Tick>& ticks, const std::string& name)
{
    drawLine(out, frame.left, frame.bottom, frame.right, frame.bottom, "base");
    double free = -1e9;
    for (const Tick& tick : ticks) {
        const double x = axis.at(tick.value);
        drawLine(out, x, frame.bottom, x, frame.bottom + 4, "base");
        // Labels that would run into each other are left out; about 6.6 px a character.
        const double half = 3.3 * static_cast<double>(tick.label.size());
        if (x - half < free)
            continue;
        free = x + half + 6;
        drawText(out, x, frame.bottom + 17, tick.label, "axis", "middle");
    }
    drawText(out, (frame.left + frame.right) / 2, frame.bottom + 36, name, "axis-name", "middle");
    out.newline();
}

void drawMarker(Markup& out, int series, double x, double y, bool hollow)
{
    const std::string classes = (hollow ? "hollow s" : "fill s") + std::to_string(series);
    const auto polygon = [&](std::initializer_list<std::pair<double, double>> corners) {
        std::string list;
        for (const auto& [dx, dy] : corners)
            list += (list.empty() ? "" : " ") + pixel(x + dx) + "," + pixel(y + dy);
        out.empty("polygon", {{"points", list}, {"class", classes}});
    };
    switch (series) {
    case 2:
        polygon({{-4, -4}, {4, -4}, {4, 4}, {-4, 4}});
        break;
    case 3:
        polygon({{0, -5}, {5, 4}, {-5, 4}});
        break;
    case 4:
        polygon({{0, -5.5}, {5.5, 0}, {0, 5.5}, {-5.5, 0}});
        break;
    case 5:
        polygon({{-4.5, -2.5},
                 {-2.5, -4.5},
                 {0, -2},
                 {2.5, -4.5},
                 {4.5, -2.5},
                 {2, 0},
                 {4.5, 2.5},
                 {2.5, 4.5},
                 {0, 2},
                 {-2.5, 4.5},
                 {-4.5, 2.5},
                 {-2, 0}});
        break;
    case 6:
        polygon({{-1.5, -5},
                 {1.5, -5},
                 {1.5, -1.5},
                 {5, -1.5},
                 {5, 1.5},
                 {1.5, 1.5},
                 {1.5, 5},
                 {-1.5, 5},
                 {-1.5, 1.5},
                 {-5, 1.5},
                 {-5, -1.5},
                 {-1.5, -1.5}});
        break;
    case 7:
        polygon({{0, -5.5},
                 {1.5, -1.7},
                 {5.2, -1.7},
                 {2.3, 0.8},
                 {3.3, 4.6},
                 {0, 2.4},
                 {-3.3, 4.6},
                 {-2.3, 0.8},
                 {-5.2, -1.7},
                 {-1.5, -1.7}});
        break;
    case 8:
        polygon({{0, -5}, {4.8, -1.5}, {3, 4.2}, {-3, 4.2}, {-4.8, -1.5}});
        break;
    default:
        out.empty("circle", {{"cx", pixel(x)}, {"cy", pixel(y)}, {"r", "4.5"}, {"class", classes}});
    }
}

void drawWhisker(Markup& out, double x, double low, double high, const std::string& classes)
{
    drawLine(out, x, low, x, high, "whisker " + classes);
    drawLine(out, x - 4, low, x + 4, low, "whisker " + classes);
    drawLine(out, x - 4, high, x + 4, high, "whisker " + classes);
}

void drawLegend(Markup& out, const std::vector<LegendEntry>& entries)
{
    out.open("p", {{"class", "legend"}});
    for (const LegendEntry& entry : entries) {
        out.open("span");
        if (entry.kind == LegendEntry::Kind::None) {
            out.text(entry.text).close().newline();
            continue;
        }
        out.open("svg", {{"xmlns", "http://www.w3.org/2000/svg"},
                         {"width", "22"},
                         {"height", "12"},
                         {"viewBox", "0 0 22 12"},
                         {"aria-hidden", "true"}});
        const std::string series = "s" + std::to_string(entry.series);
        switch (entry.kind) {
        case LegendEntry::Kind::Bar:
            out.empty("rect", {{"x", "4"},
                               {"y", "0"},
                               {"width", "14"},
                               {"height", "12"},
                               {"rx", "2"},
                               {"class", "fill " + series},
                               {"fill-opacity", pixel(entry.strength)}});
            break;
        case LegendEntry::Kind::Dots:
            for (const double x : {4.0, 11.0, 18.0})
                out.empty("circle", {{"cx", pixel(x)},
                                     {"cy", pixel(x == 11 ? 3 : 8)},
                                     {"r", "1.6"},
                                     {"class", "dot " + series}});
            break;
        case LegendEntry::Kind::None:
            break;
        case LegendEntry::Kind::Line:
            drawLine(out, 1, 6, 21, 6, "line " + series);
            break;
        case LegendEntry::Kind::Marker:
        case LegendEntry::Kind::HollowMarker:
            drawLine(out, 1, 6, 21, 6, "line " + series);
            drawMarker(out, entry.series, 11, 6, entry.kind == LegendEntry::Kind::HollowMarker);
            break;
        }
        out.close().text(entry.text).close().newline();
    }
    out.close().newline();
}

} // namespace mesewright::report
