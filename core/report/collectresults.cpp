// SPDX-License-Identifier: Apache-2.0
#include "core/report/collectresults.h"

#include "core/report/figures.h"
#include "core/scoring/bootstrap.h"
#include "core/scoring/intervals.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <tuple>

namespace mesewright::report {

namespace {

const std::string resultsFolder = "eval/results";

std::string fileName(const std::string& path)
{
    return path.substr(path.rfind('/') + 1);
}

bool isAdapterResult(const std::string& name)
{
    return name.starts_with("ckpt-") && name.find("__scale-") != std::string::npos &&
           name.ends_with(".json");
}

/// One figure's missing intervals. `values`: the figure by distinct item.
void complete(Intervals& intervals, double figure, std::int64_t rows,
              const std::vector<double>& values)
{
    if (!intervals.wilson)
        intervals.wilson = wilsonInterval(std::llround(figure * static_cast<double>(rows)), rows);
    if (!intervals.bootstrap)
        if (const auto bootstrap = bootstrapMean(values))
            intervals.bootstrap = Interval{bootstrap->low, bootstrap->high};
}

/// pass@1 and pass@k of each distinct item, its rows averaged; `family` empty: all items.
std::pair<std::vector<double>, std::vector<double>> byDistinctItem(const EvalResults& results,
                                                                   const std::string* family)
{
    std::map<std::string, std::tuple<double, double, double>> sums;
    for (const ItemResult& item : results.items) {
        if (family != nullptr && item.family != *family)
            continue;
        auto& [first, any, rows] = sums[pairingKey(item)];
        first += item.passAt1;
        any += item.passAtK;
        ++rows;
    }
    std::pair<std::vector<double>, std::vector<double>> values;
    for (const auto& [key, sum] : sums) {
        values.first.push_back(std::get<0>(sum) / std::get<2>(sum));
        values.second.push_back(std::get<1>(sum) / std::get<2>(sum));
    }
    return values;
}

void completeFigures(EvalResults& results)
{
    const auto fill = [&](PassMetrics& metrics, const std::string* family) {
        const auto values = byDistinctItem(results, family);
        complete(metrics.passAt1Interval, metrics.passAt1, metrics.count, values.first);
        complete(metrics.passAtKInterval, metrics.passAtK, metrics.count, values.second);
        return static_cast<std::int64_t>(values.first.size());
    };
    const std::int64_t distinct = fill(results.overall, nullptr);
    if (!results.distinctItems && distinct > 0)
        results.distinctItems = distinct;
    for (auto& [name, metrics] : results.families)
        fill(metrics, &name);
    for (const ItemResult& item : results.items)
        if (results.k == 0)
            results.k = static_cast<int>(item.candidates.size());
}

void countAnswers(ResultsEvidence& evidence)
{
    for (const ItemResult& item : evidence.results.items) {
        if (item.extra && item.extra->is_object()) {
            const auto leaked = item.extra->find("leaked");
            evidence.leaked += leaked != item.extra->end() && *leaked == Json(true);
        }
        for (const CandidateResult& candidate : item.candidates) {
            ++evidence.answers;
            evidence.notRun += candidate.outcome == "not_run";
            evidence.notExtracted += candidate.outcome == "not_extracted";
        }
    }
}

/// "ckpt-60__scale-0.5.json" gives checkpoint, step and scale.
void nameFromFile(ResultsEvidence& evidence)
{
    const std::string name = fileName(evidence.file);
    const std::size_t at = name.find("__scale-");
    if (at != std::string::npos) {
        const std::size_t start = name.rfind("ckpt-", at);
        evidence.checkpoint = name.substr(start == std::string::npos ? 0 : start,
                                          at - (start == std::string::npos ? 0 : start));
        const std::string scale = name.substr(at + 8, name.size() - at - 8 - 5);
        std::from_chars(scale.data(), scale.data() + scale.size(), evidence.scale);
    } else if (!evidence.results.adapterPath.empty()) {
        std::string path = evidence.results.adapterPath;
        while (path.ends_with('/'))
            path.pop_back();
        evidence.checkpoint = fileName(path);
    }
    if (evidence.results.scale)
        evidence.scale = *evidence.results.scale;
    const std::size_t dash = evidence.checkpoint.rfind('-');
    if (dash != std::string::npos)
        std::from_chars(evidence.checkpoint.data() + dash + 1,
                        evidence.checkpoint.data() + evidence.checkpoint.size(), evidence.step);
    evidence.label = evidence.checkpoint.empty()
                         ? "base"
                         : evidence.checkpoint + " \u00d7 " + scaleText(evidence.scale);
}

Result<std::vector<std::string>> confirmationFiles(const WorkspaceFiles& files)
{
    std::vector<std::string> found;
    MESEWRIGHT_TRY(const auto plain, files.list(resultsFolder));
    for (const std::string& file : plain)
        if (fileName(file).find("confirm") != std::string::npos && file.ends_with(".json"))
            found.push_back(file);
    for (const std::string& parent : {std::string("eval"), resultsFolder}) {
        MESEWRIGHT_TRY(const auto folders, files.folders(parent));
        for (const std::string& folder : folders) {
            if (fileName(folder).find("confirm") == std::string::npos)
                continue;
            MESEWRIGHT_TRY(const auto inside, files.list(folder));
            for (const std::string& file : inside)
                if (file.ends_with(".json"))
                    found.push_back(file);
        }
    }
    return found;
}

} // namespace

Result<std::optional<ResultsEvidence>> readResultsEvidence(WorkspaceFiles& files,
                                                           const std::string& name)
{
    MESEWRIGHT_TRY(const auto json, files.readJson(name));
    if (!json)
        return std::optional<ResultsEvidence>();
    ResultsEvidence evidence;
    evidence.file = name;
    MESEWRIGHT_TRY(evidence.results, resultsFromJson(*json, files.absolute(name)));
    completeFigures(evidence.results);
    countAnswers(evidence);
    EvalResults& results = evidence.results;
    nameFromFile(evidence);
    for (std::string* path :
         {&results.modelName, &results.baseModel, &results.adapterPath, &results.evalFile})
        *path = files.shown().path(*path);
    return std::optional<ResultsEvidence>(std::move(evidence));
}

Result<void> collectResults(WorkspaceFiles& files, Evidence& evidence)
{
    MESEWRIGHT_TRY(evidence.baseline, readResultsEvidence(files, resultsFolder + "/baseline.json"));
    MESEWRIGHT_TRY(evidence.baselineChat,
                   readResultsEvidence(files, resultsFolder + "/baseline__harmony.json"));
    if (evidence.baselineChat)
        evidence.baselineChat->label = "base, chat format";
    MESEWRIGHT_TRY(const auto names, files.list(resultsFolder));
    for (const std::string& name : names) {
        if (!isAdapterResult(fileName(name)))
            continue;
        MESEWRIGHT_TRY(auto found, readResultsEvidence(files, name));
        if (found)
            evidence.adapters.push_back(std::move(*found));
    }
    std::ranges::stable_sort(evidence.adapters, {}, [](const ResultsEvidence& adapter) {
        return std::tuple(adapter.step, adapter.checkpoint, adapter.scale);
    });

    MESEWRIGHT_TRY(const auto confirmations, confirmationFiles(files));
    for (const std::string& name : confirmations) {
        MESEWRIGHT_TRY(auto found, readResultsEvidence(files, name));
        if (!found)
            continue;
        auto& place =
            found->checkpoint.empty() ? evidence.confirmBaseline : evidence.confirmAdapter;
        if (!place)
            place = std::move(*found);
    }
    return {};
}

Result<void> collectComparison(WorkspaceFiles& files, Evidence& evidence)
{
    const std::string name = resultsFolder + "/comparison_results.json";
    MESEWRIGHT_TRY(const auto json, files.readJson(name));
    if (json) {
        MESEWRIGHT_TRY(ComparisonResults comparison,
                       comparisonFromJson(*json, files.absolute(name)));
        const ShownPaths& shown = files.shown();
        comparison.reason = shown.text(comparison.reason);
        comparison.adapterFile = shown.path(comparison.adapterFile);
        for (std::string& advice : comparison.advice)
            advice = shown.text(advice);
        for (ComparedConfiguration& row : comparison.configurations)
            row.adapterFile = shown.path(row.adapterFile);
        if (comparison.confirmation)
            comparison.confirmation->adapterFile = shown.path(comparison.confirmation->adapterFile);
        evidence.comparison = std::move(comparison);
        evidence.comparisonFile = name;
    }

    const std::vector<ResultsEvidence>& adapters = evidence.adapters;
    const auto named = [&](const ResultsEvidence& adapter) {
        return evidence.comparison &&
               fileName(adapter.file) == fileName(evidence.comparison->adapterFile);
    };
    const auto better = [](const ResultsEvidence& a, const ResultsEvidence& b) {
        const PassMetrics &left = a.results.overall, &right = b.results.overall;
        return std::tuple(left.passAtK, left.passAt1) < std::tuple(right.passAtK, right.passAt1);
    };
    auto found = std::ranges::find_if(adapters, named);
    if (found == adapters.end())
        found = std::ranges::max_element(adapters, better);
    if (found != adapters.end())
        evidence.picked = static_cast<std::size_t>(found - adapters.begin());
    return {};
}

} // namespace mesewright::report
