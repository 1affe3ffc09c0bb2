// SPDX-License-Identifier: Apache-2.0
#include "core/runs/journal.h"

#include "tests/core/base/testfolder.h"

#include <nlohmann/json.hpp>

namespace mesewright {
namespace {

TEST(Journal, finished_pieces_are_there_after_opening_again)
{
    const TestFolder folder;
    const auto path = folder / "answers.jsonl";
    {
        auto journal = Journal::open(path);
        ASSERT_TRUE(journal.ok());
        EXPECT_EQ(journal->size(), 0u);
        ASSERT_TRUE(journal->add("0/0", Json{{"text", "a\nb"}, {"key", "ignored"}}).ok());
        ASSERT_TRUE(journal->add("0/1", Json{{"loss", 0.1 + 0.2}}).ok());
        EXPECT_TRUE(journal->contains("0/0"));
        EXPECT_EQ(journal->find("0/0")->at("text"), "a\nb");
    }
    EXPECT_EQ(get(path), "{\"key\":\"0/0\",\"text\":\"a\\nb\"}\n"
                         "{\"key\":\"0/1\",\"loss\":0.30000000000000004}\n");
    auto journal = Journal::open(path);
    ASSERT_TRUE(journal.ok());
    EXPECT_EQ(journal->size(), 2u);
    EXPECT_EQ(journal->find("0/1")->at("loss"), 0.1 + 0.2);
    EXPECT_EQ(journal->find("0/2"), nullptr);
}

TEST(Journal, a_piece_is_finished_once)
{
    const TestFolder folder;
    auto journal = Journal::open(folder / "j");
    ASSERT_TRUE(journal.ok());
    ASSERT_TRUE(journal->add("a", Json{{"x", 1}}).ok());
    const auto twice = journal->add("a", Json{{"x", 2}});
    ASSERT_FALSE(twice.ok());
    EXPECT_EQ(twice.error().kind, ErrorKind::Internal);
    EXPECT_FALSE(journal->add("b", Json(7)).ok());
    EXPECT_EQ(get(folder / "j"), "{\"key\":\"a\",\"x\":1}\n");
}

TEST(Journal, survives_being_cut_after_any_byte)
{
    const TestFolder folder;
    const std::string first = "{\"key\":\"a\",\"x\":1}\n";
    const std::string second = "{\"key\":\"b\",\"x\":2}\n";
    for (std::size_t cut = 0; cut <= second.size(); ++cut) {
        put(folder / "j", first + second.substr(0, cut));
        auto journal = Journal::open(folder / "j");
        ASSERT_TRUE(journal.ok());
        EXPECT_TRUE(journal->contains("a"));
        EXPECT_EQ(journal->contains("b"), cut == second.size());
        if (!journal->contains("b")) {
            ASSERT_TRUE(journal->add("b", Json{{"x", 2}}).ok());
        }
        EXPECT_EQ(get(folder / "j"), first + second);
    }
}

TEST(Journal, of_doubles_the_first_counts_and_damage_is_skipped)
{
    const TestFolder folder;
    put(folder / "j", "{\"key\":\"a\",\"x\":1}\n{\"key\":\"a\",\"x\":2}\n\n{broken\n[]\n{\"x\":3}\n"
                      "{\"key\":4}\n\xff\n{\"key\":\"b\"}\n");
    const auto journal = Journal::open(folder / "j");
    ASSERT_TRUE(journal.ok());
    EXPECT_EQ(journal->size(), 2u);
    EXPECT_EQ(journal->find("a")->at("x"), 1);
}

TEST(Journal, a_full_disk_loses_only_the_row_that_did_not_fit)
{
    const TestFolder folder;
    auto journal = Journal::open(folder / "j");
    ASSERT_TRUE(journal.ok());
    ASSERT_TRUE(journal->add("a", Json{{"x", 1}}).ok());
    const std::string before = get(folder / "j");
    Result<void> added;
    {
        const FileSizeLimit full(64);
        added = journal->add("b", Json{{"text", std::string(500, 'x')}});
    }
    ASSERT_FALSE(added.ok());
    EXPECT_EQ(added.error().kind, ErrorKind::Machine);
    EXPECT_FALSE(journal->contains("b"));
    EXPECT_EQ(get(folder / "j"), before);
    EXPECT_TRUE(journal->add("b", Json{{"x", 2}}).ok());
}

TEST(Journal, refuses_a_place_that_cannot_be_written_to)
{
    const TestFolder folder;
    put(folder / "plain", "x\n");
    EXPECT_FALSE(Journal::open(folder / "plain/j").ok());
    EXPECT_FALSE(Journal::open(folder.path()).ok());
}

} // namespace
} // namespace mesewright
