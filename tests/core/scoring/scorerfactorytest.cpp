// SPDX-License-Identifier: Apache-2.0
#include "core/scoring/scorer.h"

#include "core/base/files.h"
#include "core/luanti/sandbox.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

using namespace mesewright;

namespace {

constexpr Level allLevels[]{Level::Syntax, Level::Static, Level::Exec, Level::Engine};

ScorerOptions optionsFor(Level level)
{
    ScorerOptions options;
    options.level = level;
    return options;
}

} // namespace

TEST(ScorerFactory, makesEachLevel)
{
    for (const Level level : allLevels) {
        const auto scorer = makeScorer(optionsFor(level));
        ASSERT_TRUE(scorer) << scorer.error().message;
        EXPECT_EQ((*scorer)->level(), level);
        EXPECT_TRUE((*scorer)->findings().empty());
        EXPECT_TRUE((*scorer)->score({})->empty());
    }
}

TEST(ScorerFactory, unknownFamiliesAreNotRunAtAnyLevel)
{
    for (const Level level : allLevels) {
        const auto scorer = makeScorer(optionsFor(level));
        ASSERT_TRUE(scorer) << scorer.error().message;
        const std::vector<Candidate> candidates{{"dancing", "", "local x = 1"}};
        const auto verdicts = (*scorer)->score(candidates);
        ASSERT_TRUE(verdicts) << verdicts.error().message;
        EXPECT_EQ(verdicts->front().outcome, Outcome::NotRun);
        EXPECT_EQ(verdicts->front().reason, "unknown family") << levelName(level);
        EXPECT_EQ(verdicts->front().level, level);
    }
}

TEST(ScorerFactory, readsTheUsersFamilies)
{
    const auto folder = std::filesystem::path(testing::TempDir()) / "factory-families";
    std::filesystem::remove_all(folder);
    ASSERT_TRUE(writeFileAtomically(folder / "signs/family.yaml",
                                    "name: signs\nkind: program\nrules:\n  all_of: ['sign']\n"));
    ASSERT_TRUE(writeFileAtomically(folder / "odd/family.yaml", "name: odd\nkind: none\n"));
    const std::vector<Candidate> candidates{{"signs", "", "local sign = 1"},
                                            {"odd", "", "local sign = 1"}};
    for (const Level level : {Level::Syntax, Level::Static}) {
        ScorerOptions options = optionsFor(level);
        options.families = folder;
        const auto scorer = makeScorer(options);
        ASSERT_TRUE(scorer) << scorer.error().message;
        ASSERT_EQ((*scorer)->findings().size(), 1U);
        const auto verdicts = (*scorer)->score(candidates);
        ASSERT_TRUE(verdicts) << verdicts.error().message;
        EXPECT_EQ(verdicts->at(0).outcome, Outcome::Passed) << verdicts->at(0).reason;
        EXPECT_EQ(verdicts->at(1).outcome, Outcome::NotRun);
        EXPECT_NE(verdicts->at(1).reason.find("odd/family.yaml: line 2"), std::string::npos);
    }
    std::filesystem::remove_all(folder);
}

TEST(ScorerFactory, stopsAtEachLevel)
{
    for (const Level level : allLevels) {
        ScorerOptions options = optionsFor(level);
        const auto scorer = makeScorer(options);
        ASSERT_TRUE(scorer) << scorer.error().message;
        // Copies of the token share the flag.
        options.cancel.request();
        const std::vector<Candidate> candidates{{"doc", "", "minetest.x('a:b')"}};
        const auto verdicts = (*scorer)->score(candidates);
        ASSERT_FALSE(verdicts);
        EXPECT_EQ(verdicts.error().kind, ErrorKind::Stopped);
    }
}
