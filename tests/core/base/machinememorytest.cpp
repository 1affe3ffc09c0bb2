// SPDX-License-Identifier: Apache-2.0
#include "core/base/machinememory.h"

#include <gtest/gtest.h>

#include <unistd.h>

#include <vector>

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

TEST(MachineMemory, the_peak_of_one_piece_of_work_is_counted_alone)
{
    constexpr std::size_t big = std::size_t{96} << 20;
    {
        const std::vector<char> touched(big, 1);
    }
    EXPECT_GE(peakMemory(), std::uint64_t{big});
    forgetPeakMemory();
    const std::uint64_t quiet = peakMemory();
    ASSERT_GT(quiet, std::uint64_t{0});
    EXPECT_LT(quiet, std::uint64_t{big});
    {
        const std::vector<char> touched(big, 1);
    }
    EXPECT_GE(peakMemory(), std::uint64_t{big});
}

} // namespace
} // namespace mesewright
