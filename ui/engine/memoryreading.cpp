// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/engine/memoryreading.h"

#include <fstream>

#include <unistd.h>

namespace mesewright::ui {

MemoryReading readMemory()
{
    MemoryReading reading;
    const long page = ::sysconf(_SC_PAGESIZE);
    const long pages = ::sysconf(_SC_PHYS_PAGES);
    if (page <= 0 || pages <= 0)
        return reading;
    reading.total = static_cast<std::uint64_t>(pages) * static_cast<std::uint64_t>(page);
    std::ifstream file("/proc/self/statm"); // size, then resident pages
    std::uint64_t size = 0;
    std::uint64_t resident = 0;
    if (file >> size >> resident)
        reading.used = resident * static_cast<std::uint64_t>(page);
    return reading;
}

} // namespace mesewright::ui
