// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/engine/gatework.h"

#include "core/gates/environment.h"
#include "core/gates/gaterunner.h"
#include "core/gates/levelscoring.h"
#include "core/runs/runlist.h"

#include <nlohmann/json.hpp>

#include <unistd.h>

namespace mesewright::ui {

namespace {

WorkOutcome failed(const Error& error)
{
    WorkOutcome outcome;
    outcome.error = error;
    return outcome;
}

// A gate that was stopped or failed does not say which run was its: it is the newest of its verb
// that this process worked on.
std::string runOfThisProcess(const Workspace& workspace, const std::string& verb)
{
    const auto runs = listRuns(workspace);
    if (!runs)
        return {};
    for (auto run = runs->rbegin(); run != runs->rend(); ++run)
        if (run->verb == verb && run->state.pid == static_cast<int>(::getpid()))
            return run->id;
    return {};
}

Result<GateOutcome> startOrResume(const GateWork& work, GateContext& context)
{
    if (!work.resume.empty())
        return resumeGate(work.resume, context);
    MESEWRIGHT_TRY(const Json options, parseJson(work.options, "the options of " + work.verb));
    try {
        return startGate(work.verb, options, gateInputs(work.verb, options), context);
    } catch (const Json::exception& problem) {
        return badInput("the options of " + work.verb +
                        " have a value of a kind that they cannot have: " + problem.what());
    }
}

std::string textOf(const Json& options, const char* key)
{
    const auto found = options.is_object() ? options.find(key) : options.end();
    return found != options.end() && found->is_string() ? found->get<std::string>() : std::string();
}

} // namespace

std::map<std::string, std::filesystem::path> gateInputs(const std::string& verb,
                                                        const Json& options)
{
    std::vector<const char*> roles;
    if (verb == "train")
        roles = {"config", "train", "validation", "samples"};
    else if (verb == "baseline" || verb == "adapters")
        roles = {"eval", "template", "train"};
    else if (verb == "compare")
        roles = {"baseline", "confirm_baseline", "confirm_adapter"};
    std::map<std::string, std::filesystem::path> inputs;
    for (const char* role : roles)
        inputs[role] = textOf(options, role);
    return inputs;
}

WorkOutcome runGate(const GateWork& work, WorkSurroundings& around)
{
    const auto workspace = openWorkspace(work.workspace);
    if (!workspace)
        return failed(workspace.error());
    GateContext context{*workspace, around.progress, around.cancel};
    context.whileHeld = around.whileHeld;
    context.engine = around.engine;
    Result<GateOutcome> done = startOrResume(work, context);
    WorkOutcome outcome;
    if (done) {
        outcome.runId = done->runId;
        outcome.text = done->text;
    } else {
        outcome.error = done.error();
        outcome.runId = work.resume.empty() ? runOfThisProcess(*workspace, work.verb) : work.resume;
    }
    return outcome;
}

WorkOutcome runDemo(const DemoWork& work, WorkSurroundings& around)
{
    const auto workspace = openOrMakeWorkspace(work.folder, "demo");
    if (!workspace)
        return failed(workspace.error());
    GateContext context{*workspace, around.progress, around.cancel};
    context.whileHeld = around.whileHeld;
    const auto done = mesewright::runDemo(work.options, context);
    if (!done)
        return failed(done.error());
    return {{}, {}, done->decision + ": " + done->reason};
}

WorkOutcome runScoring(const ScoreWork& work, WorkSurroundings& around)
{
    const auto workspace = openWorkspace(work.workspace);
    if (!workspace)
        return failed(workspace.error());
    ScorerOptions options;
    options.level = work.level;
    options.cancel = around.cancel;
    if (const auto done = scoreAtLevel(*workspace, options, around.progress); !done)
        return failed(done.error());
    return {{}, {}, "scored at the level " + std::string(levelName(work.level))};
}

WorkOutcome runEnvironment(const EnvironmentWork& work, WorkSurroundings& around)
{
    const auto workspace = openWorkspace(work.workspace);
    if (!workspace)
        return failed(workspace.error());
    EnvironmentOptions options;
    options.base = work.base;
    options.workspace = workspace->root;
    options.engine = around.engine;
    options.hashes = !work.lock.empty();
    const auto report = probeEnvironment(options, around.progress, around.cancel);
    if (!report)
        return failed(report.error());
    if (const auto written =
            writeJsonFile(workspace->environmentReport(), environmentToJson(*report));
        !written)
        return failed(written.error());
    if (!work.lock.empty())
        if (const auto written = writeJsonFile(work.lock, environmentLock(*report)); !written)
            return failed(written.error());
    return {{}, {}, environmentText(*report)};
}

EnvironmentWork environmentWork(const std::filesystem::path& workspace, const Json& options)
{
    return {workspace, textOf(options, "base"), textOf(options, "lock")};
}

} // namespace mesewright::ui
