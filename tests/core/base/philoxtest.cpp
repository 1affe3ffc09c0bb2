// SPDX-License-Identifier: Apache-2.0
#include "core/base/philox.h"

#include <gtest/gtest.h>

namespace mesewright {
namespace {

using Words = std::array<std::uint32_t, 4>;

// The known answers published with Random123 for philox4x32 with 10 rounds.
TEST(Philox, gives_the_published_answers)
{
    struct Case
    {
        Words counter;
        std::array<std::uint32_t, 2> key;
        Words expected;
    };
    const Case cases[] = {
        {{0, 0, 0, 0}, {0, 0}, {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}},
        {{0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff},
         {0xffffffff, 0xffffffff},
         {0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}},
        {{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344},
         {0xa4093822, 0x299f31d0},
         {0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}},
    };
    for (const Case& c : cases)
        EXPECT_EQ(philox4x32(c.counter, c.key), c.expected);
}

TEST(Philox, units_stay_below_one)
{
    EXPECT_EQ(unitDouble(0, 0), 0.0);
    EXPECT_EQ(unitDouble(0xffffffff, 0xffffffff), 1.0 - 0x1.0p-53);
    EXPECT_EQ(unitDouble(0x80000000, 0), 0.5);
    EXPECT_EQ(unitFloat(0), 0.0f);
    EXPECT_EQ(unitFloat(0xffffffff), 1.0f - 0x1.0p-24f);
}

} // namespace
} // namespace mesewright
