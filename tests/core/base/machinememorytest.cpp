// SPDX-License-Identifier: Apache-2.0
#include "core/base/machinememory.h"

#include <gtest/gtest.h>

#include <cstring>
#include <sys/mman.h>
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

TEST(MachineMemory, the_peak_of_one_piece_of_work_is_counted_alone)
{
    constexpr std::size_t big = std::size_t{96} << 20;
    // Pages of the system's: an allocator, a sanitizer's above all, may keep what was freed.
    const auto touch = [] {
        void* pages =
            ::mmap(nullptr, big, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        ASSERT_NE(pages, MAP_FAILED);
        std::memset(pages, 1, big);
        ::munmap(pages, big);
    };
    touch();
    const std::uint64_t loud = peakMemory();
    EXPECT_GE(loud, std::uint64_t{big});
    forgetPeakMemory();
    const std::uint64_t quiet = peakMemory();
    ASSERT_GT(quiet, std::uint64_t{0});
    EXPECT_LT(quiet + big / 2, loud);
    touch();
    EXPECT_GT(peakMemory(), quiet + big / 2);
}

} // namespace
} // namespace mesewright
