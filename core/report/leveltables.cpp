// SPDX-License-Identifier: Apache-2.0
#include "core/report/charts.h"
#include "core/report/figures.h"
#include "core/report/tables.h"

#include <algorithm>
#include <map>

namespace mesewright::report {

namespace {

constexpr auto text = Table::Column::Text;
constexpr auto number = Table::Column::Number;
const std::string none = "\u2013";

std::string shown(const std::optional<Interval>& interval)
{
    return interval ? percentInterval(*interval) : none;
}

/// Passed, pass@1, pass@k and both intervals.
void addFigures(std::vector<std::string>& row, const PassMetrics& metrics)
{
    row.push_back(count(passedItems(metrics)) + " of " + count(metrics.count));
    row.push_back(percent(metrics.passAt1));
    row.push_back(percent(metrics.passAtK));
    row.push_back(shown(metrics.passAtKInterval.wilson));
    row.push_back(shown(metrics.passAtKInterval.bootstrap));
}

std::vector<std::pair<std::string, Table::Column>>
columns(const Evidence& evidence, std::vector<std::pair<std::string, Table::Column>> first)
{
    const auto all = allResults(evidence);
    for (const char* name : {"Passed", "pass@1"})
        first.emplace_back(name, number);
    first.emplace_back(all.empty() ? "pass@k" : passName(all.front()->results), number);
    for (const char* name : {"Wilson 95 %", "Bootstrap 95 %"})
        first.emplace_back(name, number);
    return first;
}

/// One configuration's results at one level.
struct LevelRow
{
    std::string level;
    const ResultsEvidence* results;
};

} // namespace

Table countedTable(const Evidence& evidence)
{
    Table table;
    table.grouped = true;
    table.columns = columns(evidence, {{"Model", text}, {"Items", text}});
    const auto add = [&](const ResultsEvidence& one, const std::string& name) {
        const EvalResults& results = one.results;
        const auto row = [&](const char* items, const PassMetrics& metrics) {
            table.rows.push_back({name, items});
            addFigures(table.rows.back(), metrics);
        };
        row("all rows", results.overall);
        if (results.distinct)
            row("distinct", *results.distinct);
        if (results.clean && results.clean->count > 0)
            row("distinct, not in training", *results.clean);
        else if (results.clean)
            table.rows.push_back(
                {name, "distinct, not in training", "none left", none, none, none, none});
    };
    for (const ResultsEvidence* one : allResults(evidence))
        if (one->results.distinct || one->results.clean)
            add(*one, one->label);
    return table;
}

Table levelTable(const Evidence& evidence)
{
    Table table;
    if (evidence.levels.empty())
        return table;
    table.grouped = true;
    table.columns = columns(evidence, {{"Model", text}, {"Level", text}});
    for (const char* name : {"No code", "Not run"})
        table.columns.emplace_back(name, number);
    // The file's name is what all levels of one configuration share.
    const auto fileName = [](const std::string& path) { return path.substr(path.rfind('/') + 1); };
    std::vector<const ResultsEvidence*> all = allResults(evidence);
    if (evidence.baselineChat)
        all.insert(all.begin() + (evidence.baseline ? 1 : 0), &*evidence.baselineChat);
    for (const ResultsEvidence* one : all) {
        std::vector<LevelRow> rows{
            {one->results.level.empty() ? "static" : one->results.level, one}};
        for (const LevelEvidence& level : evidence.levels)
            for (const ResultsEvidence& scored : level.results)
                if (fileName(scored.file) == fileName(one->file) && level.name != rows[0].level)
                    rows.push_back({level.name, &scored});
        if (rows.size() < 2)
            continue;
        for (const LevelRow& row : rows) {
            if (evidence.picked && one == &evidence.adapters[*evidence.picked])
                table.picked.push_back(table.rows.size());
            table.rows.push_back({one->label, row.level});
            addFigures(table.rows.back(), row.results->results.overall);
            table.rows.back().push_back(count(row.results->notExtracted));
            table.rows.back().push_back(count(row.results->notRun));
        }
    }
    return table;
}

std::vector<std::string> levelNotes(const Evidence& evidence)
{
    std::vector<std::string> notes;
    for (const LevelEvidence& level : evidence.levels)
        if (!level.reason.empty())
            notes.push_back("The level " + level.name + " was not run: " + level.reason + ".");
    return notes;
}

Table formatTable(const Evidence& evidence)
{
    Table table;
    if (!evidence.baseline || !evidence.baselineChat)
        return table;
    table.columns = columns(evidence, {{"Prompt", text}, {"Level", text}});
    const auto add = [&](const ResultsEvidence& one, const std::string& level) {
        const bool chat = one.results.format == "harmony";
        table.rows.push_back({chat ? "chat format" : "training template", level});
        addFigures(table.rows.back(), one.results.overall);
    };
    const auto name = [](const ResultsEvidence& one) {
        return one.file.substr(one.file.rfind('/') + 1);
    };
    for (const ResultsEvidence* one : {&*evidence.baseline, &*evidence.baselineChat}) {
        add(*one, one->results.level.empty() ? "static" : one->results.level);
        for (const LevelEvidence& level : evidence.levels)
            for (const ResultsEvidence& scored : level.results)
                if (name(scored) == name(*one) && level.name != one->results.level)
                    add(scored, level.name);
    }
    return table;
}

} // namespace mesewright::report
