// SPDX-License-Identifier: Apache-2.0
#include "core/runs/runstate.h"

#include "core/base/json.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cmath>

namespace mesewright {

namespace {

constexpr std::array<const char*, 6> names{"queued", "running", "paused",
                                           "done",   "failed",  "stopped"};

std::string textOf(const Json& json, const char* key)
{
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

double numberOf(const Json& json, const char* key, double otherwise)
{
    const auto found = json.find(key);
    return found != json.end() && found->is_number() ? found->get<double>() : otherwise;
}

std::int64_t countOf(const Json& json, const char* key)
{
    const double value = numberOf(json, key, 0);
    return value >= 0 && value < 0x1.0p53 ? static_cast<std::int64_t>(value) : 0;
}

} // namespace

const char* runStateName(RunState state)
{
    return names[static_cast<std::size_t>(state)];
}

std::optional<RunState> runStateFromName(std::string_view name)
{
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (name == names[i])
            return static_cast<RunState>(i);
    }
    return std::nullopt;
}

Result<RunStateFile> readRunState(const std::filesystem::path& runFolder)
{
    const std::filesystem::path path = runFolder / "state.json";
    MESEWRIGHT_TRY(const Json json, readJsonFile(path));
    const std::string name = json.is_object() ? textOf(json, "state") : std::string();
    const auto state = runStateFromName(name);
    if (!state) {
        return badInput(path.string() + ": \"state\" is \"" + name +
                        "\", but one of queued, running, paused, done, failed, stopped was " +
                        "expected; correct it");
    }
    RunStateFile file;
    file.state = *state;
    const std::int64_t pid = countOf(json, "pid");
    file.pid = pid <= 0x7fffffff ? static_cast<int>(pid) : 0;
    file.heartbeat = textOf(json, "heartbeat");
    file.reason = textOf(json, "reason");
    file.progress = {textOf(json, "what"),        textOf(json, "unit"),
                     countOf(json, "done"),       countOf(json, "total"),
                     numberOf(json, "rate", 0.0), numberOf(json, "eta", -1.0)};
    return file;
}

Result<void> writeRunState(const std::filesystem::path& runFolder, const RunStateFile& state)
{
    const Progress& progress = state.progress;
    Json json{{"state", runStateName(state.state)},
              {"pid", state.pid},
              {"heartbeat", state.heartbeat},
              {"done", progress.done},
              {"total", progress.total},
              {"what", progress.what},
              {"unit", progress.unit},
              {"rate", progress.rate},
              {"eta", progress.etaSeconds >= 0 ? Json(progress.etaSeconds) : Json(nullptr)}};
    if (!state.reason.empty())
        json["reason"] = state.reason;
    return writeJsonFile(runFolder / "state.json", json);
}

} // namespace mesewright
