// SPDX-License-Identifier: Apache-2.0
#include "core/report/charts.h"
#include "core/report/figures.h"
#include "core/report/gatecards.h"
#include "core/report/htmlparts.h"
#include "core/report/render.h"
#include "core/report/stylesheet.h"

#include <algorithm>

namespace mesewright::report {

namespace {

void card(Markup& out, const char* title, const std::string& hint = {})
{
    out.open("div", {{"class", "card"}}).leaf("h3", title);
    if (!hint.empty())
        out.leaf("p", hint, {{"class", "hint"}});
    out.newline();
}

void missingCard(Markup& out, const std::string& words)
{
    out.open("div", {{"class", "card"}}).leaf("p", words, {{"class", "missing"}}).close().newline();
}

const std::string& detailOf(const Evidence& evidence, const char* gate)
{
    return std::ranges::find(evidence.gates, gate, &GateEvidence::id)->detail;
}

void head(Markup& out, const Evidence& evidence)
{
    out.open("head").newline();
    out.empty("meta", {{"charset", "utf-8"}}).newline();
    out.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
    out.empty("meta", {{"name", "color-scheme"}, {"content", "light dark"}});
    // Whatever stands in the evidence, the page can load and run nothing.
    out.empty("meta", {{"http-equiv", "Content-Security-Policy"},
                       {"content", "default-src 'none'; style-src 'unsafe-inline'"}});
    out.leaf("title", headline(evidence) + " \u00b7 " + evidence.workspace).newline();
    out.styleSheet(styleSheet()).close().newline();
}

void topLine(Markup& out, const Evidence& evidence)
{
    out.open("div", {{"class", "top"}});
    out.open("span").text("Mesewright evidence report \u00b7 ").leaf("strong", evidence.workspace);
    out.close().open("nav", {{"aria-label", "Sections"}});
    for (const auto& [id, name] :
         {std::pair("gates", "Gates"), std::pair("results", "Results"),
          std::pair("comparison", "Comparison"), std::pair("training", "Training"),
          std::pair("samples", "Samples"), std::pair("record", "Record")})
        out.leaf("a", name, {{"href", std::string("#") + id}});
    out.close().close().newline();
}

void warningsSection(Markup& out, const Evidence& evidence)
{
    const auto serious = std::ranges::count_if(evidence.warnings, [](const Finding& finding) {
        return finding.severity != Severity::Note;
    });
    card(out,
         serious > 0 ? "Before you trust these numbers" : "Checked before you trust these numbers");
    if (evidence.warnings.empty())
        out.leaf("p", "Nothing to compare yet, so nothing was checked.", {{"class", "missing"}});
    else
        findingList(out, evidence.warnings);
    out.close().newline();
}

void resultsSection(Markup& out, const Evidence& evidence)
{
    out.leaf("h2", "Results", {{"id", "results"}}).newline();
    const auto all = allResults(evidence);
    if (!evidence.baseline)
        missingCard(out, detailOf(evidence, "B"));
    if (evidence.adapters.empty())
        missingCard(out, detailOf(evidence, "D"));
    if (all.empty())
        return;
    const std::string pass = passName(all.front()->results);
    const std::string bars =
        "Whiskers are 95 % intervals (" + shownIntervalName(all.front()->results) + ").";
    out.open("div", {{"class", "pair"}});
    out.open("div", {{"class", "card"}}).leaf("h3", pass + " by adapter scale");
    out.leaf("p", bars + " Dotted: the base.", {{"class", "hint"}});
    scaleChart(out, evidence);
    out.close();
    out.open("div", {{"class", "card"}}).leaf("h3", pass + " by family");
    if (familyNames(evidence).empty()) {
        out.leaf("p", "The results name no families.", {{"class", "missing"}});
    } else {
        out.leaf("p", bars, {{"class", "hint"}});
        familyChart(out, evidence);
    }
    out.close().close().newline();

    card(out, "All items",
         "pass@1: the first answer passes. " + pass +
             ": any answer passes. Wilson\u2019s interval takes the rows as independent; the "
             "bootstrap goes by distinct item and has no width where all items agree.");
    tableOf(out, overallTable(evidence));
    out.close();
    if (const Table table = familyTable(evidence); !table.rows.empty()) {
        card(out, "By family");
        tableOf(out, table);
        out.close();
    }
    if (const Table table = countedTable(evidence); !table.rows.empty()) {
        card(out, "Counted three ways",
             "A row that stands several times counts once among the distinct items; the last line "
             "leaves out items that the model was trained on.");
        tableOf(out, table);
        out.close();
    }
    if (const Table table = levelTable(evidence); !table.rows.empty()) {
        card(out, "The same answers, judged deeper",
             "static: the Python project\u2019s rules on the text. exec: the code taken from the "
             "answer runs in the sandbox and does what the item asks. engine: a real server loads "
             "it. Answers without code, and those that could not be run, count as not passed.");
        tableOf(out, table);
        for (const std::string& note : levelNotes(evidence))
            out.leaf("p", note, {{"class", "missing"}});
        out.close();
    }
    if (const Table table = formatTable(evidence); !table.rows.empty()) {
        card(out, "The untouched model in both prompt formats",
             "A chat model that is asked in another form than its own shows less than it can. "
             "static judges the whole answer; exec and engine take the code out of it first.");
        tableOf(out, table);
        out.close();
    }
    card(out, "Answers, tokens, time");
    tableOf(out, generationTable(evidence));
    out.close();
}

void comparisonSection(Markup& out, const Evidence& evidence)
{
    out.leaf("h2", "Comparison", {{"id", "comparison"}}).newline();
    if (!evidence.comparison) {
        missingCard(out, detailOf(evidence, "E"));
        return;
    }
    const ComparisonResults& comparison = *evidence.comparison;
    const auto all = allResults(evidence);
    const std::string pass = all.empty() ? "pass@k" : passName(all.front()->results);
    if (comparison.configurations.empty()) {
        missingCard(out, comparison.rule == "paired"
                             ? "The decision compared no configuration."
                             : "The decision was made by the Python project's rule, which compares "
                               "plain differences and records no paired interval.");
    } else {
        card(out, "Paired gain over the base, in points",
             "Each distinct item is its own control: 95 % paired bootstrap, exact McNemar test, "
             "Holm's correction for all configurations tried.");
        out.open("div", {{"class", "wide"}});
        gainChart(out, comparison, pass);
        out.close();
        out.open("div", {{"class", "wide"}});
        tableOf(out, comparisonTable(evidence));
        out.close();
        out.leaf("p",
                 "Discordant: items on which base and adapter differ. Detectable: the true "
                 "difference that such a comparison finds in four of five cases.",
                 {{"class", "hint"}});
        if (!comparison.confirmation)
            out.leaf("p",
                     "No confirmation set: the gain was not checked on items that picking did not "
                     "use.",
                     {{"class", "missing"}});
        out.close();
    }
    if (const Table table = familyDeltaTable(evidence); !table.rows.empty()) {
        card(out, "Gain by family", "Of the picked configuration, on the selection items.");
        tableOf(out, table);
        out.close();
    }
}

void trainingSection(Markup& out, const Evidence& evidence)
{
    out.leaf("h2", "Training", {{"id", "training"}}).newline();
    if (!evidence.training || evidence.training->steps.empty()) {
        missingCard(out, detailOf(evidence, "C"));
        return;
    }
    card(out, "Loss");
    out.open("div", {{"class", "wide"}});
    lossChart(out, *evidence.training);
    out.close().close();
    out.open("div", {{"class", "pair"}});
    card(out, "Training run");
    factList(out, trainingFacts(*evidence.training));
    out.close();
    card(out, "Configuration",
         evidence.configFile + (evidence.configFile.empty() ? "" : ", without its comments"));
    if (evidence.configText.empty())
        out.leaf("p", "The workspace has no config.yaml.", {{"class", "missing"}});
    else
        out.open("pre").leaf("code", shortened(evidence.configText, evidence.configFile)).close();
    out.close().close().newline();
}

void recordSection(Markup& out, const Evidence& evidence)
{
    out.leaf("h2", "Record", {{"id", "record"}}).newline();
    out.open("div", {{"class", "pair"}});
    card(out, "How it was measured");
    if (const auto facts = measurementFacts(evidence); facts.empty())
        out.leaf("p", "Nothing has been measured.", {{"class", "missing"}});
    else
        factList(out, facts);
    out.close();
    card(out, "How to repeat it", "In the workspace's folder; paths outside it are shortened.");
    std::string lines;
    for (const std::string& command : evidence.commands)
        lines += (lines.empty() ? "" : "\n") + wrappedCommand(command);
    out.open("pre").leaf("code", lines).close().close().close().newline();

    card(out, "Environment", evidence.environment ? evidence.environment->file : "");
    if (!evidence.environment) {
        out.leaf("p", detailOf(evidence, "A2"), {{"class", "missing"}});
    } else {
        tableOf(out, probeTable(evidence));
        if (!evidence.environment->facts.empty()) {
            out.leaf("p", "", {{"class", "gap"}});
            factList(out, evidence.environment->facts);
        }
    }
    out.close();
    if (!evidence.runs.empty()) {
        card(out, "Runs");
        tableOf(out, runTable(evidence));
        out.close();
    }
    card(out, "Files this report was made from");
    tableOf(out, fileTable(evidence));
    out.close();
    if (!evidence.recorded.empty()) {
        card(out, "Inputs as they were recorded",
             "\u201cchanged\u201d: the file here is another one than the gate used.");
        tableOf(out, recordedTable(evidence));
        out.close();
    }
}

} // namespace

std::string htmlReport(const Evidence& evidence)
{
    Markup out;
    out.open("html", {{"xmlns", "http://www.w3.org/1999/xhtml"}, {"lang", "en"}}).newline();
    head(out, evidence);
    out.open("body").newline();
    topLine(out, evidence);
    banner(out, evidence);
    tiles(out, evidence);
    warningsSection(out, evidence);
    out.leaf("h2", "The five gates", {{"id", "gates"}}).newline();
    gateGrid(out, evidence);
    resultsSection(out, evidence);
    comparisonSection(out, evidence);
    trainingSection(out, evidence);
    out.leaf("h2", "Three items, before and after", {{"id", "samples"}}).newline();
    if (!evidence.samples.empty())
        out.leaf(
            "p",
            "Chosen by rule: in each family the first item that the base fails and the adapter "
            "passes, so they show what changed, not how often.",
            {{"class", "hint below"}});
    sampleCards(out, evidence);
    recordSection(out, evidence);
    out.leaf("p",
             "Made from the workspace's files alone, without running anything again; the same "
             "files give the same bytes.",
             {{"class", "foot"}});
    return "<!DOCTYPE html>\n" + out.take() + "\n";
}

} // namespace mesewright::report
