// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/report/evidence.h"

#include <filesystem>

namespace mesewright::report {

/// Reads a workspace's files: `env/report.json`, `eval/results/*.json`, confirmation results,
/// `config.yaml`, the runs and the training log. What is missing stays empty and has its place in
/// `gates`; a file that is there but cannot be read or does not make sense is an error that names
/// it. A folder without any evidence is refused.
///
/// Confirmation results are files of `eval/results/` with "confirm" in their name, or the files of
/// a folder with that word in `eval/` or `eval/results/`; the one with an adapter is the adapter's.
[[nodiscard]] Result<Evidence> collectEvidence(const std::filesystem::path& workspace);

} // namespace mesewright::report
