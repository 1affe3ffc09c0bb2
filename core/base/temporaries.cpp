// SPDX-License-Identifier: Apache-2.0
#include "core/base/temporaries.h"

#include "core/base/files.h"

#include <cerrno>
#include <charconv>
#include <csignal>
#include <string>

namespace mesewright {

void removeDeadTemporaries(const std::filesystem::path& path)
{
    const auto entries =
        listFolder(path.has_parent_path() ? path.parent_path() : std::filesystem::path("."));
    if (!entries)
        return;
    // As writeFileAtomically names them: .NAME.tmp-PID-COUNT
    const std::string prefix = "." + path.filename().string() + ".tmp-";
    for (const std::filesystem::path& entry : *entries) {
        const std::string name = entry.filename().string();
        if (!name.starts_with(prefix))
            continue;
        int process = 0;
        const char* end = name.data() + name.size();
        const auto [rest, failure] = std::from_chars(name.data() + prefix.size(), end, process);
        if (failure != std::errc() || rest == end || *rest != '-' || process <= 0)
            continue;
        if (::kill(process, 0) == 0 || errno != ESRCH)
            continue;
        std::error_code ignored;
        std::filesystem::remove(entry, ignored);
    }
}

} // namespace mesewright
