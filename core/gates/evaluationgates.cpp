// SPDX-License-Identifier: Apache-2.0
#include "core/gates/evaluationgates.h"

#include "core/base/sha256.h"
#include "core/base/text.h"
#include "core/gates/gatepaths.h"
#include "core/llm/lora.h"
#include "core/runs/checkpoints.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace mesewright {

namespace {

struct AdapterFolder
{
    std::string name;
    std::filesystem::path path;
};

bool holdsPeft(const std::filesystem::path& folder)
{
    std::error_code ignored;
    return std::filesystem::exists(folder / "adapter_config.json", ignored);
}

// The complete checkpoints in rising order; a folder that is itself an adapter; or ckpt-N folders
// of another program, which have no DONE mark.
Result<std::vector<AdapterFolder>> findAdapters(const std::filesystem::path& dir,
                                                ProgressSink& progress)
{
    std::vector<AdapterFolder> found;
    for (const SavedCheckpoint& checkpoint : listCheckpoints(dir))
        found.push_back({checkpoint.folder.filename().string(), checkpoint.folder});
    if (!found.empty())
        return found;
    if (holdsPeft(dir)) {
        const std::filesystem::path clean = dir.lexically_normal();
        found.push_back(
            {(clean.has_filename() ? clean : clean.parent_path()).filename().string(), dir});
        return found;
    }
    std::vector<std::pair<long, AdapterFolder>> foreign;
    std::error_code problem;
    for (const auto& entry : std::filesystem::directory_iterator(dir, problem)) {
        const std::string name = entry.path().filename().string();
        const auto dash = name.rfind('-');
        if ((name.starts_with("ckpt-") || name.starts_with("checkpoint-")) &&
            holdsPeft(entry.path()))
            foreign.emplace_back(std::strtol(name.c_str() + dash + 1, nullptr, 10),
                                 AdapterFolder{name, entry.path()});
    }
    if (problem)
        return badInput(dir.string() +
                        " cannot be read as a folder of adapters: " + problem.message() +
                        "; give the folder that 'train' wrote with --adapters_dir");
    std::sort(foreign.begin(), foreign.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
    for (auto& [step, adapter] : foreign) {
        progress.message(
            adapter.path.string() +
            " has no DONE mark, so it comes from another program; it is taken as it is");
        found.push_back(std::move(adapter));
    }
    if (found.empty())
        return badInput(
            dir.string() +
            " holds no complete adapter (ckpt-N with adapter_config.json and DONE); run 'train' "
            "first, or give its --out as --adapters_dir");
    return found;
}

Json withAbsolutePaths(Json json)
{
    for (const char* key : {"eval", "template", "train", "families"})
        json[key] = absoluteText(json[key].get<std::string>());
    std::error_code ignored;
    if (const std::string base = json["base"]; std::filesystem::is_directory(base, ignored))
        json["base"] = absoluteText(base);
    return json;
}

} // namespace

std::string scaleText(double scale)
{
    std::string text = formatted("%.12g", scale);
    if (text.find_first_of(".en") == std::string::npos)
        text += ".0";
    return text;
}

Json toJson(const BaselineOptions& options)
{
    Json json = withAbsolutePaths(toJson(options.evaluation));
    json["out"] = absoluteText(options.out);
    if (options.bothFormats)
        json["format"] = "both";
    return json;
}

BaselineOptions baselineOptionsFromJson(const Json& json)
{
    return {evaluationOptionsFromJson(json), json.value("out", std::string()),
            json.value("format", std::string()) == "both"};
}

Json toJson(const AdaptersOptions& options)
{
    Json json = withAbsolutePaths(toJson(options.evaluation));
    json["adapters_dir"] = absoluteText(options.adaptersDir);
    json["out_dir"] = absoluteText(options.outDir);
    json["scales"] = options.scales;
    return json;
}

AdaptersOptions adaptersOptionsFromJson(const Json& json)
{
    AdaptersOptions options;
    options.evaluation = evaluationOptionsFromJson(json);
    options.adaptersDir = json.value("adapters_dir", std::string());
    options.outDir = json.value("out_dir", std::string());
    options.scales = json.value("scales", options.scales);
    return options;
}

std::filesystem::path besidesInHarmony(const std::filesystem::path& out)
{
    return out.parent_path() / (out.stem().string() + "__harmony" + out.extension().string());
}

Result<std::vector<EvalResults>> runBaseline(const BaselineOptions& options, RunFolder& run,
                                             GateContext& context)
{
    EvaluationOptions evaluation = options.evaluation;
    MESEWRIGHT_CHECK(checkOptions(evaluation));
    MESEWRIGHT_TRY(const LeakCheck leaks, checkLeaks(evaluation.train, evaluation.eval,
                                                     evaluation.strict, context.progress));
    MESEWRIGHT_TRY(EngineSession session, openEngine(evaluation.base, {}, context.progress,
                                                     context.cancel, context.engine));
    MESEWRIGHT_TRY(TextLog log, TextLog::open(context.workspace.results() / "baseline.log"));
    MESEWRIGHT_CHECK(
        log.info("baseline of " + evaluation.base + " on " + evaluation.eval.string()));
    if (options.bothFormats)
        evaluation.format = PromptStyle::Iir;
    MESEWRIGHT_TRY(std::vector<EvalResults> results,
                   evaluateConfigurations(session, evaluation, {{"base", {}, {}, {}, options.out}},
                                          run, leaks, context, log));
    if (!options.bothFormats)
        return results;
    evaluation.format = PromptStyle::Harmony;
    MESEWRIGHT_TRY(
        std::vector<EvalResults> chat,
        evaluateConfigurations(session, evaluation,
                               {{"base in chat format", {}, {}, {}, besidesInHarmony(options.out)}},
                               run, leaks, context, log));
    results.push_back(std::move(chat.front()));
    return results;
}

Result<std::vector<EvalResults>> runAdapters(const AdaptersOptions& options, RunFolder& run,
                                             GateContext& context)
{
    MESEWRIGHT_CHECK(checkOptions(options.evaluation));
    if (options.scales.empty())
        return badInput("--scales is empty; give at least one scale, such as 1.0");
    for (const double scale : options.scales)
        if (!std::isfinite(scale) || std::abs(scale) > 1000)
            return badInput(
                formatted("--scales has %g; use numbers between -1000 and 1000", scale));
    MESEWRIGHT_TRY(const std::vector<AdapterFolder> adapters,
                   findAdapters(options.adaptersDir, context.progress));
    MESEWRIGHT_TRY(const LeakCheck leaks,
                   checkLeaks(options.evaluation.train, options.evaluation.eval,
                              options.evaluation.strict, context.progress));
    MESEWRIGHT_TRY(EngineSession session, openEngine(options.evaluation.base, {}, context.progress,
                                                     context.cancel, context.engine));
    MESEWRIGHT_TRY(TextLog log, TextLog::open(context.workspace.results() / "test_adapter.log"));
    std::vector<EvaluationConfiguration> configurations;
    for (const AdapterFolder& folder : adapters) {
        MESEWRIGHT_TRY(const LoraAdapter adapter,
                       readPeftAdapter(folder.path, session.model->config()));
        MESEWRIGHT_TRY(const std::string hash,
                       sha256OfFile(folder.path / "adapter_model.safetensors"));
        const int index = session.model->addAdapter(adapter);
        for (const double scale : options.scales) {
            const std::string name = folder.name + "__scale-" + scaleText(scale);
            configurations.push_back({name,
                                      {index, static_cast<float>(scale)},
                                      folder.path,
                                      hash,
                                      options.outDir / (name + ".json")});
        }
        MESEWRIGHT_CHECK(log.info("adapter " + folder.path.string()));
    }
    return evaluateConfigurations(session, options.evaluation, configurations, run, leaks, context,
                                  log);
}

} // namespace mesewright
