// SPDX-License-Identifier: Apache-2.0
#include "core/llm/tokenizer/tokenizer.h"

#include "core/base/files.h"
#include "tests/core/llm/tokenizer/recorded.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <functional>

namespace mesewright {
namespace {

using namespace test;

const Json& demoFile()
{
    static const Json file =
        *readJsonFile(MESEWRIGHT_SOURCE "/resources/demo/base-nf4/tokenizer.json");
    return file;
}

Json addedToken(int id, const char* content, bool special)
{
    return {{"id", id}, {"content", content}, {"special", special}};
}

/// A change that makes the file wrong, and what the sentence about it must name.
struct Damage
{
    const char* what;
    std::function<void(Json&)> change;
    const char* names;
};

TEST(TokenizerFile, eachDamageHasItsSentence)
{
    const Damage table[] = {
        {"no model", [](Json& f) { f.erase("model"); }, "\"model\" is missing"},
        {"model is a list", [](Json& f) { f["model"] = Json::array(); }, "model is []"},
        {"another kind of model", [](Json& f) { f["model"]["type"] = "Unigram"; },
         "model.type is \"Unigram\""},
        {"no vocabulary", [](Json& f) { f["model"].erase("vocab"); }, "model.vocab is null"},
        {"vocabulary is a list",
         [](Json& f) {
             f["model"]["vocab"] = {1, 2};
         },
         "model.vocab is [1,2]"},
        {"an id is a text", [](Json& f) { f["model"]["vocab"]["!"] = "0"; }, "\"!\""},
        {"an id is negative", [](Json& f) { f["model"]["vocab"]["!"] = -1; }, "\"!\""},
        {"an id is a fraction", [](Json& f) { f["model"]["vocab"]["!"] = 1.5; }, "\"!\""},
        {"an id is huge", [](Json& f) { f["model"]["vocab"]["!"] = 1u << 24; }, "16777215"},
        {"an id is an object", [](Json& f) { f["model"]["vocab"]["!"] = Json::object(); }, "\"!\""},
        {"an id twice", [](Json& f) { f["model"]["vocab"]["!"] = 1; }, "used twice"},
        {"a token that is no bytes", [](Json& f) { f["model"]["vocab"]["a b"] = 4099; }, "\"a b\""},
        {"a token past the alphabet", [](Json& f) { f["model"]["vocab"]["石"] = 4099; }, "石"},
        {"a byte without a token", [](Json& f) { f["model"]["vocab"].erase("!"); }, "byte 33"},
        {"no merges", [](Json& f) { f["model"].erase("merges"); }, "model.merges is null"},
        {"merges are an object", [](Json& f) { f["model"]["merges"] = Json::object(); },
         "model.merges is {}"},
        {"a merge is a number", [](Json& f) { f["model"]["merges"][3] = 7; }, "model.merges[3]"},
        {"a merge of three",
         [](Json& f) {
             f["model"]["merges"][3] = {"a", "b", "c"};
         },
         "model.merges[3]"},
        {"a merge of one", [](Json& f) { f["model"]["merges"][3] = Json::array({"a"}); },
         "model.merges[3]"},
        {"a merge of numbers",
         [](Json& f) {
             f["model"]["merges"][3] = {1, 2};
         },
         "model.merges[3]"},
        {"an unknown left part",
         [](Json& f) {
             f["model"]["merges"][3] = {"qqqqq", "a"};
         },
         "\"qqqqq\""},
        {"an unknown right part",
         [](Json& f) {
             f["model"]["merges"][3] = {"a", "qqqqq"};
         },
         "\"qqqqq\""},
        {"an unknown result",
         [](Json& f) {
             f["model"]["merges"][3] = {"q", "Q"};
         },
         "model.merges[3] needs \"qQ\""},
        {"an old merge without a space", [](Json& f) { f["model"]["merges"][3] = "ab"; },
         "model.merges[3] is \"ab\""},
        {"an old merge with two spaces", [](Json& f) { f["model"]["merges"][3] = "a b c"; },
         "model.merges[3] is \"a b c\""},
        {"another pattern",
         [](Json& f) { f["pre_tokenizer"]["pretokenizers"][0]["pattern"]["Regex"] = "\\w+"; },
         "pattern.Regex is \"\\\\w+\""},
        {"a plain string as pattern",
         [](Json& f) {
             f["pre_tokenizer"]["pretokenizers"][0]["pattern"] = {{"String", " "}};
         },
         "pattern.Regex"},
        {"another behaviour",
         [](Json& f) { f["pre_tokenizer"]["pretokenizers"][0]["behavior"] = "Removed"; },
         "behavior"},
        {"inverted", [](Json& f) { f["pre_tokenizer"]["pretokenizers"][0]["invert"] = true; },
         "invert"},
        {"a space in front",
         [](Json& f) { f["pre_tokenizer"]["pretokenizers"][1]["add_prefix_space"] = true; },
         "add_prefix_space"},
        {"no pre-tokenizer", [](Json& f) { f["pre_tokenizer"] = nullptr; }, "pre_tokenizer.type"},
        {"one pre-tokenizer", [](Json& f) { f["pre_tokenizer"]["pretokenizers"].erase(1); },
         "pretokenizers"},
        {"a normalizer",
         [](Json& f) {
             f["normalizer"] = {{"type", "NFC"}};
         },
         "normalizer"},
        {"another decoder",
         [](Json& f) {
             f["decoder"] = {{"type", "Metaspace"}};
         },
         "decoder.type"},
        {"a template of special tokens",
         [](Json& f) {
             f["post_processor"] = {{"type", "TemplateProcessing"}};
         },
         "post_processor.type"},
        {"dropout", [](Json& f) { f["model"]["dropout"] = 0.1; }, "dropout"},
        {"a suffix", [](Json& f) { f["model"]["end_of_word_suffix"] = "</w>"; },
         "end_of_word_suffix"},
        {"byte fallback", [](Json& f) { f["model"]["byte_fallback"] = true; }, "byte_fallback"},
        {"ignore_merges is a text", [](Json& f) { f["model"]["ignore_merges"] = "yes"; },
         "ignore_merges"},
        {"added tokens are an object", [](Json& f) { f["added_tokens"] = Json::object(); },
         "added_tokens"},
        {"an added token is a text", [](Json& f) { f["added_tokens"][2] = "<|x|>"; },
         "added_tokens[2].id"},
        {"an added token without text", [](Json& f) { f["added_tokens"][2]["content"] = ""; },
         "added_tokens[2].content"},
        {"an added token with a flag", [](Json& f) { f["added_tokens"][2]["lstrip"] = true; },
         "added_tokens[2].lstrip"},
        {"an added token twice",
         [](Json& f) { f["added_tokens"].push_back(addedToken(4097, "<|start|>", true)); },
         "<|start|>"},
        {"an added token on a taken id",
         [](Json& f) { f["added_tokens"].push_back(addedToken(5, "<|x|>", true)); }, "<|x|>"},
        {"a normalizer that is a text", [](Json& f) { f["normalizer"] = "NFC"; }, "normalizer"},
    };
    for (const Damage& damage : table) {
        SCOPED_TRACE(damage.what);
        Json file = demoFile();
        damage.change(file);
        const auto loaded = Tokenizer::parse(file.dump(), "my.json");
        ASSERT_FALSE(loaded);
        EXPECT_EQ(loaded.error().kind, ErrorKind::BadInput);
        const std::string& message = loaded.error().message;
        EXPECT_EQ(message.rfind("my.json: ", 0), 0u) << message;
        EXPECT_NE(message.find(damage.names), std::string::npos) << message;
        EXPECT_EQ(message.find('\n'), std::string::npos) << message;
    }
}

struct BadText
{
    const char* text;
    const char* names;
};

TEST(TokenizerFile, whatIsNoJsonHasItsSentence)
{
    const BadText table[] = {
        {"", "cut off"},
        {"[]", "it holds []"},
        {"7", "it holds 7"},
        {"{", "cut off"},
        {"{}", "\"model\" is missing"},
        {"{} x", "not valid JSON at byte 3"},
        {"{\"model\" 5}", "not valid JSON at byte 9"},
        {"{\"model\":{\"vocab\":{\"a\":1,}}}", "not valid JSON"},
        {"{\"model\":{\"vocab\":{\"a\":01}}}", "\"a\""},
        {"{\"model\":{\"vocab\":{\"\\ud800\":1}}}", "not valid JSON"},
        {"{\"model\":{\"vocab\":{\"\\x41\":1}}}", "not valid JSON"},
        {"{\"model\":{\"vocab\":{},\"vocab\":{}}}", "model.vocab is there twice"},
        {"{\"model\":{\"merges\":[],\"merges\":[]}}", "model.merges is there twice"},
        {"{\"model\":{\"merges\":[[\"a\",\"b\"]", "cut off"},
        {"{\"a\":[[1,2}}", "cut off"},
        {"{\"model\":{\"vocab\":{\"\n\":1}}}", "\" \""},
        {"\xff\xfe{}", "my.json"},
    };
    for (const BadText& row : table) {
        SCOPED_TRACE(row.text);
        const auto loaded = Tokenizer::parse(row.text, "my.json");
        ASSERT_FALSE(loaded);
        EXPECT_NE(loaded.error().message.find(row.names), std::string::npos)
            << loaded.error().message;
        EXPECT_EQ(loaded.error().message.find('\n'), std::string::npos) << loaded.error().message;
    }
}

TEST(TokenizerFile, everyTruncationIsAnError)
{
    const std::string whole = demoFile().dump();
    for (std::size_t length = 0; length < whole.size(); length += 997) {
        const auto loaded = Tokenizer::parse(std::string_view(whole).substr(0, length), "my.json");
        ASSERT_FALSE(loaded) << length;
        EXPECT_NE(loaded.error().message.find("cut off"), std::string::npos)
            << loaded.error().message;
    }
}

TEST(TokenizerFile, changedBytesAreAnErrorOrAnotherTokenizer)
{
    const std::string whole = demoFile().dump();
    std::size_t loadedCount = 0;
    for (std::size_t at = 0; at < whole.size(); at += 1009) {
        for (const char byte : {'"', '\xff', '}', '0'}) {
            std::string changed = whole;
            changed[at] = byte;
            if (const auto loaded = Tokenizer::parse(changed, "my.json")) {
                ++loadedCount;
                EXPECT_EQ(loaded->decodeBytes(loaded->encode("a local <|end|>")),
                          "a local <|end|>");
            }
        }
    }
    EXPECT_GT(loadedCount, 0u);
}

TEST(TokenizerFile, deepNestingIsAnError)
{
    const std::string deep(100000, '[');
    EXPECT_FALSE(Tokenizer::parse("{\"model\":" + deep, "my.json"));
    EXPECT_FALSE(Tokenizer::parse("{\"normalizer\":" + deep + std::string(deep.size(), ']') + "}",
                                  "my.json"));
}

TEST(TokenizerFile, bothSpellingsOfMergesGiveTheSameIds)
{
    Json file = demoFile();
    for (Json& merge : file["model"]["merges"])
        merge = merge[0].get<std::string>() + " " + merge[1].get<std::string>();
    const auto legacy = Tokenizer::parse(file.dump(), "legacy");
    ASSERT_TRUE(legacy) << legacy.error().message;
    // Escaped, and with the members of the model in another order.
    Json turned = file;
    turned["model"].erase("vocab");
    turned["model"]["vocab"] = file["model"]["vocab"];
    const auto escaped = Tokenizer::parse(turned.dump(2, ' ', true), "escaped");
    ASSERT_TRUE(escaped) << escaped.error().message;
    for (const Json& row : recordedRows("cases.jsonl")) {
        const std::string text = textOf(row, "text", "bytes_b64");
        EXPECT_EQ(legacy->encode(text), demoTokenizer().encode(text));
        EXPECT_EQ(escaped->encode(text), demoTokenizer().encode(text));
    }
}

TEST(TokenizerFile, ignoreMergesIsHonoured)
{
    // A token that no merge makes is found only as a whole piece, and only if the flag says so.
    Json file = demoFile();
    file["model"]["vocab"]["Qqq"] = 4096;
    const auto whole = Tokenizer::parse(file.dump(), "whole");
    ASSERT_TRUE(whole) << whole.error().message;
    EXPECT_EQ(whole->encode("Qqq"), (std::vector<int>{4096}));
    file["model"]["ignore_merges"] = false;
    const auto merged = Tokenizer::parse(file.dump(), "merged");
    ASSERT_TRUE(merged);
    EXPECT_EQ(merged->encode("Qqq"), (std::vector<int>{48, 80, 80}));
    file["model"].erase("ignore_merges");
    EXPECT_EQ(Tokenizer::parse(file.dump(), "absent")->encode("Qqq"), merged->encode("Qqq"));
}

TEST(TokenizerFile, addedTokensAreTakenLeftmostLongest)
{
    Json file = demoFile();
    file["added_tokens"].push_back(addedToken(4096, "<|en", false));
    file["added_tokens"].push_back(addedToken(4097, "d|><|", false));
    file["added_tokens"].push_back(addedToken(4098, "!", true));
    file["model"]["vocab"].erase("!");
    file["model"]["vocab"]["!"] = 4098;
    const auto tokenizer = Tokenizer::parse(file.dump(), "added");
    ASSERT_TRUE(tokenizer) << tokenizer.error().message;
    const int end = *tokenizer->tokenId("<|end|>");
    EXPECT_EQ(tokenizer->encode("<|end|>"), (std::vector<int>{end}));
    EXPECT_EQ(tokenizer->encode("<|end!"), (std::vector<int>{4096, 67, 4098}));
    EXPECT_EQ(tokenizer->encode("d|><|"), (std::vector<int>{4097}));
    // Taken as plain text, a special token still hides the ones that overlap it.
    EXPECT_EQ(tokenizer->encode("<|end|><|", SpecialTokens::Plain),
              demoTokenizer().encode("<|end|><|", SpecialTokens::Plain));
    EXPECT_EQ(tokenizer->encode("<|en|", SpecialTokens::Plain), (std::vector<int>{4096, 91}));
    EXPECT_FALSE(tokenizer->isSpecial(4096));
    EXPECT_TRUE(tokenizer->isSpecial(4098));
}

TEST(TokenizerFile, aFolderOrAFileIsTaken)
{
    const auto file = Tokenizer::load(MESEWRIGHT_SOURCE "/resources/demo/base-nf4/tokenizer.json");
    ASSERT_TRUE(file);
    EXPECT_EQ(file->vocabularySize(), demoTokenizer().vocabularySize());
    EXPECT_EQ(file->where(), demoTokenizer().where());
    const auto missing = Tokenizer::load(MESEWRIGHT_SOURCE "/resources/demo");
    ASSERT_FALSE(missing);
    EXPECT_NE(missing.error().message.find("resources/demo/tokenizer.json"), std::string::npos)
        << missing.error().message;
}

} // namespace
} // namespace mesewright
