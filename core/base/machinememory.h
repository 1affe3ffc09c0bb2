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

/// The most memory that this process has held at once, in bytes, since it began or since
/// `forgetPeakMemory`; 0 where the system does not say.
[[nodiscard]] std::uint64_t peakMemory();
/// From here on `peakMemory` counts anew, so that a long process can measure one piece of work.
void forgetPeakMemory();

} // namespace mesewright
