// SPDX-License-Identifier: Apache-2.0
#include "core/base/utf8.h"
#include "core/llm/tokenizer/bpe.h"
#include "core/llm/tokenizer/splitter.h"
#include "core/llm/tokenizer/streamdecoder.h"
#include "tests/core/llm/tokenizer/recorded.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace mesewright {
namespace {

using namespace test;

constexpr std::size_t megabyte = 1u << 20;

std::string repeated(const std::string& unit, std::size_t size)
{
    std::string text;
    while (text.size() < size)
        text += unit;
    return text;
}

struct LongText
{
    const char* what;
    std::string text;
};

TEST(HostileText, aMegabyteOfOneThingIsNoTrap)
{
    // Quadratic work on any of these would run into the test's time limit.
    const LongText table[] = {
        {"spaces", std::string(megabyte, ' ')},
        {"spaces and a letter", std::string(megabyte, ' ') + "a"},
        {"line feeds", std::string(megabyte, '\n')},
        {"tabs", std::string(megabyte, '\t')},
        {"a", std::string(megabyte, 'a')},
        {"A", std::string(megabyte, 'A')},
        {"digits", repeated("0123456789", megabyte)},
        {"NUL", std::string(megabyte, '\0')},
        {"angle brackets", std::string(megabyte, '<')},
        {"starts of special strings", repeated("<|", megabyte)},
        {"special strings", repeated("<|end|>", megabyte)},
        {"almost special strings", repeated("<|reserved_20001", megabyte)},
        {"apostrophes", repeated("'s'S'x", megabyte)},
        {"marks", repeated("\u0301", megabyte)},
        {"a mark and capitals", "\u0301" + std::string(megabyte, 'A')},
        {"letters of both cases", repeated("ªA", megabyte)},
        {"ideographs", repeated("石", megabyte)},
        {"pseudo-random letters",
         [] {
             std::mt19937 random(1);
             std::string text;
             while (text.size() < megabyte)
                 text.push_back(static_cast<char>('a' + random() % 26));
             return text;
         }()},
        {"broken UTF-8", repeated("\xf0\x9f", megabyte)},
        {"continuation bytes", std::string(megabyte, '\x80')},
    };
    for (const LongText& row : table) {
        SCOPED_TRACE(row.what);
        EXPECT_TRUE(realTokenizer().decodeBytes(realTokenizer().encode(row.text)) == row.text);
    }
}

TEST(HostileText, piecesJoinedAreTheText)
{
    std::mt19937 random(7);
    const std::string parts[] = {"a",    "B",    "'s",       " ",      "\n", "\r",       "1",
                                 "\xff", "\xf0", "石",       "\u0301", "/",  "\u00a0",   ".",
                                 "ſ",    "ǅ",    "\xe2\x82", "\0x",    "'",  "\xed\xa0", "9"};
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        for (unsigned i = random() % 30; i > 0; --i)
            text += parts[random() % std::size(parts)];
        std::string joined;
        for (Splitter splitter(text); !splitter.atEnd();) {
            const auto piece = splitter.next();
            ASSERT_FALSE(piece.empty());
            joined += piece;
        }
        ASSERT_EQ(joined, text);
        ASSERT_EQ(realTokenizer().decodeBytes(realTokenizer().encode(text)), text);
        ASSERT_EQ(demoTokenizer().decode(demoTokenizer().encode(text)), replaceInvalidUtf8(text));
    }
}

TEST(HostileText, splittingASpecialStringMakesItText)
{
    const std::string special = "<|endoftext|>";
    for (std::size_t cut = 1; cut < special.size(); ++cut) {
        auto ids = realTokenizer().encode(special.substr(0, cut));
        const auto rest = realTokenizer().encode(special.substr(cut));
        ids.insert(ids.end(), rest.begin(), rest.end());
        EXPECT_EQ(std::count(ids.begin(), ids.end(), 199999), 0);
        EXPECT_EQ(realTokenizer().decode(ids), special);
    }
    EXPECT_EQ(realTokenizer().encode(special), (std::vector<int>{199999}));
}

TEST(HostileText, streamedBytesAreNeverLost)
{
    std::mt19937 random(11);
    for (int round = 0; round < 2000; ++round) {
        std::vector<int> ids;
        for (unsigned i = random() % 20; i > 0; --i)
            ids.push_back(static_cast<int>(random() % (i % 3 == 0 ? 200100 : 256)));
        StreamDecoder decoder(realTokenizer());
        std::string whole;
        for (const int id : ids) {
            const std::string shown = decoder.push(id);
            ASSERT_TRUE(isValidUtf8(shown));
            whole += shown;
        }
        ASSERT_EQ(whole + decoder.flush(), realTokenizer().decode(ids));
    }
}

/// The rule itself, without any cleverness.
void mergeOneByOne(const MergeTable& merges, std::vector<int>& ids)
{
    for (;;) {
        Merge best;
        std::size_t at = 0;
        for (std::size_t i = 0; i + 1 < ids.size(); ++i) {
            const Merge merge = merges.find(ids[i], ids[i + 1]);
            if (merge.rank < best.rank) {
                best = merge;
                at = i;
            }
        }
        if (best.rank == Merge::noRank)
            return;
        ids[at] = best.id;
        ids.erase(ids.begin() + static_cast<std::ptrdiff_t>(at) + 1);
    }
}

TEST(MergeAll, shortAndLongListsFollowTheRule)
{
    // Few tokens and many merges among them: ties, chains and overlaps are the rule.
    std::mt19937 random(3);
    for (int round = 0; round < 300; ++round) {
        MergeTable merges;
        merges.reserve(60);
        for (std::uint32_t rank = 0; rank < 60; ++rank)
            merges.add(static_cast<int>(random() % 12), static_cast<int>(random() % 12),
                       {rank, static_cast<int>(4 + random() % 8)});
        for (const std::size_t length : {0u, 1u, 2u, 5u, 63u, 64u, 65u, 66u, 200u}) {
            std::vector<int> ids(length);
            std::generate(ids.begin(), ids.end(), [&] { return static_cast<int>(random() % 4); });
            std::vector<int> expected = ids;
            mergeOneByOne(merges, expected);
            mergeAll(merges, ids);
            ASSERT_EQ(ids, expected) << "round " << round << ", length " << length;
        }
    }
}

} // namespace
} // namespace mesewright
