// SPDX-License-Identifier: Apache-2.0
#include "core/report/figures.h"
#include "core/report/htmlparts.h"

#include <algorithm>

namespace mesewright::report {

namespace {

std::string verdictWord(std::string verdict)
{
    std::ranges::replace(verdict, '_', ' ');
    return verdict;
}

void sideOf(Markup& out, const SamplePair::Side& side, const std::string& name,
            const std::string& file, const char* look)
{
    out.open("div").open("div", {{"class", "side"}}).leaf("h4", name);
    badge(out, lookOfVerdict(side.verdict), verdictWord(side.verdict));
    if (side.candidates > 0)
        out.text("answer " + std::to_string(side.candidate) + " of " + count(side.candidates) +
                 "; " + count(side.passed) + " of " + count(side.candidates) + " pass");
    out.close();
    out.leaf("p", side.reason.empty() || side.reason == "ok" ? "" : side.reason,
             {{"class", "reason"}});
    out.open("pre", {{"class", look}}).leaf("code", shortened(side.answer, file)).close();
    out.close().newline();
}

} // namespace

void sampleCards(Markup& out, const Evidence& evidence)
{
    if (evidence.samples.empty()) {
        out.open("div", {{"class", "card"}});
        out.leaf("p",
                 evidence.baseline && evidence.picked
                     ? "No item stands in both the baseline's and the picked adapter's results."
                     : "Samples need the results of gates B and D; one of them has not run.",
                 {{"class", "missing"}});
        out.close().newline();
        return;
    }
    const ResultsEvidence& picked = evidence.adapters[*evidence.picked];
    for (const SamplePair& sample : evidence.samples) {
        out.open("article", {{"class", "card sample"}});
        out.open("h3").text(sample.family);
        if (!sample.id.empty())
            out.text(" \u00b7 " + sample.id);
        out.leaf("span",
                 "in this family the adapter alone passes " +
                     counted(sample.gained, "item", "items") + ", the base alone " +
                     count(sample.lost) + ", both " + count(sample.both) + ", neither " +
                     count(sample.neither),
                 {{"class", "hint"}});
        out.close();
        out.leaf("p", "Instruction", {{"class", "label"}});
        out.leaf("p", shortened(sample.instruction, evidence.baseline->file));
        if (!sample.input.empty()) {
            out.leaf("p", "Input", {{"class", "label"}});
            out.open("pre")
                .leaf("code", shortened(sample.input, evidence.baseline->file))
                .close()
                .newline();
        }
        out.open("div", {{"class", "pair"}}).newline();
        sideOf(out, sample.before, "Before: base", evidence.baseline->file, "before");
        sideOf(out, sample.after, "After: " + picked.label, picked.file, "after");
        out.close().close().newline();
    }
}

} // namespace mesewright::report
