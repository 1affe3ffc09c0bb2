// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>

namespace mesewright {

/// The process that holds an flock on the file, as the kernel's list of locks says. Nothing when
/// nobody does or the process is not visible from here. A pid that was once written to a file may
/// belong to another program by now; this one does not.
[[nodiscard]] std::optional<int> lockHolder(const std::filesystem::path& file);

} // namespace mesewright
