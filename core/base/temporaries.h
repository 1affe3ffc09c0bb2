// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

namespace mesewright {

/// Removes what atomic writes of `path` left beside it when their process was killed. The
/// temporaries of processes that live are kept. For files that only one run at a time writes.
void removeDeadTemporaries(const std::filesystem::path& path);

} // namespace mesewright
