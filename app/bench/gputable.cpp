// SPDX-License-Identifier: Apache-2.0
#include "app/bench/gputable.h"

#include "core/base/files.h"
#include "core/base/text.h"

#include <nlohmann/json.hpp>

namespace mesewright {

namespace {

/// What a figure is asked to be, and what others have measured elsewhere.
struct Goal
{
    const char* work;
    const char* words;
    double ratio;         ///< against the better rival; 0: none is set
    double shareOfFloor;  ///< 0: none is set
    const char* recorded; ///< rivals on an H100: transformers bf16 / llama.cpp MXFP4
    const char* project;  ///< the Python project that this one replaces
};

constexpr Goal goals[] = {
    {"load", "load from the page cache", 0, 0, "-", "-"},
    {"decode.1", "decode, 1 row", 2.2, 0.50, "16.6 / 291", "28 s an answer"},
    {"decode.5", "decode, 5 rows", 2.5, 0, "82 / 742", "-"},
    {"decode.16", "decode, 16 rows", 4, 0, "- / 926", "-"},
    {"decode.60", "decode, 60 rows", 5, 0.55, "241 / 2138", "-"},
    {"decode.300", "decode, 300 rows", 7, 0.40, "- / 4415", "-"},
    {"prefill.512", "prefill, 512 tokens", 2.5, 0, "- / 9245", "-"},
    {"evaluation", "evaluation, 60 x 5 x 300", 5, 0, "373 / 23", "8340 s"},
    {"configurations", "nine configurations", 0, 0, "-", "75060 s"},
    {"train.fast", "training step, 16 x 109", 15, 0.35, "0.971 / -", "5.48 s"},
    {"train.cached", "the same, prefix cached", 0, 0, "-", "5.48 s"},
    {"train.small", "the same, 4-bit kept", 0, 0, "-", "5.48 s"},
};

const Goal* goalOf(const std::string& work)
{
    for (const Goal& goal : goals)
        if (work == goal.work)
            return &goal;
    return nullptr;
}

/// How many times better than the rival; 0 without one.
double ratioOf(const GpuFigure& figure, const Rivals& rivals)
{
    const auto rival = rivals.figures.find(figure.work);
    if (rival == rivals.figures.end() || rival->second <= 0 || figure.value <= 0)
        return 0;
    return figure.lessIsBetter ? rival->second / figure.value : figure.value / rival->second;
}

std::string orDash(bool known, const std::string& text)
{
    return known ? text : "-";
}

std::string percent(double share)
{
    return formatted("%.0f %%", 100 * share);
}

} // namespace

Result<Rivals> readRivals(const std::filesystem::path& file)
{
    MESEWRIGHT_TRY(const Json json, readJsonFile(file));
    const auto bad = [&] {
        return badInput(file.string() + " holds no figures of rivals; give what "
                                        "tests/peers/peer_gpu.py wrote");
    };
    if (!json.is_object() || !json.contains("figures") || !json["figures"].is_object())
        return bad();
    Rivals rivals;
    rivals.name = json.value("name", std::string("rival"));
    for (const auto& [work, value] : json["figures"].items()) {
        if (!value.is_number())
            return bad();
        rivals.figures[work] = value.get<double>();
    }
    return rivals;
}

std::string gpuTable(const std::vector<GpuFigure>& figures, const Rivals& rivals,
                     const std::string& device)
{
    const std::string rival = rivals.figures.empty() ? "rival here" : rivals.name;
    std::string text = device + "\n";
    text += formatted("%-27s %10s %-9s %12s %7s %6s %7s %6s %9s  %-12s %s\n", "work", "ours", "",
                      rival.substr(0, 12).c_str(), "times", "goal", "floor", "goal", "driver",
                      "on an H100", "Python project");
    for (const GpuFigure& figure : figures) {
        const Goal* goal = goalOf(figure.work);
        const double ratio = ratioOf(figure, rivals);
        const auto other = rivals.figures.find(figure.work);
        const bool hasOther = other != rivals.figures.end();
        text += formatted(
            "%-27s %10.5g %-9s %12s %7s %6s %7s %6s %9s  %-12s %s\n",
            goal != nullptr ? goal->words : figure.work.c_str(), figure.value, figure.unit.c_str(),
            orDash(hasOther, formatted("%.5g", hasOther ? other->second : 0)).c_str(),
            orDash(ratio > 0, formatted("%.1f x", ratio)).c_str(),
            orDash(goal != nullptr && goal->ratio > 0,
                   formatted("%.1f x", goal != nullptr ? goal->ratio : 0))
                .c_str(),
            orDash(figure.shareOfFloor.has_value(), percent(figure.shareOfFloor.value_or(0)))
                .c_str(),
            orDash(goal != nullptr && goal->shareOfFloor > 0,
                   percent(goal != nullptr ? goal->shareOfFloor : 0))
                .c_str(),
            orDash(figure.driverBytes > 0, humanBytes(figure.driverBytes)).c_str(),
            goal != nullptr ? goal->recorded : "-", goal != nullptr ? goal->project : "-");
    }
    return text;
}

Json gpuTableJson(const std::vector<GpuFigure>& figures, const Rivals& rivals,
                  const std::string& device)
{
    Json rows = Json::array();
    for (const GpuFigure& figure : figures) {
        Json row{{"work", figure.work}, {"value", figure.value}, {"unit", figure.unit}};
        if (figure.shareOfFloor)
            row["share_of_floor"] = *figure.shareOfFloor;
        if (figure.driverBytes > 0)
            row["driver_bytes"] = figure.driverBytes;
        if (const double ratio = ratioOf(figure, rivals); ratio > 0) {
            row["rival"] = rivals.figures.at(figure.work);
            row["times_better"] = ratio;
        }
        if (const Goal* goal = goalOf(figure.work)) {
            if (goal->ratio > 0)
                row["goal_times"] = goal->ratio;
            if (goal->shareOfFloor > 0)
                row["goal_share"] = goal->shareOfFloor;
            row["rivals_on_an_h100"] = goal->recorded;
            row["python_project"] = goal->project;
        }
        rows.push_back(std::move(row));
    }
    return {{"name", "gpu.table"}, {"device", device}, {"rival", rivals.name}, {"rows", rows}};
}

} // namespace mesewright
