// SPDX-License-Identifier: Apache-2.0
#include "core/report/figures.h"
#include "core/report/axis.h"
#include "core/report/markup.h"
#include "core/report/shownpath.h"
#include "tests/core/report/xmlcheck.h"

#include <gtest/gtest.h>

#include <limits>
#include <string>
#include <utility>

namespace mesewright::report {

TEST(ReportFigures, WriteNumbersAsTheDesignSays)
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const std::pair<std::string, std::string> cases[] = {
        {percent(17.0 / 60), "28.3\u202f%"},
        {percentInterval({0.1852, 0.408}), "[18.5\u201340.8]"},
        {points(0.25), "+25.0"},
        {points(-0.0383), "\u22123.8"},
        {points(-0.00001), "+0.0"},
        {pointsInterval({-0.038, 0.362}), "[\u22123.8, +36.2]"},
        {pValue(1), "1.00"},
        {pValue(0.38), "0.38"},
        {pValue(0.0631), "0.063"},
        {pValue(0.00231), "0.0023"},
        {pValue(0.0001), "0.0001"},
        {pValue(0.00002), "< 0.0001"},
        {pValue(0), "< 0.0001"},
        {fourDigits(2.2094), "2.209"},
        {fourDigits(0.028134), "0.02813"},
        {fourDigits(0), "0.000"},
        {fourDigits(1e300), "1.0e+300"},
        {fourDigits(nan), "not a number"},
        {scientific(0.00005), "5.0e-5"},
        {shortest(0.25), "0.25"},
        {scaleText(1), "1.0"},
        {scaleText(0.5), "0.5"},
        {count(1234567), "1,234,567"},
        {count(-1234), "-1,234"},
        {count(std::numeric_limits<std::int64_t>::min()), "-9,223,372,036,854,775,808"},
        {duration(9.94), "9.9 s"},
        {duration(59.9), "1 min 00 s"},
        {duration(200), "3 min 20 s"},
        {duration(7500), "2 h 05 min"},
        {duration(nan), "not known"},
        {fileSize(999), "999 B"},
        {fileSize(13400000), "13.4 MB"},
        {fileSize(999960), "1.0 MB"},
        {counted(1, "item", "items"), "1 item"},
        {counted(0, "item", "items"), "0 items"},
    };
    for (const auto& [is, wanted] : cases)
        EXPECT_EQ(is, wanted);
}

TEST(ReportAxis, ChoosesRoundTicks)
{
    struct Case
    {
        double low, high;
        int wanted;
        std::string labels;
    };
    const double huge = std::numeric_limits<double>::max();
    for (const Case& one :
         {Case{0, 1, 5, "0.0 0.2 0.4 0.6 0.8 1.0 "}, Case{0, 0.037, 4, "0.00 0.01 0.02 0.03 "},
          Case{-10, 75, 5, "0 20 40 60 "}, Case{1, 60, 6, "10 20 30 40 50 60 "},
          Case{0, 100000, 4, "0 25,000 50,000 75,000 100,000 "}, Case{3, 3, 5, "3 "},
          Case{-huge, huge, 5, ""}, Case{5, 1, 5, "5 "}}) {
        std::string labels;
        for (const Tick& tick : niceTicks(one.low, one.high, one.wanted))
            labels += tick.label + " ";
        EXPECT_EQ(labels, one.labels) << one.low << " to " << one.high;
    }
    EXPECT_LE(niceTicks(1e16, 1e16 + 4, 5).size(), 50u);
    EXPECT_EQ((Axis{2, 2, 0, 10}.at(7)), 5);
}

TEST(ReportMarkup, ShowsAnyBytes)
{
    const std::pair<std::string, std::string> cases[] = {
        {"a\tb\n", "a\tb\n"},
        {"a\r\nb\rc", "a\nb\u240dc"},
        {std::string("\0\x1b\x7f", 3), "\u2400\u241b\u2421"},
        {"\xff\xc3", "\ufffd\ufffd"},
        {"\u0085\ufffe", "\ufffd\ufffd"},
        {"\u202ex\u2066", "[U+202E]x[U+2066]"},
        {"\U0001F600", "\U0001F600"},
    };
    for (const auto& [bytes, wanted] : cases)
        EXPECT_EQ(plainText(bytes), wanted);
    EXPECT_EQ(escaped("<a href='x'>\"&"), "&lt;a href=&#39;x&#39;&gt;&quot;&amp;");
    Markup out;
    out.open("a", {{"title", "\"><script>"}}).text("]]><b>").open("b");
    const std::string page = out.take();
    EXPECT_EQ(page, "<a title=\"&quot;&gt;&lt;script&gt;\">]]&gt;&lt;b&gt;<b></b></a>");
    EXPECT_EQ(xmlProblem(page), "");
}

TEST(ReportMarkup, CheckFindsBrokenPages)
{
    for (const char* broken :
         {"<a>", "<a></b>", "<a x=y></a>", "<a x=\"1\" x=\"2\"></a>", "<a>&nbsp;</a>", "<a>></a>",
          "<a x=\"<\"></a>", "<a>\x01</a>", "<a>\xff</a>", "text", "<a></a></a>"})
        EXPECT_NE(xmlProblem(broken), "") << broken;
    EXPECT_EQ(xmlProblem("<!DOCTYPE html>\n<a x=\"1\"><br/>&lt;</a>\n"), "");
}

TEST(ReportShownPath, KeepsOnlyWhatLiesInside)
{
    const ShownPaths shown("/home/ann lee/ws/");
    const std::pair<std::string, std::string> paths[] = {
        {"/home/ann lee/ws/eval/a.json", "eval/a.json"},
        {"/home/ann lee/ws", "."},
        {"/home/ann lee/ws/../other/base", "base"},
        {"/models/base-nf4/", "base-nf4"},
        {"unsloth/gpt-oss-20b", "unsloth/gpt-oss-20b"},
        {"data/eval.jsonl", "data/eval.jsonl"},
        {"", ""},
    };
    for (const auto& [path, wanted] : paths)
        EXPECT_EQ(shown.path(path), wanted) << path;
    const std::pair<std::string, std::string> texts[] = {
        {"61 GB free in /home/ann lee/ws", "61 GB free in the workspace"},
        {"see /home/ann lee/ws/env/report.json.", "see env/report.json."},
        {"in \"/opt/models/base\", 2 shards", "in \"\u2026/base\", 2 shards"},
        {"/home/ann lee/wsx/y", "\u2026/ann lee/wsx/y"},
        {"alpha / r, 3/4, https://example.org/a", "alpha / r, 3/4, https://example.org/a"},
    };
    for (const auto& [text, wanted] : texts)
        EXPECT_EQ(shown.text(text), wanted) << text;
}

} // namespace mesewright::report
