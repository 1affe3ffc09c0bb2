// SPDX-License-Identifier: Apache-2.0
#include "core/base/files.h"
#include "core/report/collect.h"
#include "core/report/render.h"

namespace mesewright::report {

Result<std::vector<std::filesystem::path>> writeReport(const std::filesystem::path& workspace,
                                                       const ReportFiles& files)
{
    MESEWRIGHT_TRY(const Evidence evidence, collectEvidence(workspace));
    std::vector<std::pair<std::filesystem::path, std::string>> contents;
    if (!files.html.empty())
        contents.emplace_back(files.html, htmlReport(evidence));
    if (!files.markdown.empty())
        contents.emplace_back(files.markdown, markdownReport(evidence));
    if (!files.csvFolder.empty())
        for (auto& [name, content] : csvTables(evidence))
            contents.emplace_back(files.csvFolder / name, std::move(content));

    std::vector<std::filesystem::path> written;
    for (const auto& [path, content] : contents) {
        MESEWRIGHT_CHECK(writeFileAtomically(path, content));
        written.push_back(path);
    }
    return written;
}

} // namespace mesewright::report
