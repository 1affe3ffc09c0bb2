// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/luanti/modrun.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace mesewright {

/// What one program may use before it is ended with the limit named.
struct SandboxLimits
{
    double cpuSeconds = 2;
    double wallSeconds = 4;
    std::uint64_t memoryBytes = std::uint64_t{128} << 20; ///< of Lua
    std::uint64_t outputBytes = std::uint64_t{1} << 20;   ///< of log and output
    std::uint64_t reportBytes = std::uint64_t{4} << 20;   ///< registrations and results as JSON
};

struct SandboxOptions
{
    /// The box program. Empty: MESEWRIGHT_LUABOX from the environment, else `mesewright-luabox`
    /// (LuaJIT), else `mesewright-luabox54` (Lua 5.4), each beside the running program or in
    /// `../bin` of its folder.
    std::filesystem::path program;
    int jobs = 0; ///< programs run at once; 0: as many as there are processors
    SandboxLimits limits;
};

/// What keeps a program in, on this machine. The filter of system calls (seccomp) and the resource
/// limits are always there: without them the sandbox does not start.
struct SandboxFeatures
{
    std::string judge;          ///< "LuaJIT 2.1.0-beta3"
    bool userNamespace = false; ///< not needed as root
    bool mountNamespace = false;
    bool networkNamespace = false; ///< a network of its own with nothing in it
    bool processNamespace = false;
    bool emptyRoot = false; ///< sees an empty folder as the whole file system
    bool asRoot = false;    ///< we are root; the box goes on as nobody
};

/// Starts a box and asks it. Fails (kind Machine, with the remedy) when none can work here.
[[nodiscard]] Result<SandboxFeatures> sandboxFeatures(const std::filesystem::path& program = {});

class SandboxBox;

/// Runs programs against the stub of the game's API, each in a process of its own that can only
/// compute. The boxes are started at the first call and kept; one that dies is replaced.
/// A program gives the same run every time, but for seconds and memory, and for the log of one
/// whose time ended. One object is for one thread at a time. No process outlives it, nor this
/// program's own death.
class Sandbox : public ModRunner
{
public:
    explicit Sandbox(SandboxOptions options = {});
    Sandbox(const Sandbox&) = delete;
    Sandbox& operator=(const Sandbox&) = delete;
    ~Sandbox() override;

    [[nodiscard]] Result<std::vector<ModRun>> run(std::span<const ModProgram> programs,
                                                  const CancelToken& cancel) override;

    /// Of the box that is used; starts one.
    [[nodiscard]] Result<SandboxFeatures> features();

    /// A program above this size (bytes) is not run; its outcome is Limit.
    static constexpr std::size_t mostCode = std::size_t{32} << 20;

private:
    Result<void> startBoxes(std::size_t count);
    void endBoxes();

    SandboxOptions m_options;
    std::vector<std::unique_ptr<SandboxBox>> m_boxes;
};

/// Programs a second: runs them all again and again with the limits by default for about `seconds`,
/// `jobs` at once. Starting the boxes is not counted.
[[nodiscard]] Result<double> benchSandbox(std::span<const ModProgram> programs, double seconds,
                                          int jobs);

} // namespace mesewright
