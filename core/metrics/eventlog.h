// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/files.h"
#include "core/metrics/event.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace mesewright {

/// Appends to `events.jsonl`: each event is one line, handed to the system before `write` returns,
/// so that a killed run loses at most the event it was writing.
class EventWriter
{
public:
    /// Opens or makes the file; a half-written last line is cut off first.
    static Result<EventWriter> open(const std::filesystem::path& path);

    /// `event.time` 0 means now.
    [[nodiscard]] Result<void> write(Event event);

private:
    AppendFile m_file;
};

/// Follows an `events.jsonl` that another process may be writing: each `poll` gives the complete
/// lines that came since the last one. Unknown kinds and broken lines are skipped.
class EventReader
{
public:
    explicit EventReader(std::filesystem::path path);

    /// New events in the order of the file. A file that does not exist yet gives none.
    [[nodiscard]] Result<std::vector<Event>> poll();

    /// Complete lines that were no JSON object so far (a damaged disk, a foreign file).
    [[nodiscard]] std::int64_t brokenLines() const { return m_brokenLines; }

private:
    std::filesystem::path m_path;
    std::uint64_t m_offset = 0;
    std::int64_t m_brokenLines = 0;
};

/// All events of a file; one that does not exist has none.
[[nodiscard]] Result<std::vector<Event>> readEvents(const std::filesystem::path& path);

} // namespace mesewright
