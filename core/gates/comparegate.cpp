// SPDX-License-Identifier: Apache-2.0
#include "core/gates/comparegate.h"

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/data/resultsfile.h"
#include "core/gates/gatepaths.h"
#include "core/gates/passmetrics.h"
#include "core/scoring/decision.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>
#include <set>

namespace mesewright {

namespace {

struct NamedResults
{
    std::filesystem::path path;
    EvalResults results;
};

// Digits compare as numbers, so that ckpt-200 comes before ckpt-1000.
bool naturalLess(const std::string& a, const std::string& b)
{
    std::size_t i = 0;
    std::size_t j = 0;
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    while (i < a.size() && j < b.size()) {
        if (digit(a[i]) && digit(b[j])) {
            std::size_t endA = i;
            std::size_t endB = j;
            while (endA < a.size() && digit(a[endA]))
                ++endA;
            while (endB < b.size() && digit(b[endB]))
                ++endB;
            const std::string numberA = a.substr(i, endA - i);
            const std::string numberB = b.substr(j, endB - j);
            if (numberA.size() != numberB.size())
                return numberA.size() < numberB.size();
            if (numberA != numberB)
                return numberA < numberB;
            i = endA;
            j = endB;
        } else if (a[i] != b[j]) {
            return a[i] < b[j];
        } else {
            ++i;
            ++j;
        }
    }
    return a.size() - i < b.size() - j;
}

// "ckpt-60 at scale 0.5" for ckpt-60__scale-0.5.json.
std::string readableName(const std::filesystem::path& path)
{
    const std::string stem = path.stem().string();
    const std::string mark = "__scale-";
    const auto at = stem.find(mark);
    return at == std::string::npos
               ? stem
               : stem.substr(0, at) + " at scale " + stem.substr(at + mark.size());
}

Result<NamedResults> readWithItems(const std::filesystem::path& path)
{
    MESEWRIGHT_TRY(EvalResults results, readResults(path));
    if (const auto problem = contradiction(results))
        return badInput(path.string() + ": " + *problem + "; write the file again with 'rescore'");
    return NamedResults{path, std::move(results)};
}

Result<std::vector<NamedResults>> readConfigurations(const std::filesystem::path& folder)
{
    MESEWRIGHT_TRY(const std::vector<std::filesystem::path> files, adapterResultFiles(folder));
    std::vector<NamedResults> all;
    for (const std::filesystem::path& file : files) {
        MESEWRIGHT_TRY(NamedResults one, readWithItems(file));
        all.push_back(std::move(one));
    }
    return all;
}

std::int64_t leakedItems(const EvalResults& results)
{
    return std::count_if(results.items.begin(), results.items.end(), [](const ItemResult& item) {
        return item.extra && item.extra->value("leaked", false);
    });
}

// Answers that were drawn or judged otherwise cannot be paired with the baseline's.
Result<void> checkComparable(const NamedResults& baseline, const NamedResults& other)
{
    const EvalResults& a = baseline.results;
    const EvalResults& b = other.results;
    const auto differs = [&](const char* what, const std::string& first,
                             const std::string& second) {
        return badInput(formatted("%s has %s %s, but %s has %s; measure both with the same options",
                                  other.path.c_str(), what, second.c_str(), baseline.path.c_str(),
                                  first.c_str()));
    };
    if (a.k != 0 && b.k != 0 && a.k != b.k)
        return differs("k", std::to_string(a.k), std::to_string(b.k));
    if (!a.level.empty() && !b.level.empty() && a.level != b.level)
        return differs("level", a.level, b.level);
    if (!a.format.empty() && !b.format.empty() && a.format != b.format)
        return differs("prompt format", a.format, b.format);
    return {};
}

// Items of the confirmation must be new: not those that picked the configuration.
Result<void> checkFresh(const NamedResults& confirmation, const NamedResults& baseline)
{
    std::set<std::string> used;
    for (const ItemResult& item : baseline.results.items)
        used.insert(pairingKey(item));
    std::set<std::string> again;
    for (const ItemResult& item : confirmation.results.items)
        if (used.contains(pairingKey(item)))
            again.insert(pairingKey(item));
    if (!again.empty())
        return Error{ErrorKind::AnswerIsNo,
                     formatted("%s holds %zu items that gates B and D used already; confirm on "
                               "items that no earlier gate used",
                               confirmation.path.c_str(), again.size())};
    return {};
}

ComparedConfiguration toFile(const PairedComparison& comparison, const std::string& name,
                             bool corrected)
{
    ComparedConfiguration out;
    out.adapterFile = name;
    out.distinctItems = static_cast<std::int64_t>(comparison.items);
    out.deltaPassAtK = comparison.adapterPassAtK - comparison.baselinePassAtK;
    out.interval = {comparison.gain.low, comparison.gain.high};
    out.gained = comparison.won;
    out.lost = comparison.lost;
    out.pValue = comparison.p;
    if (corrected)
        out.holm = comparison.adjustedP;
    out.discordantShare = comparison.discordantShare;
    out.detectableEffect = comparison.detectable;
    return out;
}

SeedMetrics seedFigures(const EvalResults& results)
{
    if (!results.items.empty())
        return seedMetrics(resultRows(results));
    SeedMetrics metrics{{results.overall.passAt1, results.overall.passAtK}, {}};
    for (const auto& [family, m] : results.families)
        metrics.families[family] = {m.passAt1, m.passAtK};
    return metrics;
}

void fillFigures(ComparisonResults& out, const NamedResults& baseline, const NamedResults& best)
{
    const SeedMetrics b = seedFigures(baseline.results);
    const SeedMetrics a = seedFigures(best.results);
    out.baselineMetrics = PassPair{b.overall.passAt1, b.overall.passAtK};
    out.bestAdapterMetrics = PassPair{a.overall.passAt1, a.overall.passAtK};
    out.adapterFile = best.path.filename().string();
    out.deltas =
        PassPair{a.overall.passAt1 - b.overall.passAt1, a.overall.passAtK - b.overall.passAtK};
    for (const auto& [family, metrics] : baseline.results.families)
        if (const auto at = a.families.find(family); at != a.families.end())
            out.familyDeltas.emplace_back(family,
                                          FamilyDelta{metrics.passAtK, at->second.passAtK,
                                                      at->second.passAtK - metrics.passAtK});
}

ComparisonResults decideAsSeed(const NamedResults& baseline,
                               const std::vector<NamedResults>& configurations)
{
    std::vector<NamedSeedMetrics> metrics;
    for (const NamedResults& one : configurations)
        metrics.push_back({one.path.filename().string(), seedFigures(one.results)});
    const SeedDecision decision = decideSeed(seedFigures(baseline.results), metrics);
    ComparisonResults out;
    out.decision = std::string(decisionName(decision.decision));
    out.reason = decision.reason;
    out.thresholdMet = decision.thresholdMet;
    out.advice = decision.advice;
    if (decision.decision != Decision::Fail)
        fillFigures(out, baseline, configurations[decision.picked]);
    return out;
}

Result<ComparisonResults> decideAsPaired(const CompareOptions& options,
                                         const NamedResults& baseline,
                                         const std::vector<NamedResults>& configurations)
{
    PairedDecisionInput input;
    input.baseline = resultRows(baseline.results);
    for (const NamedResults& one : configurations) {
        MESEWRIGHT_CHECK(checkComparable(baseline, one));
        input.configurations.push_back({readableName(one.path), resultRows(one.results)});
    }
    if (!options.confirmBaseline.empty()) {
        MESEWRIGHT_TRY(const NamedResults confirmBaseline, readWithItems(options.confirmBaseline));
        MESEWRIGHT_TRY(const NamedResults confirmAdapter, readWithItems(options.confirmAdapter));
        MESEWRIGHT_CHECK(checkComparable(confirmBaseline, confirmAdapter));
        MESEWRIGHT_CHECK(checkFresh(confirmBaseline, baseline));
        if (const auto leaked = leakedItems(confirmAdapter.results);
            leaked > 0 && !options.allowLeaked)
            return Error{ErrorKind::AnswerIsNo,
                         formatted("%s: %lld confirmation items stand in the adapter's training "
                                   "data; use other items",
                                   options.confirmAdapter.c_str(), static_cast<long long>(leaked))};
        input.confirmBaseline = resultRows(confirmBaseline.results);
        input.confirmAdapter = resultRows(confirmAdapter.results);
    }
    MESEWRIGHT_TRY(const PairedDecision decision, decidePaired(input));
    ComparisonResults out;
    out.decision = std::string(decisionName(decision.decision));
    out.reason = decision.reason;
    out.thresholdMet = decision.decision == Decision::Proceed;
    for (std::size_t i = 0; i < decision.comparisons.size(); ++i)
        out.configurations.push_back(
            toFile(decision.comparisons[i], configurations[i].path.filename().string(), true));
    if (decision.decision != Decision::Fail) {
        fillFigures(out, baseline, configurations[decision.picked]);
        if (decision.confirmation)
            out.confirmation =
                toFile(*decision.confirmation, options.confirmAdapter.filename().string(), false);
    }
    return out;
}

std::string deltasText(const ComparisonResults& c)
{
    std::string text = "Decision: " + c.decision + "\nReason: " + c.reason + "\n";
    if (c.deltas)
        text +=
            formatted("\nBest adapter: %s\nOverall pass@1: %+.1f %%\nOverall pass@k: %+.1f %%\n",
                      c.adapterFile.c_str(), 100 * c.deltas->passAt1, 100 * c.deltas->passAtK);
    for (const auto& [family, delta] : c.familyDeltas)
        text += formatted("%s: %.1f %% -> %.1f %% (%+.1f %%)\n", family.c_str(),
                          100 * delta.baseline, 100 * delta.adapter, 100 * delta.delta);
    for (const ComparedConfiguration& one : c.configurations)
        text +=
            formatted("%s: gain %+.1f %% [%.1f, %.1f], %lld won, %lld lost, p %.3g, Holm %.3g",
                      one.adapterFile.c_str(), 100 * one.deltaPassAtK, 100 * one.interval.low,
                      100 * one.interval.high, static_cast<long long>(one.gained),
                      static_cast<long long>(one.lost), one.pValue, one.holm.value_or(one.pValue)) +
            (one.detectableEffect ? formatted(", detectable %.1f %%\n", 100 * *one.detectableEffect)
                                  : std::string("\n"));
    if (c.confirmation)
        text += formatted("Confirmation: gain %+.1f %% [%.1f, %.1f] on %lld items\n",
                          100 * c.confirmation->deltaPassAtK, 100 * c.confirmation->interval.low,
                          100 * c.confirmation->interval.high,
                          static_cast<long long>(c.confirmation->distinctItems));
    for (const std::string& advice : c.advice)
        text += "Advice: " + advice + "\n";
    return text;
}

} // namespace

Json toJson(const CompareOptions& o)
{
    return {{"baseline", absoluteText(o.baseline)},
            {"results_dir", absoluteText(o.resultsDir)},
            {"confirm_baseline", absoluteText(o.confirmBaseline)},
            {"confirm_adapter", absoluteText(o.confirmAdapter)},
            {"rule", o.rule},
            {"allow_leaked", o.allowLeaked}};
}

CompareOptions compareOptionsFromJson(const Json& json)
{
    CompareOptions o;
    o.baseline = json.value("baseline", std::string());
    o.resultsDir = json.value("results_dir", std::string());
    o.confirmBaseline = json.value("confirm_baseline", std::string());
    o.confirmAdapter = json.value("confirm_adapter", std::string());
    o.rule = json.value("rule", o.rule);
    o.allowLeaked = json.value("allow_leaked", false);
    return o;
}

Result<std::vector<std::filesystem::path>> adapterResultFiles(const std::filesystem::path& folder)
{
    std::vector<std::filesystem::path> files;
    std::error_code problem;
    for (const auto& entry : std::filesystem::directory_iterator(folder, problem))
        if (entry.path().extension() == ".json" &&
            entry.path().filename().string().find("__scale-") != std::string::npos)
            files.push_back(entry.path());
    if (problem)
        return badInput(folder.string() + " cannot be read: " + problem.message() +
                        "; give the folder that 'adapters' wrote with --results_dir");
    std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) {
        return naturalLess(a.filename().string(), b.filename().string());
    });
    return files;
}

Result<std::filesystem::path> pickConfiguration(const std::filesystem::path& baseline,
                                                const std::filesystem::path& resultsDir)
{
    MESEWRIGHT_TRY(const NamedResults base, readWithItems(baseline));
    MESEWRIGHT_TRY(const std::vector<NamedResults> configurations, readConfigurations(resultsDir));
    if (configurations.empty())
        return badInput(resultsDir.string() +
                        " holds no results of 'adapters' (ckpt-N__scale-S.json); run it first");
    PairedDecisionInput input;
    input.baseline = resultRows(base.results);
    for (const NamedResults& one : configurations)
        input.configurations.push_back({readableName(one.path), resultRows(one.results)});
    MESEWRIGHT_TRY(const PairedDecision decision, decidePaired(input));
    return configurations[decision.picked].path;
}

Result<ComparisonResults> runCompare(const CompareOptions& options, GateContext& context)
{
    if (options.rule != "paired" && options.rule != "seed")
        return badInput("--rule is '" + options.rule + "'; use paired or seed");
    if (options.confirmBaseline.empty() != options.confirmAdapter.empty())
        return badInput(
            "only one of --confirm_baseline and --confirm_adapter is given; give both or none");
    MESEWRIGHT_TRY(const NamedResults baseline, readWithItems(options.baseline));
    MESEWRIGHT_TRY(const std::vector<NamedResults> configurations,
                   readConfigurations(options.resultsDir));
    std::int64_t leaked = 0;
    for (const NamedResults& one : configurations)
        leaked = std::max(leaked, leakedItems(one.results));
    if (leaked > 0 && !options.allowLeaked)
        return Error{
            ErrorKind::AnswerIsNo,
            formatted("%lld of %zu evaluation items stand in the adapter's training data, so a "
                      "decision on them would say "
                      "nothing; measure on other items, or decide all the same with --allow_leaked",
                      static_cast<long long>(leaked), configurations.front().results.items.size())};
    ComparisonResults decided;
    if (options.rule == "seed") {
        decided = decideAsSeed(baseline, configurations);
    } else {
        MESEWRIGHT_TRY(decided, decideAsPaired(options, baseline, configurations));
    }
    decided.rule = options.rule;
    if (leaked > 0) {
        decided.leakedItems = leaked;
        context.progress.message(formatted("deciding although %lld evaluation items are leaked",
                                           static_cast<long long>(leaked)));
    }
    MESEWRIGHT_CHECK(writeComparison(options.resultsDir / "comparison_results.json", decided));
    MESEWRIGHT_CHECK(writeFileAtomically(options.resultsDir / "deltas.txt", deltasText(decided)));
    return decided;
}

} // namespace mesewright
