// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>

namespace mesewright {

/// What kind of failure it is; each kind has its own exit code on the command line.
enum class ErrorKind {
    AnswerIsNo, ///< a check said no (exit 1)
    BadInput,   ///< wrong use, a bad or missing file (exit 2)
    Machine,    ///< the machine lacks something: GPU, memory, disk, server (exit 3)
    Stopped,    ///< stopped by the user, can be resumed (exit 4)
    Internal    ///< our own fault (exit 70)
};

/// An expected failure. `message` is one sentence: file, place, what was found, what was expected,
/// and the remedy.
struct Error
{
    ErrorKind kind = ErrorKind::BadInput;
    std::string message;
};

[[nodiscard]] inline Error badInput(std::string message)
{
    return {ErrorKind::BadInput, std::move(message)};
}

[[nodiscard]] inline Error machineLacks(std::string message)
{
    return {ErrorKind::Machine, std::move(message)};
}

[[nodiscard]] inline Error stopped(std::string message = "stopped by the user")
{
    return {ErrorKind::Stopped, std::move(message)};
}

[[nodiscard]] inline Error internalError(std::string message)
{
    return {ErrorKind::Internal, std::move(message)};
}

/// The command line's exit code for a kind of failure.
[[nodiscard]] constexpr int exitCode(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::AnswerIsNo:
        return 1;
    case ErrorKind::BadInput:
        return 2;
    case ErrorKind::Machine:
        return 3;
    case ErrorKind::Stopped:
        return 4;
    case ErrorKind::Internal:
        break;
    }
    return 70;
}

} // namespace mesewright
