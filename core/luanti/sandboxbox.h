// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/subprocess.h"
#include "core/luanti/boxprotocol.h"
#include "core/luanti/sandbox.h"

#include <chrono>
#include <optional>

namespace mesewright {

/// The box program where `Sandbox` looks for it; it need not exist.
[[nodiscard]] std::filesystem::path findLuabox(const std::filesystem::path& given);

/// One box process as its owner sees it: idle, or busy with one job. Nothing here waits, except
/// the start.
class SandboxBox
{
public:
    using Clock = std::chrono::steady_clock;

    SandboxBox() = default;
    SandboxBox(const SandboxBox&) = delete;
    SandboxBox& operator=(const SandboxBox&) = delete;
    /// Ends the box and what it runs. It is given a moment to reap its own processes.
    ~SandboxBox();

    /// Starts the program; its greeting is awaited by `greet`, so that several can start at once.
    [[nodiscard]] static Result<std::unique_ptr<SandboxBox>>
    start(const std::filesystem::path& program);
    [[nodiscard]] Result<void> greet();
    [[nodiscard]] const SandboxFeatures& features() const { return m_features; }

    void give(std::size_t job, const ModProgram& program, const SandboxLimits& limits);
    [[nodiscard]] bool busy() const { return m_busy; }
    /// The number that was given with the job.
    [[nodiscard]] std::size_t job() const { return m_job; }

    /// What to wait for: the descriptors for poll, and the time when the box itself has failed.
    [[nodiscard]] int reading() const { return m_child.outputDescriptor(); }
    [[nodiscard]] int writing() const { return m_unsent.empty() ? -1 : m_child.inputDescriptor(); }
    [[nodiscard]] Clock::time_point deadline() const { return m_deadline; }

    /// Sends and takes what is possible. A run when the job is done; an error when the box has died
    /// or does not keep to the protocol.
    [[nodiscard]] Result<std::optional<ModRun>> advance();

    /// The box starts to end, with the program that it runs.
    void dismiss() { m_child.closePipes(); }
    [[nodiscard]] int processId() const { return m_child.processId(); }

private:
    [[nodiscard]] Result<std::string> readGreeting(std::size_t count, Clock::time_point until);
    [[nodiscard]] Result<ModRun> decode(const boxprotocol::ReplyHeader& head) const;

    std::filesystem::path m_program;
    ChildProcess m_child;
    SandboxFeatures m_features;
    bool m_busy = false;
    std::size_t m_job = 0;
    std::string m_sending;
    std::string_view m_unsent; ///< the rest of m_sending
    std::string m_received;
    Clock::time_point m_deadline;
};

} // namespace mesewright
