// SPDX-License-Identifier: Apache-2.0
#include "core/data/wordgrams.h"

#include "core/data/linediff.h"

#include <gtest/gtest.h>

#include <array>
#include <string>

using namespace mesewright;

namespace {

WordGrams grams(std::string_view text)
{
    const std::array<std::string_view, 1> texts{text};
    return wordGrams(texts);
}

} // namespace

TEST(WordGrams, normalisedTextIgnoresLayoutAndCase)
{
    EXPECT_EQ(normalisedText("  Local\tX =\r\n\f1 "), "local x = 1");
    EXPECT_EQ(normalisedText(" \n"), "");
    EXPECT_EQ(normalisedText("\xC3\x84"), "\xC3\x84");
}

TEST(WordGrams, countTriplesOfWords)
{
    EXPECT_TRUE(grams("").empty());
    EXPECT_TRUE(grams("({[,;.])}").empty());
    EXPECT_EQ(grams("one").size(), 1u);
    EXPECT_EQ(grams("one, two").size(), 1u);
    EXPECT_EQ(grams("one two three").size(), 1u);
    EXPECT_EQ(grams("one two three four").size(), 2u);
    EXPECT_EQ(grams("a b a b a b a b").size(), 2u); // a b a and b a b
    EXPECT_EQ(grams("Local function f()"), grams("local FUNCTION f"));
    EXPECT_NE(grams("one two three"), grams("two one three"));
    const std::array<std::string_view, 2> apart{"a b", "c d"};
    EXPECT_EQ(wordGrams(apart).size(), 2u); // none across the border
}

TEST(WordGrams, similarityIsJaccards)
{
    EXPECT_EQ(gramSimilarity({}, {}), 0);
    EXPECT_EQ(gramSimilarity({1, 2}, {}), 0);
    EXPECT_EQ(gramSimilarity({1, 2, 3}, {1, 2, 3}), 1);
    EXPECT_EQ(gramSimilarity({1, 2, 3, 9}, {2, 3, 4}), 0.4);
}

TEST(WordGrams, theForestFindsWhatLookingAtAllPairsFinds)
{
    // Row i holds the words of block i; queries replace some of them.
    std::vector<WordGrams> rows;
    std::vector<WordGrams> queries;
    for (int i = 0; i < 3000; ++i) {
        std::string text;
        std::string query;
        for (int w = 0; w < 60; ++w) {
            const std::string word = "w" + std::to_string((i * 7919 + w * w * 31) % 100000) + " ";
            text += word;
            query += w % 20 == 19 ? "other" + std::to_string(i + w) + " " : word;
        }
        rows.push_back(grams(text));
        if (i % 10 == 0)
            queries.push_back(grams(query));
    }
    const auto all = nearestRows(rows, queries, {rows.size() * queries.size()});
    const auto forest = nearestRows(rows, queries, {0});
    ASSERT_EQ(all.size(), queries.size());
    std::size_t same = 0;
    for (std::size_t q = 0; q < queries.size(); ++q) {
        EXPECT_EQ(all[q].row, q * 10);
        same += forest[q].row == all[q].row && forest[q].similarity == all[q].similarity ? 1 : 0;
    }
    EXPECT_GE(same, queries.size() * 99 / 100);
}

TEST(WordGrams, emptyAndForeignQueriesHaveNoNeighbour)
{
    const std::vector<WordGrams> rows{grams("a b c d"), {}, grams("e f g")};
    const std::vector<WordGrams> queries{{}, grams("x y z")};
    for (const std::size_t exhaustive : {std::size_t{0}, std::size_t{100}})
        for (const NearestRow& nearest : nearestRows(rows, queries, {exhaustive}))
            EXPECT_EQ(nearest.similarity, 0);
    EXPECT_TRUE(nearestRows({}, {}).empty());
}

TEST(LineDiff, alignsSequencesAndKeepsBothInOrder)
{
    const auto marks = [](std::vector<std::string_view> a, std::vector<std::string_view> b) {
        std::string text;
        std::size_t first = 0;
        std::size_t second = 0;
        for (const AlignedStep& step : alignSequences(a, b)) {
            EXPECT_EQ(step.first, first);
            EXPECT_EQ(step.second, second);
            first += step.mark == '+' ? 0 : 1;
            second += step.mark == '-' ? 0 : 1;
            text += step.mark;
        }
        EXPECT_EQ(first, a.size());
        EXPECT_EQ(second, b.size());
        return text;
    };
    EXPECT_EQ(marks({}, {}), "");
    EXPECT_EQ(marks({"a"}, {}), "-");
    EXPECT_EQ(marks({}, {"a", "b"}), "++");
    EXPECT_EQ(marks({"a", "b", "c", "d"}, {"a", "c", "x", "d"}), " - + ");
    EXPECT_EQ(marks({"a", "b"}, {"b", "a", "b"}), "+  ");
    EXPECT_EQ(
        marks(std::vector<std::string_view>(1500, "x"), std::vector<std::string_view>(1500, "y")),
        std::string(1500, '-') + std::string(1500, '+'));
}

TEST(LineDiff, showsWhatDiffersWithItsSurroundings)
{
    EXPECT_EQ(lineDiff("same\n", "same\n"), "");
    EXPECT_EQ(lineDiff("a\nb\nc\n", "a\nx\nc"), "  a\n- b\n+ x\n  c\n");
    EXPECT_EQ(lineDiff("", "one"), "+ one\n");
    EXPECT_EQ(lineDiff("1\n2\n3\n4\n5\n6\n7", "1\n2\n3\n4\n5\n6\n8"), "  …\n  5\n  6\n- 7\n+ 8\n");
    const std::string many(2000, '\n');
    EXPECT_NE(lineDiff(many, "").find("more lines"), std::string::npos);
    EXPECT_NE(lineDiff(std::string(1000, 'x'), "").find("…"), std::string::npos);
}
