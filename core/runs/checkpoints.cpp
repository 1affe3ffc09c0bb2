// SPDX-License-Identifier: Apache-2.0
#include "core/runs/checkpoints.h"

#include "core/base/diskspace.h"
#include "core/base/files.h"
#include "core/base/json.h"
#include "core/runs/foldermove.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <map>

namespace mesewright {

namespace {

constexpr int checkpointFormat = 1;
constexpr const char* doneFile = "DONE";

using Sizes = std::map<std::string, std::uint64_t>;

std::string nameOf(std::int64_t step)
{
    return "ckpt-" + std::to_string(step);
}

/// The N of "ckpt-N".
std::optional<std::int64_t> stepOf(const std::string& name)
{
    if (!name.starts_with("ckpt-"))
        return std::nullopt;
    std::int64_t step = 0;
    const char* end = name.data() + name.size();
    const auto [rest, failure] = std::from_chars(name.data() + 5, end, step);
    if (failure != std::errc() || rest != end || step < 0 || nameOf(step) != name)
        return std::nullopt;
    return step;
}

/// Names and sizes of the plain files of a folder, DONE left out.
Result<Sizes> filesOf(const std::filesystem::path& folder)
{
    Sizes sizes;
    std::error_code code;
    std::filesystem::recursive_directory_iterator entries(folder, code);
    for (; !code && entries != std::filesystem::recursive_directory_iterator();
         entries.increment(code)) {
        const std::string name = entries->path().lexically_relative(folder).generic_string();
        if (!entries->is_regular_file(code) || name == doneFile)
            continue;
        const std::uintmax_t size = entries->file_size(code);
        if (!code)
            sizes[name] = size;
    }
    if (code)
        return badInput(folder.string() + ": cannot be read: " + code.message());
    return sizes;
}

/// DONE as an object, or null if the folder is not complete. An empty DONE, made by hand, counts.
std::optional<Json> readDone(const std::filesystem::path& folder)
{
    const auto text = readFile(folder / doneFile);
    if (!text)
        return std::nullopt;
    if (text->empty())
        return Json::object();
    const auto done = parseJson(*text, doneFile);
    if (!done || !done->is_object())
        return std::nullopt;
    const auto format = done->find("format");
    if (format == done->end() || !format->is_number_integer() || *format > checkpointFormat)
        return std::nullopt;
    const auto files = done->find("files");
    if (files == done->end() || !files->is_object())
        return std::nullopt;
    for (const auto& [name, size] : files->items()) {
        std::error_code code;
        const std::uintmax_t found = std::filesystem::file_size(folder / name, code);
        if (code || !size.is_number_unsigned() || found != size.get<std::uint64_t>())
            return std::nullopt;
    }
    return *done;
}

bool isOfRun(const std::filesystem::path& folder, const std::string& run)
{
    const auto done = readDone(folder);
    return done && done->contains("run") && done->at("run") == run;
}

Result<void> writeDone(const std::filesystem::path& folder, std::int64_t step,
                       const std::string& run)
{
    MESEWRIGHT_TRY(const Sizes sizes, filesOf(folder));
    Json files = Json::object();
    for (const auto& [name, size] : sizes) {
        MESEWRIGHT_CHECK(syncFile(folder / name));
        files[name] = size;
    }
    return writeJsonFile(
        folder / doneFile,
        Json{{"format", checkpointFormat}, {"step", step}, {"run", run}, {"files", files}});
}

Result<void> makeEmptyFolder(const std::filesystem::path& folder)
{
    std::error_code code;
    std::filesystem::remove_all(folder, code);
    return makeFolders(folder);
}

} // namespace

std::vector<SavedCheckpoint> listCheckpoints(const std::filesystem::path& folder)
{
    std::vector<SavedCheckpoint> found;
    const auto entries = listFolder(folder);
    if (!entries)
        return found;
    for (const std::filesystem::path& entry : *entries) {
        const auto step = stepOf(entry.filename().string());
        if (step && readDone(entry))
            found.push_back({*step, entry});
    }
    std::sort(found.begin(), found.end(),
              [](const SavedCheckpoint& a, const SavedCheckpoint& b) { return a.step < b.step; });
    return found;
}

std::optional<SavedCheckpoint> latestCheckpoint(const std::filesystem::path& folder)
{
    const std::vector<SavedCheckpoint> all = listCheckpoints(folder);
    return all.empty() ? std::nullopt : std::optional(all.back());
}

CheckpointStore::CheckpointStore(CheckpointPlan plan) : m_plan(std::move(plan)) {}

Result<SavedCheckpoint> CheckpointStore::write(std::int64_t step, std::uint64_t bytes,
                                               const Fill& fill) const
{
    MESEWRIGHT_CHECK(makeFolders(m_plan.folder));
    MESEWRIGHT_CHECK(checkFreeSpace(m_plan.folder, bytes));
    const SavedCheckpoint checkpoint{step, m_plan.folder / nameOf(step)};
    const TemporaryFolder temporary(newFolderName(checkpoint.folder, m_plan.run));
    MESEWRIGHT_CHECK(makeEmptyFolder(temporary.path()));
    MESEWRIGHT_CHECK(fill(temporary.path()));
    MESEWRIGHT_CHECK(writeDone(temporary.path(), step, m_plan.run));
    MESEWRIGHT_CHECK(moveIntoPlace(temporary.path(), checkpoint.folder));
    MESEWRIGHT_CHECK(publish(checkpoint));
    prune();
    return checkpoint;
}

Result<void> CheckpointStore::publish(const SavedCheckpoint& checkpoint) const
{
    if (m_plan.out.empty())
        return {};
    const std::filesystem::path target = m_plan.out / nameOf(checkpoint.step);
    const TemporaryFolder temporary(newFolderName(target, m_plan.run));
    MESEWRIGHT_CHECK(makeEmptyFolder(temporary.path()));
    MESEWRIGHT_TRY(const Sizes sizes, filesOf(checkpoint.folder));
    for (const auto& [name, size] : sizes) {
        const auto& hidden = m_plan.privateFiles;
        if (std::find(hidden.begin(), hidden.end(), name) != hidden.end())
            continue;
        const std::filesystem::path to = temporary.path() / name;
        MESEWRIGHT_CHECK(makeFolders(to.parent_path()));
        MESEWRIGHT_CHECK(linkOrCopy(checkpoint.folder / name, to));
    }
    MESEWRIGHT_CHECK(writeDone(temporary.path(), checkpoint.step, m_plan.run));
    return moveIntoPlace(temporary.path(), target);
}

void CheckpointStore::prune() const
{
    if (m_plan.saveTotalLimit <= 0)
        return;
    std::vector<SavedCheckpoint> all = list();
    const auto kept = static_cast<std::size_t>(m_plan.saveTotalLimit);
    for (std::size_t i = 0; i + kept < all.size(); ++i) {
        // The published copy first: recover() still knows the step if we are killed in between.
        if (!m_plan.out.empty()) {
            const std::filesystem::path copy = m_plan.out / nameOf(all[i].step);
            if (isOfRun(copy, m_plan.run))
                removeFolder(copy, m_plan.run);
        }
        removeFolder(all[i].folder, m_plan.run);
    }
}

Result<void> CheckpointStore::recover() const
{
    for (const std::filesystem::path& folder : {m_plan.folder, m_plan.out}) {
        if (folder.empty())
            continue;
        for (const auto& [temporary, target] : leftoverFolders(folder, m_plan.run)) {
            // Complete, and only the last rename was missing.
            std::error_code code;
            if (isNewFolder(temporary) && isOfRun(temporary, m_plan.run) &&
                !std::filesystem::exists(target, code))
                MESEWRIGHT_CHECK(moveIntoPlace(temporary, target));
            std::filesystem::remove_all(temporary, code);
        }
    }
    prune();
    for (const SavedCheckpoint& checkpoint : list()) {
        if (!m_plan.out.empty() && !isOfRun(m_plan.out / nameOf(checkpoint.step), m_plan.run))
            MESEWRIGHT_CHECK(publish(checkpoint));
    }
    return {};
}

} // namespace mesewright
