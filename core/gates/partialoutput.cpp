// SPDX-License-Identifier: Apache-2.0
#include "core/gates/partialoutput.h"

#include "core/data/jsonl.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace mesewright {

namespace {

constexpr const char* headerName = "work.json";
constexpr const char* linesName = "lines.jsonl";

std::string_view textOf(const MappedFile& file)
{
    return {reinterpret_cast<const char*>(file.bytes().data()), file.bytes().size()};
}

bool sameWork(const std::filesystem::path& header, const Json& work)
{
    std::error_code ignored;
    if (!std::filesystem::exists(header, ignored))
        return false;
    const auto known = readJsonFile(header);
    return known && *known == work;
}

/// Cuts off what stands behind the last line feed; returns the lines before.
Result<std::size_t> completeLines(const std::filesystem::path& path)
{
    std::error_code problem;
    if (!std::filesystem::exists(path, problem))
        return std::size_t{0};
    std::size_t count = 0;
    std::size_t whole = 0;
    {
        MESEWRIGHT_TRY(const MappedFile file, MappedFile::open(path));
        const std::string_view text = textOf(file);
        count = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
        const std::size_t last = text.rfind('\n');
        whole = last == std::string_view::npos ? 0 : last + 1;
    }
    std::filesystem::resize_file(path, whole, problem);
    if (problem)
        return badInput(path.string() + " cannot be cut: " + problem.message() + "; delete it");
    return count;
}

} // namespace

Result<PartialOutput> PartialOutput::open(const std::filesystem::path& out, const Json& work)
{
    PartialOutput partial;
    partial.m_out = out;
    partial.m_folder = out.string() + ".partial";
    MESEWRIGHT_CHECK(makeFolders(partial.m_folder));
    MESEWRIGHT_TRY(auto lock, RunLock::tryTake(partial.m_folder));
    if (!lock)
        return badInput(out.string() +
                        " is being written by another process; wait for it, or give another --out");
    partial.m_lock = std::move(*lock);
    const std::filesystem::path header = partial.m_folder / headerName;
    const std::filesystem::path lines = partial.m_folder / linesName;
    if (!sameWork(header, work)) {
        std::error_code ignored;
        std::filesystem::remove(lines, ignored);
        MESEWRIGHT_CHECK(writeJsonFile(header, work));
    }
    MESEWRIGHT_TRY(partial.m_lines, completeLines(lines));
    MESEWRIGHT_TRY(partial.m_file, AppendFile::open(lines));
    return partial;
}

Result<void> PartialOutput::append(std::string_view line)
{
    MESEWRIGHT_CHECK(m_file.append(line));
    ++m_lines;
    return {};
}

Result<void> PartialOutput::forEach(const std::function<void(Json&)>& row) const
{
    if (m_lines == 0)
        return {};
    const std::filesystem::path lines = m_folder / linesName;
    std::vector<Finding> findings;
    MESEWRIGHT_CHECK(forEachJsonLineOf(lines, findings, [&](Json& value, int) {
        row(value);
        return true;
    }));
    if (hasErrors(findings))
        return firstError(findings);
    return {};
}

Result<void> PartialOutput::finish()
{
    m_file = AppendFile();
    std::error_code problem;
    std::filesystem::rename(m_folder / linesName, m_out, problem);
    if (problem)
        return writeFailure(m_out, problem.value());
    syncFolder(m_out.parent_path().empty() ? "." : m_out.parent_path());
    discard();
    return {};
}

void PartialOutput::discard()
{
    m_file = AppendFile();
    std::error_code ignored;
    for (const char* name : {headerName, linesName, "lock"})
        std::filesystem::remove(m_folder / name, ignored);
    std::filesystem::remove(m_folder, ignored); // stays if somebody put something into it
}

} // namespace mesewright
