// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/files.h"
#include "core/base/result.h"

#include <filesystem>
#include <string>

namespace mesewright {

/// The Python project's log beside the events: plain lines with the time, appended and flushed.
class TextLog
{
public:
    static Result<TextLog> open(const std::filesystem::path& path);

    /// `2026-01-31 12:00:00 - INFO - text`, one line a line of `text`.
    [[nodiscard]] Result<void> info(const std::string& text);
    /// A line as it is.
    [[nodiscard]] Result<void> raw(const std::string& line) { return m_file.append(line); }

private:
    explicit TextLog(AppendFile file) : m_file(std::move(file)) {}

    AppendFile m_file;
};

} // namespace mesewright
