// SPDX-License-Identifier: Apache-2.0
#include "core/scoring/bootstrap.h"

#include "core/base/philox.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace mesewright {

namespace {

// Shares and means are sums of doubles; two that differ by less than this are the same.
constexpr double tolerance = 1e-12;

// Rates of up to a thousand rows an item lie on such a grid.
constexpr int mostGridSteps = 1000;
constexpr double mostUnits = 1e6;

// Multiplications that an exact distribution may cost: some 50 ms.
constexpr double exactWork = 5e7;

// Keeps these draws apart from all others that share a seed.
constexpr std::uint32_t bootstrapStream = 0xB0075742;

/// The values as whole multiples of 1/steps.
struct Grid
{
    std::vector<std::int64_t> units;
    int steps = 1;
};

std::optional<Grid> gridOf(std::span<const double> values)
{
    for (int steps = 1; steps <= mostGridSteps; ++steps) {
        Grid grid{{}, steps};
        for (const double value : values) {
            const double scaled = value * steps;
            const double rounded = std::nearbyint(scaled);
            if (!(std::fabs(scaled) <= mostUnits) || std::fabs(scaled - rounded) > 1e-9)
                break;
            grid.units.push_back(static_cast<std::int64_t>(rounded));
        }
        if (grid.units.size() == values.size())
            return grid;
    }
    return std::nullopt;
}

/// One draw: steps above the least value (in common steps) and their probabilities.
struct SingleDraw
{
    std::vector<std::pair<std::size_t, double>> steps;
    std::size_t width = 0;
    std::int64_t least = 0;
    std::int64_t step = 1;
};

SingleDraw singleDraw(const std::vector<std::int64_t>& units)
{
    SingleDraw draw;
    draw.least = *std::min_element(units.begin(), units.end());
    std::int64_t common = 0;
    for (const std::int64_t unit : units)
        common = std::gcd(common, unit - draw.least);
    draw.step = std::max<std::int64_t>(common, 1);
    std::map<std::size_t, std::size_t> counts;
    for (const std::int64_t unit : units)
        ++counts[static_cast<std::size_t>((unit - draw.least) / draw.step)];
    for (const auto& [place, count] : counts) {
        draw.steps.emplace_back(place,
                                static_cast<double>(count) / static_cast<double>(units.size()));
    }
    draw.width = draw.steps.back().first;
    return draw;
}

} // namespace

MeanDistribution::MeanDistribution(std::vector<std::pair<double, double>> valuesAndShares,
                                   bool exact)
    : m_values(std::move(valuesAndShares)), m_exact(exact)
{
    long double sum = 0;
    for (const auto& [value, share] : m_values) {
        sum += share;
        m_cumulative.push_back(static_cast<double>(sum));
    }
}

double MeanDistribution::quantile(double q) const
{
    const auto at = std::lower_bound(m_cumulative.begin(), m_cumulative.end(), q - tolerance);
    const auto index = std::min<std::size_t>(static_cast<std::size_t>(at - m_cumulative.begin()),
                                             m_values.size() - 1);
    return m_values[index].first;
}

double MeanDistribution::shareAtMost(double value) const
{
    const auto end =
        std::partition_point(m_values.begin(), m_values.end(),
                             [value](const auto& one) { return one.first <= value + tolerance; });
    return end == m_values.begin()
               ? 0.0
               : m_cumulative[static_cast<std::size_t>(end - m_values.begin()) - 1];
}

double MeanDistribution::shareBelow(double value) const
{
    return shareAtMost(value - 2 * tolerance);
}

double MeanDistribution::mean() const
{
    long double sum = 0;
    for (const auto& [value, share] : m_values)
        sum += static_cast<long double>(value) * share;
    return static_cast<double>(sum);
}

double MeanDistribution::standardDeviation() const
{
    const double centre = mean();
    long double sum = 0;
    for (const auto& [value, share] : m_values)
        sum += static_cast<long double>(value - centre) * (value - centre) * share;
    return static_cast<double>(std::sqrt(sum));
}

std::optional<MeanDistribution> exactBootstrap(std::span<const double> values)
{
    if (values.empty())
        return std::nullopt;
    const auto grid = gridOf(values);
    if (!grid)
        return std::nullopt;
    const SingleDraw draw = singleDraw(grid->units);
    const auto n = static_cast<double>(values.size());
    const double work =
        n * n * static_cast<double>(draw.width) / 2 * static_cast<double>(draw.steps.size());
    if (work > exactWork)
        return std::nullopt;
    // The sum of n draws: n convolutions with the distribution of one.
    std::vector<double> sum{1.0};
    for (std::size_t i = 0; i < values.size(); ++i) {
        std::vector<double> next(sum.size() + draw.width, 0.0);
        for (const auto& [place, share] : draw.steps) {
            for (std::size_t j = 0; j < sum.size(); ++j)
                next[j + place] += sum[j] * share;
        }
        sum = std::move(next);
    }
    std::vector<std::pair<double, double>> distribution;
    for (std::size_t j = 0; j < sum.size(); ++j) {
        if (sum[j] <= 0)
            continue;
        const double units = n * static_cast<double>(draw.least) +
                             static_cast<double>(draw.step) * static_cast<double>(j);
        distribution.emplace_back(units / (n * grid->steps), sum[j]);
    }
    return MeanDistribution(std::move(distribution), true);
}

std::optional<MeanDistribution> sampledBootstrap(std::span<const double> values, int draws,
                                                 std::uint64_t seed)
{
    if (values.empty() || draws < 1)
        return std::nullopt;
    const std::array<std::uint32_t, 2> key{static_cast<std::uint32_t>(seed),
                                           static_cast<std::uint32_t>(seed >> 32)};
    const auto n = static_cast<double>(values.size());
    std::vector<std::pair<double, double>> distribution;
    distribution.reserve(static_cast<std::size_t>(draws));
    for (int b = 0; b < draws; ++b) {
        double sum = 0;
        for (std::size_t i = 0; i < values.size(); i += 2) {
            const auto words = philox4x32({static_cast<std::uint32_t>(i / 2),
                                           static_cast<std::uint32_t>(std::uint64_t{i / 2} >> 32),
                                           static_cast<std::uint32_t>(b), bootstrapStream},
                                          key);
            // The product can round up to n itself.
            const auto pick = [&](std::uint32_t high, std::uint32_t low) {
                const auto index = static_cast<std::size_t>(unitDouble(high, low) * n);
                return values[std::min(index, values.size() - 1)];
            };
            sum += pick(words[0], words[1]);
            if (i + 1 < values.size())
                sum += pick(words[2], words[3]);
        }
        distribution.emplace_back(sum / n, 1.0 / draws);
    }
    std::sort(distribution.begin(), distribution.end());
    return MeanDistribution(std::move(distribution), false);
}

std::optional<BootstrapInterval> bootstrapMean(std::span<const double> values,
                                               const BootstrapOptions& options)
{
    const bool finite =
        std::all_of(values.begin(), values.end(), [](double v) { return std::isfinite(v); });
    if (!finite || !(options.confidence > 0 && options.confidence < 1))
        return std::nullopt;
    auto distribution = exactBootstrap(values);
    if (!distribution)
        distribution = sampledBootstrap(values, options.draws, options.seed);
    if (!distribution)
        return std::nullopt;
    BootstrapInterval interval;
    interval.mean =
        std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
    interval.low = distribution->quantile((1 - options.confidence) / 2);
    interval.high = distribution->quantile((1 + options.confidence) / 2);
    interval.shareAtMostZero = distribution->shareAtMost(0);
    interval.exact = distribution->exact();
    return interval;
}

} // namespace mesewright
