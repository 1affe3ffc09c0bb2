// SPDX-License-Identifier: Apache-2.0
#include "core/llm/tokenizer/charclass.h"
#include "tests/core/llm/tokenizer/recorded.h"

#include <gtest/gtest.h>

#include <vector>

namespace mesewright {
namespace {

using enum CharClass;

struct RecordedClass
{
    const char* name;
    CharClassSet set;
};

TEST(CharClass, everyCodePointIsAsRecorded)
{
    const RecordedClass classes[] = {
        {"upper_or_other_or_mark", setOf(Upper, OtherLetter, Mark)},
        {"lower_or_other_or_mark", setOf(Lower, OtherLetter, Mark)},
        {"letter", setOf(Upper, Lower, OtherLetter)},
        {"number", setOf(Number)},
        {"space", setOf(Space, Newline)},
    };
    const Json recorded = *parseJson(test::recordedText("classes.json"), "classes.json");
    ASSERT_EQ(recorded.size(), std::size(classes));
    const CharTable& table = CharTable::instance();
    for (const RecordedClass& row : classes) {
        SCOPED_TRACE(row.name);
        std::vector<bool> member(0x110000);
        for (const Json& range : recorded[row.name]) {
            for (auto c = range[0].get<std::size_t>(); c <= range[1].get<std::size_t>(); ++c)
                member[c] = true;
        }
        std::size_t differ = 0;
        for (char32_t c = 0; c < 0x110000; ++c) {
            // Surrogates are no characters: they were left out of the recording.
            if (c < 0xD800 || c > 0xDFFF)
                differ += member[c] != ((table.of(c) & row.set) != 0);
        }
        EXPECT_EQ(differ, 0u);
    }
}

TEST(CharClass, onlyTwoCharactersAreLineEnds)
{
    int count = 0;
    for (char32_t c = 0; c < 0x110000; ++c)
        count += CharTable::instance().of(c) == setOf(Newline);
    EXPECT_EQ(count, 2);
    EXPECT_EQ(CharTable::instance().ascii('\n'), setOf(Newline));
    EXPECT_EQ(CharTable::instance().ascii('\r'), setOf(Newline));
}

} // namespace
} // namespace mesewright
