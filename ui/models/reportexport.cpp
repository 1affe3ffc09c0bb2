// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/reportexport.h"

#include "core/base/files.h"
#include "core/report/render.h"

namespace mesewright::ui {

Result<int> exportTables(const std::shared_ptr<const WorkspaceSnapshot>& snapshot,
                         const std::filesystem::path& folder)
{
    std::error_code problem;
    std::filesystem::create_directories(folder, problem);
    if (problem)
        return badInput(folder.string() + " cannot be made: " + problem.message() +
                        "; give a folder that can be written");
    int written = 0;
    for (const auto& [name, content] : report::csvTables(snapshot->evidence)) {
        MESEWRIGHT_CHECK(writeFileAtomically(folder / name, content));
        ++written;
    }
    return written;
}

Result<void> exportReport(const std::filesystem::path& workspace, const std::filesystem::path& file)
{
    report::ReportFiles files;
    (file.extension() == ".md" ? files.markdown : files.html) = file;
    const auto written = report::writeReport(workspace, files);
    if (!written)
        return written.error();
    return {};
}

} // namespace mesewright::ui
