// SPDX-License-Identifier: Apache-2.0
#include "core/scoring/intervals.h"

#include "core/scoring/distributions.h"

#include <cmath>

namespace mesewright {

namespace {

bool usable(std::int64_t x, std::int64_t n, double confidence)
{
    return n >= 1 && x >= 0 && x <= n && confidence > 0 && confidence < 1;
}

/// The lower of the two roots of (1 + z²/n) p² - (2x/n + z²/n) p + (x/n)² = 0, as the quotient
/// of the constant term and the larger root: nothing cancels, and x = 0 gives 0.
double wilsonLow(double x, double n, double z)
{
    const double half = std::sqrt(z * z * (x * (n - x) / n + z * z / 4));
    return x * x / n / (x + z * z / 2 + half);
}

} // namespace

std::optional<Interval> wilsonInterval(std::int64_t x, std::int64_t n, double confidence)
{
    if (!usable(x, n, confidence))
        return std::nullopt;
    const double z = -normalQuantile((1 - confidence) / 2);
    const auto successes = static_cast<double>(x);
    const auto trials = static_cast<double>(n);
    const double spread =
        std::sqrt(z * z * (successes * (trials - successes) / trials + z * z / 4));
    Interval interval;
    interval.low = wilsonLow(successes, trials, z);
    // One minus the mirrored lower end is exactly 1 for x = n; elsewhere the plain root is closer.
    interval.high = x == n ? 1.0 : (successes + z * z / 2 + spread) / (trials + z * z);
    return interval;
}

std::optional<Interval> clopperPearsonInterval(std::int64_t x, std::int64_t n, double confidence)
{
    if (!usable(x, n, confidence))
        return std::nullopt;
    const double tail = (1 - confidence) / 2;
    const auto successes = static_cast<double>(x);
    const auto failures = static_cast<double>(n - x);
    Interval interval{0.0, 1.0};
    if (x > 0)
        interval.low = betaQuantile(tail, successes, failures + 1);
    if (x < n)
        interval.high = betaQuantile(1 - tail, successes + 1, failures);
    return interval;
}

} // namespace mesewright
