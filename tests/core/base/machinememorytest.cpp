// SPDX-License-Identifier: Apache-2.0
#include "core/base/machinememory.h"

#include <gtest/gtest.h>

#include <unistd.h>

namespace mesewright {
namespace {

TEST(MachineMemory, is_within_what_the_system_has)
{
    const auto physical = static_cast<std::uint64_t>(::sysconf(_SC_PHYS_PAGES)) *
                          static_cast<std::uint64_t>(::sysconf(_SC_PAGE_SIZE));
    const MachineMemory memory = machineMemory();
    EXPECT_GT(memory.total, std::uint64_t{64} << 20);
    EXPECT_LE(memory.total, physical);
    EXPECT_GT(memory.available, std::uint64_t{0});
    EXPECT_LE(memory.available, memory.total);
}

} // namespace
} // namespace mesewright
