// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/cancel.h"
#include "core/base/result.h"
#include "core/luanti/server.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace mesewright {

/// What to start and where.
struct ServerCommand
{
    std::vector<std::string> words;       ///< the program and its arguments
    std::vector<std::string> environment; ///< "NAME=value", all of it
    std::filesystem::path folder;         ///< where it runs; all that it may write to
    ServerLimits limits;
};

/// How a server came to its end.
struct ServerEnd
{
    enum class Cause {
        Exited, ///< by itself, with `code`
        Signal, ///< by the signal `code`
        Wall,
        Cpu,
        Log,
        Disk
    };
    Cause cause = Cause::Exited;
    int code = 0;
    std::string log;    ///< standard error without the lines that were taken
    std::string output; ///< standard output
    double seconds = 0;
    std::int64_t memory = 0; ///< peak resident size, bytes
};

/// Looks at a line of standard error as soon as it is complete. What it says about the line.
struct LineUse
{
    bool taken = false;      ///< it does not go into the log, nor does it count for its limit
    double secondsLeft = -1; ///< from now on so much wall time is left; negative: as before
};
using LineWatcher = std::function<LineUse(std::string_view line)>;

/// Runs a server to its end or to a limit and takes its whole process group with it. It gets its
/// own process group and session, no new privileges, the limits, a network of its own and rules
/// against writing outside `folder` where the kernel has them, and it dies with this process.
/// Fails when it cannot be started, or with kind Stopped when cancelled.
[[nodiscard]] Result<ServerEnd> runServer(const ServerCommand& command, const LineWatcher& watcher,
                                          const CancelToken& cancel);

} // namespace mesewright
