// SPDX-License-Identifier: Apache-2.0
#include "core/metrics/series.h"

#include "core/base/philox.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace mesewright {
namespace {

constexpr double gap = std::numeric_limits<double>::quiet_NaN();

std::vector<Point> pointsOf(const std::vector<double>& ys)
{
    std::vector<Point> points;
    for (std::size_t i = 0; i < ys.size(); ++i)
        points.push_back({static_cast<double>(i), ys[i]});
    return points;
}

/// Equal, with NaN equal to NaN.
void expectSame(const std::vector<Point>& found, const std::vector<Point>& expected)
{
    ASSERT_EQ(found.size(), expected.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
        EXPECT_EQ(found[i].x, expected[i].x);
        EXPECT_TRUE(found[i].y == expected[i].y ||
                    (std::isnan(found[i].y) && std::isnan(expected[i].y)))
            << i;
    }
}

TEST(Smoothed, is_the_bias_corrected_average)
{
    // By hand for w = 0.5: sum of w^(n-i) y_i over sum of w^(n-i).
    const std::vector<double> ys{4, 8, 2};
    const std::vector<double> found = smoothed(ys, 0.5);
    ASSERT_EQ(found.size(), 3u);
    EXPECT_DOUBLE_EQ(found[0], 4);
    EXPECT_DOUBLE_EQ(found[1], (0.5 * 4 + 8) / 1.5);
    EXPECT_DOUBLE_EQ(found[2], (0.25 * 4 + 0.5 * 8 + 2) / 1.75);
}

TEST(Smoothed, keeps_a_constant_and_passes_weight_zero_through)
{
    const std::vector<double> constant(100, 3.25);
    for (const double value : smoothed(constant, 0.95))
        EXPECT_NEAR(value, 3.25, 1e-12);
    const std::vector<double> ys{1, 5, 2};
    for (const double weight : {0.0, -1.0, gap})
        EXPECT_EQ(smoothed(ys, weight), ys);
    for (const double value : smoothed(ys, 2.0)) // held below one: the plain mean so far
        EXPECT_TRUE(value >= 1 && value <= 5);
    EXPECT_TRUE(smoothed({}, 0.5).empty());
}

TEST(Smoothed, a_gap_stays_and_poisons_nothing)
{
    const std::vector<double> found = smoothed(std::vector<double>{4, gap, 8}, 0.5);
    EXPECT_DOUBLE_EQ(found[0], 4);
    EXPECT_TRUE(std::isnan(found[1]));
    EXPECT_DOUBLE_EQ(found[2], 10 / 1.5);
}

TEST(Thinned, keeps_first_lowest_highest_and_last_of_a_column)
{
    const auto points = pointsOf({5, 1, 3, 9, 4, 7, 2, 8, 6, 6});
    expectSame(thinned(points, 0, 10, 1), {{0, 5}, {1, 1}, {3, 9}, {9, 6}});
    expectSame(thinned(points, 0, 10, 2),
               {{0, 5}, {1, 1}, {3, 9}, {4, 4}, {5, 7}, {6, 2}, {7, 8}, {9, 6}});
}

TEST(Thinned, leaves_few_points_as_they_are)
{
    const auto points = pointsOf({5, 1, 3});
    expectSame(thinned(points, 0, 2, 1000), points);
    expectSame(thinned(pointsOf({7}), 0, 2, 10), pointsOf({7}));
    expectSame(thinned({}, 0, 2, 10), {});
}

TEST(Thinned, runs_to_the_edges_of_the_range)
{
    const auto points = pointsOf({0, 1, 2, 3, 4, 5, 6, 7});
    expectSame(thinned(points, 2.5, 4.5, 100), {{2, 2}, {3, 3}, {4, 4}, {5, 5}});
    expectSame(thinned(points, 20, 30, 100), {{7, 7}});
    expectSame(thinned(points, -9, -1, 100), {{0, 0}});
}

TEST(Thinned, a_gap_breaks_the_line)
{
    expectSame(thinned(pointsOf({1, gap, 3}), 0, 2, 100), pointsOf({1, gap, 3}));
    expectSame(thinned(pointsOf({1, 2, INFINITY, 3}), 0, 3, 1), {{0, 1}, {2, gap}, {3, 3}});
    expectSame(thinned(pointsOf({gap, gap}), 0, 1, 1), {{0, gap}});
}

TEST(Thinned, an_empty_range_or_no_pixels_give_nothing)
{
    const auto points = pointsOf({1, 2});
    EXPECT_TRUE(thinned(points, 0, 1, 0).empty());
    EXPECT_TRUE(thinned(points, 1, 1, 10).empty());
    EXPECT_TRUE(thinned(points, 1, 0, 10).empty());
    EXPECT_TRUE(thinned(points, gap, 1, 10).empty());
    EXPECT_TRUE(thinned(points, 0, INFINITY, 10).empty());
}

TEST(Thinned, loses_no_extreme_of_a_long_series)
{
    std::vector<Point> points;
    for (std::uint32_t i = 0; i < 100'000; ++i) {
        const auto words = philox4x32({i, 0, 0, 0}, {3, 4});
        points.push_back({static_cast<double>(i), unitDouble(words[0], words[1])});
    }
    constexpr std::size_t pixels = 500;
    const auto found = thinned(points, 0, 100'000, pixels);
    EXPECT_LE(found.size(), 4 * pixels);
    const auto byX = [](const Point& a, const Point& b) { return a.x < b.x; };
    EXPECT_TRUE(std::is_sorted(found.begin(), found.end(), byX));
    for (std::size_t column = 0; column < pixels; ++column) {
        const double from = static_cast<double>(column) * 200;
        const auto extremes = [&](const std::vector<Point>& all) {
            const auto begin = std::lower_bound(all.begin(), all.end(), Point{from, 0}, byX);
            const auto end = std::lower_bound(all.begin(), all.end(), Point{from + 200, 0}, byX);
            const auto [low, high] = std::minmax_element(
                begin, end, [](const Point& a, const Point& b) { return a.y < b.y; });
            return std::pair(low->y, high->y);
        };
        EXPECT_EQ(extremes(found), extremes(points)) << column;
    }
}

} // namespace
} // namespace mesewright
