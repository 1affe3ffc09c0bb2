// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace mesewright {

/// The bootstrap distribution of a mean: what comes out when as many items as there are get drawn
/// with replacement and their values averaged. Ascending values with their share.
class MeanDistribution
{
public:
    explicit MeanDistribution(std::vector<std::pair<double, double>> valuesAndShares, bool exact);

    /// The smallest value whose share of draws at or below it is at least q (numpy's
    /// `inverted_cdf`).
    [[nodiscard]] double quantile(double q) const;
    [[nodiscard]] double shareAtMost(double value) const;
    [[nodiscard]] double shareBelow(double value) const;
    [[nodiscard]] double mean() const;
    [[nodiscard]] double standardDeviation() const;
    /// Computed over all possible draws, not from a sample of them.
    [[nodiscard]] bool exact() const { return m_exact; }

private:
    std::vector<std::pair<double, double>> m_values;
    std::vector<double> m_cumulative;
    bool m_exact = false;
};

/// The exact distribution, by convolution over items, when all values lie on one grid (rates of
/// small integers do) and the work is small. Nothing otherwise and for an empty list.
[[nodiscard]] std::optional<MeanDistribution> exactBootstrap(std::span<const double> values);

/// The distribution from `draws` random draws. Draw b is a function of seed and b alone (Philox).
/// Nothing for an empty list or draws < 1.
[[nodiscard]] std::optional<MeanDistribution>
sampledBootstrap(std::span<const double> values, int draws = 10000, std::uint64_t seed = 3407);

struct BootstrapInterval
{
    double mean = 0.0;
    double low = 0.0;
    double high = 0.0;
    double shareAtMostZero = 0.0; ///< of the resampled means
    bool exact = false;
};

struct BootstrapOptions
{
    double confidence = 0.95;
    int draws = 10000;
    std::uint64_t seed = 3407;
};

/// Percentile interval of the mean of one value a distinct item: exact where that is feasible,
/// else sampled. For a paired comparison give the differences, second minus first.
/// Repeated items must be merged before. Nothing for an empty list or a value that is not finite.
[[nodiscard]] std::optional<BootstrapInterval> bootstrapMean(std::span<const double> values,
                                                             const BootstrapOptions& options = {});

} // namespace mesewright
