// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/engine/enginejob.h"

#include <filesystem>
#include <string>

namespace mesewright::ui {

/// The gate as a button without questions starts it: with the options of its last run on this
/// workspace's own files, else with the command line's defaults, `base` from config.yaml and items
/// from `data/`. Reads files.
[[nodiscard]] Result<Work> standardWork(const std::filesystem::path& workspace,
                                        const std::string& verb);

/// The work that a panel or the palette asks for: {"verb": …, "options": {…}}, the options as the
/// gate's toJson gives them; without options the standard ones. Reads files.
[[nodiscard]] Result<Work> workFromRequest(const std::filesystem::path& workspace,
                                           const std::string& request);

/// "A2" -> "env" … "E" -> "compare".
[[nodiscard]] std::string verbOfGate(const std::string& gate);

} // namespace mesewright::ui
