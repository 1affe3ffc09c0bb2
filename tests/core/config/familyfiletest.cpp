// SPDX-License-Identifier: Apache-2.0
#include "core/config/familyfile.h"

#include "core/base/files.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

using namespace mesewright;

namespace {

class FamilyFolder : public testing::Test
{
protected:
    void SetUp() override
    {
        m_root = std::filesystem::path(testing::TempDir()) /
                 ("families-" +
                  std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
        std::filesystem::remove_all(m_root);
        std::filesystem::create_directories(m_root);
    }
    void TearDown() override { std::filesystem::remove_all(m_root); }

    void write(const std::string& path, const std::string& text)
    {
        const auto written = writeFileAtomically(m_root / path, text);
        ASSERT_TRUE(written) << written.error().message;
    }

    std::filesystem::path m_root;
};

constexpr char good[] = "name: signs\ntitle: Write signs\nkind: program\nrules:\n"
                        "  all_of:\n    - 'register_node'\n  none_of: ['TODO', 'it''s']\n";

} // namespace

TEST(FamilyFile, readsEveryKey)
{
    std::vector<Finding> findings;
    const FamilyFile family = parseFamily(good, "signs", "family.yaml", findings);
    EXPECT_TRUE(findings.empty()) << sentence(findings.front());
    EXPECT_EQ(family.name, "signs");
    EXPECT_EQ(family.title, "Write signs");
    EXPECT_EQ(family.kind, FamilyFile::Kind::Program);
    ASSERT_EQ(family.allOf.size(), 1U);
    EXPECT_EQ(family.allOf[0].text, "register_node");
    EXPECT_EQ(family.allOf[0].line, 6);
    EXPECT_EQ(family.allOf[0].column, 7);
    ASSERT_EQ(family.noneOf.size(), 2U);
    EXPECT_EQ(family.noneOf[1].text, "it's");
}

TEST(FamilyFile, readsADiffFamily)
{
    std::vector<Finding> findings;
    const FamilyFile family =
        parseFamily("name: mend\nkind: diff\npatched: signs\n", "mend", "family.yaml", findings);
    EXPECT_TRUE(findings.empty());
    EXPECT_EQ(family.kind, FamilyFile::Kind::Diff);
    EXPECT_EQ(family.patched.text, "signs");
    EXPECT_EQ(family.title, "mend");
}

TEST(FamilyFile, saysWhatIsWrongAndWhere)
{
    struct Case
    {
        const char* yaml;
        const char* says;
    };
    const std::vector<Case> cases{
        {"", "f.yaml: is empty, but keys such as \"kind: program\" were expected; write at least "
             "name:"},
        {"- a\n", "f.yaml: line 1, column 1: holds a list, but a mapping of names to values was "
                  "expected; write lines such as \"kind: program\""},
        {"kind: program\n", "f.yaml: name is missing; write name: signs"},
        {"name: signs\n", "f.yaml: kind is missing; write kind: program"},
        {"name: signals\nkind: program\n",
         "f.yaml: line 1, column 7: name is \"signals\", but the folder is called signs; give both "
         "the same name"},
        {"name: signs\nkind: code\n",
         "f.yaml: line 2, column 7: kind is \"code\", but program or diff was expected"},
        {"name: signs\nkind: program\nrule: {}\n",
         "f.yaml: line 3, column 1: unknown key rule; write rules if that was meant"},
        {"name: signs\nkind: program\nrules: 7\n",
         "f.yaml: line 3, column 8: rules is \"7\", but a mapping was expected"},
        {"name: signs\nkind: program\nrules:\n  all: [a]\n",
         "f.yaml: line 4, column 3: unknown key all; "},
        {"name: signs\nkind: program\nrules:\n  all_of: register\n",
         "f.yaml: line 4, column 11: all_of is \"register\", but a list of regular expressions was "
         "expected"},
        {"name: signs\nkind: program\nrules:\n  all_of:\n    - [a]\n",
         "f.yaml: line 5, column 7: all_of holds a list, but a regular expression was expected"},
        {"name: signs\nkind: program\npatched: doc\n",
         "f.yaml: line 3, column 10: patched is only for kind: diff; remove it, or write kind: "
         "diff"},
        {"name: signs\nkind: program\nrules:\n  all_of: ['a\n",
         "f.yaml: line 4: is not valid YAML: a quotation begins here and has no end"},
        {"name: signs\nname: signs\nkind: program\n",
         "f.yaml: line 2, column 1: name stands a second time (first in line 1)"},
    };
    for (const Case& one : cases) {
        std::vector<Finding> findings;
        static_cast<void>(parseFamily(one.yaml, "signs", "f.yaml", findings));
        ASSERT_FALSE(findings.empty()) << one.yaml;
        EXPECT_NE(sentence(findings.front()).find(one.says), std::string::npos)
            << one.yaml << "\n"
            << sentence(findings.front());
        EXPECT_EQ(findings.front().severity, Severity::Error);
    }
}

TEST_F(FamilyFolder, readsWhatStandsBesideTheFile)
{
    write("signs/family.yaml", good);
    write("signs/prompts/en.txt", "Task: {instruction}\n");
    write("signs/prompts/de.txt", "Aufgabe: {instruction}\n");
    write("signs/prompts/xx.txt", "no language of ours\n");
    write("signs/check.lua", "return true\n");
    write("readme.txt", "files are no families");
    write(".hidden/family.yaml", "name: 1");
    const auto reading = readFamilies(m_root);
    ASSERT_TRUE(reading) << reading.error().message;
    EXPECT_TRUE(reading->findings.empty());
    ASSERT_EQ(reading->families.size(), 1U);
    const FamilyFile& family = reading->families[0];
    EXPECT_EQ(family.prompts.size(), 2U);
    EXPECT_EQ(family.prompts.at("de"), "Aufgabe: {instruction}\n");
    EXPECT_EQ(family.check, "return true\n");
    EXPECT_EQ(family.folder, m_root / "signs");
}

TEST_F(FamilyFolder, readsTheOthersWhenOneIsBroken)
{
    write("signs/family.yaml", good);
    write("broken/family.yaml", "name: broken\nkind: nothing\n");
    write("nofile/check.lua", "return true\n");
    write("Bad Name/family.yaml", good);
    write("latin/family.yaml", "name: latin\nkind: program\n");
    write("latin/check.lua", "-- gr\xFC\xDF\n");
    const auto reading = readFamilies(m_root);
    ASSERT_TRUE(reading) << reading.error().message;
    ASSERT_EQ(reading->families.size(), 1U);
    EXPECT_EQ(reading->families[0].name, "signs");
    ASSERT_EQ(reading->broken.size(), 4U);
    EXPECT_EQ(reading->findings.size(), 4U);
    EXPECT_EQ(reading->broken[0].name, "Bad Name");
    EXPECT_NE(reading->broken[1].reason.find("broken/family.yaml: line 2, column 7: kind is"),
              std::string::npos)
        << reading->broken[1].reason;
    EXPECT_NE(reading->broken[2].reason.find("check.lua: is not UTF-8"), std::string::npos);
    EXPECT_NE(reading->broken[3].reason.find("nofile/family.yaml: does not exist; put it"),
              std::string::npos);
}

TEST_F(FamilyFolder, aMissingFolderHoldsNone)
{
    const auto reading = readFamilies(m_root / "nowhere");
    ASSERT_TRUE(reading);
    EXPECT_TRUE(reading->families.empty());
    EXPECT_TRUE(reading->findings.empty());
}
