// SPDX-License-Identifier: Apache-2.0
#include "core/runs/runfolder.h"

#include "core/base/text.h"
#include "core/runs/runlist.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <random>
#include <unistd.h>

namespace mesewright {

namespace {

constexpr const char* unfinishedPrefix = ".new-";

std::string fourLetters()
{
    std::random_device device;
    std::string letters;
    for (int i = 0; i < 4; ++i)
        letters.push_back(static_cast<char>('a' + device() % 26));
    return letters;
}

/// "2026-01-31T12:00:00Z" as it goes into a folder name: 20260131T120000Z.
std::string compact(std::string utc)
{
    std::erase_if(utc, [](char c) { return c == '-' || c == ':'; });
    return utc;
}

bool isVerb(const std::string& verb)
{
    return !verb.empty() && std::all_of(verb.begin(), verb.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

/// Run folders that a crash left half-made. A young one may be somebody's in the making.
void removeUnfinishedRuns(const std::filesystem::path& runs)
{
    using namespace std::chrono_literals;
    const auto entries = listFolder(runs);
    if (!entries)
        return;
    for (const std::filesystem::path& entry : *entries) {
        if (!entry.filename().string().starts_with(unfinishedPrefix))
            continue;
        std::error_code code;
        const auto written = std::filesystem::last_write_time(entry, code);
        const auto age = std::filesystem::file_time_type::clock::now() - written;
        if (!code && age > 10min && !isLocked(entry))
            std::filesystem::remove_all(entry, code);
    }
}

/// Temporaries of atomic writes that a crash left. The caller holds the run's lock.
void removeTemporaries(const std::filesystem::path& folder)
{
    const auto entries = listFolder(folder);
    if (!entries)
        return;
    for (const std::filesystem::path& entry : *entries) {
        std::error_code code;
        if (entry.filename().string().starts_with(".state.json.tmp-"))
            std::filesystem::remove(entry, code);
    }
}

double steadySeconds()
{
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration<double>(now).count();
}

/// Removes a folder unless `keep` was called.
class FolderGuard
{
public:
    explicit FolderGuard(std::filesystem::path folder) : m_folder(std::move(folder)) {}
    FolderGuard(const FolderGuard&) = delete;
    FolderGuard& operator=(const FolderGuard&) = delete;
    ~FolderGuard()
    {
        std::error_code code;
        if (!m_folder.empty())
            std::filesystem::remove_all(m_folder, code);
    }
    void moveTo(std::filesystem::path folder) { m_folder = std::move(folder); }
    void keep() { m_folder.clear(); }

private:
    std::filesystem::path m_folder;
};

} // namespace

Result<RunFolder> RunFolder::create(const Workspace& workspace, const std::string& verb,
                                    const Json& request, RunState state)
{
    if (!isVerb(verb) || !request.is_object())
        return internalError("a run needs a verb and an object of what is asked");
    const std::filesystem::path runs = workspace.runs();
    MESEWRIGHT_CHECK(makeFolders(runs));
    removeUnfinishedRuns(runs);

    RunFolder run;
    const std::string created = utcNow();
    std::filesystem::path making;
    std::error_code code;
    do {
        run.m_id = compact(created) + "-" + verb + "-" + fourLetters();
        run.m_path = runs / run.m_id;
        making = runs / (unfinishedPrefix + run.m_id);
    } while (std::filesystem::exists(run.m_path, code) ||
             (!std::filesystem::create_directory(making, code) && !code));
    if (code)
        return writeFailure(run.m_path, code.value());
    FolderGuard guard(making);

    MESEWRIGHT_TRY(auto lock, RunLock::tryTake(making));
    if (!lock)
        return internalError(making.string() + ": a new run folder is locked by someone else");
    run.m_lock = std::move(*lock);
    run.m_state.state = state;
    run.m_state.pid = state == RunState::Queued ? 0 : static_cast<int>(::getpid());
    run.m_state.heartbeat = created;
    run.m_previousState = state;
    MESEWRIGHT_CHECK(writeRunState(making, run.m_state));
    Json json{{"id", run.m_id},
              {"verb", verb},
              {"created", created},
              {"t", secondsNow()},
              {"format", workspaceFormat}};
    json.update(request);
    MESEWRIGHT_CHECK(writeJsonFile(making / "run.json", json));
    if (::rename(making.c_str(), run.m_path.c_str()) != 0)
        return writeFailure(run.m_path, errno);
    guard.moveTo(run.m_path);
    MESEWRIGHT_TRY(run.m_events, EventWriter::open(run.m_path / "events.jsonl"));
    syncFolder(runs);
    guard.keep();
    return run;
}

Result<RunFolder> RunFolder::resume(const Workspace& workspace, const std::string& id)
{
    MESEWRIGHT_TRY(const RunSummary summary, findRun(workspace, id));
    if (summary.status == RunStatus::Broken)
        return badInput(summary.problem);
    RunFolder run;
    run.m_id = summary.id;
    run.m_path = summary.folder;
    MESEWRIGHT_TRY(auto lock, RunLock::tryTake(run.m_path));
    if (!lock) {
        return badInput(run.m_path.string() + ": process " + std::to_string(summary.state.pid) +
                        " works on this run; wait for it or end it with \"runs stop " + run.m_id +
                        "\"");
    }
    run.m_lock = std::move(*lock);
    // Read again under the lock: the former owner may just have ended.
    MESEWRIGHT_TRY(run.m_state, readRunState(run.m_path));
    run.m_previousState = run.m_state.state;
    if (run.m_previousState == RunState::Done)
        return run;

    removeTemporaries(run.m_path);
    MESEWRIGHT_TRY(run.m_events, EventWriter::open(run.m_path / "events.jsonl"));
    if (readRunAsk(run.m_path) != RunAsk::Nothing)
        MESEWRIGHT_CHECK(askRun(run.m_path, RunAsk::Nothing));
    run.m_state.pid = static_cast<int>(::getpid());
    MESEWRIGHT_CHECK(run.setState(RunState::Running));
    return run;
}

Result<Json> RunFolder::request() const
{
    return readJsonFile(m_path / "run.json");
}

Result<void> RunFolder::resumeFrom(std::int64_t step)
{
    return event(ResumeEvent{step});
}

Result<void> RunFolder::heartbeat(const Progress& progress)
{
    m_state.progress = progress;
    const double now = steadySeconds();
    if (m_lastHeartbeat != 0 && now - m_lastHeartbeat < 1.0)
        return {};
    m_lastHeartbeat = now;
    m_state.heartbeat = utcNow();
    return writeRunState(m_path, m_state);
}

Result<void> RunFolder::setState(RunState state, const std::string& reason)
{
    m_state.state = state;
    m_state.reason = reason;
    m_state.heartbeat = utcNow();
    return writeRunState(m_path, m_state);
}

RunAsk RunFolder::asked() const
{
    return readRunAsk(m_path);
}

Result<void> RunFolder::finish()
{
    return setState(RunState::Done);
}

Error RunFolder::end(const Error& error)
{
    const bool wanted = error.kind == ErrorKind::Stopped;
    // A full disk may be why the run ends: then the lock alone tells that it did.
    const Result<void> noted = event(MessageEvent{wanted ? "info" : "error", error.message});
    const Result<void> ended =
        setState(wanted ? RunState::Stopped : RunState::Failed, error.message);
    static_cast<void>(noted);
    static_cast<void>(ended);
    return error;
}

CheckpointStore RunFolder::checkpoints(const std::filesystem::path& out, int saveTotalLimit,
                                       std::vector<std::string> privateFiles) const
{
    return CheckpointStore(
        {m_path / "checkpoints", out, m_id, saveTotalLimit, std::move(privateFiles)});
}

Result<Journal> RunFolder::journal(const std::string& name) const
{
    return Journal::open(m_path / name);
}

} // namespace mesewright
