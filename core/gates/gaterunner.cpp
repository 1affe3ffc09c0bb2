// SPDX-License-Identifier: Apache-2.0
#include "core/gates/gaterunner.h"

#include "core/base/sha256.h"
#include "core/base/text.h"
#include "core/gates/comparegate.h"
#include "core/gates/enginesession.h"
#include "core/gates/evaluationgates.h"
#include "core/gates/gatepaths.h"
#include "core/gates/passmetrics.h"
#include "core/gates/traingate.h"
#include "core/runs/runfolder.h"

#include <nlohmann/json.hpp>

namespace mesewright {

namespace {

GateOutcome outcome(std::string text, Json json)
{
    return {{}, std::move(text), std::make_shared<const Json>(std::move(json))};
}

Json metricsJson(const EvalResults& results, const std::filesystem::path& file)
{
    Json json{{"file", file.string()},
              {"total_items", results.overall.count},
              {"pass_at_1", results.overall.passAt1},
              {"pass_at_k", results.overall.passAtK},
              {"k", results.k}};
    if (const auto& interval = results.overall.passAtKInterval.bootstrap)
        json["pass_at_k_interval"] = {interval->low, interval->high};
    const auto add = [&json](const char* key, const std::optional<PassMetrics>& metrics) {
        if (metrics)
            json[key] = {{"total_items", metrics->count},
                         {"pass_at_1", metrics->passAt1},
                         {"pass_at_k", metrics->passAtK}};
    };
    add("distinct_metrics", results.distinct);
    add("clean_metrics", results.clean);
    json["outcomes"] = results.outcomes;
    if (results.leaks)
        json["leaks"] = *results.leaks;
    return json;
}

Result<GateOutcome> executeBaseline(const Json& json, RunFolder& run, GateContext& context)
{
    const BaselineOptions options = baselineOptionsFromJson(json);
    MESEWRIGHT_TRY(const std::vector<EvalResults> all, runBaseline(options, run, context));
    Json shown = metricsJson(all.front(), options.out);
    std::string text = resultsText(all.front(), "baseline") + "\n" + options.out.string() + "\n";
    if (all.size() > 1) {
        const std::filesystem::path chat = besidesInHarmony(options.out);
        shown["harmony"] = metricsJson(all.back(), chat);
        text += resultsText(all.back(), "baseline in chat format") + "\n" + chat.string() + "\n";
    }
    return outcome(std::move(text), std::move(shown));
}

Result<GateOutcome> executeAdapters(const Json& json, RunFolder& run, GateContext& context)
{
    const AdaptersOptions options = adaptersOptionsFromJson(json);
    MESEWRIGHT_TRY(const std::vector<EvalResults> all, runAdapters(options, run, context));
    std::string text;
    Json list = Json::array();
    for (const EvalResults& results : all) {
        const std::string name = std::filesystem::path(results.adapterPath).filename().string() +
                                 "__scale-" + scaleText(*results.scale);
        text += resultsText(results, name) + "\n";
        list.push_back(metricsJson(results, options.outDir / (name + ".json")));
    }
    return outcome(text + options.outDir.string() + "\n", Json{{"results", std::move(list)}});
}

Result<GateOutcome> executeTraining(const Json& json, RunFolder& run, GateContext& context)
{
    MESEWRIGHT_TRY(const TrainResult result, runTraining(trainOptionsFromJson(json), run, context));
    return outcome(formatted("trained %d steps, loss %.4f -> %.4f\n%s\n", result.steps,
                             result.firstLoss, result.lastLoss, result.lastCheckpoint.c_str()),
                   Json{{"steps", result.steps},
                        {"first_loss", result.firstLoss},
                        {"last_loss", result.lastLoss},
                        {"checkpoint", result.lastCheckpoint.string()}});
}

Result<GateOutcome> executeComparison(const Json& json, GateContext& context)
{
    const CompareOptions options = compareOptionsFromJson(json);
    MESEWRIGHT_TRY(const ComparisonResults decided, runCompare(options, context));
    const std::filesystem::path file = options.resultsDir / "comparison_results.json";
    return outcome(
        decided.decision + ": " + decided.reason + "\n" + file.string() + "\n",
        Json{{"decision", decided.decision}, {"reason", decided.reason}, {"file", file.string()}});
}

Result<GateOutcome> execute(const std::string& verb, const Json& options, RunFolder& run,
                            GateContext& context)
{
    if (verb == "baseline")
        return executeBaseline(options, run, context);
    if (verb == "adapters")
        return executeAdapters(options, run, context);
    if (verb == "train")
        return executeTraining(options, run, context);
    if (verb == "compare")
        return executeComparison(options, context);
    return badInput("run " + run.id() + " has the verb '" + verb +
                    "', which cannot be resumed; start that verb again");
}

Result<GateOutcome> executeAndEnd(const std::string& verb, const Json& options, RunFolder& run,
                                  GateContext& context)
{
    Result<GateOutcome> done = execute(verb, options, run, context);
    if (!done) {
        const Error error = run.end(done.error());
        if (error.kind != ErrorKind::Stopped)
            return error;
        return stopped(
            formatted("stopped; go on with: mesewright-cli --workspace %s runs resume %s",
                      context.workspace.root.c_str(), run.id().c_str()));
    }
    MESEWRIGHT_CHECK(run.finish());
    done->runId = run.id();
    return done;
}

Result<Json> describeInputs(const std::map<std::string, std::filesystem::path>& inputs)
{
    Json list = Json::array();
    for (const auto& [role, path] : inputs) {
        if (path.empty())
            continue;
        MESEWRIGHT_TRY(const std::string hash, sha256OfFile(path));
        std::error_code ignored;
        list.push_back({{"role", role},
                        {"path", absoluteText(path)},
                        {"bytes", std::filesystem::file_size(path, ignored)},
                        {"sha256", hash}});
    }
    return list;
}

// A resume that read other data would join two different runs into one.
Result<void> checkInputs(const Json& request)
{
    const auto inputs = request.find("inputs");
    if (inputs == request.end() || !inputs->is_array())
        return {};
    for (const Json& input : *inputs) {
        const std::string path = input.value("path", std::string());
        MESEWRIGHT_TRY(const std::string hash, sha256OfFile(path));
        if (hash != input.value("sha256", std::string()))
            return badInput(path +
                            " has changed since the run began; restore it, or start a new run");
    }
    return {};
}

// A run goes on where it began unless another device or precision is asked for now.
Result<void> takeEngine(const Json& request, EngineOptions& engine)
{
    const auto recorded = request.find("engine");
    if (recorded == request.end() || !recorded->is_object())
        return {};
    if (engine.device == "auto")
        engine.device = recorded->value("device", engine.device);
    if (engine.precision == EnginePrecision::Automatic) {
        MESEWRIGHT_TRY(engine.precision,
                       parseEnginePrecision(recorded->value("precision", std::string("auto"))));
    }
    return {};
}

} // namespace

Result<GateOutcome> startGate(const std::string& verb, const Json& options,
                              const std::map<std::string, std::filesystem::path>& inputs,
                              GateContext& context)
{
    MESEWRIGHT_TRY(Json described, describeInputs(inputs));
    // A device that was named and is not there is an error of the run, which opens it.
    if (context.engine.device == "auto") {
        MESEWRIGHT_TRY(context.engine.device, resolveDevice("auto"));
    }
    const Json request{{"options", options},
                       {"engine",
                        {{"device", context.engine.device},
                         {"precision", enginePrecisionName(context.engine.precision)}}},
                       {"versions", engineVersionMap()},
                       {"inputs", std::move(described)}};
    MESEWRIGHT_TRY(RunFolder run, RunFolder::create(context.workspace, verb, request));
    context.progress.message(verb + ": run " + run.id());
    return executeAndEnd(verb, options, run, context);
}

Result<GateOutcome> resumeGate(const std::string& runId, GateContext& context)
{
    MESEWRIGHT_TRY(RunFolder run, RunFolder::resume(context.workspace, runId));
    if (run.previousState() == RunState::Done) {
        GateOutcome done =
            outcome("run " + run.id() + " is done\n", Json{{"run", run.id()}, {"state", "done"}});
        done.runId = run.id();
        return done;
    }
    const auto goOn = [&]() -> Result<std::pair<std::string, Json>> {
        MESEWRIGHT_TRY(const Json request, run.request());
        MESEWRIGHT_CHECK(checkInputs(request));
        MESEWRIGHT_CHECK(takeEngine(request, context.engine));
        const auto options = request.find("options");
        if (options == request.end() || !options->is_object())
            return badInput("run " + run.id() +
                            " has no options in its run.json; start its verb again");
        return std::pair<std::string, Json>(request.value("verb", std::string()), *options);
    };
    auto asked = goOn();
    if (!asked)
        return run.end(asked.error());
    context.progress.message(asked->first + ": going on with run " + run.id());
    return executeAndEnd(asked->first, asked->second, run, context);
}

} // namespace mesewright
