// SPDX-License-Identifier: Apache-2.0
#include "core/base/jsonlines.h"

#include "core/base/files.h"

#include <cerrno>
#include <string_view>
#include <unistd.h>

namespace mesewright {

Result<std::uint64_t> dropPartialLine(const std::filesystem::path& path)
{
    std::error_code code;
    const std::uintmax_t size = std::filesystem::file_size(path, code);
    if (code == std::errc::no_such_file_or_directory || size == 0)
        return std::uint64_t{0};
    std::uint64_t kept = 0;
    {
        // A map, because only the end of a long log is looked at.
        MESEWRIGHT_TRY(const MappedFile file, MappedFile::open(path));
        const std::string_view text(reinterpret_cast<const char*>(file.bytes().data()),
                                    file.bytes().size());
        const std::size_t feed = text.rfind('\n');
        kept = feed == std::string_view::npos ? 0 : feed + 1;
    }
    if (kept == size)
        return std::uint64_t{0};
    if (::truncate(path.c_str(), static_cast<off_t>(kept)) != 0)
        return writeFailure(path, errno);
    return static_cast<std::uint64_t>(size - kept);
}

} // namespace mesewright
