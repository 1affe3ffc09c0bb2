// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/models/workspacedocument.h"

#include <QString>

#include <filesystem>
#include <memory>

namespace mesewright::ui {

/// Writes the tables of the evidence as CSV files, as `report --csv` does. Returns how many. For
/// the pool.
[[nodiscard]] Result<int> exportTables(const std::shared_ptr<const WorkspaceSnapshot>& snapshot,
                                       const std::filesystem::path& folder);

/// Writes the report, as HTML or, by the ending `.md`, as Markdown: the same bytes as the command
/// line's `report`. For the pool.
[[nodiscard]] Result<void> exportReport(const std::filesystem::path& workspace,
                                        const std::filesystem::path& file);

} // namespace mesewright::ui
