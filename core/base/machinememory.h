// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace mesewright {

/// The memory of this machine in bytes; 0 where the system does not say.
struct MachineMemory
{
    std::uint64_t total = 0;
    std::uint64_t available = 0; ///< what the kernel can give without swapping
};

/// From /proc/meminfo, not more than the limit of the process's control group.
[[nodiscard]] MachineMemory machineMemory();

} // namespace mesewright
