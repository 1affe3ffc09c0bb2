// SPDX-License-Identifier: Apache-2.0
#include "core/runs/queuefile.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace mesewright {
namespace {

class QueueFile : public testing::Test
{
protected:
    void SetUp() override
    {
        m_root = std::filesystem::path(testing::TempDir()) /
                 testing::UnitTest::GetInstance()->current_test_info()->name();
        std::filesystem::remove_all(m_root);
        std::filesystem::create_directories(m_root);
    }
    void write(const std::string& text) const { std::ofstream(m_root / "queue.json") << text; }

    std::filesystem::path m_root;
};

TEST_F(QueueFile, KeepsOrderOptionsAndPauses)
{
    const std::vector<QueuedJob> jobs{{"adapters", R"({"k":5,"scales":[0.5,1.0]})", "", false},
                                      {"train", "", "20260101T000000Z-train-abcd", true},
                                      {"compare", "", "", false}};
    ASSERT_TRUE(writeQueue(m_root, jobs));
    const auto read = readQueue(m_root);
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(*read, jobs);
}

TEST_F(QueueFile, AnEmptyQueueIsNoFile)
{
    ASSERT_TRUE(readQueue(m_root));
    ASSERT_TRUE(writeQueue(m_root, {{"train", "", "", false}}));
    ASSERT_TRUE(writeQueue(m_root, {}));
    EXPECT_FALSE(std::filesystem::exists(m_root / "queue.json"));
    EXPECT_TRUE(readQueue(m_root)->empty());
    ASSERT_TRUE(writeQueue(m_root, {})); // also where there is none
}

TEST_F(QueueFile, ABrokenFileIsNamed)
{
    for (const char* text : {"{", "[]", R"({"jobs": 3})", R"({"jobs": [{"options": {}}]})"}) {
        write(text);
        const auto read = readQueue(m_root);
        ASSERT_FALSE(read) << text;
        EXPECT_NE(read.error().message.find("queue.json"), std::string::npos) << text;
    }
}

} // namespace
} // namespace mesewright
