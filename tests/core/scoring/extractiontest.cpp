// SPDX-License-Identifier: Apache-2.0
#include "core/scoring/extraction.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

using namespace mesewright;

namespace {

struct Case
{
    const char* what;
    std::string answer;
    std::string code;   ///< empty: nothing is found
    const char* source; ///< or, when nothing is found, words of the reason
    int line = 1;
};

void expectCases(const std::vector<Case>& cases, AnswerKind kind)
{
    for (const Case& c : cases) {
        const ExtractedCode code = extractCode(c.answer, kind);
        EXPECT_EQ(code.found, !c.code.empty()) << c.what << ": " << code.why;
        EXPECT_FALSE(code.why.empty()) << c.what;
        if (!code.found) {
            EXPECT_NE(code.why.find(c.source), std::string::npos) << c.what << ": " << code.why;
            EXPECT_EQ(code.line, 0) << c.what;
            EXPECT_EQ(code.source, "") << c.what;
            continue;
        }
        EXPECT_EQ(code.code, c.code) << c.what << ": " << code.why;
        EXPECT_EQ(code.source, c.source) << c.what << ": " << code.why;
        EXPECT_EQ(code.line, c.line) << c.what << ": " << code.why;
    }
}

const std::string node = "minetest.register_node(\"a:b\", {})\n";
const std::string diff = "--- a/init.lua\n+++ b/init.lua\n@@ -1,2 +1,2 @@\n a\n-b\n+B\n";

std::string repeated(std::string_view piece, std::size_t bytes)
{
    std::string text;
    while (text.size() < bytes)
        text += piece;
    return text;
}

} // namespace

TEST(Extraction, takesAProgram)
{
    const std::vector<Case> cases{
        {"whole text", node, node, "text"},
        {"whole text keeps its white space", "\n\n  " + node + "\n", "\n\n  " + node + "\n",
         "text"},
        {"a short program", "x = 1", "x = 1", "text"},
        {"one call", "print(1)", "print(1)", "text"},
        {"only a comment", "-- nothing to do", "-- nothing to do", "text"},
        {"prose before code is not cut away", "Here it is:\n" + node, "Here it is:\n" + node,
         "text"},
        {"bytecode is for the compilers to refuse", "\x1BLua", "\x1BLua", "text"},
        {"bytes that are no text", node + std::string("\0\xFF", 2), node + std::string("\0\xFF", 2),
         "text"},
        {"a fence", "Sure!\n\n```lua\n" + node + "```\nEnjoy.", node, "fence", 4},
        {"a fence without a tag", "Sure!\n```\n" + node + "```", node, "fence", 3},
        {"tildes", "~~~lua\n" + node + "~~~", node, "fence", 2},
        {"a longer fence holds a shorter one", "````lua\nx = [[\n```\n]]\n````",
         "x = [[\n```\n]]\n", "fence", 2},
        {"other marks do not close", "```lua\nx = 1\n~~~\n```", "x = 1\n~~~\n", "fence", 2},
        {"an indented fence", "1. So:\n   ```lua\n   if x then\n     y()\n   end\n   ```\n",
         "if x then\n  y()\nend\n", "fence", 3},
        {"cut off", "So:\n```lua\n" + node + "minetest.regi", node + "minetest.regi", "fence", 3},
        {"carriage returns", "So:\r\n```lua\r\nx = 1\r\ny = 2\r\n```\r\n", "x = 1\r\ny = 2\r\n",
         "fence", 3},
        {"upper case and words behind the tag", "```Lua title=\"x\"\nx = 1\n```", "x = 1\n",
         "fence", 2},
        {"a tag in braces", "``` {.lua}\nx = 1\n```", "x = 1\n", "fence", 2},
        {"a fence behind prose", "Here it is: ```lua\nx = 1\n```\nDone.", "x = 1\n", "fence", 2},
        {"another language first", "```ini\nname = a\n```\n```lua\nx = 1\n```", "x = 1\n", "fence",
         5},
        {"no tag, but another file", "mod.conf:\n```\nname = a\n```\n\nand\n```\nx = 1\n```",
         "x = 1\n", "fence", 8},
        {"tagged as Lua, but another file",
         "```lua\n-- mod.conf\nname = 1\nmore = 2\n```\n```lua\nx = 1\n```", "x = 1\n", "fence", 7},
        {"a line about another file before it", "This goes beside mod.conf:\n```lua\nx = 1\n```",
         "x = 1\n", "fence", 3},
        {"init.lua before longer ones",
         "`nodes.lua`\n```lua\na = 1\nb = 2\n```\n**init.lua**\n```lua\nx = 1\n```", "x = 1\n",
         "fence", 8},
        {"named in the tag", "```lua mymod/init.lua\nx = 1\n```\n```lua\nyy = 12\n```", "x = 1\n",
         "fence", 2},
        {"another Lua file alone", "nodes.lua:\n```lua\nx = 1\n```", "x = 1\n", "fence", 3},
        {"the longest", "```lua\nx = 1\n```\n```lua\nx = 1\ny = 2\n```\n```lua\nz = 3\n```",
         "x = 1\ny = 2\n", "fence", 5},
        {"the first of equal ones", "```lua\nx = 1\n```\n```lua\ny = 2\n```", "x = 1\n", "fence",
         2},
        {"blanks do not make it longer", "```lua\nx=1\n```\n```lua\n  y = 2    \n\n```", "x=1\n",
         "fence", 2},
        {"numbered parts", "Part 1:\n```lua\nx = 1\n```\nPart 2 of 2:\n```lua\ny = 2\n```",
         "x = 1\ny = 2\n", "fences", 3},
        {"numbered parts in German", "```lua\n-- Teil 1\nx = 1\n```\n```lua\n-- Teil 2\ny = 2",
         "-- Teil 1\nx = 1\n-- Teil 2\ny = 2\n", "fences", 2},
        {"parts out of order", "Part 2:\n```lua\nx = 1\n```\nPart 1:\n```lua\nyy = 2\n```",
         "yy = 2\n", "fence", 7},
        {"a wrong tag", "```python\n" + node + "```", node, "fence", 2},
        {"commands beside Lua without a tag", "```\n/giveme a:b 99 and more\n```\n```\nx = 1\n```",
         "x = 1\n", "fence", 5},
        {"marks inside Lua", "--[[\n```lua\nz = 1\n```\n]]\n" + node,
         "--[[\n```lua\nz = 1\n```\n]]\n" + node, "text"},
        {"marks inside Lua, carriage returns", "local s = [[\r\n```\r\nz\r\n```\r\n]]\r\n",
         "local s = [[\r\n```\r\nz\r\n```\r\n]]\r\n", "text"},
        {"marks inside Lua, statements on one line",
         "a = b c = d goto e f() ::e:: --[[\n```\nz\n```\n]]",
         "a = b c = d goto e f() ::e:: --[[\n```\nz\n```\n]]", "text"},
        {"the prompt opened the block", node + "```\nThis registers a node.", node, "text"},
        {"an apostrophe before the fence", "Here's it:\n```lua\nx = 1\n```", "x = 1\n", "fence", 3},
        {"a refusal", "I'm sorry, but I can't help with that.", "", "prose"},
        {"a refusal in one word", "Sorry.", "", "prose"},
        {"a word", "Sorry", "", "prose"},
        {"a refusal in German", "Das kann ich leider nicht.", "", "prose"},
        {"empty", "", "", "the answer is empty"},
        {"white space", " \n\t\r\n", "", "the answer is empty"},
        {"an empty fence", "```lua\n\n```", "", "holds no Lua"},
        {"only another file", "```ini\nname = a\n```", "", "holds no Lua"},
        {"only a diff", "```diff\n" + diff + "```", "", "holds no Lua"},
        {"nothing of two", "```sh\nls\n```\n```json\n{}\n```", "", "none of the 2"},
    };
    expectCases(cases, AnswerKind::Program);
}

TEST(Extraction, takesTheFinalChannel)
{
    const std::string thought =
        "<|channel|>analysis<|message|>Think.\n```lua\nwrong = 1\n```<|end|>";
    const std::vector<Case> cases{
        {"raw text in it", thought + "<|start|>assistant<|channel|>final<|message|>x = 1<|return|>",
         "x = 1", "harmony_final/text", 4},
        {"a fence in it",
         thought + "<|start|>assistant<|channel|>final<|message|>So:\n```lua\nx = 1\n```<|return|>",
         "x = 1\n", "harmony_final/fence", 6},
        {"cut off in it",
         "<|channel|>final<|message|>```lua\nx = 1\ny =", "x = 1\ny =", "harmony_final/fence", 2},
        {"the last of several",
         "<|channel|>final<|message|>x = 1<|end|><|start|>assistant<|channel|>"
         "final<|message|>y = 2<|end|>",
         "y = 2", "harmony_final/text"},
        {"a content type", "<|channel|>final <|constrain|>lua<|message|>x = 1", "x = 1",
         "harmony_final/text"},
        {"a call comes behind",
         "<|channel|>final<|message|>x = 1<|end|><|start|>assistant<|channel|>"
         "commentary to=functions.f<|message|>{}<|call|>",
         "x = 1", "harmony_final/text"},
        {"never came to it", thought, "", "never came to the channel final"},
        {"thought only, cut off", "<|channel|>analysis<|message|>```lua\nx = 1", "",
         "never came to the channel final"},
        {"empty", "<|channel|>final<|message|> <|return|>", "", "the channel final is empty"},
        {"tokens stripped",
         "analysisWe need a node.\n```lua\nwrong = 1\n```assistantfinalSo:\n"
         "```lua\nx = 1\n```",
         "x = 1\n", "harmony_final/fence", 6},
        {"tokens stripped, a fence at once", "analysisDo it.assistantfinal```lua\nx = 1\n```",
         "x = 1\n", "harmony_final/fence", 2},
        {"tokens stripped, a commentary between",
         "analysisDo it.assistantcommentaryHm.assistantfinalx = 1", "x = 1", "harmony_final/text"},
        {"tokens stripped, never came to it", "analysisWe need ```lua\nx = 1\n```", "",
         "never came to the channel final"},
        {"tokens stripped, no thought", "final```lua\nx = 1\n```", "x = 1\n", "harmony_final/fence",
         2},
        {"a program with such names", "analysisResult = 1\nfinalValue = 2",
         "analysisResult = 1\nfinalValue = 2", "text"},
        {"a program that speaks of it", "local s = '<|channel|>'\n", "local s = '<|channel|>'\n",
         "text"},
        {"stop tokens", "x = 1<|return|>\n", "x = 1", "text"},
        {"stop tokens twice", "x = 1<|end|><|endoftext|>", "x = 1", "text"},
    };
    expectCases(cases, AnswerKind::Program);
}

TEST(Extraction, takesADiff)
{
    const std::string inFence = "```diff\n" + diff + "```\n";
    const std::string shortDiff = "--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n";
    const std::vector<Case> cases{
        {"the text", diff, diff, "diff"},
        {"without its last line feed", diff.substr(0, diff.size() - 1),
         diff.substr(0, diff.size() - 1), "diff"},
        {"a list of changes behind", diff + "\nChanges:\n- one\n+ two\n", diff, "diff"},
        {"prose around", "The fault is a typo.\n\n" + diff + "\nThat is all.", diff, "diff", 3},
        {"git's header", "So:\ndiff --git a/x b/x\nindex 1..2\n" + shortDiff + "Done.",
         "diff --git a/x b/x\nindex 1..2\n" + shortDiff, "diff", 2},
        {"a fence", "So:\n" + inFence + "Done.", diff, "fence/diff", 3},
        {"a fence with prose in it", "```\nThe diff:\n" + diff + "\n```", diff, "fence/diff", 3},
        {"a diff with the tag of Lua", "```lua\n" + diff + "```", diff, "fence/diff", 2},
        {"tagged before others", "```lua\nx = 1\n```\n" + inFence, diff, "fence/diff", 5},
        {"the longest", "```diff\n" + shortDiff + "```\n" + inFence, diff, "fence/diff", 9},
        {"an indented fence",
         "- So:\n  ```diff\n  --- a/x\n  +++ b/x\n  @@ -1 +1 @@\n  -a\n  +b\n  ```", shortDiff,
         "fence/diff", 3},
        {"tagged, without headers", "```diff\n-a\n+b\n```", "-a\n+b\n", "fence", 2},
        {"without names", "So:\n@@ -1 +1 @@\n-a\n+b\n", "@@ -1 +1 @@\n-a\n+b\n", "diff", 2},
        {"two hunks", diff + "@@ -9 +9 @@\n-c\n+d\n\nDone.", diff + "@@ -9 +9 @@\n-c\n+d\n",
         "diff"},
        {"a hunk shorter than it says", "--- a/x\n+++ b/x\n@@ -1,9 +1,9 @@\n-a\n+b\nThat is all.",
         "--- a/x\n+++ b/x\n@@ -1,9 +1,9 @@\n-a\n+b\n", "diff"},
        {"a remark at the end",
         "--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n\\ No newline at end of file\n\nSo.",
         "--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n\\ No newline at end of file\n", "diff"},
        {"carriage returns", "--- a/x\r\n+++ b/x\r\n@@ -1,2 +1,2 @@\r\n-a\r\n+b\r\n\r\nSo.\r\n",
         "--- a/x\r\n+++ b/x\r\n@@ -1,2 +1,2 @@\r\n-a\r\n+b\r\n\r\n", "diff"},
        {"the final channel",
         "<|channel|>analysis<|message|>" + shortDiff +
             "<|end|><|start|>assistant<|channel|>final<|message|>" + inFence + "<|return|>",
         diff, "harmony_final/fence/diff", 7},
        {"tokens stripped", "analysisHm.assistantfinal" + diff, diff, "harmony_final/diff"},
        {"a whole file", node, "", "instead of a diff"},
        {"a whole file in a fence", "Here:\n```lua\n" + node + "```", "", "instead of a diff"},
        {"prose", "I cannot see a fault.", "", "holds no diff"},
        {"names alone", "--- a/x\n+++ b/x\n", "", "holds no diff"},
        {"empty", "", "", "the answer is empty"},
    };
    expectCases(cases, AnswerKind::Diff);
}

TEST(Extraction, saysWhyItIsThisBlock)
{
    const auto why = [](const std::string& answer) {
        return extractCode(answer, AnswerKind::Program).why;
    };
    EXPECT_EQ(why("```lua\nx = 1\n```"), "the only block tagged as Lua");
    EXPECT_EQ(why("```lua\nx = 1\n```\n```lua\nx = 12\n```"),
              "the longest of 2 blocks tagged as Lua");
    EXPECT_NE(why("```\nx = 1").find("cut off"), std::string::npos);
    EXPECT_NE(why("x = 1<|return|>").find("stop token"), std::string::npos);
    EXPECT_EQ(why("<|channel|>final<|message|>```lua\nx = 1\n```").find("the channel final; "), 0U);
}

TEST(Extraction, staysFastOnHugeAnswers)
{
    constexpr std::size_t size = 2'000'000;
    const auto begin = std::chrono::steady_clock::now();
    for (const char* piece : {"x",
                              "\n",
                              "`",
                              "```\n",
                              "```lua\n",
                              "~~~ a\n```\n",
                              "<|channel|>",
                              "<|channel|>final<|message|>",
                              "<|return|>",
                              "<|",
                              "assistantfinal",
                              "--- a\n+++ b\n",
                              "@@ -1 +1 @@\n",
                              "diff --git \n",
                              "@@ -1,99999999 +1 @@\n \n",
                              "x ```lua\n",
                              "part 1\n```lua\nx=1\n```\n",
                              "core.",
                              "a.b:",
                              "[=",
                              "--[[",
                              "'",
                              "\\",
                              "\r",
                              "init.lua ",
                              "\xFF",
                              " "}) {
        std::string answer = repeated(piece, size);
        for (const char* start : {"", "analysis", "```lua\n"}) {
            for (const AnswerKind kind : {AnswerKind::Program, AnswerKind::Diff}) {
                const ExtractedCode code = extractCode(start + answer, kind);
                EXPECT_FALSE(code.why.empty());
                EXPECT_LE(code.code.size(), answer.size() + 8);
            }
        }
    }
    const double seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    RecordProperty("milliseconds", static_cast<int>(seconds * 1000));
    EXPECT_LT(seconds, 60) << "not linear any more"; // 320 MB
}
