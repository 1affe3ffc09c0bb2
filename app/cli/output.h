// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <optional>
#include <string>
#include <string_view>

namespace mesewright {

/// Standard output with its failures kept: a closed pipe or a full disk is an error of the program,
/// not a silent loss. Once a write has failed, nothing more is written.
class Output
{
public:
    explicit Output(int descriptor) : m_descriptor(descriptor) {}

    /// Buffers; `flush` sends. A terminal gets every write at once.
    void write(std::string_view text);
    /// Sends what is buffered; fails when this or an earlier write did.
    Result<void> flush();
    [[nodiscard]] bool failed() const { return m_error.has_value(); }
    [[nodiscard]] bool isTerminal() const;

private:
    int m_descriptor;
    std::string m_buffer;
    std::optional<Error> m_error;
};

/// All of standard input. Ctrl-C while it waits ends it (kind Stopped).
[[nodiscard]] Result<std::string> readStandardInput();

} // namespace mesewright
