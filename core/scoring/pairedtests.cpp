// SPDX-License-Identifier: Apache-2.0
#include "core/scoring/pairedtests.h"

#include "core/scoring/distributions.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace mesewright {

namespace {

// Scores that are means of the same outcomes in another order may differ in the last bits.
constexpr double scoreTolerance = 1e-9;

std::vector<std::size_t> ascending(std::span<const double> p)
{
    std::vector<std::size_t> order(p.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [p](std::size_t a, std::size_t b) { return p[a] < p[b]; });
    return order;
}

} // namespace

McNemarTest mcNemar(std::int64_t firstOnly, std::int64_t secondOnly)
{
    // Beyond this doubles no longer count whole numbers.
    constexpr std::int64_t most = std::int64_t{1} << 51;
    McNemarTest test;
    test.firstOnly = std::clamp<std::int64_t>(firstOnly, 0, most);
    test.secondOnly = std::clamp<std::int64_t>(secondOnly, 0, most);
    const std::int64_t n = test.firstOnly + test.secondOnly;
    const std::int64_t x = std::min(test.firstOnly, test.secondOnly);
    if (n == 0)
        return test;
    const double tail = 2 * halfBinomialAtMost(x, n);
    test.p = test.firstOnly == test.secondOnly ? 1.0 : std::min(1.0, tail);
    test.midP = std::min(1.0, tail - halfBinomialProbability(x, n));
    return test;
}

McNemarTest mcNemar(std::span<const double> first, std::span<const double> second)
{
    std::int64_t firstOnly = 0;
    std::int64_t secondOnly = 0;
    for (std::size_t i = 0; i < std::min(first.size(), second.size()); ++i) {
        firstOnly += first[i] > second[i] + scoreTolerance ? 1 : 0;
        secondOnly += second[i] > first[i] + scoreTolerance ? 1 : 0;
    }
    return mcNemar(firstOnly, secondOnly);
}

std::optional<double> minimumDetectableEffect(double discordantShare, std::int64_t items)
{
    if (items < 1 || !(discordantShare > 0 && discordantShare <= 1))
        return std::nullopt;
    return 2.80 * std::sqrt(discordantShare / static_cast<double>(items));
}

std::vector<double> holmAdjusted(std::span<const double> p)
{
    std::vector<double> adjusted(p.size());
    double running = 0;
    const std::vector<std::size_t> order = ascending(p);
    for (std::size_t i = 0; i < order.size(); ++i) {
        const auto factor = static_cast<double>(p.size() - i);
        running = std::max(running, std::min(1.0, factor * p[order[i]]));
        adjusted[order[i]] = running;
    }
    return adjusted;
}

std::vector<bool> holmRejected(std::span<const double> p, double alpha)
{
    std::vector<bool> rejected(p.size(), false);
    const std::vector<std::size_t> order = ascending(p);
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (p[order[i]] > alpha / static_cast<double>(p.size() - i))
            break;
        rejected[order[i]] = true;
    }
    return rejected;
}

} // namespace mesewright
