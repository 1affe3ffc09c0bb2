// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/cancel.h"
#include "core/base/json.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/llm/enginedevice.h"
#include "core/llm/hubcache.h"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace mesewright {

/// What became of one probe. Absent is something that is only needed for more than was asked.
enum class ProbeState { Ok, Warning, Failed, Absent };
[[nodiscard]] const char* probeStateName(ProbeState state);

/// One row of gate A2.
struct Probe
{
    std::string name;
    std::string wanted;
    std::string found;
    ProbeState state = ProbeState::Ok;
    std::string remedy; ///< what to do, unless the state is Ok
};

struct EnvironmentOptions
{
    std::string base;                      ///< folder or hub name; "": no checkpoint is asked for
    std::filesystem::path workspace = "."; ///< where runs will be written
    bool needGpu = false;                  ///< a missing or unfit GPU is a failure
    EngineOptions engine;                  ///< what would compute
    bool hashes = false;                   ///< hash the checkpoint's files (for a lock)
    std::filesystem::path luaParser;       ///< empty: where LuaParser looks
    std::filesystem::path luabox;          ///< empty: where Sandbox looks
    EnvironmentLookup environment = processEnvironment();
};

/// Gate A2: can this machine do it?
struct EnvironmentReport
{
    std::string created; ///< UTC
    std::vector<Probe> probes;
    std::map<std::string, std::string> versions; ///< programs, libraries, drivers
    std::map<std::string, std::string> hashes;   ///< SHA-256 of the base's files, if asked for

    /// No probe has failed.
    [[nodiscard]] bool ok() const;
};

/// Runs every probe. Fails only when cancelled or when a file that is to be hashed cannot be read;
/// everything that is wrong with the machine is in the report.
[[nodiscard]] Result<EnvironmentReport> probeEnvironment(const EnvironmentOptions& options,
                                                         ProgressSink& progress,
                                                         const CancelToken& cancel);

/// The content of `env/report.json`: ok, created, probes, versions, hashes.
[[nodiscard]] Json environmentToJson(const EnvironmentReport& report);

/// The rows as a table for people.
[[nodiscard]] std::string environmentText(const EnvironmentReport& report);

/// What `--lock` keeps: all versions and hashes, nothing that changes by the hour.
[[nodiscard]] Json environmentLock(const EnvironmentReport& report);

/// Compares with a lock, whose file is `where`: one row for each version and hash, Failed where it
/// differs, is new or is gone.
[[nodiscard]] Result<std::vector<Probe>> compareWithLock(const Json& lock, const std::string& where,
                                                         const EnvironmentReport& report);

} // namespace mesewright
