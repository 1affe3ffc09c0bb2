// SPDX-License-Identifier: Apache-2.0
#include "core/report/collectruns.h"

#include "core/base/text.h"
#include "core/metrics/eventlog.h"
#include "core/metrics/steps.h"
#include "core/report/figures.h"
#include "core/runs/checkpoints.h"
#include "core/runs/runlist.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace mesewright::report {

namespace {

/// Quoted for a POSIX shell, if it must be.
std::string shellWord(const std::string& word)
{
    static constexpr const char* plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                         "0123456789_-./=:,@%+";
    if (!word.empty() && word.find_first_not_of(plain) == std::string::npos)
        return word;
    std::string quoted = "'";
    for (const char c : word)
        quoted += c == '\'' ? "'\\''" : std::string(1, c);
    return quoted + "'";
}

/// The lines that say something to the program; the file's comments explain its keys.
std::string withoutComments(const std::string& yaml)
{
    std::string out;
    for (const std::string& line : split(yaml, '\n')) {
        const std::size_t first = line.find_first_not_of(" \t\r");
        if (first != std::string::npos && line[first] != '#')
            out += line + "\n";
    }
    return out;
}

std::string optionWord(const Json& value, const ShownPaths& shown)
{
    if (value.is_string())
        return shellWord(shown.path(value.get<std::string>()));
    return value.dump();
}

std::vector<RunSummary> trainingCandidates(const std::vector<RunSummary>& runs,
                                           const std::string& made)
{
    std::vector<RunSummary> ordered;
    for (const RunSummary& run : runs)
        if (run.id == made)
            ordered.push_back(run);
    for (auto run = runs.rbegin(); run != runs.rend(); ++run)
        if (run->verb == "train" && run->id != made)
            ordered.push_back(*run);
    return ordered;
}

/// The run that DONE of a published checkpoint names.
std::string runBehind(WorkspaceFiles& files, const std::string& checkpoint)
{
    const auto done = files.readJson("adapters/" + checkpoint + "/DONE");
    if (!done || !*done || !(*done)->is_object())
        return "";
    const auto run = (*done)->find("run");
    return run != (*done)->end() && run->is_string() ? run->get<std::string>() : "";
}

Result<void> collectTraining(WorkspaceFiles& files, const std::vector<RunSummary>& runs,
                             Evidence& evidence)
{
    const std::string made =
        evidence.picked ? runBehind(files, evidence.adapters[*evidence.picked].checkpoint) : "";
    for (const RunSummary& run : trainingCandidates(runs, made)) {
        EventReader reader(run.folder / "events.jsonl");
        MESEWRIGHT_TRY(const std::vector<Event> events, reader.poll());
        TrainingEvidence training;
        training.steps = joinSteps(events);
        // A run that made no step yet says less than an older one that did.
        if (training.steps.empty() && evidence.training)
            continue;
        training.runId = run.id;
        training.status = runStatusName(run.status);
        training.reason = files.shown().text(run.state.reason);
        training.brokenLines = reader.brokenLines();
        training.resumes = std::ranges::count_if(events, [](const Event& event) {
            // A run that begins notes step 0.
            const auto* resume = std::get_if<ResumeEvent>(&event.body);
            return resume != nullptr && resume->step > 0;
        });
        const bool found = !training.steps.empty();
        evidence.training = std::move(training);
        if (found)
            break;
    }
    if (evidence.training) {
        const std::string folder = "runs/" + evidence.training->runId;
        for (const char* name : {"/run.json", "/events.jsonl"})
            MESEWRIGHT_CHECK(files.read(folder + name));
        for (const SavedCheckpoint& checkpoint : listCheckpoints(files.root() / "adapters"))
            evidence.training->checkpoints.push_back("ckpt-" + std::to_string(checkpoint.step));
    }
    return {};
}

/// What made a results file, when no run folder says it.
std::string evaluationCommand(const ResultsEvidence& evidence, const std::string& scales)
{
    const EvalResults& results = evidence.results;
    const bool isBase = evidence.checkpoint.empty();
    std::string line = std::string("mesewright-cli ") + (isBase ? "baseline" : "adapters");
    line += " --base " + shellWord(isBase ? results.modelName : results.baseModel);
    if (!isBase)
        line += " --adapters_dir adapters";
    line += " --eval " + shellWord(results.evalFile);
    if (results.k > 0)
        line += " --k " + std::to_string(results.k);
    const GenerationParams& params = results.generationParams;
    if (params.temperature)
        line += " --temperature " + shortest(*params.temperature);
    if (params.topP)
        line += " --top_p " + shortest(*params.topP);
    if (params.topK)
        line += " --top_k " + std::to_string(*params.topK);
    if (params.maxNewTokens)
        line += " --max_new_tokens " + std::to_string(*params.maxNewTokens);
    line += " --seed " + std::to_string(results.seed);
    if (!results.level.empty())
        line += " --level " + shellWord(results.level);
    if (isBase)
        return line + " --out " + shellWord(evidence.file);
    return line + " --scales" + scales + " --out_dir eval/results";
}

void collectCommands(Evidence& evidence)
{
    static constexpr std::array<const char*, 5> gates{"env", "baseline", "train", "adapters",
                                                      "compare"};
    for (const std::string verb : gates) {
        std::vector<std::string> lines;
        for (const RunRow& run : evidence.runs)
            if (run.verb == verb && run.status == "done" &&
                std::ranges::find(lines, run.command) == lines.end())
                lines.push_back(run.command);
        std::string scales;
        for (const ResultsEvidence& adapter : evidence.adapters)
            if (const std::string scale = " " + scaleText(adapter.scale);
                (scales + " ").find(scale + " ") == std::string::npos)
                scales += scale;
        if (!lines.empty()) {
            // A workspace that saw many tries is repeated by its last ones.
            const std::size_t first = lines.size() > 4 ? lines.size() - 4 : 0;
            evidence.commands.insert(evidence.commands.end(),
                                     lines.begin() + static_cast<std::ptrdiff_t>(first),
                                     lines.end());
        } else if (verb == "env" && evidence.environment) {
            evidence.commands.push_back("mesewright-cli env --out env/report.json");
        } else if (verb == "baseline" && evidence.baseline) {
            evidence.commands.push_back(evaluationCommand(*evidence.baseline, scales));
        } else if (verb == "adapters" && !evidence.adapters.empty()) {
            evidence.commands.push_back(evaluationCommand(evidence.adapters.front(), scales));
        } else if (verb == "compare" && evidence.comparison) {
            std::string line = "mesewright-cli compare --baseline eval/results/baseline.json "
                               "--results_dir eval/results";
            if (evidence.confirmBaseline && evidence.confirmAdapter)
                line += " --confirm_baseline " + shellWord(evidence.confirmBaseline->file) +
                        " --confirm_adapter " + shellWord(evidence.confirmAdapter->file);
            if (!evidence.comparison->rule.empty())
                line += " --rule " + shellWord(evidence.comparison->rule);
            evidence.commands.push_back(line);
        }
    }
    evidence.commands.emplace_back("mesewright-cli report --workspace . --out report.html");
}

} // namespace

std::string commandOf(const Json& request, const ShownPaths& shown)
{
    static constexpr std::array<std::string_view, 4> left{"json", "quiet", "verbose", "workspace"};
    const auto verb = request.find("verb");
    std::string line =
        "mesewright-cli " +
        (verb != request.end() && verb->is_string() ? verb->get<std::string>() : std::string("?"));
    const auto options = request.find("options");
    if (options == request.end() || !options->is_object())
        return line;
    for (const auto& [key, value] : options->items()) {
        if (std::ranges::find(left, key) != left.end() || value.is_null() || value.is_object() ||
            value == Json(false) || value == Json("") || (value.is_array() && value.empty()))
            continue;
        line += " " + shellWord("--" + key);
        if (value.is_array()) {
            for (const Json& part : value)
                if (part.is_primitive())
                    line += " " + optionWord(part, shown);
        } else if (value != Json(true)) {
            line += " " + optionWord(value, shown);
        }
    }
    return line;
}

Result<void> collectRuns(WorkspaceFiles& files, Evidence& evidence)
{
    Workspace workspace;
    workspace.root = files.root();
    MESEWRIGHT_TRY(const std::vector<RunSummary> runs, listRuns(workspace));
    for (const RunSummary& run : runs) {
        if (run.status == RunStatus::Broken)
            return badInput(run.problem);
        MESEWRIGHT_TRY(const Json request, readJsonFile(run.folder / "run.json"));
        evidence.runs.push_back({run.id, run.verb, runStatusName(run.status), run.created,
                                 files.shown().text(run.state.reason),
                                 commandOf(request, files.shown())});
    }
    MESEWRIGHT_CHECK(collectTraining(files, runs, evidence));
    MESEWRIGHT_TRY(const auto config, files.read("config.yaml"));
    if (config) {
        evidence.configFile = "config.yaml";
        evidence.configText = files.shown().text(withoutComments(*config));
    }
    collectCommands(evidence);
    return {};
}

} // namespace mesewright::report
