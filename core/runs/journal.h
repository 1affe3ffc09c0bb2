// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/files.h"
#include "core/base/json.h"

#include <filesystem>
#include <string>
#include <unordered_map>
#include <vector>

namespace mesewright {

/// The finished pieces of an evaluation, one JSON line each, written as they finish: a killed run
/// neither computes one again nor counts one twice. A piece is named by a key of the caller's
/// choice, such as "<adapter>@<scale>/<item>/<sample>".
class Journal
{
public:
    /// Opens or makes the file. A half-written last line is cut off; of rows with the same key the
    /// first counts; complete lines that are no row are skipped.
    static Result<Journal> open(const std::filesystem::path& path);

    Journal(Journal&&) noexcept;
    Journal& operator=(Journal&&) noexcept;
    Journal(const Journal&) = delete;
    Journal& operator=(const Journal&) = delete;
    ~Journal();

    [[nodiscard]] bool contains(const std::string& key) const { return m_index.contains(key); }
    /// The row of a key, or null.
    [[nodiscard]] const Json* find(const std::string& key) const;
    [[nodiscard]] std::size_t size() const { return m_index.size(); }

    /// Appends `row` (a JSON object; `key` is put in front as "key"). A key that is already there
    /// is our own fault and nothing is written. On a full disk the file stays as it was.
    [[nodiscard]] Result<void> add(const std::string& key, Json row);

private:
    Journal();

    std::filesystem::path m_path;
    AppendFile m_file;
    std::unordered_map<std::string, std::size_t> m_index;
    std::vector<Json> m_rows;
};

} // namespace mesewright
