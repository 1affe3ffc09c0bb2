// SPDX-License-Identifier: Apache-2.0
#include "app/bench/gputable.h"

#include "app/bench/options.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <fstream>

namespace mesewright {

namespace {

std::string written(const std::string& text)
{
    const std::string path = testing::TempDir() + "/rivals.json";
    std::ofstream(path) << text;
    return path;
}

} // namespace

TEST(GpuTable, puts_each_figure_beside_rival_and_goal)
{
    const auto rivals = readRivals(
        written("{\"name\": \"peer\", \"figures\": {\"decode.60\": 250, \"train.fast\": 1.2}}"));
    ASSERT_TRUE(rivals.ok()) << rivals.error().message;
    const std::vector<GpuFigure> figures{
        {"decode.60", 10'000, "tokens/s", false, 0.44, 17'000'000'000},
        {"train.fast", 0.06, "s", true, {}, 0},
        {"something else", 5, "s", true, {}, 0}};
    const Json table = gpuTableJson(figures, *rivals, "a GPU");
    EXPECT_EQ(table["device"], "a GPU");
    ASSERT_EQ(table["rows"].size(), 3u);
    EXPECT_DOUBLE_EQ(table["rows"][0]["times_better"].get<double>(), 40);
    EXPECT_DOUBLE_EQ(table["rows"][0]["goal_times"].get<double>(), 5);
    EXPECT_DOUBLE_EQ(table["rows"][0]["share_of_floor"].get<double>(), 0.44);
    EXPECT_DOUBLE_EQ(table["rows"][1]["times_better"].get<double>(), 20);
    EXPECT_FALSE(table["rows"][1].contains("share_of_floor"));
    EXPECT_FALSE(table["rows"][2].contains("times_better"));
    const std::string text = gpuTable(figures, *rivals, "a GPU");
    for (const char* part : {"a GPU\n", "decode, 60 rows", "40.0 x", "44 %", "55 %", "20.0 x",
                             "5.48 s", "something else", "peer"})
        EXPECT_NE(text.find(part), std::string::npos) << part << " in\n" << text;
}

TEST(GpuTable, refuses_what_are_no_figures)
{
    for (const char* text :
         {"", "[]", "{}", "{\"figures\": [1]}", "{\"figures\": {\"a\": \"b\"}}"}) {
        const auto rivals = readRivals(written(text));
        ASSERT_FALSE(rivals.ok()) << text;
        EXPECT_EQ(rivals.error().kind, ErrorKind::BadInput) << text;
    }
}

TEST(BenchOptions, a_switch_takes_no_value)
{
    const std::vector<BenchOption> known{{"quick", "", "off", ""}, {"rows", "N", "1", ""}};
    const auto parse = [&](const std::vector<std::string>& words) {
        return BenchOptions::parse(words, known);
    };
    EXPECT_FALSE(parse({})->flag("quick"));
    const auto given = parse({"--quick", "--rows", "3"});
    ASSERT_TRUE(given.ok());
    EXPECT_TRUE(given->flag("quick"));
    EXPECT_EQ(*given->whole("rows", 1, 9), 3);
    EXPECT_FALSE(parse({"--quick=on"}).ok());
    EXPECT_FALSE(parse({"--quick", "--quick"}).ok());
}

} // namespace mesewright
