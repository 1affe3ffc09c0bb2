// SPDX-License-Identifier: Apache-2.0
#include "core/llm/tokenizer/tokenizer.h"

#include "core/llm/tokenizer/streamdecoder.h"
#include "tests/core/llm/tokenizer/recorded.h"

#include <gtest/gtest.h>

#include <thread>

namespace mesewright {
namespace {

using namespace test;

TEST(Tokenizer, allRecordedTextsEncodeAndDecode)
{
    const auto rows = recordedRows("cases.jsonl");
    ASSERT_EQ(rows.size(), 3072u);
    const Tokenizer& tokenizer = realTokenizer();
    for (const Json& row : rows) {
        SCOPED_TRACE(row["group"].get<std::string>() + ", " + row["id"].dump());
        const std::string text = textOf(row, "text", "bytes_b64");
        const auto ids = idsOf(row["ids"]);
        const auto plain = row.contains("ids_plain") ? idsOf(row["ids_plain"]) : ids;
        EXPECT_EQ(tokenizer.encode(text), ids);
        EXPECT_EQ(tokenizer.encode(text, SpecialTokens::Plain), plain);
        EXPECT_EQ(tokenizer.decode(ids), textOf(row, "decoded", "decoded_b64"));
        EXPECT_EQ(tokenizer.decode(plain), text);
    }
}

TEST(Tokenizer, recordedIdsDecodeWithReplacedBytes)
{
    const auto rows = recordedRows("decode.jsonl");
    ASSERT_EQ(rows.size(), 200u);
    const Tokenizer& tokenizer = realTokenizer();
    for (const Json& row : rows) {
        SCOPED_TRACE(row["id"].dump());
        const auto ids = idsOf(row["ids"]);
        EXPECT_EQ(tokenizer.decodeBytes(ids), textOf(row, "", "bytes_b64"));
        EXPECT_EQ(tokenizer.decode(ids), row["decoded"].get<std::string>());
        EXPECT_EQ(tokenizer.decode(ids, true), row["decoded_skip_special"].get<std::string>());
    }
}

TEST(StreamDecoder, showsWhatIsRecordedAfterEachId)
{
    const auto rows = recordedRows("stream.jsonl");
    ASSERT_EQ(rows.size(), 200u);
    for (const Json& row : rows) {
        SCOPED_TRACE(row["id"].dump());
        StreamDecoder decoder(realTokenizer());
        const auto ids = idsOf(row["ids"]);
        ASSERT_EQ(ids.size(), row["emit"].size());
        std::string whole;
        for (std::size_t i = 0; i < ids.size(); ++i) {
            const std::string shown = decoder.push(ids[i]);
            EXPECT_EQ(shown, row["emit"][i].get<std::string>()) << "after id " << i;
            whole += shown;
        }
        const std::string rest = decoder.flush();
        EXPECT_EQ(rest, row["flush"].get<std::string>());
        EXPECT_EQ(whole + rest, realTokenizer().decode(ids));
        EXPECT_EQ(decoder.flush(), "");
    }
}

TEST(StreamDecoder, withoutSpecialTokensGivesTheOneShotText)
{
    for (const Json& row : recordedRows("decode.jsonl")) {
        SCOPED_TRACE(row["id"].dump());
        StreamDecoder decoder(realTokenizer(), true);
        std::string whole;
        for (const int id : idsOf(row["ids"]))
            whole += decoder.push(id);
        EXPECT_EQ(whole + decoder.flush(), row["decoded_skip_special"].get<std::string>());
    }
}

TEST(Tokenizer, knowsItsTokens)
{
    const Tokenizer& tokenizer = realTokenizer();
    EXPECT_EQ(tokenizer.vocabularySize(), 200019);
    EXPECT_EQ(tokenizer.tokenId("<|return|>"), 200002);
    EXPECT_EQ(tokenizer.tokenId("<|endofprompt|>"), 200018);
    EXPECT_EQ(tokenizer.tokenId("the"), std::nullopt);
    EXPECT_TRUE(tokenizer.isSpecial(200007));
    EXPECT_FALSE(tokenizer.isSpecial(198));
    EXPECT_FALSE(tokenizer.isSpecial(200019));
    EXPECT_TRUE(tokenizer.hasToken(0));
    EXPECT_FALSE(tokenizer.hasToken(-1));
    EXPECT_FALSE(tokenizer.hasToken(200019));
    EXPECT_EQ(tokenizer.tokenBytes(198), "\n");
    EXPECT_EQ(tokenizer.decode(std::vector<int>{-5, 64, 201087, 1 << 30, 65}), "ab");
}

TEST(Tokenizer, theDemosVocabularyRoundTrips)
{
    const Tokenizer& tokenizer = demoTokenizer();
    for (const Json& row : recordedRows("cases.jsonl")) {
        const std::string text = textOf(row, "text", "bytes_b64");
        EXPECT_EQ(tokenizer.decodeBytes(tokenizer.encode(text)), text) << row["id"];
        EXPECT_EQ(tokenizer.decodeBytes(tokenizer.encode(text, SpecialTokens::Plain)), text);
    }
}

TEST(Tokenizer, aTokenizerOfAnotherVocabularyIsRefused)
{
    const std::vector<int> ends = {200002, 199999, 200012};
    EXPECT_TRUE(checkVocabulary(realTokenizer(), 201088, ends));
    EXPECT_TRUE(checkVocabulary(realTokenizer(), 200019, ends));
    EXPECT_TRUE(checkVocabulary(demoTokenizer(), demoTokenizer().vocabularySize()));

    const auto tooLarge = checkVocabulary(realTokenizer(), 4096);
    ASSERT_FALSE(tooLarge);
    EXPECT_EQ(tooLarge.error().kind, ErrorKind::BadInput);
    EXPECT_NE(tooLarge.error().message.find("200018"), std::string::npos);
    EXPECT_NE(tooLarge.error().message.find("4096"), std::string::npos);
    const auto tooSmall = checkVocabulary(demoTokenizer(), 201088, ends);
    ASSERT_FALSE(tooSmall);
    EXPECT_NE(tooSmall.error().message.find("200002"), std::string::npos);
}

TEST(Tokenizer, threadsGiveTheSameIds)
{
    const auto rows = recordedRows("cases.jsonl");
    std::vector<std::size_t> wrong(4);
    std::vector<std::thread> threads;
    for (std::size_t t = 0; t < wrong.size(); ++t) {
        threads.emplace_back([&, t] {
            // Two tokenizers take turns on each thread: one's pieces must not serve the other.
            for (std::size_t i = t; i < rows.size(); i += 3) {
                const std::string text = textOf(rows[i], "text", "bytes_b64");
                wrong[t] += realTokenizer().encode(text) != idsOf(rows[i]["ids"]);
                if (i % 40 == 0)
                    wrong[t] += demoTokenizer().decodeBytes(demoTokenizer().encode(text)) != text;
            }
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    EXPECT_EQ(wrong, std::vector<std::size_t>(4));
}

} // namespace
} // namespace mesewright
