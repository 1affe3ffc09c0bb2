// SPDX-License-Identifier: Apache-2.0
#include "core/metrics/eventlog.h"

#include "core/base/jsonlines.h"

#include <nlohmann/json.hpp>

#include <fstream>
#include <system_error>

namespace mesewright {

namespace {

bool isJsonObject(std::string_view line)
{
    const Result<Json> parsed = parseJson(line, "event");
    return parsed && parsed->is_object();
}

} // namespace

Result<EventWriter> EventWriter::open(const std::filesystem::path& path)
{
    MESEWRIGHT_CHECK(dropPartialLine(path));
    EventWriter writer;
    MESEWRIGHT_TRY(writer.m_file, AppendFile::open(path));
    return writer;
}

Result<void> EventWriter::write(Event event)
{
    if (event.time == 0)
        event.time = secondsNow();
    return m_file.append(eventLine(event));
}

EventReader::EventReader(std::filesystem::path path) : m_path(std::move(path)) {}

Result<std::vector<Event>> EventReader::poll()
{
    std::vector<Event> events;
    std::error_code code;
    const std::uintmax_t size = std::filesystem::file_size(m_path, code);
    if (code == std::errc::no_such_file_or_directory)
        return events;
    if (code)
        return badInput(m_path.string() + ": cannot be read: " + code.message());
    // Only complete lines are ever taken, so a repair never cuts below the offset; a shorter file
    // is another file.
    if (size < m_offset)
        m_offset = 0;
    if (size == m_offset)
        return events;

    std::ifstream file(m_path, std::ios::binary);
    std::string text(static_cast<std::size_t>(size - m_offset), '\0');
    file.seekg(static_cast<std::streamoff>(m_offset));
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (file.bad() || !file.is_open())
        return badInput(m_path.string() + ": cannot be read; check that it may be read");
    text.resize(static_cast<std::size_t>(file.gcount()));

    std::size_t start = 0;
    for (std::size_t end = text.find('\n'); end != std::string::npos;
         end = text.find('\n', start)) {
        const std::string_view line = std::string_view(text).substr(start, end - start);
        if (auto event = parseEvent(line))
            events.push_back(std::move(*event));
        else if (!isJsonObject(line))
            ++m_brokenLines;
        start = end + 1;
    }
    m_offset += start;
    return events;
}

Result<std::vector<Event>> readEvents(const std::filesystem::path& path)
{
    return EventReader(path).poll();
}

} // namespace mesewright
