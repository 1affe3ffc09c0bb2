// SPDX-License-Identifier: Apache-2.0
#include "core/luanti/server.h"

#include "core/base/files.h"
#include "core/luanti/servercache.h"
#include "core/luanti/serverprocess.h"
#include "core/luanti/serververdict.h"
#include "core/luanti/serverworld.h"
#include "core/luanti/throwaway.h"

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <map>
#include <mutex>
#include <thread>
#include <utility>

namespace mesewright {

namespace {

constexpr int mostJobs = 64;
constexpr int mostTries = 4;
constexpr double mostWaiting = 60;
constexpr std::size_t longestModName = 64;

bool validModName(const std::string& name)
{
    return !name.empty() && name.size() <= longestModName &&
           std::all_of(name.begin(), name.end(), [](char letter) {
               return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') ||
                      letter == '_';
           });
}

/// The seconds that the program's `step` steps let pass.
double waitingOf(const ModProgram& program)
{
    double seconds = 0;
    for (const Json& step : program.behaviour) {
        if (step.is_object() && step.contains("seconds") && step["seconds"].is_number())
            seconds += std::max(0.0, step["seconds"].get<double>());
    }
    return std::min(seconds, mostWaiting);
}

ModRun notRun(std::string reason)
{
    ModRun run;
    run.reason = std::move(reason);
    return run;
}

/// One program, one world, one server.
Result<ModRun> runOne(const ServerProgram& server, const ModProgram& program,
                      const ServerLimits& limits, const std::filesystem::path& folder,
                      const CancelToken& cancel)
{
    for (int attempt = 0;; ++attempt) {
        MESEWRIGHT_TRY(const std::string name, randomWord());
        const std::filesystem::path place = folder / name;
        const ScratchFolder scratch(place);
        MESEWRIGHT_TRY(ServerWorld world, makeWorld(server, program, place));
        world.command.limits = limits;
        world.command.limits.wallSeconds += waitingOf(program);
        WatcherReport report(world.word, program.behaviour.size());
        const LineWatcher watcher = [&](std::string_view line) { return report.line(line); };
        MESEWRIGHT_TRY(const ServerEnd end, runServer(world.command, watcher, cancel));
        const bool lost = report.stepped && !report.recorded;
        if ((portWasTaken(end) || lost) && attempt < mostTries)
            continue;
        ModRun run = judgeServerRun(program, std::move(report), end, world.command.limits);
        run.judge = server.name;
        return run;
    }
}

} // namespace

struct ServerRunner::State
{
    ServerOptions options;
    Result<ServerProgram> server;
    ServerCache cache;
    std::atomic<std::int64_t> hits{0};

    explicit State(ServerOptions given)
        : options(std::move(given)),
          server(options.server ? Result<ServerProgram>(*options.server) : findServer()),
          cache(options.cacheFolder)
    {
    }

    [[nodiscard]] int jobs() const
    {
        const int wanted = options.jobs > 0
                               ? options.jobs
                               : 8 * static_cast<int>(std::thread::hardware_concurrency());
        return std::clamp(wanted, 1, mostJobs);
    }

    Result<void> runAll(std::span<const ModProgram> programs, const std::vector<std::size_t>& which,
                        const std::vector<std::string>& keys, std::vector<ModRun>& runs,
                        const CancelToken& cancel);
};

Result<void> ServerRunner::State::runAll(std::span<const ModProgram> programs,
                                         const std::vector<std::size_t>& which,
                                         const std::vector<std::string>& keys,
                                         std::vector<ModRun>& runs, const CancelToken& cancel)
{
    if (which.empty())
        return {};
    auto opened = ThrowAwayFolder::open(options.temporaryFolder);
    if (!opened)
        return machineLacks(opened.error().message + "; set TMPDIR to a folder with space");
    const ThrowAwayFolder folder = std::move(*opened);

    std::atomic<std::size_t> next{0};
    std::atomic<bool> failed{false};
    std::mutex mutex;
    std::optional<Error> failure;
    const auto work = [&] {
        for (std::size_t i = next++; i < which.size() && !failed; i = next++) {
            const std::size_t index = which[i];
            auto run = runOne(*server, programs[index], options.limits, folder.path(), cancel);
            if (!run) {
                const std::scoped_lock lock(mutex);
                if (!failure)
                    failure = run.error();
                failed = true;
                return;
            }
            cache.keep(keys[index], *run);
            runs[index] = std::move(*run);
        }
    };
    const std::size_t threads = std::min(which.size(), static_cast<std::size_t>(jobs()));
    {
        std::vector<std::jthread> workers;
        for (std::size_t i = 0; i < threads; ++i)
            workers.emplace_back(work);
    }
    if (failure)
        return *failure;
    return {};
}

ServerRunner::ServerRunner(ServerOptions options)
    : m_state(std::make_unique<State>(std::move(options)))
{
}

ServerRunner::~ServerRunner() = default;

const Result<ServerProgram>& ServerRunner::server() const
{
    return m_state->server;
}

std::int64_t ServerRunner::cacheHits() const
{
    return m_state->hits;
}

Result<std::vector<ModRun>> ServerRunner::run(std::span<const ModProgram> programs,
                                              const CancelToken& cancel)
{
    State& state = *m_state;
    std::vector<ModRun> runs(programs.size());
    if (!state.server) {
        std::fill(runs.begin(), runs.end(), notRun(state.server.error().message));
        return runs;
    }
    // Equal programs have equal keys; the first of them runs.
    std::vector<std::string> keys(programs.size());
    std::map<std::string, std::size_t> first;
    std::vector<std::size_t> which;
    for (std::size_t i = 0; i < programs.size(); ++i) {
        if (cancel.requested())
            return stopped();
        if (!validModName(programs[i].mod)) {
            runs[i].state = ModRun::State::Failed;
            runs[i].reason = "the mod's name '" + programs[i].mod.substr(0, longestModName) +
                             "' is not made of a-z, 0-9 and _";
            runs[i].judge = state.server->name;
            continue;
        }
        keys[i] = serverRunKey(programs[i], *state.server, state.options.limits);
        if (!first.emplace(keys[i], i).second)
            continue;
        if (auto kept = state.cache.find(keys[i])) {
            runs[i] = std::move(*kept);
            ++state.hits;
        } else {
            which.push_back(i);
        }
    }
    MESEWRIGHT_CHECK(state.runAll(programs, which, keys, runs, cancel));
    for (std::size_t i = 0; i < programs.size(); ++i) {
        if (const auto entry = first.find(keys[i]); entry != first.end() && entry->second != i)
            runs[i] = runs[entry->second];
    }
    return runs;
}

std::filesystem::path defaultServerCache()
{
    if (const char* cache = std::getenv("XDG_CACHE_HOME"); cache && *cache)
        return std::filesystem::path(cache) / "mesewright" / "server";
    if (const char* home = std::getenv("HOME"); home && *home)
        return std::filesystem::path(home) / ".cache" / "mesewright" / "server";
    return {};
}

} // namespace mesewright
