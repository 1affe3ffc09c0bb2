// SPDX-License-Identifier: Apache-2.0
#include "app/cli/output.h"

#include "core/base/files.h"

#include <cerrno>
#include <unistd.h>

namespace mesewright {

namespace {

constexpr std::size_t bufferSize = 64 * 1024;

Error outputError(int reason)
{
    if (reason == EPIPE)
        return stopped("standard output was closed by its reader; the rest was not written");
    return writeFailure("standard output", reason);
}

} // namespace

bool Output::isTerminal() const
{
    return ::isatty(m_descriptor) == 1;
}

void Output::write(std::string_view text)
{
    if (failed())
        return;
    m_buffer.append(text);
    if (m_buffer.size() >= bufferSize || isTerminal())
        static_cast<void>(flush());
}

Result<void> Output::flush()
{
    std::string_view rest = m_buffer;
    while (!failed() && !rest.empty()) {
        const ssize_t count = ::write(m_descriptor, rest.data(), rest.size());
        if (count >= 0)
            rest.remove_prefix(static_cast<std::size_t>(count));
        else if (errno != EINTR)
            m_error = outputError(errno);
    }
    m_buffer.clear();
    if (failed())
        return *m_error;
    return {};
}

Result<std::string> readStandardInput()
{
    std::string text;
    std::string part(bufferSize, '\0');
    for (;;) {
        const ssize_t count = ::read(STDIN_FILENO, part.data(), part.size());
        if (count == 0)
            return text;
        if (count > 0)
            text.append(part, 0, static_cast<std::size_t>(count));
        else if (errno == EINTR) // only Ctrl-C and SIGTERM interrupt
            return stopped("stopped by the user while standard input was read");
        else
            return badInput("standard input: cannot be read (" + systemReason() + ")");
    }
}

} // namespace mesewright
