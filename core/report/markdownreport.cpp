// SPDX-License-Identifier: Apache-2.0
#include "core/report/figures.h"
#include "core/report/gatecards.h"
#include "core/report/markup.h"
#include "core/report/render.h"
#include "core/report/tables.h"

#include <algorithm>
#include <string_view>

namespace mesewright::report {

namespace {

/// Any text as one line of Markdown that shows just these characters.
std::string inlineText(std::string_view bytes)
{
    std::string out;
    for (const char c : plainText(bytes)) {
        if (c == '\n' || c == '\t') {
            out += ' ';
            continue;
        }
        if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (c == '&')
            out += "&amp;";
        else {
            if (std::string_view("\\`*_[]|~#$!").find(c) != std::string_view::npos)
                out += '\\';
            out += c;
        }
    }
    return out;
}

std::size_t longestRun(std::string_view text, char wanted)
{
    std::size_t longest = 0, run = 0;
    for (const char c : text) {
        run = c == wanted ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return longest;
}

/// A code block whose fence is longer than any run of backticks inside.
std::string block(std::string_view bytes, const std::string& language = {})
{
    const std::string text = plainText(bytes);
    const std::string fence(std::max<std::size_t>(3, longestRun(text, '`') + 1), '`');
    return fence + language + "\n" + text + (text.ends_with('\n') ? "" : "\n") + fence + "\n\n";
}

std::string tableText(const Table& table)
{
    std::string head = "|", rule = "|";
    for (const auto& [name, column] : table.columns) {
        head += " " + inlineText(name) + " |";
        rule += column == Table::Column::Number ? " ---: |" : " --- |";
    }
    std::string out = head + "\n" + rule + "\n";
    for (std::size_t at = 0; at < table.rows.size(); ++at) {
        const bool bold = std::ranges::find(table.picked, at) != table.picked.end();
        out += "|";
        for (const std::string& cell : table.rows[at]) {
            const std::string text = inlineText(cell);
            out += " " + (bold && !text.empty() ? "**" + text + "**" : text) + " |";
        }
        out += "\n";
    }
    return out + "\n";
}

std::string factsText(const std::vector<std::pair<std::string, std::string>>& facts)
{
    std::string out;
    for (const auto& [name, value] : facts)
        out += "- " + inlineText(name) + ": " + inlineText(value) + "\n";
    return out + "\n";
}

std::string section(const char* title)
{
    return std::string("## ") + title + "\n\n";
}

std::string gatesText(const Evidence& evidence)
{
    Table table;
    table.columns = {{"Gate", Table::Column::Text},   {"Question", Table::Column::Text},
                     {"State", Table::Column::Text},  {"Figure", Table::Column::Number},
                     {"Detail", Table::Column::Text}, {"Evidence", Table::Column::Text}};
    for (const GateEvidence& gate : evidence.gates) {
        std::string files;
        for (std::size_t at = 0; at < std::min<std::size_t>(gate.files.size(), 3); ++at)
            files += (at == 0 ? "" : ", ") + gate.files[at];
        if (gate.files.size() > 3)
            files += " and " + count(static_cast<std::int64_t>(gate.files.size() - 3)) + " more";
        table.rows.push_back({gate.id + " " + gate.name, gate.question, gate.stateWord, gate.figure,
                              gate.detail, files});
    }
    return section("The five gates") + tableText(table);
}

std::string warningsText(const Evidence& evidence)
{
    std::string out = section("Before you trust these numbers");
    if (evidence.warnings.empty())
        out += "Nothing to compare yet, so nothing was checked.\n";
    for (const Finding& finding : evidence.warnings) {
        out += std::string("- **") + severityName(finding.severity) + "** ";
        if (!finding.file.empty())
            out += inlineText(finding.file) + ": ";
        out += inlineText(finding.text) + ".";
        if (!finding.remedy.empty())
            out += " To do: " + inlineText(finding.remedy) + ".";
        out += "\n";
    }
    return out + "\n";
}

std::string detail(const Evidence& evidence, const char* gate)
{
    return inlineText(std::ranges::find(evidence.gates, gate, &GateEvidence::id)->detail) + "\n\n";
}

/// Distinct and clean items, other levels, the other prompt format.
std::string deeperText(const Evidence& evidence)
{
    std::string out;
    const auto add = [&out](const char* title, const Table& table) {
        if (!table.rows.empty())
            out += std::string(title) + "\n\n" + tableText(table);
    };
    add("Counted three ways.", countedTable(evidence));
    add("The same answers, judged deeper.", levelTable(evidence));
    for (const std::string& note : levelNotes(evidence))
        out += inlineText(note) + "\n\n";
    add("The untouched model in both prompt formats.", formatTable(evidence));
    return out;
}

std::string resultsText(const Evidence& evidence)
{
    std::string out = section("Results");
    if (!evidence.baseline)
        out += detail(evidence, "B");
    if (evidence.adapters.empty())
        out += detail(evidence, "D");
    if (!allResults(evidence).empty())
        out += "All items. Wilson takes rows as independent; the bootstrap goes by distinct "
               "item.\n\n" +
               tableText(overallTable(evidence)) + "By family.\n\n" +
               tableText(familyTable(evidence)) + deeperText(evidence) +
               "Answers, tokens, time.\n\n" + tableText(generationTable(evidence));
    out += section("Comparison");
    if (!evidence.comparison)
        return out + detail(evidence, "E");
    if (const Table table = comparisonTable(evidence); !table.rows.empty())
        out += "Paired by distinct item: 95 % bootstrap interval, exact McNemar test, Holm's "
               "correction for all configurations tried.\n\n" +
               tableText(table);
    if (const Table table = familyDeltaTable(evidence); !table.rows.empty())
        out += "Gain by family, of the picked configuration.\n\n" + tableText(table);
    return out;
}

std::string trainingText(const Evidence& evidence)
{
    std::string out = section("Training");
    if (!evidence.training || evidence.training->steps.empty())
        return out + detail(evidence, "C");
    out += factsText(trainingFacts(*evidence.training));
    // Ten points of the curve stand for the chart that Markdown cannot hold.
    Table curve;
    curve.columns = {{"Step", Table::Column::Number}, {"Loss", Table::Column::Number}};
    const auto& steps = evidence.training->steps;
    const std::size_t points = std::min<std::size_t>(10, steps.size());
    for (std::size_t at = 0; at < points; ++at) {
        const StepEvent& step = steps[points == 1 ? 0 : at * (steps.size() - 1) / (points - 1)];
        curve.rows.push_back({count(step.step), fourDigits(step.loss)});
    }
    out += tableText(curve);
    if (!evidence.configText.empty())
        out += inlineText(evidence.configFile) + ":\n\n" + block(evidence.configText, "yaml");
    return out;
}

std::string sideText(const SamplePair::Side& side, const std::string& name, const std::string& file)
{
    std::string out = "**" + inlineText(name) + "**: " + inlineText(side.verdict);
    if (side.candidates > 0)
        out += ", answer " + std::to_string(side.candidate) + " of " + count(side.candidates) +
               ", " + count(side.passed) + " of " + count(side.candidates) + " pass";
    if (!side.reason.empty() && side.reason != "ok")
        out += ". " + inlineText(side.reason);
    return out + "\n\n" + block(shortened(side.answer, file));
}

std::string samplesText(const Evidence& evidence)
{
    std::string out = section("Three items, before and after");
    if (evidence.samples.empty())
        return out + "No item stands in both the baseline's and a picked adapter's results.\n\n";
    out += "Chosen by rule: in each family the first item that the base fails and the adapter "
           "passes.\n\n";
    const ResultsEvidence& picked = evidence.adapters[*evidence.picked];
    for (const SamplePair& sample : evidence.samples) {
        out += "### " + inlineText(sample.family) +
               (sample.id.empty() ? "" : ": " + inlineText(sample.id)) + "\n\n";
        out += "In this family the adapter alone passes " +
               counted(sample.gained, "item", "items") + ", the base alone " + count(sample.lost) +
               ", both " + count(sample.both) + ", neither " + count(sample.neither) + ".\n\n";
        out += "Instruction:\n\n" + block(shortened(sample.instruction, evidence.baseline->file));
        if (!sample.input.empty())
            out += "Input:\n\n" + block(shortened(sample.input, evidence.baseline->file));
        out += sideText(sample.before, "Before: base", evidence.baseline->file);
        out += sideText(sample.after, "After: " + picked.label, picked.file);
    }
    return out;
}

std::string recordText(const Evidence& evidence)
{
    std::string out = section("How it was measured");
    const auto facts = measurementFacts(evidence);
    out += facts.empty() ? "Nothing has been measured.\n\n" : factsText(facts);
    out += section("Environment");
    if (!evidence.environment)
        out += detail(evidence, "A2");
    else
        out += tableText(probeTable(evidence)) +
               (evidence.environment->facts.empty() ? "" : factsText(evidence.environment->facts));
    if (!evidence.runs.empty())
        out += section("Runs") + tableText(runTable(evidence));
    out += section("Files this report was made from") + tableText(fileTable(evidence));
    if (!evidence.recorded.empty())
        out += section("Inputs as they were recorded") + tableText(recordedTable(evidence));
    std::string lines;
    for (const std::string& command : evidence.commands)
        lines += wrappedCommand(command) + "\n";
    return out + section("How to repeat it") + block(lines, "sh");
}

} // namespace

std::string markdownReport(const Evidence& evidence)
{
    std::string out = "# " + inlineText(headline(evidence)) + "\n\n";
    out += inlineText(headlineReason(evidence)) + "\n\n";
    if (const std::string doubt = headlineDoubt(evidence); !doubt.empty())
        out += inlineText(doubt) + "\n\n";
    if (evidence.comparison && !evidence.comparison->advice.empty()) {
        out += "Next:\n\n";
        for (const std::string& advice : evidence.comparison->advice)
            out += "- " + inlineText(advice) + "\n";
        out += "\n";
    }
    out +=
        "Mesewright evidence report of the workspace " + inlineText(evidence.workspace) + ".\n\n";
    out += warningsText(evidence) + gatesText(evidence) + resultsText(evidence) +
           trainingText(evidence) + samplesText(evidence) + recordText(evidence);
    // The last section ends with a blank line.
    out.pop_back();
    return out;
}

} // namespace mesewright::report
