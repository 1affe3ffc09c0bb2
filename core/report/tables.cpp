// SPDX-License-Identifier: Apache-2.0
#include "core/report/tables.h"

#include "core/base/utf8.h"
#include "core/report/charts.h"
#include "core/report/figures.h"

#include <algorithm>

namespace mesewright::report {

namespace {

constexpr auto text = Table::Column::Text;
constexpr auto number = Table::Column::Number;
constexpr auto code = Table::Column::Code;
const std::string none = "\u2013";

std::string intervalText(const std::optional<Interval>& interval)
{
    return interval ? percentInterval(*interval) : none;
}

std::vector<std::string> figures(const PassMetrics& metrics)
{
    return {count(passedItems(metrics)) + " of " + count(metrics.count), percent(metrics.passAt1),
            percent(metrics.passAtK), intervalText(metrics.passAtKInterval.wilson),
            intervalText(metrics.passAtKInterval.bootstrap)};
}

std::vector<std::string> joined(std::vector<std::string> left,
                                const std::vector<std::string>& right)
{
    left.insert(left.end(), right.begin(), right.end());
    return left;
}

Table::Bar barOf(const Evidence& evidence, const ResultsEvidence& results,
                 const PassMetrics& metrics, const PassMetrics* base)
{
    Table::Bar bar;
    bar.value = metrics.passAtK;
    bar.interval = shownInterval(results.results, metrics);
    bar.series = seriesOf(evidence, results);
    if (base != nullptr)
        bar.reference = base->passAtK;
    return bar;
}

bool isPicked(const Evidence& evidence, const ResultsEvidence* results)
{
    return evidence.picked && results == &evidence.adapters[*evidence.picked];
}

/// Answers that ended so; a file that counts ends at all has 0 of those that it does not name.
std::string ends(const EvalResults& results, const char* reason)
{
    const auto at = results.finishReasons.find(reason);
    if (at != results.finishReasons.end())
        return count(at->second);
    return results.finishReasons.empty() ? none : "0";
}

/// Gate D generates for all configurations at once, so their time is one figure for all.
std::string generatingTime(const ResultsEvidence& one)
{
    const auto& seconds = one.results.seconds;
    if (const auto at = seconds.find("generate"); at != seconds.end())
        return duration(at->second);
    const auto at = seconds.find("generate_all_configurations");
    if (at == seconds.end())
        return none;
    return duration(at->second) + (one.checkpoint.empty() ? "" : " for all");
}

std::string passHeader(const Evidence& evidence)
{
    const auto all = allResults(evidence);
    return all.empty() ? "pass@k" : passName(all.front()->results);
}

template <class Map>
std::string valueOr(const Map& map, const char* key,
                    std::string (*words)(typename Map::mapped_type))
{
    const auto at = map.find(key);
    return at == map.end() ? none : words(at->second);
}

} // namespace

Table overallTable(const Evidence& evidence)
{
    Table table;
    table.columns = {
        {"Model", text},           {"Distinct", number},           {"Passed", number},
        {"pass@1", number},        {passHeader(evidence), number}, {"Wilson 95 %", number},
        {"Bootstrap 95 %", number}};
    const auto add = [&](const ResultsEvidence& one, const std::string& name,
                         const PassMetrics* base) {
        const EvalResults& results = one.results;
        if (isPicked(evidence, &one))
            table.picked.push_back(table.rows.size());
        table.rows.push_back(
            joined({name, results.distinctItems ? count(*results.distinctItems) : none},
                   figures(results.overall)));
        table.bars.push_back(barOf(evidence, one, results.overall, base));
    };
    const PassMetrics* base = evidence.baseline ? &evidence.baseline->results.overall : nullptr;
    for (const ResultsEvidence* one : allResults(evidence))
        add(*one, one->label, base);
    const PassMetrics* confirm =
        evidence.confirmBaseline ? &evidence.confirmBaseline->results.overall : nullptr;
    for (const auto* one : {&evidence.confirmBaseline, &evidence.confirmAdapter})
        if (*one)
            add(**one, "confirmation: " + (*one)->label, confirm);
    return table;
}

Table familyTable(const Evidence& evidence)
{
    Table table;
    table.grouped = true;
    table.columns = {{"Family", text},
                     {"Model", text},
                     {"Passed", number},
                     {"pass@1", number},
                     {passHeader(evidence), number},
                     {"Wilson 95 %", number},
                     {"Bootstrap 95 %", number}};
    for (const std::string& family : familyNames(evidence))
        for (const ResultsEvidence* one : allResults(evidence)) {
            const PassMetrics* metrics = one->results.family(family);
            if (metrics == nullptr)
                continue;
            if (isPicked(evidence, one))
                table.picked.push_back(table.rows.size());
            table.rows.push_back(joined({family, one->label}, figures(*metrics)));
            const PassMetrics* base =
                evidence.baseline ? evidence.baseline->results.family(family) : nullptr;
            table.bars.push_back(barOf(evidence, *one, *metrics, base));
        }
    return table;
}

Table generationTable(const Evidence& evidence)
{
    Table table;
    table.columns = {{"Model", text},           {"Answers", number},       {"Ended", number},
                     {"Cut off", number},       {"Not extracted", number}, {"Not judged", number},
                     {"Prompt tokens", number}, {"New tokens", number},    {"Generating", number},
                     {"Loading", number}};
    const auto add = [&](const ResultsEvidence& one, const std::string& name) {
        const EvalResults& results = one.results;
        table.rows.push_back(
            {name, one.answers > 0 ? count(one.answers) : none, ends(results, "stop"),
             ends(results, "length"), one.answers > 0 ? count(one.notExtracted) : none,
             one.answers > 0 ? count(one.notRun) : none, valueOr(results.tokens, "prompt", &count),
             valueOr(results.tokens, "generated", &count), generatingTime(one),
             valueOr(results.seconds, "load", &duration)});
    };
    for (const ResultsEvidence* one : allResults(evidence))
        add(*one, one->label);
    for (const auto* one : {&evidence.confirmBaseline, &evidence.confirmAdapter})
        if (*one)
            add(**one, "confirmation: " + (*one)->label);
    return table;
}

Table comparisonTable(const Evidence& evidence)
{
    Table table;
    table.columns = {
        {"Configuration", text}, {"Items", number},      {"Gain, points", number},
        {"Paired 95 %", number}, {"Won : lost", number}, {"p", number},
        {"p (Holm)", number},    {"Discordant", number}, {"Detectable, points", number}};
    if (!evidence.comparison)
        return table;
    const auto add = [&table](const ComparedConfiguration& one, const std::string& name) {
        table.rows.push_back({name, count(one.distinctItems), points(one.deltaPassAtK),
                              pointsInterval(one.interval),
                              count(one.gained) + " : " + count(one.lost), pValue(one.pValue),
                              one.holm ? pValue(*one.holm) : none,
                              one.discordantShare ? percent(*one.discordantShare) : none,
                              one.detectableEffect ? fixed(100 * *one.detectableEffect, 1) : none});
    };
    for (const ComparedConfiguration& one : evidence.comparison->configurations) {
        if (one.adapterFile == evidence.comparison->adapterFile)
            table.picked.push_back(table.rows.size());
        add(one, one.adapterFile.substr(one.adapterFile.rfind('/') + 1));
    }
    if (evidence.comparison->confirmation)
        add(*evidence.comparison->confirmation, "confirmation");
    return table;
}

Table familyDeltaTable(const Evidence& evidence)
{
    Table table;
    table.columns = {
        {"Family", text}, {"Base", number}, {"Adapter", number}, {"Gain, points", number}};
    if (evidence.comparison)
        for (const auto& [family, delta] : evidence.comparison->familyDeltas)
            table.rows.push_back(
                {family, percent(delta.baseline), percent(delta.adapter), points(delta.delta)});
    return table;
}

Table probeTable(const Evidence& evidence)
{
    Table table;
    table.columns = {{"Probe", text},
                     {"State", Table::Column::State},
                     {"Found", text},
                     {"Wanted", text},
                     {"What to do", text}};
    if (evidence.environment)
        for (const ProbeRow& probe : evidence.environment->probes) {
            table.rows.push_back(
                {probe.name, probe.state, probe.found, probe.wanted, probe.remedy});
            table.states.push_back(probe.severity == Severity::Error     ? GateState::Failed
                                   : probe.severity == Severity::Warning ? GateState::Warning
                                   : probe.passed                        ? GateState::Done
                                                                         : GateState::Missing);
        }
    return table;
}

Table runTable(const Evidence& evidence)
{
    Table table;
    table.columns = {{"Run", code},
                     {"Verb", text},
                     {"State", Table::Column::State},
                     {"Started (UTC)", text},
                     {"Reason", text}};
    for (const RunRow& run : evidence.runs) {
        table.rows.push_back({run.id, run.verb, run.status, run.created, run.reason});
        table.states.push_back(run.status == "done"      ? GateState::Done
                               : run.status == "failed"  ? GateState::Failed
                               : run.status == "running" ? GateState::Running
                                                         : GateState::Warning);
    }
    return table;
}

Table fileTable(const Evidence& evidence)
{
    Table table;
    table.columns = {{"File", code}, {"Size", number}, {"SHA-256", code}};
    for (const HashedFile& file : evidence.files)
        table.rows.push_back({file.file, fileSize(file.bytes), file.sha256});
    return table;
}

Table recordedTable(const Evidence& evidence)
{
    Table table;
    table.columns = {{"Recorded by", code}, {"Input", code}, {"Now", text}, {"SHA-256", code}};
    for (const RecordedHash& hash : evidence.recorded)
        table.rows.push_back({hash.recordedBy, hash.name, hash.state, hash.sha256});
    return table;
}

std::string wrappedCommand(const std::string& command)
{
    constexpr std::size_t width = 60;
    std::string out;
    std::size_t lineStart = 0;
    for (std::size_t at = 0; at < command.size();) {
        const std::size_t next = std::min(command.find(" --", at + 1), command.size());
        const std::string part = command.substr(at, next - at);
        if (at > 0 && out.size() - lineStart + part.size() > width) {
            out += " \\\n   ";
            lineStart = out.size() - 3;
        }
        out += part;
        at = next;
    }
    return out;
}

std::string shortened(const std::string& whole, const std::string& wholeIsIn)
{
    constexpr std::size_t most = 4000;
    if (whole.size() <= most + 200)
        return whole;
    const std::string start = whole.substr(0, most);
    return start.substr(0, start.size() - incompleteUtf8Tail(start)) + "\n\u2026 " +
           count(static_cast<std::int64_t>(whole.size() - most)) +
           " more bytes; the whole text is in " + wholeIsIn;
}

} // namespace mesewright::report
