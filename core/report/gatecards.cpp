// SPDX-License-Identifier: Apache-2.0
#include "core/report/gatecards.h"

#include "core/report/charts.h"
#include "core/report/figures.h"

#include <algorithm>
#include <cmath>

namespace mesewright::report {

namespace {

std::string intervalWords(const EvalResults& results)
{
    const PassMetrics& metrics = results.overall;
    const auto& interval = shownInterval(results, metrics);
    return (interval ? " " + percentInterval(*interval) : "") + ", " + count(passedItems(metrics)) +
           " of " + count(metrics.count);
}

GateEvidence gateNamed(const char* id, const char* name, const char* question)
{
    GateEvidence gate;
    gate.id = id;
    gate.name = name;
    gate.question = question;
    return gate;
}

/// Missing, unless a run of that verb says more.
GateEvidence missing(const Evidence& evidence, GateEvidence gate, const std::string& verb,
                     const std::string& what)
{
    gate.state = GateState::Missing;
    gate.stateWord = "not run";
    gate.detail =
        "Gate " + gate.id + " has not run: " + what + ". Run mesewright-cli " + verb + ".";
    for (auto run = evidence.runs.rbegin(); run != evidence.runs.rend(); ++run) {
        if (run->verb != verb)
            continue;
        gate.files = {"runs/" + run->id};
        if (run->status == "done")
            break;
        const bool goesOn =
            run->status == "running" || run->status == "queued" || run->status == "paused";
        gate.state = goesOn ? GateState::Running : GateState::Failed;
        gate.stateWord = run->status;
        gate.detail = "Gate " + gate.id + " has no result yet: " + what + ". Its run is " +
                      run->status + (run->reason.empty() ? "." : ": " + run->reason);
        break;
    }
    return gate;
}

GateEvidence environmentGate(const Evidence& evidence)
{
    GateEvidence gate = gateNamed("A2", "Environment", "Can this machine do it?");
    if (!evidence.environment)
        return missing(evidence, gate, "env", "no env/report.json");
    const auto& probes = evidence.environment->probes;
    const auto errors = std::ranges::count(probes, Severity::Error, &ProbeRow::severity);
    const auto doubts = std::ranges::count(probes, Severity::Warning, &ProbeRow::severity);
    const auto all = static_cast<std::int64_t>(probes.size());
    gate.state = errors > 0 ? GateState::Failed : doubts > 0 ? GateState::Warning : GateState::Done;
    gate.stateWord = errors > 0   ? counted(errors, "probe failed", "probes failed")
                     : doubts > 0 ? counted(doubts, "warning", "warnings")
                                  : "done";
    const auto passed = std::ranges::count(probes, true, &ProbeRow::passed);
    gate.figure = count(passed) + " of " + count(all);
    gate.detail = "probes passed";
    if (const auto absent = all - passed - errors - doubts; absent > 0)
        gate.detail += ", " + count(absent) + " absent and not needed here";
    for (const ProbeRow& probe : probes)
        if (probe.severity == Severity::Error)
            gate.detail += "; failed: " + probe.name;
    gate.files = {evidence.environment->file};
    return gate;
}

GateEvidence baselineGate(const Evidence& evidence)
{
    GateEvidence gate = gateNamed("B", "Baseline", "How good is the untouched model?");
    if (!evidence.baseline)
        return missing(evidence, gate, "baseline", "no baseline.json in eval/results");
    const EvalResults& results = evidence.baseline->results;
    gate.state = GateState::Done;
    gate.stateWord = "done";
    gate.figure = percent(results.overall.passAtK);
    gate.detail = passName(results) + intervalWords(results);
    gate.files = {evidence.baseline->file};
    return gate;
}

GateEvidence trainingGate(const Evidence& evidence)
{
    GateEvidence gate = gateNamed("C", "Training", "Train an adapter");
    if (!evidence.training || evidence.training->steps.empty())
        return missing(evidence, gate, "train", "no training run with steps is in runs/");
    const TrainingEvidence& training = *evidence.training;
    const LossSummary loss = lossSummary(training.steps);
    const bool goesOn =
        training.status == "running" || training.status == "paused" || training.status == "queued";
    gate.state = training.status == "done" ? GateState::Done
                 : goesOn                  ? GateState::Running
                                           : GateState::Failed;
    gate.stateWord = training.status;
    gate.figure = counted(training.steps.back().step, "step", "steps");
    gate.detail = std::isfinite(loss.first)
                      ? "loss " + fourDigits(loss.first) + " \u2192 " + fourDigits(loss.last)
                      : std::string("no step has a loss that is a number");
    if (loss.seconds > 0)
        gate.detail += "\nin " + duration(loss.seconds);
    gate.detail += "; " + counted(static_cast<std::int64_t>(training.checkpoints.size()),
                                  "checkpoint", "checkpoints");
    gate.files = {"runs/" + training.runId, "adapters"};
    return gate;
}

GateEvidence adaptersGate(const Evidence& evidence)
{
    GateEvidence gate = gateNamed("D", "Adapters", "How good is each checkpoint at each scale?");
    if (evidence.adapters.empty() || !evidence.picked)
        return missing(evidence, gate, "adapters", "eval/results has no ckpt-N__scale-S.json");
    const ResultsEvidence& best = evidence.adapters[*evidence.picked];
    gate.state = GateState::Done;
    gate.stateWord = "done";
    gate.figure = percent(best.results.overall.passAtK);
    gate.detail = best.label + "\n" + passName(best.results) + intervalWords(best.results);
    for (const ResultsEvidence& adapter : evidence.adapters)
        gate.files.push_back(adapter.file);
    return gate;
}

GateEvidence decisionGate(const Evidence& evidence)
{
    GateEvidence gate = gateNamed("E", "Decision", "Keep it?");
    if (!evidence.comparison)
        return missing(evidence, gate, "compare", "no comparison_results.json in eval/results");
    const ComparisonResults& comparison = *evidence.comparison;
    gate.state = comparison.decision == "PROCEED"  ? GateState::Done
                 : comparison.decision == "ADJUST" ? GateState::Warning
                                                   : GateState::Failed;
    gate.stateWord = gate.state == GateState::Done      ? "proceed"
                     : gate.state == GateState::Warning ? "adjust"
                                                        : "fail";
    if (comparison.deltas) {
        gate.figure = points(comparison.deltas->passAtK);
        gate.detail = "points gained";
        for (const ComparedConfiguration& row : comparison.configurations)
            if (row.adapterFile == comparison.adapterFile)
                gate.detail += " " + pointsInterval(row.interval);
        if (comparison.confirmation)
            gate.detail += "\nconfirmed " + points(comparison.confirmation->deltaPassAtK) + " " +
                           pointsInterval(comparison.confirmation->interval);
    } else {
        gate.detail = comparison.reason;
    }
    gate.files = {*evidence.comparisonFile};
    return gate;
}

} // namespace

LossSummary lossSummary(std::span<const StepEvent> steps)
{
    LossSummary summary;
    std::vector<double> losses;
    for (const StepEvent& step : steps) {
        if (std::isfinite(step.loss))
            losses.push_back(step.loss);
        if (std::isfinite(step.seconds))
            summary.seconds += step.seconds;
        summary.tokens += step.tokens;
    }
    const std::size_t few = std::min<std::size_t>(10, losses.size() / 2);
    if (losses.empty())
        return summary;
    summary.few = static_cast<std::int64_t>(std::max<std::size_t>(few, 1));
    summary.first = summary.last = 0;
    for (std::int64_t at = 0; at < summary.few; ++at) {
        summary.first += losses[static_cast<std::size_t>(at)];
        summary.last += losses[losses.size() - 1 - static_cast<std::size_t>(at)];
    }
    summary.first /= static_cast<double>(summary.few);
    summary.last /= static_cast<double>(summary.few);
    return summary;
}

std::vector<GateEvidence> gateCards(const Evidence& evidence, std::span<const std::string> stale)
{
    std::vector<GateEvidence> gates{environmentGate(evidence), baselineGate(evidence),
                                    trainingGate(evidence), adaptersGate(evidence),
                                    decisionGate(evidence)};
    for (GateEvidence& gate : gates)
        if (std::ranges::find(stale, gate.id) != stale.end() && gate.state != GateState::Missing) {
            gate.state = GateState::Stale;
            gate.stateWord = "stale";
        }
    return gates;
}

std::string headline(const Evidence& evidence)
{
    if (!evidence.comparison)
        return "No decision yet";
    const std::string& decision = evidence.comparison->decision;
    const ResultsEvidence* picked =
        evidence.picked ? &evidence.adapters[*evidence.picked] : nullptr;
    const std::string with =
        picked == nullptr ? "" : picked->checkpoint + " at scale " + scaleText(picked->scale);
    std::string words = "Fail: nothing to keep";
    if (decision == "PROCEED")
        words = with.empty() ? "Proceed" : "Proceed with " + with;
    else if (decision == "ADJUST")
        words = with.empty() ? "Adjust and try again" : "Adjust: " + with + " is not good enough";
    const bool stale = !evidence.gates.empty() && evidence.gates.back().state == GateState::Stale;
    if (!stale)
        return words;
    words.front() = words.front() == 'P' ? 'p' : words.front() == 'A' ? 'a' : 'f';
    return "Stale decision: " + words;
}

std::string headlineReason(const Evidence& evidence)
{
    if (evidence.comparison)
        return evidence.comparison->reason;
    std::string ids;
    for (const GateEvidence& gate : evidence.gates)
        if (gate.state != GateState::Done && gate.state != GateState::Warning &&
            gate.state != GateState::Stale && gate.id != "A2")
            ids += (ids.empty() ? "" : ", ") + gate.id;
    return "Gate E has not decided; without a result so far: gate " + ids + ".";
}

std::string headlineDoubt(const Evidence& evidence)
{
    const auto errors = std::ranges::count(evidence.warnings, Severity::Error, &Finding::severity);
    const auto doubts =
        std::ranges::count(evidence.warnings, Severity::Warning, &Finding::severity);
    if (!evidence.comparison || errors + doubts == 0)
        return "";
    std::string words = errors > 0 ? "In doubt: " + counted(errors, "error", "errors") : "";
    if (doubts > 0)
        words += (words.empty() ? "" : " and ") + counted(doubts, "warning", "warnings");
    return words + (errors + doubts == 1 ? " stands" : " stand") + " against it, see below.";
}

} // namespace mesewright::report
