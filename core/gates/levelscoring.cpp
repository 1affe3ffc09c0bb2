// SPDX-License-Identifier: Apache-2.0
#include "core/gates/levelscoring.h"

#include "core/base/files.h"
#include "core/base/json.h"
#include "core/base/sha256.h"
#include "core/gates/comparegate.h"
#include "core/gates/evaluationgates.h"
#include "core/gates/passmetrics.h"
#include "core/gates/rescoring.h"

#include <nlohmann/json.hpp>

namespace mesewright {

namespace {

bool isFile(const std::filesystem::path& path)
{
    std::error_code ignored;
    return std::filesystem::is_regular_file(path, ignored);
}

Result<std::vector<std::filesystem::path>> resultFiles(const Workspace& workspace)
{
    std::vector<std::filesystem::path> files;
    const std::filesystem::path baseline = workspace.results() / "baseline.json";
    for (const std::filesystem::path& file : {baseline, besidesInHarmony(baseline)})
        if (isFile(file))
            files.push_back(file);
    MESEWRIGHT_TRY(const auto adapters, adapterResultFiles(workspace.results()));
    files.insert(files.end(), adapters.begin(), adapters.end());
    return files;
}

/// The reason of the first answer, if none could be run.
std::optional<std::string> nothingRan(const EvalResults& results)
{
    std::optional<std::string> reason;
    for (const ItemResult& item : results.items)
        for (const CandidateResult& candidate : item.candidates) {
            if (candidate.outcome != "not_run" && candidate.outcome != "not_extracted")
                return std::nullopt;
            if (candidate.outcome == "not_run" && !reason)
                reason = candidate.reason;
        }
    return reason;
}

class LevelNotes
{
public:
    LevelNotes(std::filesystem::path file, std::string level)
        : m_file(std::move(file)), m_level(std::move(level))
    {
        if (auto known = readJsonFile(m_file); known && known->is_object())
            m_notes = std::move(*known);
    }

    [[nodiscard]] bool madeFrom(const std::string& name, const std::string& hash) const
    {
        const auto level = m_notes.find(m_level);
        if (level == m_notes.end() || !level->is_object())
            return false;
        const auto files = level->find("files");
        return files != level->end() && files->is_object() && files->contains(name) &&
               (*files)[name] == Json(hash);
    }

    Result<void> done(const std::string& name, const std::string& hash)
    {
        Json& level = m_notes[m_level];
        if (!level.is_object())
            level = Json::object();
        level["state"] = "done";
        level.erase("reason");
        level["files"][name] = hash;
        return writeJsonFile(m_file, m_notes);
    }

    Result<void> notRun(std::string reason)
    {
        while (reason.ends_with('.'))
            reason.pop_back();
        m_notes[m_level] = Json{{"state", "not_run"}, {"reason", reason}};
        return writeJsonFile(m_file, m_notes);
    }

private:
    std::filesystem::path m_file;
    std::string m_level;
    Json m_notes = Json::object();
};

} // namespace

std::filesystem::path levelsFolder(const Workspace& workspace)
{
    return workspace.root / "eval/levels";
}

Result<void> scoreAtLevel(const Workspace& workspace, const ScorerOptions& options,
                          ProgressSink& progress)
{
    const std::string level(levelName(options.level));
    const std::filesystem::path folder = levelsFolder(workspace);
    LevelNotes notes(folder / "levels.json", level);
    const auto cannot = [&](const std::string& reason) {
        progress.message("the level " + level + " is left out: " + reason);
        return notes.notRun(reason);
    };
    MESEWRIGHT_TRY(const auto files, resultFiles(workspace));
    for (const std::filesystem::path& file : files) {
        const std::string name = file.filename().string();
        const std::filesystem::path out = folder / level / name;
        MESEWRIGHT_TRY(const std::string hash, sha256OfFile(file));
        if (isFile(out) && notes.madeFrom(name, hash))
            continue;
        const Result<Rescored> scored = rescoreFile({file, out, options, false}, progress);
        if (!scored) {
            if (scored.error().kind == ErrorKind::Machine)
                return cannot(scored.error().message);
            return scored.error();
        }
        if (const auto reason = nothingRan(scored->results)) {
            std::error_code ignored;
            std::filesystem::remove(out, ignored);
            return cannot(*reason);
        }
        progress.message(resultsText(scored->results, level + ", " + file.stem().string()));
        MESEWRIGHT_CHECK(notes.done(name, hash));
    }
    return {};
}

} // namespace mesewright
