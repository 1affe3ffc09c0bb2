// SPDX-License-Identifier: Apache-2.0
// What the manual shows must work.
#include "core/base/files.h"
#include "core/config/familyfile.h"
#include "core/luanti/familycheck.h"
#include "core/scoring/expectation.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

using namespace mesewright;

namespace {

std::vector<std::string> blocksOf(const std::string& language)
{
    std::vector<std::string> blocks;
    const auto page =
        readFile(std::string(MESEWRIGHT_SOURCE) + "/resources/manual/expectations.md");
    EXPECT_TRUE(page) << page.error().message;
    if (!page)
        return blocks;
    const std::string begin = "\n```" + language + "\n";
    for (std::size_t at = page->find(begin); at != std::string::npos;
         at = page->find(begin, at + 1)) {
        const std::size_t from = at + begin.size();
        blocks.push_back(page->substr(from, page->find("```", from) - from));
    }
    return blocks;
}

} // namespace

TEST(ExpectationManual, showsExpectationsThatAreRead)
{
    const auto blocks = blocksOf("json");
    ASSERT_EQ(blocks.size(), 2U);
    for (const std::string& block : blocks) {
        const auto json = parseJson(block, "manual");
        ASSERT_TRUE(json) << json.error().message;
        const auto expectation = parseExpectation(&*json);
        ASSERT_TRUE(expectation) << expectation.error().message;
        EXPECT_TRUE(expectation->asks());
        EXPECT_EQ(expectation->mod, "signs");
    }
}

TEST(ExpectationManual, showsAFamilyThatIsRead)
{
    const auto blocks = blocksOf("yaml");
    ASSERT_EQ(blocks.size(), 1U);
    std::vector<Finding> findings;
    const FamilyFile family = parseFamily(blocks[0], "signs", "family.yaml", findings);
    for (const Finding& finding : findings)
        ADD_FAILURE() << sentence(finding);
    EXPECT_EQ(family.allOf.size(), 1U);
    EXPECT_EQ(family.noneOf.size(), 1U);
}

TEST(ExpectationManual, showsACheckThatWorks)
{
    const auto blocks = blocksOf("lua");
    ASSERT_EQ(blocks.size(), 1U);
    const auto reasonFor = [&blocks](const char* registered) {
        ModRun run;
        run.state = ModRun::State::Loaded;
        run.registered = Json::parse(registered);
        const FamilyCheckInput input{"signs", "", "", nullptr, "", "", &run};
        const FamilyCheckResult result = runFamilyCheck(blocks[0], "check.lua", input);
        EXPECT_NE(result.state, FamilyCheckResult::State::Broken) << result.reason;
        return result.reason;
    };
    EXPECT_EQ(reasonFor(R"([{"kind":"node","name":"m:a","fields":{"tiles":["a.png"]}},
                            {"kind":"node","name":"m:b","fields":{"tiles":["b.png"]}}])"),
              "");
    EXPECT_EQ(reasonFor(R"([{"kind":"node","name":"m:a","fields":{"tiles":["a.png"]}},
                            {"kind":"node","name":"m:b","fields":{"tiles":["a.png"]}}])"),
              "m:b looks like m:a");
    EXPECT_EQ(reasonFor(R"([{"kind":"node","name":"m:a","fields":{}}])"), "m:a has no texture");
    EXPECT_EQ(reasonFor("[]"), "fewer than two signs are registered");
}
