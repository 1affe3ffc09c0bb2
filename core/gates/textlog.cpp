// SPDX-License-Identifier: Apache-2.0
#include "core/gates/textlog.h"

#include "core/base/text.h"

namespace mesewright {

Result<TextLog> TextLog::open(const std::filesystem::path& path)
{
    MESEWRIGHT_CHECK(makeFolders(path.parent_path()));
    MESEWRIGHT_TRY(AppendFile file, AppendFile::open(path));
    return TextLog(std::move(file));
}

Result<void> TextLog::info(const std::string& text)
{
    std::string time = utcNow();
    time[10] = ' ';
    time.pop_back();
    for (const std::string& line : split(text, '\n'))
        MESEWRIGHT_CHECK(m_file.append(time + " - INFO - " + line));
    return {};
}

} // namespace mesewright
