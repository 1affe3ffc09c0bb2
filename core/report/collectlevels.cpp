// SPDX-License-Identifier: Apache-2.0
#include "core/report/collectresults.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <tuple>

namespace mesewright::report {

namespace {

const std::string levelsFolder = "eval/levels";
constexpr std::array<const char*, 4> levelNames{"syntax", "static", "exec", "engine"};

/// What the scoring of a level noted, such as why it could not be done here.
void takeNote(const std::optional<Json>& notes, LevelEvidence& level)
{
    if (!notes || !notes->is_object())
        return;
    const auto note = notes->find(level.name);
    if (note == notes->end() || !note->is_object())
        return;
    if (const auto reason = note->find("reason"); reason != note->end() && reason->is_string())
        level.reason = reason->get<std::string>();
}

} // namespace

Result<void> collectLevels(WorkspaceFiles& files, Evidence& evidence)
{
    MESEWRIGHT_TRY(const auto notes, files.readJson(levelsFolder + "/levels.json"));
    for (const char* name : levelNames) {
        LevelEvidence level;
        level.name = name;
        takeNote(notes, level);
        MESEWRIGHT_TRY(const auto names, files.list(levelsFolder + "/" + name));
        for (const std::string& file : names) {
            if (!file.ends_with(".json"))
                continue;
            MESEWRIGHT_TRY(auto found, readResultsEvidence(files, file));
            if (found && file.ends_with("__harmony.json"))
                found->label = "base, chat format";
            if (found)
                level.results.push_back(std::move(*found));
        }
        std::ranges::stable_sort(level.results, {}, [](const ResultsEvidence& one) {
            return std::tuple(one.step, one.checkpoint, one.scale, one.label);
        });
        if (!level.results.empty() || !level.reason.empty())
            evidence.levels.push_back(std::move(level));
    }
    return {};
}

} // namespace mesewright::report
