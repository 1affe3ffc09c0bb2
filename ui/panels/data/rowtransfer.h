// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/data/datastate.h"

#include <QString>

#include <filesystem>
#include <string>
#include <vector>

namespace mesewright::ui {

// Rows in and out of other files; for jobs.

struct ImportedRows
{
    std::vector<std::string> lines;
    QString problem; ///< why there are none
};
/// All rows of a JSON Lines file, or none if one of them is not what a row has to be.
[[nodiscard]] ImportedRows importRows(const std::filesystem::path& file);

struct ExportedRows
{
    Result<void> written;
    int rows = 0;
};
/// Writes lines of `data` to a file of their own, each as it stands there.
[[nodiscard]] ExportedRows exportRows(const std::filesystem::path& file, const DataState& data,
                                      const std::vector<int>& lines);

/// The lines that are no leaks: items that training does not hold.
[[nodiscard]] std::vector<int> cleanLines(const DataState& data);

} // namespace mesewright::ui
