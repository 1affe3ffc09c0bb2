// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/luanti/modrun.h"
#include "core/luanti/serverprogram.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace mesewright {

/// What one server may use. Seconds that a program's own `step` steps ask for (at most 60) come on
/// top of the wall time, because a real server lets real time pass.
struct ServerLimits
{
    double wallSeconds = 20;                         ///< half a second of each run is waiting
    int cpuSeconds = 5;                              ///< a plain mod needs 0.06 s
    std::int64_t memory = std::int64_t{512} << 20;   ///< address space, bytes
    std::int64_t logBytes = std::int64_t{1} << 20;   ///< log and output
    std::int64_t diskBytes = std::int64_t{64} << 20; ///< all files of the world, and each one
};

struct ServerOptions
{
    ServerLimits limits;
    int jobs = 0; ///< servers at once; 0: eight a processor, for a server mostly waits
    /// Where verdicts are kept by the SHA-256 of all that they depend on; empty: nowhere.
    std::filesystem::path cacheFolder;
    /// Where the throw-away worlds are made; empty: TMPDIR or /tmp.
    std::filesystem::path temporaryFolder;
    std::optional<ServerProgram> server; ///< empty: findServer()
};

/// $XDG_CACHE_HOME/mesewright/server or ~/.cache/mesewright/server; empty when neither is set.
[[nodiscard]] std::filesystem::path defaultServerCache();

/// Loads programs with a real headless Luanti, 5.6 or newer: one server, one throw-away world and
/// one process group a program, in a network of its own where the kernel allows, unable to write
/// outside its world, removed at the end whatever happens.
///
/// A watcher mod in the same game says over the log, each line marked with a random word, what was
/// registered and what the behaviour steps gave. A program is Loaded when the server has taken two
/// steps after it; what comes after, the behaviour steps, the driving of what was registered and
/// the shutdown, gives findings only. Without a server every run is NotRun with the remedy.
///
/// How far to trust it: the watcher loads first, keeps its functions and its word in local
/// variables that Lua then offers no way to read, takes the means to change them out of `debug`,
/// and looks at tables raw. But it lives in the candidate's Lua state: a candidate written against
/// it can make its registrations look other than they are for the engine (by replacing the
/// register functions or filling the engine's tables by hand), make the step callbacks count steps
/// that were none, or break out through a fault of the engine; then the walls around the process
/// are what is left. For such code the sandbox is the judge.
///
/// What no run shows is all that needs a client: what is drawn, formspecs as they look, objects
/// attached to a player, punching of objects by players, real movement. Players are stand-ins
/// written in Lua, with real inventories; the engine's functions do not take them as objects.
class ServerRunner : public ModRunner
{
public:
    explicit ServerRunner(ServerOptions options = {});
    ~ServerRunner() override;

    /// Runs `jobs` servers at once; equal programs run once. Looks at `cancel` ten times a second
    /// and returns kind Stopped with all servers gone.
    [[nodiscard]] Result<std::vector<ModRun>> run(std::span<const ModProgram> programs,
                                                  const CancelToken& cancel) override;

    /// The server that judges, or why there is none.
    [[nodiscard]] const Result<ServerProgram>& server() const;
    /// How many of the programs so far were answered from the cache.
    [[nodiscard]] std::int64_t cacheHits() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace mesewright
