// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace mesewright::ui {

/// Main memory in bytes: what this process holds, and what the machine has. 0 where the system does
/// not say.
struct MemoryReading
{
    std::uint64_t used = 0;
    std::uint64_t total = 0;
};

[[nodiscard]] MemoryReading readMemory();

} // namespace mesewright::ui
