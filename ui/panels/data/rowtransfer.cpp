// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/data/rowtransfer.h"

#include "core/base/files.h"

namespace mesewright::ui {

ImportedRows importRows(const std::filesystem::path& file)
{
    ImportedRows out;
    auto text = readFile(file);
    if (!text) {
        out.problem = QString::fromStdString(text.error().message);
        return out;
    }
    const DataState data =
        indexText(std::make_shared<const std::string>(std::move(*text)), file.string(), 0);
    if (hasErrors(data.findings)) {
        out.problem = QString::fromStdString(firstError(data.findings).message);
        return out;
    }
    for (std::size_t i = 0; i < data.table.size(); ++i)
        if (!data.table.line(i).blank())
            out.lines.emplace_back(data.table.text(i));
    return out;
}

ExportedRows exportRows(const std::filesystem::path& file, const DataState& data,
                        const std::vector<int>& lines)
{
    ExportedRows out;
    std::string text;
    for (const int line : lines) {
        text += data.table.text(static_cast<std::size_t>(line));
        text += '\n';
        ++out.rows;
    }
    out.written = writeFileAtomically(file, text);
    return out;
}

std::vector<int> cleanLines(const DataState& data)
{
    std::vector<int> lines;
    for (std::size_t i = 0; i < data.facts.size(); ++i)
        if (data.facts[i].kind != RowFacts::Kind::Blank && !isLeak(data.facts[i].leak))
            lines.push_back(static_cast<int>(i));
    return lines;
}

} // namespace mesewright::ui
