// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/engine/standardgates.h"

#include "core/base/json.h"
#include "core/config/settingsfile.h"
#include "core/data/taskfile.h"
#include "core/gates/comparegate.h"
#include "core/gates/evaluationgates.h"
#include "core/gates/leakcheck.h"
#include "core/gates/traingate.h"
#include "core/runs/runlist.h"
#include "ui/engine/gatework.h"

#include <nlohmann/json.hpp>

#include <array>
#include <optional>
#include <utility>

namespace mesewright::ui {

namespace {

namespace fs = std::filesystem;

constexpr std::array<std::pair<const char*, const char*>, 5> gateVerbs{
    {{"A2", "env"}, {"B", "baseline"}, {"C", "train"}, {"D", "adapters"}, {"E", "compare"}}};

std::string textAt(const Json& options, const char* key)
{
    const auto found = options.find(key);
    return found != options.end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool isFile(const fs::path& path)
{
    std::error_code ignored;
    return fs::is_regular_file(path, ignored);
}

/// Which option says where a gate writes, and where the workspace's own results are. A run that
/// wrote elsewhere (a confirmation, a trial) does not say how the gate is run.
std::pair<const char*, fs::path> ownOutput(const Workspace& workspace, const std::string& verb)
{
    if (verb == "baseline")
        return {"out", workspace.results() / "baseline.json"};
    if (verb == "train")
        return {"out", workspace.adapters()};
    if (verb == "adapters")
        return {"out_dir", workspace.results()};
    return {"results_dir", workspace.results()};
}

std::optional<Json> optionsOfLastRun(const Workspace& workspace, const std::string& verb)
{
    const auto runs = listRuns(workspace);
    if (!runs)
        return {};
    const auto [key, place] = ownOutput(workspace, verb);
    for (auto run = runs->rbegin(); run != runs->rend(); ++run) {
        if (run->verb != verb)
            continue;
        const auto request = readJsonFile(run->folder / "run.json");
        if (!request || !request->is_object())
            continue;
        const auto options = request->find("options");
        if (options == request->end() || !options->is_object())
            continue;
        const auto out = options->find(key);
        if (out != options->end() && out->is_string() &&
            fs::path(out->get<std::string>()).lexically_normal() == place.lexically_normal())
            return *options;
    }
    return {};
}

/// A base that config.yaml names relative to itself, as the gates need it.
std::string baseOf(const Settings& settings, const fs::path& root)
{
    std::error_code ignored;
    const fs::path beside = root / settings.base;
    return fs::is_directory(beside, ignored) ? beside.lexically_normal().string() : settings.base;
}

Result<EvaluationOptions> standardEvaluation(const Workspace& workspace, const Settings& settings)
{
    EvaluationOptions options;
    options.base = baseOf(settings, workspace.root);
    options.eval = workspace.data() / "eval.jsonl";
    if (!isFile(options.eval))
        return badInput(options.eval.string() +
                        " is not there; put the evaluation items into that file");
    if (!settings.promptTemplate.empty())
        options.templateFile = workspace.root / settings.promptTemplate;
    options.format = settings.format == Settings::PromptFormat::Harmony ? PromptStyle::Harmony
                                                                        : PromptStyle::Iir;
    options.templateQuirk = settings.templateQuirk;
    options.seed = settings.seed;
    MESEWRIGHT_TRY(options.train, trainingSetFor({}, workspace.root));
    return options;
}

/// What a training asks at its checkpoints: prompts of one's own, else the evaluation's.
std::string samplesFile(const Workspace& workspace)
{
    for (const char* name : {"samples.jsonl", "eval.jsonl"}) {
        const fs::path file = workspace.data() / name;
        if (isFile(file) && readTaskItems(file))
            return file.string();
    }
    return {};
}

/// A training from the window shows what it learns, whoever wrote its options down.
void addSamples(const Workspace& workspace, const std::string& verb, Json& options)
{
    if (verb == "train" && textAt(options, "samples").empty())
        options["samples"] = samplesFile(workspace);
}

Result<Json> standardOptions(const Workspace& workspace, const std::string& verb)
{
    const fs::path results = workspace.results();
    if (verb == "compare") {
        CompareOptions options;
        options.baseline = results / "baseline.json";
        options.resultsDir = results;
        const fs::path confirmation = workspace.root / "eval" / "confirmation";
        if (isFile(confirmation / "baseline.json")) {
            MESEWRIGHT_TRY(const fs::path picked, pickConfiguration(options.baseline, results));
            if (isFile(confirmation / picked.filename())) {
                options.confirmBaseline = confirmation / "baseline.json";
                options.confirmAdapter = confirmation / picked.filename();
            }
        }
        return toJson(options);
    }
    const fs::path config = workspace.root / "config.yaml";
    MESEWRIGHT_TRY(const Settings settings, readSettings(config));
    if (verb == "train") {
        TrainOptions options;
        options.config = config;
        MESEWRIGHT_TRY(options.train, trainingSetFor({}, workspace.root));
        if (options.train.empty())
            return badInput((workspace.data() / "train.jsonl").string() +
                            " is not there; put the training items into that file, or name "
                            "another as train_file in config.yaml");
        options.out = workspace.adapters();
        options.validation = validationSetFor(workspace.root);
        return toJson(options);
    }
    MESEWRIGHT_TRY(const EvaluationOptions evaluation, standardEvaluation(workspace, settings));
    if (verb == "baseline")
        return toJson(BaselineOptions{evaluation, results / "baseline.json"});
    if (verb == "adapters") {
        AdaptersOptions options;
        options.evaluation = evaluation;
        options.adaptersDir = workspace.adapters();
        options.outDir = results;
        return toJson(options);
    }
    return badInput("'" + verb + "' is no gate; use env, baseline, train, adapters or compare");
}

/// What the environment is probed for: the base of config.yaml, if there is one.
EnvironmentWork standardEnvironment(const Workspace& workspace)
{
    EnvironmentWork work{workspace.root, {}, {}};
    if (const auto settings = readSettings(workspace.root / "config.yaml"))
        work.base = baseOf(*settings, workspace.root);
    return work;
}

} // namespace

std::string verbOfGate(const std::string& gate)
{
    for (const auto& [id, verb] : gateVerbs)
        if (gate == id)
            return verb;
    return {};
}

Result<Work> standardWork(const fs::path& root, const std::string& verb)
{
    MESEWRIGHT_TRY(const Workspace workspace, openWorkspace(root));
    if (verb == "env")
        return Work(standardEnvironment(workspace));
    if (verb == "score" || verb == "rescore")
        return Work(ScoreWork{root, Level::Exec});
    std::optional<Json> options = optionsOfLastRun(workspace, verb);
    if (!options) {
        MESEWRIGHT_TRY(options, standardOptions(workspace, verb));
    }
    addSamples(workspace, verb, *options);
    return Work(GateWork{root, verb, jsonLine(*options), {}});
}

Result<Work> workFromRequest(const fs::path& root, const std::string& text)
{
    MESEWRIGHT_TRY(const Json request, parseJson(text, "what a panel asked for"));
    const auto verbAt = request.is_object() ? request.find("verb") : request.end();
    if (verbAt == request.end() || !verbAt->is_string())
        return internalError("a panel asked for work without naming a verb");
    const std::string verb = verbAt->get<std::string>();
    const auto options = request.find("options");
    if (options == request.end() || !options->is_object())
        return standardWork(root, verb);
    if (verb == "env")
        return Work(environmentWork(root, *options));
    if (verb == "score" || verb == "rescore") {
        const auto level = options->find("level");
        ScoreWork work{root, Level::Exec};
        if (level != options->end() && level->is_string()) {
            MESEWRIGHT_TRY(work.level, parseLevel(level->get<std::string>()));
        }
        return Work(work);
    }
    if (verb != "baseline" && verb != "train" && verb != "adapters" && verb != "compare")
        return badInput("'" + verb + "' is not started from the window; use mesewright-cli " +
                        verb);
    MESEWRIGHT_TRY(const Workspace workspace, openWorkspace(root));
    Json asked = *options;
    addSamples(workspace, verb, asked);
    return Work(GateWork{root, verb, jsonLine(asked), {}});
}

} // namespace mesewright::ui
