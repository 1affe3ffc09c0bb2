// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/cancel.h"
#include "core/base/result.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace mesewright {

/// What a child program finds in its environment.
enum class ChildEnvironment { Inherited, Empty };

/// A child program with pipes on its standard input and output; standard error is inherited.
/// Killed and reaped on destruction. Not for untrusted programs: that is the sandbox's work.
class ChildProcess
{
public:
    static Result<ChildProcess> start(const std::filesystem::path& program,
                                      const std::vector<std::string>& arguments,
                                      ChildEnvironment environment = ChildEnvironment::Inherited);

    ChildProcess() = default;
    ChildProcess(ChildProcess&& other) noexcept;
    ChildProcess& operator=(ChildProcess&& other) noexcept;
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;
    ~ChildProcess();

    /// Writes all bytes. Fails when the child has gone.
    [[nodiscard]] Result<void> write(std::string_view bytes);
    /// Reads exactly `count` bytes, or fails when the child closes its output before that.
    [[nodiscard]] Result<std::string> readExactly(std::size_t count);
    [[nodiscard]] bool running() const { return m_pid > 0; }

    /// For callers that watch several children with poll(): after makeNonBlocking() the two below
    /// take or give what is possible at once, which may be nothing.
    void makeNonBlocking();
    [[nodiscard]] int inputDescriptor() const { return m_input; }
    [[nodiscard]] int outputDescriptor() const { return m_output; }
    [[nodiscard]] Result<std::size_t> writeSome(std::string_view bytes);
    /// At most `most` bytes. Fails when the child has closed its output.
    [[nodiscard]] Result<std::string> readSome(std::size_t most);
    /// Tells a child that ends with its pipes to do so; nothing is exchanged afterwards.
    void closePipes();
    /// Waits at most `seconds` for its end; true when it has ended and is reaped.
    bool waitForEnd(double seconds);
    /// For messages and tests; -1 when it does not run.
    [[nodiscard]] int processId() const { return m_pid; }

private:
    void stop();

    int m_pid = -1;
    int m_input = -1;
    int m_output = -1;
};

/// What a finished command left behind. `exitCode` is 128 + signal for a killed child.
struct CommandOutput
{
    int exitCode = 0;
    std::string standardOutput;
};

/// Runs a short command to its end and takes its standard output; standard error is dropped.
/// Fails when the program cannot be started or does not end within `timeoutSeconds`.
[[nodiscard]] Result<CommandOutput> runCommand(const std::vector<std::string>& command,
                                               double timeoutSeconds = 10);

/// The folder of the running program: companions such as the Lua parsers lie beside it.
[[nodiscard]] std::filesystem::path programFolder();

} // namespace mesewright
