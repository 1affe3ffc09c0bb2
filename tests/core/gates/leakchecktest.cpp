// SPDX-License-Identifier: Apache-2.0
#include "core/gates/leakcheck.h"

#include "tests/core/gates/scratchfolder.h"

#include <nlohmann/json.hpp>

namespace mesewright {
namespace {

using test::ScratchFolder;

const std::filesystem::path seed = std::filesystem::path(MESEWRIGHT_TEST_DATA) / "seed";

class Messages final : public ProgressSink
{
public:
    void progress(const Progress&) override {}
    void message(const std::string& text) override { texts += text + "\n"; }
    std::string texts;
};

TEST(LeakCheck, saysWhatTheSeedDataLeaksAndStrictRefusesIt)
{
    Messages messages;
    const auto leaks = checkLeaks(seed / "train.jsonl", seed / "eval.jsonl", false, messages);
    ASSERT_TRUE(leaks) << leaks.error().message;
    EXPECT_EQ(leaks->check->leakedRows, 40u);
    EXPECT_EQ((*leaks->recorded)["eval"]["leaked_rows"], 40);
    EXPECT_EQ((*leaks->recorded)["clean_rows"], 20);
    EXPECT_EQ((*leaks->recorded)["train_sha256"].get<std::string>().size(), 64u);
    EXPECT_NE(messages.texts.find("40 of 60 evaluation rows"), std::string::npos);
    const auto refused = checkLeaks(seed / "train.jsonl", seed / "eval.jsonl", true, messages);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, ErrorKind::AnswerIsNo);
    EXPECT_NE(refused.error().message.find("40 of 60"), std::string::npos);
}

TEST(LeakCheck, strictWantsToKnowTheTrainingSet)
{
    const ScratchFolder folder;
    const auto tokens = folder.write("t.jsonl", "{\"input_ids\":[1,2],\"labels\":[1,2]}\n");
    SilentProgress silent;
    for (const std::filesystem::path& train : {std::filesystem::path(), tokens}) {
        const auto lenient = checkLeaks(train, seed / "eval.jsonl", false, silent);
        ASSERT_TRUE(lenient) << lenient.error().message;
        EXPECT_FALSE(lenient->check);
        EXPECT_EQ(lenient->recorded, nullptr);
        const auto strict = checkLeaks(train, seed / "eval.jsonl", true, silent);
        ASSERT_FALSE(strict);
        EXPECT_EQ(strict.error().kind, ErrorKind::BadInput);
    }
}

TEST(LeakCheck, theTrainingSetIsTheGivenTheNamedOrTheUsualOne)
{
    const ScratchFolder folder;
    const auto found = [&](const std::filesystem::path& given = {}) {
        return trainingSetFor(given, folder.path());
    };
    ASSERT_TRUE(found());
    EXPECT_EQ(*found(), std::filesystem::path());
    folder.write("data/train.jsonl", "");
    EXPECT_EQ(*found(), folder.file("data/train.jsonl"));
    folder.write("other.jsonl", "");
    folder.write("config.yaml", "base: x\ntrain_file: other.jsonl\n");
    EXPECT_EQ(*found(), folder.file("other.jsonl"));
    folder.write("given.jsonl", "");
    EXPECT_EQ(*found(folder.file("given.jsonl")), folder.file("given.jsonl"));
    EXPECT_FALSE(found(folder.file("missing.jsonl")));
    folder.write("config.yaml", "base: x\ntrain_file: gone.jsonl\n");
    ASSERT_FALSE(found());
    EXPECT_NE(found().error().message.find("gone.jsonl"), std::string::npos);
}

} // namespace
} // namespace mesewright
