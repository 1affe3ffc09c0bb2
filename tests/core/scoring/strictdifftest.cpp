// SPDX-License-Identifier: Apache-2.0
#include "core/scoring/strictdiff.h"
#include "core/base/files.h"
#include "core/base/subprocess.h"
#include "tests/core/base/testfolder.h"

#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <random>
#include <string>
#include <vector>

using namespace mesewright;

namespace {

const std::string head = "--- a/init.lua\n+++ b/init.lua\n";

/// The real `git apply`, on a file in a folder of its own.
class Git
{
public:
    explicit Git(const std::filesystem::path& folder) : m_folder(folder)
    {
        setenv("GIT_CEILING_DIRECTORIES", folder.parent_path().c_str(), 1);
        setenv("GIT_CONFIG_GLOBAL", "/dev/null", 1);
        setenv("GIT_CONFIG_SYSTEM", "/dev/null", 1);
        const auto version = runCommand({"git", "--version"});
        m_isThere = version && version->exitCode == 0;
    }

    [[nodiscard]] bool isThere() const { return m_isThere; }

    /// The patched text, or nothing when git refuses.
    std::optional<std::string> apply(std::string text, std::string diff)
    {
        const bool hadEnd = text.empty() || text.back() == '\n';
        if (!hadEnd)
            text += '\n';
        if (diff.empty() || diff.back() != '\n')
            diff += '\n';
        std::ofstream(m_folder / "init.lua", std::ios::binary) << text;
        std::ofstream(m_folder / "patch", std::ios::binary) << diff;
        const auto run = runCommand({"git", "-C", m_folder.string(), "apply", "patch"});
        if (!run || run->exitCode != 0)
            return std::nullopt;
        auto result = readFile(m_folder / "init.lua");
        if (!result)
            return std::nullopt;
        if (!hadEnd && !result->empty() && result->back() == '\n')
            result->pop_back();
        return *result;
    }

private:
    std::filesystem::path m_folder;
    bool m_isThere = false;
};

struct Case
{
    const char* what;
    std::string input;
    std::string diff;
    std::optional<std::string> text; ///< nothing: refused
    bool likeGit = true;             ///< the others are ours to decide
};

std::vector<Case> cases()
{
    const auto none = std::nullopt;
    return {
        {"plain", "a\nb\nc", head + "@@ -1,3 +1,3 @@\n a\n-b\n+B\n c", "a\nB\nc"},
        {"a final line feed stays", "a\nb\n", head + "@@ -1,2 +1,2 @@\n a\n-b\n+B\n", "a\nB\n"},
        {"prose and fence around", "a\nb",
         "Sure:\n\n```diff\n" + head + "@@ -1,2 +1,2 @@\n-a\n+A\n b\n```\nDone.", "A\nb"},
        {"context differs", "a\nb\nc", head + "@@ -1,3 +1,3 @@\n a\n-b\n+B\n x", none},
        {"removed line differs", "a\nb\nc", head + "@@ -1,3 +1,3 @@\n a\n-x\n+B\n c", none},
        {"white space differs", "a\n  b\nc", head + "@@ -1,3 +1,3 @@\n a\n- b\n+B\n c", none},
        {"offset", "0\n0\na\nb\nc\nd", head + "@@ -2,3 +2,3 @@\n a\n-b\n+B\n c",
         "0\n0\na\nB\nc\nd"},
        {"no offset at the start", "0\na\nb\nc", head + "@@ -1,3 +1,3 @@\n a\n-b\n+B\n c", none},
        {"no offset at the end", "a\nb\nc\nd", head + "@@ -2,2 +2,2 @@\n a\n-b\n+B", none},
        {"the nearest place", "x\na\ny\nx\nb\ny\nx\nc\ny\nx\na\ny\nz",
         head + "@@ -9,3 +9,3 @@\n x\n-a\n+A\n y", "x\na\ny\nx\nb\ny\nx\nc\ny\nx\nA\ny\nz"},
        {"forwards when both are as near", "0\nx\na\ny\nx\nx\na\ny\n0",
         head + "@@ -4,3 +4,3 @@\n x\n-a\n+A\n y", "0\nx\na\ny\nx\nx\nA\ny\n0"},
        {"the new line's number counts", "0\nx\na\ny\nx\na\ny\n0",
         head + "@@ -2,3 +5,3 @@\n x\n-a\n+A\n y", "0\nx\na\ny\nx\nA\ny\n0"},
        {"two hunks", "a\nb\nc\nd\ne\nf\ng\nh",
         head + "@@ -1,3 +1,4 @@\n a\n+1\n b\n c\n@@ -6,3 +7,3 @@\n f\n-g\n+G\n h",
         "a\n1\nb\nc\nd\ne\nf\nG\nh"},
        {"hunks in the wrong order", "a\nb\nc\nd\ne\nf\ng\nh\ni",
         head + "@@ -6,3 +6,3 @@\n f\n-g\n+G\n h\n@@ -2,3 +2,3 @@\n b\n-c\n+C\n d",
         "a\nb\nC\nd\ne\nf\nG\nh\ni"},
        {"overlapping hunks", "a\nb\nc\nd\ne",
         head + "@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n@@ -3,3 +3,3 @@\n c\n-d\n+D\n e", none},
        {"insert without context", "a\nb", head + "@@ -1,0 +2 @@\n+x", none},
        {"append without context", "a\nb", head + "@@ -2,0 +3 @@\n+x", "a\nb\nx"},
        {"fill an empty file", "", head + "@@ -0,0 +1,2 @@\n+a\n+b", "a\nb\n"},
        {"remove all", "a", head + "@@ -1 +0,0 @@\n-a", ""},
        {"start 0 of a file that is not empty", "a", head + "@@ -0,0 +1 @@\n+x", none},
        {"too short", "a\nb", head + "@@ -1,2 +1,2 @@\n-a\n+A", none},
        {"too long", "a\nb", head + "@@ -1,1 +1,1 @@\n-a\n-b\n+A", none},
        {"a trailing blank line of context was lost", "a\nb\n\n",
         head + "@@ -1,3 +1,3 @@\n-a\n+A\n b", none},
        {"context lost its blank", "a\n\nb", head + "@@ -1,3 +1,3 @@\n-a\n+A\n\n b", "A\n\nb"},
        {"nothing changes", "a\nb", head + "@@ -1,2 +1,2 @@\n a\n b", none},
        {"no mark", "a\nb", head + "@@ -1,2 +1,2 @@\n-a\n+A\nb", none},
        {"no header", "a\nb", "@@ -1,2 +1,2 @@\n-a\n+A\n b", none},
        {"only prose", "a", "I cannot do that.", none},
        {"nothing", "a", "", none},
        {"only a header", "a", head, none},
        {"prose between header and hunk", "a", head + "note\n@@ -1 +1 @@\n-a\n+b", none},
        {"git's header", "a",
         "diff --git a/init.lua b/init.lua\nindex 1111111..2222222 100644\n" + head +
             "@@ -1 +1 @@\n-a\n+b",
         "b"},
        {"git's header alone", "a", "diff --git a/init.lua b/init.lua\n@@ -1 +1 @@\n-a\n+b", none},
        {"git's header without hunk", "a",
         "diff --git a/init.lua b/init.lua\nindex 1111111..2222222 100644\n", none},
        {"git's header with one name only", "a", "diff --git  b/init.lua\nold mode 100644\n", "a",
         false},
        {"git's header that changes the mode only", "a",
         "diff --git a/init.lua b/init.lua\nold mode 100644\nnew mode 100755\n", "a"},
        {"a function's name behind the numbers", "a", head + "@@ -1 +1 @@ f(x)\n-a\n+b", "b"},
        {"damaged numbers", "a", head + "@@ -1 @@\n-a\n+b", none},
        {"letters for numbers", "a", head + "@@ -x,y +x,y @@\n-a\n+b", none},
        {"a second damaged hunk", "a\nb\nc",
         head + "@@ -1,2 +1,2 @@\n-a\n+A\n b\n@@ ... @@\n-c\n+C", "A\nb\nc"},
        {"huge numbers", "a", head + "@@ -1,99999999999999999999 +1 @@\n-a\n+b", none},
        {"huge start", "a\nb\nc", head + "@@ -4294967297,3 +4294967297,3 @@\n a\n-b\n+B\n c",
         "a\nB\nc"},
        {"prose behind with a list", "a\nb", head + "@@ -1,2 +1,2 @@\n-a\n+A\n b\n- one\n- two",
         "A\nb"},
        {"a later hunk without header", "a\nb\nc",
         head + "@@ -1,2 +1,2 @@\n-a\n+A\n b\nand\n@@ -3 +3 @@\n-c\n+C", none},
        {"the same file again", "a\nb\nc",
         head + "@@ -1,2 +1,2 @@\n-a\n+A\n b\n" + head + "@@ -1,3 +1,3 @@\n A\n-b\n+B\n c",
         "A\nB\nc"},
        {"carriage returns in the diff alone", "a\nb",
         "--- a/init.lua\r\n+++ b/init.lua\r\n@@ -1,2 +1,2 @@\r\n-a\r\n+A\r\n b\r\n", none, false},
        {"carriage returns on both sides", "a\r\nb\r\n",
         head + "@@ -1,2 +1,2 @@\n-a\r\n+A\r\n b\r\n", "A\r\nb\r\n"},
        {"a remark and a final line feed", "a\n",
         head + "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n"
                "\\ No newline at end of file\n",
         none},
        {"a remark on the new side", "a\n",
         head + "@@ -1 +1 @@\n-a\n+b\n\\ No newline at end of file\n", "b"},
        {"tabs behind the names", "a",
         "--- a/init.lua\t2024-01-01\n+++ b/init.lua\t2024-01-02\n"
         "@@ -1 +1 @@\n-a\n+b",
         "b"},
        {"lines that look like headers", "-- a\n-- b\n++ c",
         head + "@@ -1,3 +1,3 @@\n--- a\n+++ A\n -- b\n ++ c", "++ A\n-- b\n++ c"},
        {"NUL and bytes that are no UTF-8", std::string("a\0\xFF\nb", 5),
         head + std::string("@@ -1,2 +1,2 @@\n-a\0\xFF\n+c\n b", 26), "c\nb"},
        // Ours to decide: an item is one file, which exists, and ends without a line feed.
        {"a remark as the input is", "a",
         head + "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n"
                "\\ No newline at end of file\n",
         "b", false},
        {"other names", "a", "--- mods/x/nodes.lua\n+++ mods/x/nodes.lua\n@@ -1 +1 @@\n-a\n+b", "b",
         false},
        {"names without folders", "a", "--- init.lua.orig\n+++ init.lua\n@@ -1 +1 @@\n-a\n+b", "b",
         false},
        {"two files", "a", head + "@@ -1 +1 @@\n-a\n+b\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b",
         none, false},
        {"a new file", "", "--- /dev/null\n+++ b/init.lua\n@@ -0,0 +1 @@\n+b", none, false},
        {"a deleted file", "a", "--- a/init.lua\n+++ /dev/null\n@@ -1 +0,0 @@\n-a", none, false},
        {"a new file by git's header", "",
         "diff --git a/init.lua b/init.lua\nnew file mode 100644\n--- /dev/null\n+++ b/init.lua\n"
         "@@ -0,0 +1 @@\n+b",
         none, false},
        {"a rename", "a",
         "diff --git a/init.lua b/x.lua\nsimilarity index 90%\nrename from init.lua\n"
         "rename to x.lua\n--- a/init.lua\n+++ b/x.lua\n@@ -1 +1 @@\n-a\n+b",
         none, false},
        {"no names", "a", "--- \n+++ \n@@ -1 +1 @@\n-a\n+b", none, false},
        {"a binary file", "a",
         "diff --git a/init.lua b/init.lua\nindex 1..2 100644\n"
         "Binary files a/init.lua and b/init.lua differ\n",
         none, false},
    };
}

/// Random diffs of short texts whose lines often repeat, right ones and damaged ones.
class Generator
{
public:
    explicit Generator(unsigned seed) : m_random(seed) {}

    std::pair<std::string, std::string> next()
    {
        std::vector<std::string> lines(below(14));
        for (std::string& line : lines)
            line = word();
        std::string diff = head;
        if (below(4) == 0)
            diff = "diff --git a/init.lua b/init.lua\nindex 1234567..89abcde 100644\n" + head;
        appendHunks(lines, diff);
        for (unsigned faults = below(3); faults > 0; --faults)
            damage(diff);
        std::string text;
        for (const std::string& line : lines)
            text += line + "\n";
        // The input that was diffed is not always the one that is patched.
        for (unsigned moves = below(3) == 0 ? below(4) : 0; moves > 0; --moves)
            text = word() + "\n" + text;
        return {text, diff};
    }

private:
    unsigned below(unsigned limit) { return static_cast<unsigned>(m_random() % limit); }
    std::string word()
    {
        constexpr const char* words[] = {"a",   "b",       "c",   "",     "end",
                                         "  x", "-- note", "++i", "@@ -1"};
        return words[below(9)];
    }

    void appendHunks(const std::vector<std::string>& lines, std::string& diff)
    {
        const std::size_t context = below(4);
        struct Edit
        {
            char mark;
            std::string line;
        };
        std::vector<Edit> edits;
        for (const std::string& line : lines) {
            if (below(7) == 0)
                edits.push_back({'+', word()});
            edits.push_back({below(6) == 0 ? '-' : ' ', line});
        }
        if (below(6) == 0 || edits.empty())
            edits.push_back({'+', word()});
        std::vector<bool> shown(edits.size(), false);
        for (std::size_t i = 0; i < edits.size(); ++i) {
            const std::size_t from = i < context ? 0 : i - context;
            for (std::size_t j = from; edits[i].mark != ' ' && j < edits.size() && j <= i + context;
                 ++j)
                shown[j] = true;
        }
        std::size_t oldLine = 0;
        std::size_t newLine = 0;
        for (std::size_t i = 0; i < edits.size();) {
            if (!shown[i]) {
                ++oldLine, ++newLine, ++i;
                continue;
            }
            std::string body;
            std::size_t oldCount = 0;
            std::size_t newCount = 0;
            for (; i < edits.size() && shown[i]; ++i) {
                body += edits[i].mark + edits[i].line + "\n";
                oldCount += edits[i].mark != '+' ? 1 : 0;
                newCount += edits[i].mark != '-' ? 1 : 0;
            }
            diff += "@@ -" + std::to_string(oldLine + (oldCount > 0 ? 1 : 0)) + "," +
                    std::to_string(oldCount) + " +" +
                    std::to_string(newLine + (newCount > 0 ? 1 : 0)) + "," +
                    std::to_string(newCount) + " @@\n" + body;
            oldLine += oldCount;
            newLine += newCount;
        }
    }

    void damage(std::string& diff)
    {
        const std::size_t at = head.size() + below(static_cast<unsigned>(diff.size()));
        if (at >= diff.size())
            return;
        const std::size_t begin = diff.rfind('\n', at) + 1;
        const std::size_t end = diff.find('\n', begin) + 1;
        switch (below(6)) {
        case 0:
            diff.erase(begin, end - begin);
            break;
        case 1:
            diff.insert(begin, diff.substr(begin, end - begin));
            break;
        case 2:
            diff[begin] = " -+\\@\n"[below(6)];
            break;
        case 3: // most often a number
            if (diff[at] >= '0' && diff[at] <= '9')
                diff[at] = static_cast<char>('0' + below(10));
            break;
        case 4:
            diff.insert(begin, "\\ No newline at end of file\n");
            break;
        default:
            diff.insert(begin, std::string(1, " -+"[below(3)]) + word() + "\n");
        }
    }

    std::mt19937 m_random;
};

} // namespace

TEST(StrictDiff, decidesTheTable)
{
    for (const Case& c : cases()) {
        const StrictPatch patch = applyStrictly(c.input, c.diff);
        EXPECT_EQ(patch.applied, c.text.has_value()) << c.what << ": " << patch.why;
        if (c.text) {
            EXPECT_EQ(patch.text, *c.text) << c.what;
        }
        EXPECT_EQ(patch.why.empty(), patch.applied) << c.what;
    }
}

TEST(StrictDiff, decidesTheTableAsGitDoes)
{
    TestFolder folder;
    Git git(folder.path());
    if (!git.isThere())
        GTEST_SKIP() << "git is not installed";
    for (const Case& c : cases()) {
        if (c.likeGit) {
            EXPECT_EQ(git.apply(c.input, c.diff), c.text) << c.what;
        }
    }
}

TEST(StrictDiff, decidesRandomDiffsAsGitDoes)
{
    TestFolder folder;
    Git git(folder.path());
    if (!git.isThere())
        GTEST_SKIP() << "git is not installed";
    Generator generator(20240607);
    int applied = 0;
    constexpr int rounds = 400;
    for (int i = 0; i < rounds; ++i) {
        const auto [text, diff] = generator.next();
        const auto wanted = git.apply(text, diff);
        const StrictPatch patch = applyStrictly(text, diff);
        const std::string where = "round " + std::to_string(i) + "\n" + text + "====\n" + diff;
        ASSERT_EQ(patch.applied, wanted.has_value()) << where << "====\n" << patch.why;
        if (wanted) {
            ASSERT_EQ(patch.text, *wanted) << where;
        }
        applied += patch.applied ? 1 : 0;
    }
    EXPECT_GT(applied, rounds / 5);
    EXPECT_LT(applied, rounds * 4 / 5);
}

TEST(StrictDiff, saysWhy)
{
    struct Refusal
    {
        std::string input;
        std::string diff;
        const char* words;
        std::size_t line;
    };
    const std::vector<Refusal> refusals{
        {"a\nb\nc", head + "@@ -1,3 +1,3 @@\n a\n-x\n+B\n c",
         "line 2 of the input is `b`, the hunk has `x`", 3},
        {"a\nb\nc", head + "@@ -1,3 +1,3 @@\n a\n b\n c", "changes nothing", 7},
        {"a\nb", head + "@@ -1,3 +1,3 @@\n a\n-b\n+B\n c", "where the input ends", 3},
        {"a\r\nb", head + "@@ -1,2 +1,2 @@\n-a\n+A\n b", "another line end", 3},
        {"a", "only words", "holds no diff", 0},
        {"a", "--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n--- a/y\n+++ b/y\n@@ -1 +1 @@\n-a\n+b",
         "several files", 0},
        {"a", "--- /dev/null\n+++ b/x\n@@ -0,0 +1 @@\n+b", "makes a new file", 1},
        {"a", "note\n@@ -1 +1 @@\n-a\n+b", "without the `---` and `+++` lines", 2},
        {"a\nb\nc\nd\ne", head + "@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n@@ -3,3 +3,3 @@\n c\n-d\n+D\n e",
         "hunk 2 does not fit: a hunk before it changed its lines already", 8},
    };
    for (const Refusal& refusal : refusals) {
        const StrictPatch patch = applyStrictly(refusal.input, refusal.diff);
        EXPECT_FALSE(patch.applied) << refusal.words;
        EXPECT_NE(patch.why.find(refusal.words), std::string::npos) << patch.why;
        EXPECT_EQ(patch.line, refusal.line) << refusal.words;
    }
}

TEST(StrictDiff, staysFastOnHugeDiffs)
{
    const auto repeated = [](std::string_view piece, int times) {
        std::string text;
        for (int i = 0; i < times; ++i)
            text += piece;
        return text;
    };
    const std::string lines = repeated("x\n", 20000);
    const auto begin = std::chrono::steady_clock::now();
    // Very many hunks, sections, equal lines, and one hunk of 5 million lines.
    EXPECT_TRUE(applyStrictly("x\n", head + repeated("@@ -9,0 +9 @@\n+\n", 500000)).applied);
    EXPECT_TRUE(applyStrictly("x\n", repeated(head + "@@ -1 +1 @@\n-x\n+x\n", 200000)).applied);
    EXPECT_FALSE(applyStrictly(lines + "y\n" + lines, head + "@@ -5,10002 +5,10002 @@\n" +
                                                          repeated(" x\n", 10000) + "-z\n+y\n x\n")
                     .applied);
    EXPECT_FALSE(
        applyStrictly(lines, repeated(head + "@@ -3,3 +3,3 @@\n x\n-x\n+x\n x\n", 100000)).applied);
    const StrictPatch grown =
        applyStrictly(lines, head + "@@ -1 +1,3000001 @@\n" + repeated("+new\n", 3000000) + " x\n" +
                                 repeated("@@ -20,3 +20,3 @@\n x\n-x\n+y\n x\n", 3000));
    EXPECT_TRUE(grown.applied) << grown.why;
    EXPECT_FALSE(applyStrictly("x\n", "--- a\n" + repeated("+", 10000000)).applied);
    EXPECT_FALSE(applyStrictly("x\n", repeated("diff --git a b\nindex\n", 500000)).applied);
    const double seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    RecordProperty("milliseconds", static_cast<int>(seconds * 1000));
    EXPECT_LT(seconds, 60) << "not linear any more";
}
