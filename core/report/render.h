// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/report/evidence.h"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace mesewright::report {

/// One self-contained page: styles and charts are inside, no script, nothing is fetched; light and
/// dark follow the reader's system. It is well-formed XML too.
[[nodiscard]] std::string htmlReport(const Evidence& evidence);

/// The same content for a terminal or a code host, charts as tables.
[[nodiscard]] std::string markdownReport(const Evidence& evidence);

/// The tables as RFC 4180 files, name and content: results, families, comparison, loss, samples,
/// environment, files. Tables without rows are left out.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> csvTables(const Evidence& evidence);

/// Where the report goes; empty: that form is not wanted.
struct ReportFiles
{
    std::filesystem::path html;
    std::filesystem::path markdown;
    std::filesystem::path csvFolder;
};

/// Collects and renders first, then writes, each file atomically: after an error nothing is half
/// made. Returns the files written, in order.
[[nodiscard]] Result<std::vector<std::filesystem::path>>
writeReport(const std::filesystem::path& workspace, const ReportFiles& files);

} // namespace mesewright::report
