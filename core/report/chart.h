// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/report/axis.h"
#include "core/report/markup.h"

#include <optional>
#include <string>
#include <vector>

namespace mesewright::report {

/// Where a chart draws: the whole picture, and the plot inside it, in px.
struct ChartFrame
{
    double width = 0;
    double height = 0;
    double left = 0;
    double top = 0;
    double right = 0;  ///< x of the plot's right edge
    double bottom = 0; ///< y of its lower edge
};

/// One line of a legend: series colour 1 to 8 (0: the base model's grey), and how it is drawn.
struct LegendEntry
{
    enum class Kind { Line, Marker, Bar, Dots, HollowMarker, None };
    int series = 1;
    Kind kind = Kind::Line;
    std::string text;
    double strength = 1; ///< of a bar's fill
};

/// Opens `<svg>` with its accessible name and description. Colours come from the page's classes
/// s0 to s8, so that one chart serves light and dark.
void openChart(Markup& out, const ChartFrame& frame, const std::string& id,
               const std::string& title, const std::string& description);

/// Grid lines and labels left of the plot.
void drawValueAxis(Markup& out, const ChartFrame& frame, const Axis& axis,
                   const std::vector<Tick>& ticks, const std::string& unit);

/// Ticks and labels below the plot, and the axis' name.
void drawBaseAxis(Markup& out, const ChartFrame& frame, const Axis& axis,
                  const std::vector<Tick>& ticks, const std::string& name);

void drawText(Markup& out, double x, double y, const std::string& text, const std::string& classes,
              const char* anchor = "start");
void drawLine(Markup& out, double x1, double y1, double x2, double y2, const std::string& classes);

/// The marker of a series (circle, square, triangle, diamond, then crosses) around a point.
void drawMarker(Markup& out, int series, double x, double y, bool hollow = false);

/// A vertical interval with end ticks at `x`, in pixels.
void drawWhisker(Markup& out, double x, double low, double high, const std::string& classes);

/// A row of entries above a chart, as HTML (text wraps there, in SVG it would not).
void drawLegend(Markup& out, const std::vector<LegendEntry>& entries);

} // namespace mesewright::report
