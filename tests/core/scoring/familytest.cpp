// SPDX-License-Identifier: Apache-2.0
#include "core/scoring/family.h"

#include "core/base/files.h"
#include "core/scoring/staticscorer.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

using namespace mesewright;

namespace {

const std::filesystem::path builtIn =
    std::filesystem::path(MESEWRIGHT_SOURCE) / "resources/families";
const std::filesystem::path luaParser = std::filesystem::path(MESEWRIGHT_BIN) / "mesewright-lua51";

class UserFamilies : public testing::Test
{
protected:
    void SetUp() override
    {
        m_folder =
            std::filesystem::path(testing::TempDir()) /
            ("user-" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
        std::filesystem::remove_all(m_folder);
        std::filesystem::create_directories(m_folder);
    }
    void TearDown() override { std::filesystem::remove_all(m_folder); }

    void write(const std::string& path, const std::string& text)
    {
        const auto written = writeFileAtomically(m_folder / path, text);
        ASSERT_TRUE(written) << written.error().message;
    }

    Verdict judge(const FamilyLoading& loading, std::string_view family, std::string_view input,
                  std::string_view answer)
    {
        StaticScorer scorer(luaParser, loading.set);
        const std::vector<Candidate> candidates{{family, input, answer}};
        const auto verdicts = scorer.score(candidates);
        EXPECT_TRUE(verdicts) << verdicts.error().message;
        return verdicts ? verdicts->front() : Verdict();
    }

    std::filesystem::path m_folder;
};

} // namespace

TEST(Families, areAllThereAndComplete)
{
    const FamilyLoading loading = loadFamilies(builtIn, {});
    for (const Finding& finding : loading.findings)
        ADD_FAILURE() << sentence(finding);
    const std::vector<std::string> names{"chatcommand", "crafting", "doc",
                                         "repair",      "scaffold", "worldgen"};
    ASSERT_EQ(loading.set->families().size(), names.size());
    for (const std::string& name : names) {
        const Family* family = loading.set->find(name);
        ASSERT_NE(family, nullptr) << name;
        EXPECT_NE(family->title, name);
        for (const char* language : {"en", "de", "fr", "es"}) {
            ASSERT_TRUE(family->prompts.contains(language)) << name << " " << language;
            const std::string& prompt = family->prompts.at(language);
            EXPECT_NE(prompt.find("{instruction}"), std::string::npos) << name << " " << language;
            const bool needsInput = name == "repair" || name == "doc";
            EXPECT_EQ(prompt.find("{input}") != std::string::npos, needsInput)
                << name << " " << language;
        }
        const bool checked = name == "chatcommand" || name == "crafting" || name == "worldgen";
        EXPECT_EQ(!family->check.empty(), checked) << name;
    }
    EXPECT_EQ(loading.set->find("repair")->kind, Family::Kind::Diff);
    EXPECT_EQ(loading.set->find("repair")->patchedRules.needed.size(), 3U);
}

TEST(Families, areFoundBesideTheProgram)
{
    const auto loading = loadFamilies(std::filesystem::path());
    ASSERT_TRUE(loading) << loading.error().message;
    EXPECT_NE(loading->set->find("scaffold"), nullptr);
    EXPECT_EQ(loading->set->whyNot("nothing"), "unknown family");
}

TEST(Families, putAnItemIntoThePrompt)
{
    Family family;
    EXPECT_EQ(familyPrompt(family, "en", "a", "b"), std::nullopt);
    family.prompts["en"] = "Do {instruction} with {input}; {other}";
    family.prompts["de"] = "Mach {instruction}";
    // What is put in is not read again.
    EXPECT_EQ(familyPrompt(family, "en", "{input}", "{instruction}"),
              "Do {input} with {instruction}; {other}");
    EXPECT_EQ(familyPrompt(family, "de", "es", ""), "Mach es");
    EXPECT_EQ(familyPrompt(family, "pt", "it", "x"), "Do it with x; {other}");
}

TEST_F(UserFamilies, areAddedWithoutCompiling)
{
    write("signs/family.yaml", "name: signs\nkind: program\nrules:\n  all_of: ['sign_\\d+']\n"
                               "  none_of: ['TODO']\n");
    write("mend/family.yaml", "name: mend\nkind: diff\npatched: signs\n");
    const FamilyLoading loading = loadFamilies(builtIn, m_folder);
    EXPECT_TRUE(loading.findings.empty());
    EXPECT_EQ(judge(loading, "signs", "", "local sign_7 = 1").outcome, Outcome::Passed);
    EXPECT_EQ(judge(loading, "signs", "", "local x = 1").reason, "missing: sign_\\d+");
    EXPECT_EQ(judge(loading, "signs", "", "local sign_1 = 1 -- TODO").reason, "forbidden: TODO");
    EXPECT_EQ(judge(loading, "signs", "", "local sign_1 = ").reason, "lua syntax");
    const std::string diff = "--- a/init.lua\n+++ b/init.lua\n@@ -1 +1 @@\n-local x = 1\n"
                             "+local sign_1 = 1";
    EXPECT_EQ(judge(loading, "mend", "local x = 1", diff).outcome, Outcome::Passed);
    EXPECT_EQ(judge(loading, "mend", "local x = 1", "no diff").reason, "patch: no file");
}

TEST_F(UserFamilies, goBeforeBuiltInOnes)
{
    write("scaffold/family.yaml", "name: scaffold\nkind: program\n");
    const FamilyLoading loading = loadFamilies(builtIn, m_folder);
    ASSERT_EQ(loading.findings.size(), 1U);
    EXPECT_EQ(loading.findings[0].severity, Severity::Note);
    EXPECT_EQ(sentence(loading.findings[0]),
              (m_folder / "scaffold/family.yaml").string() +
                  ": stands in the place of the built-in family scaffold; rename it if that was "
                  "not meant");
    EXPECT_EQ(judge(loading, "scaffold", "", "local x = 1").outcome, Outcome::Passed);
}

TEST_F(UserFamilies, thatAreBrokenTakeNothingElseAway)
{
    write("scaffold/family.yaml", "name: scaffold\nkind: program\nrules:\n  all_of: ['(']\n");
    write("script/family.yaml", "name: script\nkind: program\n");
    write("script/check.lua", "return true\nif then\n");
    write("mend/family.yaml", "name: mend\nkind: diff\npatched: nowhere\n");
    write("fine/family.yaml", "name: fine\nkind: program\n");
    const FamilyLoading loading = loadFamilies(builtIn, m_folder);
    EXPECT_EQ(judge(loading, "fine", "", "local x").outcome, Outcome::Passed);
    EXPECT_EQ(judge(loading, "doc", "", "minetest.x('a:b')").outcome, Outcome::Passed);
    // The user meant this one: the built-in one must not judge in its place.
    const Verdict broken = judge(loading, "scaffold", "", "x");
    EXPECT_EQ(broken.outcome, Outcome::NotRun);
    EXPECT_NE(broken.reason.find("scaffold/family.yaml: line 4, column 12: "), std::string::npos)
        << broken.reason;
    const Verdict script = judge(loading, "script", "", "x");
    EXPECT_EQ(script.outcome, Outcome::NotRun);
    EXPECT_NE(script.reason.find("check.lua:2: "), std::string::npos) << script.reason;
    const Verdict mend = judge(loading, "mend", "", "x");
    EXPECT_NE(mend.reason.find("patched names nowhere, which is no family of kind program; use one "
                               "of chatcommand, "),
              std::string::npos)
        << mend.reason;
    // repair leans on the family that is broken.
    EXPECT_EQ(loading.set->find("scaffold"), nullptr);
    EXPECT_GE(loading.findings.size(), 4U);
}
