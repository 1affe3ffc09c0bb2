// SPDX-License-Identifier: Apache-2.0
#include "core/base/machinememory.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>

namespace mesewright {

namespace {

// Files of control groups that hold one number; "max" where there is no limit.
std::uint64_t numberIn(const char* path)
{
    std::ifstream file(path);
    std::uint64_t number = 0;
    return file >> number ? number : 0;
}

} // namespace

MachineMemory machineMemory()
{
    MachineMemory memory;
    std::ifstream info("/proc/meminfo");
    std::string line;
    while (std::getline(info, line)) {
        for (const auto& [key, value] : {std::pair{"MemTotal:", &memory.total},
                                         std::pair{"MemAvailable:", &memory.available}}) {
            if (line.starts_with(key))
                *value = std::strtoull(line.c_str() + std::string(key).size(), nullptr, 10) * 1024;
        }
    }
    for (const auto& [limitFile, usedFile] :
         {std::pair{"/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory.current"},
          std::pair{"/sys/fs/cgroup/memory/memory.limit_in_bytes",
                    "/sys/fs/cgroup/memory/memory.usage_in_bytes"}}) {
        const std::uint64_t limit = numberIn(limitFile);
        if (limit == 0 || limit >= memory.total)
            continue;
        memory.total = limit;
        const std::uint64_t used = std::min(limit, numberIn(usedFile));
        memory.available = std::min(memory.available, limit - used);
    }
    return memory;
}

std::uint64_t peakMemory()
{
    constexpr std::string_view key = "VmHWM:";
    std::ifstream status("/proc/self/status");
    std::string line;
    while (std::getline(status, line))
        if (line.starts_with(key))
            return std::strtoull(line.c_str() + key.size(), nullptr, 10) * 1024;
    return 0;
}

void forgetPeakMemory()
{
    std::ofstream("/proc/self/clear_refs") << "5"; // proc(5): resets the peak resident set size
}

} // namespace mesewright
