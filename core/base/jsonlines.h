// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>

namespace mesewright {

/// Cuts a half-written last line (one without a line feed) off a journal, as a killed writer leaves
/// it. A missing file is fine. Returns the bytes that were cut.
[[nodiscard]] Result<std::uint64_t> dropPartialLine(const std::filesystem::path& path);

} // namespace mesewright
