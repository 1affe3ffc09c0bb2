// SPDX-License-Identifier: Apache-2.0
#include "core/scoring/unifieddiff.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

using namespace mesewright;
using State = PatchResult::State;

namespace {

const std::string head = "--- a/x\n+++ b/x\n";

} // namespace

// What is expected was taken from unidiff 0.7.5 under the Python project's applier.
TEST(UnifiedDiff, isAppliedAsThePythonProjectDoes)
{
    struct Case
    {
        const char* what;
        std::string base;
        std::string diff;
        State state;
        std::string text;
    };
    const std::vector<Case> cases{
        {"plain", "a\nb\nc", head + "@@ -2,1 +2,1 @@\n-b\n+B\n", State::Applied, "a\nB\nc"},
        {"no lengths", "a\nb", head + "@@ -2 +2 @@\n-b\n+B", State::Applied, "a\nB"},
        {"other digits", "a\nb", head + "@@ -\u0662,\u0661 +2 @@ x\n-b\n+B", State::Applied,
         "a\nB"},
        {"prose and fence around", "a", "Sure:\n```diff\n" + head + "@@ -1 +1 @@\n-a\n+b\n```\n",
         State::Applied, "b"},
        {"context is not compared", "a\nb", head + "@@ -1,2 +1,2 @@\n other\n-thing\n+B",
         State::Applied, "other\nB"},
        {"context replaces", "a", head + "@@ -1 +1 @@\n z", State::Applied, "z"},
        {"an empty line is context", "a\n\nb", head + "@@ -1,3 +1,3 @@\n-a\n+A\n\n b",
         State::Applied, "A\n\nb"},
        {"carriage returns stay", "a", head + "@@ -1 +1 @@\n-a\r\n+b\r\n", State::Applied, "b\r"},
        {"two line ends are kept of a carriage return's line", "a", head + "@@ -1 +1 @@\n\rxyz\n",
         State::Applied, "\r"},
        {"remark about the end", "a",
         head + "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n"
                "\\ No newline at end of file",
         State::Applied, "b"},
        {"hunks are not shifted", "a\nb\nc",
         head + "@@ -1 +1,2 @@\n-a\n+1\n+2\n@@ -2 +3 @@\n-b\n+B", State::Applied, "1\nB\nb\nc"},
        {"nothing in it", "a", head, State::Applied, "a"},
        {"an empty hunk", "a", head + "@@ -1,0 +1,0 @@", State::Applied, "a"},
        {"insert before a line", "a\nb", head + "@@ -2,0 +2,1 @@\n+x", State::Applied, "a\nx\nb"},
        {"more lines than there are", "a\nb", head + "@@ -2,3 +2,1 @@\n-b\n-c\n-d\n+x",
         State::Applied, "a\nx"},
        {"start 0", "a", head + "@@ -0,0 +1,1 @@\n+x", State::StartOutOfRange, ""},
        {"start behind the end", "a", head + "@@ -2 +2 @@\n-a\n+b", State::StartOutOfRange, ""},
        {"start far behind", "a", head + "@@ -99999999999999999999999999,0 +1 @@\n+b",
         State::StartOutOfRange, ""},
        {"too short", "a", head + "@@ -1,2 +1,2 @@\n-a\n+b", State::DoesNotParse, ""},
        {"too long", "a", head + "@@ -1,1 +1,1 @@\n-a\n-a\n+b", State::DoesNotParse, ""},
        {"no mark", "a", head + "@@ -1,2 +1,2 @@\n-a\nfoo\n+b", State::DoesNotParse, ""},
        {"hunk without file", "a", "@@ -1 +1 @@\n-a\n+b", State::DoesNotParse, ""},
        {"target without source", "a", "+++ b/x\n@@ -1 +1 @@\n-a\n+b", State::DoesNotParse, ""},
        {"prose between header and hunk", "a", head + "note\n@@ -1 +1 @@\n-a\n+b",
         State::DoesNotParse, ""},
        {"empty line between header and hunk", "a", head + "\n@@ -1 +1 @@\n-a\n+b",
         State::DoesNotParse, ""},
        {"remark without hunk", "a", head + "\\ No newline at end of file", State::DoesNotParse,
         ""},
        {"the same file again", "a\nb",
         head + "@@ -1 +1 @@\n-a\n+A\n" + head + "@@ -2 +2 @@\n-b\n+B", State::Applied, "A\nB"},
        {"the same source, another target", "a", head + "@@ -1 +1 @@\n-a\n+A\n--- a/x\n+++ b/y\n",
         State::DoesNotParse, ""},
        {"two files", "a", head + "@@ -1 +1 @@\n-a\n+A\n--- a/y\n+++ b/y\n@@ -1 +1 @@\n-a\n+A",
         State::ManyFiles, ""},
        {"git header of the same names", "a",
         "diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b", State::Applied, "b"},
        {"git header and index line", "a",
         "diff --git x x\nindex 1..2 100644\n--- x\n+++ x\n@@ -1 +1 @@\n-a\n+b", State::Applied,
         "b"},
        {"git header of another name", "a", "diff --git a/q b/q\n" + head + "@@ -1 +1 @@\n-a\n+b",
         State::ManyFiles, ""},
        {"git header without names", "a", "diff --git a/x b/x", State::Applied, "a"},
        {"new file without git", "a", "new file mode 100644\n", State::DoesNotParse, ""},
        {"binary patch without git", "a", "GIT binary patch\n", State::DoesNotParse, ""},
        {"binary files", "a", "Binary files a/x and b/x differ", State::Applied, "a"},
        {"only prose", "a", "I cannot do that.\n", State::NoFile, ""},
        {"carriage returns alone", "a", "--- a/x\r+++ b/x\r@@ -1 +1 @@\r-a\r+b", State::NoFile, ""},
        {"nothing", "a", "", State::NoFile, ""},
        {"an empty base", "", head + "@@ -1,0 +1,1 @@\n+x", State::Applied, "x\n"},
        {"too many digits", "a", head + "@@ -" + std::string(4300, '0') + "1 +1 @@\n-a\n+b",
         State::DoesNotParse, ""},
        {"as many digits as go", "a", head + "@@ -" + std::string(4299, '0') + "1 +1 @@\n-a\n+b",
         State::Applied, "b"},
    };
    for (const Case& c : cases) {
        const PatchResult result = applyUnifiedDiff(c.base, c.diff);
        EXPECT_EQ(result.state, c.state) << c.what << ": " << result.detail;
        EXPECT_EQ(result.text, c.text) << c.what;
        EXPECT_EQ(result.detail.empty(), c.state == State::Applied) << c.what;
    }
}

TEST(UnifiedDiff, namesTheLineThatIsWrong)
{
    const auto parsed = parseUnifiedDiff(head + "@@ -1,2 +1,2 @@\n-a\nfoo\n+b");
    ASSERT_TRUE(std::holds_alternative<DiffError>(parsed));
    EXPECT_EQ(std::get<DiffError>(parsed).line, 5U);
}

TEST(UnifiedDiff, staysFastOnHostileLines)
{
    // Each would be quadratic or worse in a naive matcher.
    std::string marks = "diff --git ";
    std::string verbs = "Binary files ";
    std::string stamps = "Binary files x\t";
    for (int i = 0; i < 300000; ++i) {
        marks += "://";
        verbs += " and x";
        stamps += "0 ";
    }
    EXPECT_EQ(applyUnifiedDiff("a", marks).state, State::NoFile);
    EXPECT_EQ(applyUnifiedDiff("a", verbs).state, State::NoFile);
    EXPECT_EQ(applyUnifiedDiff("a", stamps).state, State::NoFile);
    EXPECT_EQ(applyUnifiedDiff("a", verbs + " differ").state, State::Applied);
    EXPECT_EQ(applyUnifiedDiff("a", stamps + " differ").state, State::Applied);
}

TEST(UnifiedDiff, keepsLongTextsInOrder)
{
    // Enough lines for many blocks, replaced at both ends in turn, beside a plain list.
    std::vector<std::string> wanted;
    std::string base;
    for (int i = 0; i < 5000; ++i) {
        wanted.push_back(std::to_string(i));
        base += (i > 0 ? "\n" : "") + wanted.back();
    }
    std::string diff = head;
    for (int i = 0; i < 3000; ++i) {
        const std::size_t start = i % 3 == 0 ? 1 : i % 3 == 1 ? wanted.size() : 1 + i % 4000;
        const std::size_t length = i % 5 == 4 ? 0 : i % 5;
        const int added = 1 + i % 3;
        diff += "@@ -" + std::to_string(start) + "," + std::to_string(length) + " +1," +
                std::to_string(added) + " @@\n";
        for (std::size_t j = 0; j < length; ++j)
            diff += "-\n";
        std::vector<std::string> lines;
        for (int j = 0; j < added; ++j) {
            lines.push_back("new" + std::to_string(i) + "." + std::to_string(j));
            diff += "+" + lines.back() + "\n";
        }
        const auto first = wanted.begin() + static_cast<std::ptrdiff_t>(start - 1);
        const std::size_t there = std::min(length, wanted.size() - (start - 1));
        const auto at = wanted.erase(first, first + static_cast<std::ptrdiff_t>(there));
        wanted.insert(at, lines.begin(), lines.end());
    }
    std::string text;
    for (std::size_t i = 0; i < wanted.size(); ++i)
        text += (i > 0 ? "\n" : "") + wanted[i];
    const PatchResult result = applyUnifiedDiff(base, diff);
    EXPECT_EQ(result.state, State::Applied) << result.detail;
    EXPECT_EQ(result.text, text);
}

TEST(UnifiedDiff, takesVeryManyHunks)
{
    std::string diff = head;
    for (int i = 0; i < 200000; ++i)
        diff += "@@ -1,0 +1 @@\n+\n";
    const PatchResult result = applyUnifiedDiff("end", diff);
    EXPECT_EQ(result.state, State::Applied);
    EXPECT_EQ(result.text.size(), 200003U);
}
