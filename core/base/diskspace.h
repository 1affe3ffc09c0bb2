// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>

namespace mesewright {

/// Fails (kind Machine) when the disk under `folder` has not `bytes` free, with what is free and
/// what is needed. `folder` need not exist yet: its nearest existing parent is asked.
[[nodiscard]] Result<void> checkFreeSpace(const std::filesystem::path& folder, std::uint64_t bytes);

} // namespace mesewright
