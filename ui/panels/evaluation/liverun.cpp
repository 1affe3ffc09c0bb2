// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/evaluation/liverun.h"

#include "core/base/files.h"
#include "core/base/json.h"
#include "core/data/taskfile.h"
#include "core/gates/passmetrics.h"

#include <nlohmann/json.hpp>

#include <set>

namespace mesewright::ui {

Result<LiveRun> readLiveRun(const std::filesystem::path& folder)
{
    const std::string file = (folder / "run.json").string();
    MESEWRIGHT_TRY(const std::string text, readFile(file));
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object())
        return badInput(file + ": is no JSON object; the run folder is damaged");
    const auto textOf = [](const Json& object, const char* key) {
        const auto found = object.find(key);
        return found != object.end() && found->is_string() ? found->get<std::string>()
                                                           : std::string();
    };
    LiveRun run;
    run.folder = folder;
    run.id = QString::fromStdString(textOf(json, "id"));
    run.verb = QString::fromStdString(textOf(json, "verb"));
    const auto options = json.find("options");
    if (options == json.end() || !options->is_object())
        return badInput(file + ": has no options; the run folder is damaged");
    run.level = QString::fromStdString(textOf(*options, "level"));
    if (const auto k = options->find("k"); k != options->end() && k->is_number_integer())
        run.k = k->get<int>();
    const Result<std::vector<TaskItem>> items = readTaskItems(textOf(*options, "eval"));
    if (!items)
        return run;
    std::set<std::string> distinct;
    for (const TaskItem& item : *items) {
        if (!distinct.insert(distinctKey(item)).second)
            continue;
        // As the gate names items in its log.
        run.items.emplace(item.id.empty() ? "line " + std::to_string(item.line) : item.id, item);
    }
    run.itemsOfOne = static_cast<int>(distinct.size());
    return run;
}

EvalResults liveResults(const LiveRun& run, const LiveState::Configuration& configuration)
{
    EvalResults results;
    results.k = run.k;
    results.level = run.level.toStdString();
    results.extraction = run.level == QStringLiteral("static") ? "none" : "auto";
    std::vector<ItemResult> unfinished;
    for (const LiveState::Item& item : configuration.items) {
        ItemResult row;
        row.id = item.name.toStdString();
        row.instruction = row.id;
        if (const auto known = run.items.find(row.id); known != run.items.end()) {
            row.family = known->second.family;
            row.instruction = known->second.instruction;
            row.input = known->second.input;
            row.fingerprint = itemFingerprint(known->second);
        } else {
            row.fingerprint = row.id;
        }
        for (qsizetype sample = 0; sample < item.outcomes.size(); ++sample) {
            if (!item.outcomes[sample])
                continue;
            CandidateResult candidate;
            candidate.candidateId = static_cast<int>(sample);
            candidate.output = item.texts[sample].toStdString();
            candidate.outcome = std::string(outcomeName(*item.outcomes[sample]));
            candidate.valid = *item.outcomes[sample] == Outcome::Passed;
            row.candidates.push_back(std::move(candidate));
        }
        row.passAt1 = item.firstPasses ? 1 : 0;
        row.passAtK = item.passes ? 1 : 0;
        (item.done ? results.items : unfinished).push_back(std::move(row));
    }
    if (!results.items.empty())
        fillMetrics(results);
    results.items.insert(results.items.end(), std::make_move_iterator(unfinished.begin()),
                         std::make_move_iterator(unfinished.end()));
    return results;
}

EvaluationShown liveShown(const LiveRun& run, EvalResults results)
{
    auto snapshot = std::make_shared<WorkspaceSnapshot>();
    report::ResultsEvidence evidence;
    evidence.label = "live";
    evidence.results = std::move(results);
    snapshot->evidence.baseline = std::move(evidence);
    EvaluationShown shown;
    LevelResults level;
    level.name = run.level;
    level.baseline = &*snapshot->evidence.baseline;
    shown.levels.append(level);
    shown.snapshot = std::move(snapshot);
    return shown;
}

} // namespace mesewright::ui
