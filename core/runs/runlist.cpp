// SPDX-License-Identifier: Apache-2.0
#include "core/runs/runlist.h"

#include "core/base/text.h"
#include "core/metrics/eventlog.h"
#include "core/metrics/steps.h"
#include "core/runs/checkpoints.h"
#include "core/runs/runlock.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace mesewright {

namespace {

constexpr std::array<const char*, 8> names{"queued", "running", "paused",      "done",
                                           "failed", "stopped", "interrupted", "broken"};

RunStatus statusOf(RunState state, bool alive)
{
    switch (state) {
    case RunState::Queued:
        // Someone has just taken it and not yet said so.
        return alive ? RunStatus::Running : RunStatus::Queued;
    case RunState::Running:
        return alive ? RunStatus::Running : RunStatus::Interrupted;
    case RunState::Paused:
        return RunStatus::Paused;
    case RunState::Done:
        return RunStatus::Done;
    case RunState::Failed:
        return RunStatus::Failed;
    case RunState::Stopped:
        break;
    }
    return RunStatus::Stopped;
}

/// A summary with the time that orders runs of the same second.
struct Found
{
    RunSummary run;
    double time = 0;
};

/// Reads run.json's own members; the error says what is wrong with it.
Result<void> readHead(Found& found)
{
    const std::filesystem::path path = found.run.folder / "run.json";
    MESEWRIGHT_TRY(const Json json, readJsonFile(path));
    const auto text = [&](const char* key) {
        const auto member = json.is_object() ? json.find(key) : json.end();
        return member != json.end() && member->is_string() ? member->get<std::string>()
                                                           : std::string();
    };
    found.run.verb = text("verb");
    found.run.created = text("created");
    const auto format = json.is_object() ? json.find("format") : json.end();
    if (found.run.verb.empty() || format == json.end() || !format->is_number_integer()) {
        return badInput(path.string() + ": has no \"verb\" or no \"format\", as every run has; " +
                        "restore the file or delete the run folder");
    }
    if (*format > workspaceFormat) {
        return badInput(path.string() + ": has format " + format->dump() +
                        ", but this version reads up to " + std::to_string(workspaceFormat) +
                        "; use a newer version of Mesewright");
    }
    const auto time = json.find("t");
    if (time != json.end() && time->is_number())
        found.time = time->get<double>();
    return {};
}

Found summaryOf(const std::filesystem::path& folder)
{
    Found found;
    RunSummary& run = found.run;
    run.id = folder.filename().string();
    run.folder = folder;
    const Result<void> head = readHead(found);
    // The lock is asked before the state: a run that ends in between is seen as done, never as
    // interrupted.
    run.alive = isLocked(folder);
    const Result<RunStateFile> state = readRunState(folder);
    if (!head || !state) {
        run.problem = head ? state.error().message : head.error().message;
        return found;
    }
    run.state = *state;
    // A run that was just taken over was free a moment ago.
    if (run.state.state == RunState::Running && !run.alive)
        run.alive = isLocked(folder);
    run.status = statusOf(run.state.state, run.alive);
    if (const auto latest = latestCheckpoint(folder / "checkpoints"))
        run.latestCheckpoint = latest->step;
    return found;
}

const char* kindOf(const Event& event)
{
    static constexpr std::array<const char*, 7> kinds{"step",    "gpu",    "sample",  "item",
                                                      "message", "resume", "progress"};
    return kinds[event.body.index()];
}

} // namespace

const char* runStatusName(RunStatus status)
{
    return names[static_cast<std::size_t>(status)];
}

bool RunSummary::resumable() const
{
    return !alive && status != RunStatus::Done && status != RunStatus::Broken;
}

Result<std::vector<RunSummary>> listRuns(const Workspace& workspace)
{
    std::vector<Found> found;
    std::error_code code;
    if (!std::filesystem::exists(workspace.runs(), code))
        return std::vector<RunSummary>();
    MESEWRIGHT_TRY(const auto entries, listFolder(workspace.runs()));
    for (const std::filesystem::path& entry : entries) {
        if (!entry.filename().string().starts_with(".") &&
            std::filesystem::is_directory(entry, code))
            found.push_back(summaryOf(entry));
    }
    std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
        return a.time != b.time ? a.time < b.time : a.run.id < b.run.id;
    });
    std::vector<RunSummary> runs;
    for (Found& one : found)
        runs.push_back(std::move(one.run));
    return runs;
}

Result<RunSummary> findRun(const Workspace& workspace, const std::string& id)
{
    MESEWRIGHT_TRY(const std::vector<RunSummary> runs, listRuns(workspace));
    const RunSummary* match = nullptr;
    int matches = 0;
    std::vector<std::string> ids;
    for (const RunSummary& run : runs) {
        if (run.id == id)
            return run;
        ids.push_back(run.id);
        if (!id.empty() && run.id.ends_with("-" + id)) {
            match = &run;
            ++matches;
        }
    }
    if (matches == 1)
        return *match;
    const std::string start = workspace.runs().string() + ": ";
    if (matches > 1)
        return badInput(start + "several runs end with \"" + id + "\"; give the whole id");
    const std::string near = nearest(id, ids);
    return badInput(start + "has no run \"" + id + "\"; " +
                    (near.empty() ? "\"runs list\" shows the ids" : "the nearest is " + near));
}

Result<Json> showRun(const Workspace& workspace, const std::string& id)
{
    MESEWRIGHT_TRY(const RunSummary run, findRun(workspace, id));
    Json json = toJson(run);
    if (const auto request = readJsonFile(run.folder / "run.json"))
        json["request"] = *request;
    json["checkpoints"] = Json::array();
    for (const SavedCheckpoint& checkpoint : listCheckpoints(run.folder / "checkpoints"))
        json["checkpoints"].push_back(checkpoint.step);

    EventReader reader(run.folder / "events.jsonl");
    const auto events = reader.poll();
    if (!events)
        return json;
    Json counts = Json::object();
    for (const Event& event : *events)
        counts[kindOf(event)] = counts.value(kindOf(event), 0) + 1;
    json["events"] = counts;
    json["broken_lines"] = reader.brokenLines();
    if (const auto steps = joinSteps(*events); !steps.empty()) {
        json["last_step"] = {{"step", steps.back().step},
                             {"loss", steps.back().loss},
                             {"lr", steps.back().lr},
                             {"grad_norm", steps.back().gradNorm}};
    }
    return json;
}

Result<std::optional<RunSummary>> nextQueued(const Workspace& workspace)
{
    MESEWRIGHT_TRY(const std::vector<RunSummary> runs, listRuns(workspace));
    for (const RunSummary& run : runs) {
        if (run.status == RunStatus::Queued)
            return std::optional<RunSummary>(run);
    }
    return std::optional<RunSummary>();
}

Json toJson(const RunSummary& run)
{
    const Progress& progress = run.state.progress;
    Json json{{"id", run.id},           {"verb", run.verb},
              {"created", run.created}, {"status", runStatusName(run.status)},
              {"alive", run.alive},     {"resumable", run.resumable()},
              {"pid", run.state.pid},   {"heartbeat", run.state.heartbeat},
              {"done", progress.done},  {"total", progress.total},
              {"unit", progress.unit},  {"folder", run.folder.string()}};
    json["latest_checkpoint"] = run.latestCheckpoint ? Json(*run.latestCheckpoint) : Json(nullptr);
    if (!run.state.reason.empty())
        json["reason"] = run.state.reason;
    if (!run.problem.empty())
        json["problem"] = run.problem;
    return json;
}

} // namespace mesewright
