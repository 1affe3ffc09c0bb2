// SPDX-License-Identifier: Apache-2.0
#include "core/runs/journal.h"

#include "core/base/jsonlines.h"
#include "core/base/text.h"

#include <nlohmann/json.hpp>

namespace mesewright {

Journal::Journal() = default;
Journal::Journal(Journal&&) noexcept = default;
Journal& Journal::operator=(Journal&&) noexcept = default;
Journal::~Journal() = default;

Result<Journal> Journal::open(const std::filesystem::path& path)
{
    Journal journal;
    journal.m_path = path;
    MESEWRIGHT_CHECK(dropPartialLine(path));
    MESEWRIGHT_TRY(journal.m_file, AppendFile::open(path));
    MESEWRIGHT_TRY(const std::string text, readFile(path));
    for (const std::string& line : split(text, '\n')) {
        if (line.empty())
            continue;
        Result<Json> row = parseJson(line, path.string());
        if (!row || !row->is_object())
            continue;
        const auto key = row->find("key");
        if (key == row->end() || !key->is_string())
            continue;
        if (journal.m_index.emplace(key->get<std::string>(), journal.m_rows.size()).second)
            journal.m_rows.push_back(std::move(*row));
    }
    return journal;
}

const Json* Journal::find(const std::string& key) const
{
    const auto found = m_index.find(key);
    return found == m_index.end() ? nullptr : &m_rows[found->second];
}

Result<void> Journal::add(const std::string& key, Json row)
{
    if (contains(key))
        return internalError(m_path.string() + ": \"" + key + "\" was finished twice");
    if (!row.is_object())
        return internalError(m_path.string() + ": the row of \"" + key + "\" is no object");
    Json line{{"key", key}};
    row.erase("key");
    line.update(row);
    MESEWRIGHT_CHECK(m_file.append(jsonLine(line)));
    m_index.emplace(key, m_rows.size());
    m_rows.push_back(std::move(line));
    return {};
}

} // namespace mesewright
