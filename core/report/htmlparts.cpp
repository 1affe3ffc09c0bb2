// SPDX-License-Identifier: Apache-2.0
#include "core/report/htmlparts.h"

#include "core/report/charts.h"
#include "core/report/figures.h"
#include "core/report/gatecards.h"

#include <algorithm>
#include <string_view>

namespace mesewright::report {

StateLook lookOf(GateState state)
{
    switch (state) {
    case GateState::Done:
        return {"pass", "check"};
    case GateState::Warning:
        return {"warn", "warning"};
    case GateState::Failed:
        return {"fail", "cross"};
    case GateState::Stale:
        return {"stale", "stale"};
    case GateState::Running:
        return {"run", "play"};
    case GateState::Missing:
        break;
    }
    return {"none", "dash"};
}

StateLook lookOf(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return {"fail", "cross"};
    case Severity::Warning:
        return {"warn", "warning"};
    case Severity::Note:
        break;
    }
    return {"none", "info"};
}

StateLook lookOfVerdict(const std::string& verdict)
{
    if (verdict == "passed")
        return {"pass", "check"};
    if (verdict == "failed")
        return {"fail", "cross"};
    return verdict == "not_extracted" ? StateLook{"warn", "warning"} : StateLook{"none", "dash"};
}

void icon(Markup& out, const char* name)
{
    const std::string_view wanted = name;
    const char* path = "M4 8h8";
    if (wanted == "check")
        path = "M3 8.5l3.5 3.5L13 4.5";
    else if (wanted == "cross")
        path = "M4 4l8 8M12 4l-8 8";
    else if (wanted == "warning")
        path = "M8 2L14.5 13.5h-13zM8 6.5v3.2M8 11.6v.1";
    else if (wanted == "info")
        path = "M8 1.8a6.2 6.2 0 1 0 0 12.4a6.2 6.2 0 1 0 0 -12.4M8 7.4v3.6M8 5v.1";
    else if (wanted == "play")
        path = "M5 3l8 5l-8 5z";
    else if (wanted == "stale")
        path = "M13 8a5 5 0 1 1 -1.6 -3.7M13 2v3.2h-3.2";
    out.open("svg", {{"xmlns", "http://www.w3.org/2000/svg"},
                     {"class", "icon"},
                     {"viewBox", "0 0 16 16"},
                     {"aria-hidden", "true"}});
    out.empty("path", {{"d", path}}).close();
}

void badge(Markup& out, const StateLook& look, const std::string& word)
{
    out.open("span", {{"class", std::string("badge ") + look.colour}});
    icon(out, look.icon);
    out.text(word).close();
}

void banner(Markup& out, const Evidence& evidence)
{
    const GateEvidence& gate = evidence.gates.back();
    StateLook look = lookOf(gate.state);
    // A green banner would outshout an error below it.
    if (gate.state == GateState::Done &&
        std::ranges::find(evidence.warnings, Severity::Error, &Finding::severity) !=
            evidence.warnings.end())
        look = lookOf(GateState::Warning);
    out.open("section", {{"class", std::string("banner ") + look.colour}});
    out.open("span", {{"class", "disc"}});
    icon(out, look.icon);
    out.close().open("div");
    out.leaf("h1", headline(evidence));
    out.leaf("p", headlineReason(evidence));
    if (const std::string doubt = headlineDoubt(evidence); !doubt.empty())
        out.leaf("p", doubt, {{"class", "advice"}});
    if (evidence.comparison && !evidence.comparison->advice.empty()) {
        std::string next = "Next: ";
        for (std::size_t at = 0; at < evidence.comparison->advice.size(); ++at)
            next += (at == 0 ? "" : "; ") + evidence.comparison->advice[at];
        out.leaf("p", next, {{"class", "advice"}});
    }
    out.close().close().newline();
}

void tiles(Markup& out, const Evidence& evidence)
{
    out.open("section", {{"class", "tiles"}, {"aria-label", "The main numbers"}});
    const auto tile = [&out](const std::string& figure, const std::string& first,
                             const std::string& second, bool good = false) {
        out.open("div", {{"class", good ? "tile good" : "tile"}});
        out.leaf("b", figure).leaf("span", first).leaf("span", second).close().newline();
    };
    const auto passTile = [&](const ResultsEvidence& one, const std::string& name) {
        const PassMetrics& metrics = one.results.overall;
        const auto& interval = shownInterval(one.results, metrics);
        tile(percent(metrics.passAtK), name + ", " + passName(one.results),
             (interval ? percentInterval(*interval) + " \u00b7 " : "") +
                 count(passedItems(metrics)) + " of " + count(metrics.count));
    };
    if (evidence.baseline)
        passTile(*evidence.baseline, "base");
    if (evidence.picked)
        passTile(evidence.adapters[*evidence.picked], evidence.adapters[*evidence.picked].label);
    if (evidence.comparison) {
        const ComparisonResults& comparison = *evidence.comparison;
        const ComparedConfiguration* picked = nullptr;
        for (const ComparedConfiguration& one : comparison.configurations)
            if (one.adapterFile == comparison.adapterFile)
                picked = &one;
        if (picked != nullptr) {
            tile(points(picked->deltaPassAtK), "points gained, paired",
                 pointsInterval(picked->interval) +
                     (picked->holm ? " \u00b7 p " + pValue(*picked->holm) : ""),
                 picked->interval.low > 0);
            tile(count(picked->gained) + " : " + count(picked->lost), "items won and lost",
                 "picked among " +
                     counted(static_cast<std::int64_t>(comparison.configurations.size()),
                             "configuration", "configurations"));
        } else if (comparison.deltas) {
            tile(points(comparison.deltas->passAtK), "points gained", "no interval recorded");
        }
        if (comparison.confirmation)
            tile(points(comparison.confirmation->deltaPassAtK), "points on unseen items",
                 pointsInterval(comparison.confirmation->interval) + " \u00b7 " +
                     counted(comparison.confirmation->distinctItems, "item", "items"),
                 comparison.confirmation->interval.low > 0);
    }
    out.close().newline();
}

void gateGrid(Markup& out, const Evidence& evidence)
{
    out.open("div", {{"class", "gates"}}).newline();
    for (const GateEvidence& gate : evidence.gates) {
        const StateLook look = lookOf(gate.state);
        out.open("article", {{"class", std::string("gate ") + look.colour}});
        out.open("header").open("span", {{"class", "disc"}});
        icon(out, look.icon);
        out.close().open("span").leaf("i", gate.id).text(" " + gate.name).close().close();
        out.leaf("p", gate.question, {{"class", "question"}});
        out.open("div");
        badge(out, look, gate.stateWord);
        out.close();
        if (!gate.figure.empty())
            out.leaf("div", gate.figure, {{"class", "big"}});
        out.leaf("p", gate.detail);
        out.open("footer");
        constexpr std::size_t shown = 3;
        for (std::size_t at = 0; at < std::min(gate.files.size(), shown); ++at)
            out.leaf("code",
                     gate.files[at].size() <= 27
                         ? gate.files[at]
                         : gate.files[at].substr(gate.files[at].rfind('/') + 1),
                     {{"title", gate.files[at]}});
        if (gate.files.size() > shown)
            out.text("and " + count(static_cast<std::int64_t>(gate.files.size() - shown)) +
                     " more");
        if (gate.files.empty())
            out.text("no evidence");
        out.close().close().newline();
    }
    out.close().newline();
}

void findingList(Markup& out, const std::vector<Finding>& findings)
{
    out.open("ul", {{"class", "findings"}}).newline();
    for (const Finding& finding : findings) {
        out.open("li");
        badge(out, lookOf(finding.severity), severityName(finding.severity));
        out.open("p");
        if (!finding.file.empty())
            out.leaf("code", finding.file).text(": ");
        out.text(finding.text + ".");
        if (!finding.remedy.empty())
            out.text(" ").leaf("em", "To do: " + finding.remedy + ".");
        out.close().close().newline();
    }
    out.close().newline();
}

void tableOf(Markup& out, const Table& table)
{
    const auto classOf = [](Table::Column column) {
        return std::string(column == Table::Column::Number ? "num"
                           : column == Table::Column::Code ? "code"
                                                           : "text");
    };
    out.open("div", {{"class", "wide"}});
    out.open("table",
             {{"class", table.columns.size() < 5 && table.bars.empty() ? "small" : "full"}});
    out.open("thead").open("tr");
    for (const auto& [name, column] : table.columns)
        out.leaf("th", name, {{"class", classOf(column)}, {"scope", "col"}});
    if (!table.bars.empty())
        out.leaf("th", "0 to 100 %", {{"class", "bar"}, {"scope", "col"}});
    out.close().close().newline().open("tbody").newline();
    for (std::size_t at = 0; at < table.rows.size(); ++at) {
        const bool isFirst =
            table.grouped && (at == 0 || table.rows[at].front() != table.rows[at - 1].front());
        const bool isPicked = std::ranges::find(table.picked, at) != table.picked.end();
        out.open("tr", {{"class", std::string(isFirst ? "first" : "") +
                                      (isPicked ? (isFirst ? " picked" : "picked") : "")}});
        for (std::size_t cell = 0; cell < table.rows[at].size(); ++cell) {
            const bool repeated = table.grouped && cell == 0 && !isFirst;
            if (table.columns[cell].second == Table::Column::State) {
                out.open("td");
                badge(out, lookOf(table.states[at]), table.rows[at][cell]);
                out.close();
                continue;
            }
            out.leaf("td", repeated ? "" : table.rows[at][cell],
                     {{"class", classOf(table.columns[cell].second)}});
        }
        if (!table.bars.empty()) {
            const Table::Bar& bar = table.bars[at];
            out.open("td", {{"class", "bar"}});
            intervalBar(out, bar.value, bar.interval, bar.series, bar.reference);
            out.close();
        }
        out.close().newline();
    }
    out.close().close().close().newline();
}

void factList(Markup& out, const std::vector<std::pair<std::string, std::string>>& facts)
{
    out.open("dl");
    for (const auto& [name, value] : facts)
        out.leaf("dt", name).leaf("dd", value).newline();
    out.close().newline();
}

} // namespace mesewright::report
