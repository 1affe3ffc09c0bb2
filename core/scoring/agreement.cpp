// SPDX-License-Identifier: Apache-2.0
#include "core/scoring/agreement.h"

#include <algorithm>
#include <cstdint>
#include <map>

namespace mesewright {

CohenKappa cohenKappa(std::span<const std::string> first, std::span<const std::string> second)
{
    CohenKappa result;
    const std::size_t n = std::min(first.size(), second.size());
    if (n == 0)
        return result;
    std::map<std::string_view, std::pair<std::uint64_t, std::uint64_t>> counts;
    std::uint64_t same = 0;
    for (std::size_t i = 0; i < n; ++i) {
        ++counts[first[i]].first;
        ++counts[second[i]].second;
        same += first[i] == second[i] ? 1 : 0;
    }
    // Kept whole, so that "agreement is certain" is an exact question.
    std::uint64_t chance = 0;
    for (const auto& [label, count] : counts)
        chance += count.first * count.second;
    const std::uint64_t all = std::uint64_t{n} * n;
    result.observed = static_cast<double>(same) / static_cast<double>(n);
    result.expected = static_cast<double>(chance) / static_cast<double>(all);
    if (chance != all) {
        const auto gained = static_cast<double>(static_cast<std::int64_t>(same * n) -
                                                static_cast<std::int64_t>(chance));
        result.kappa = gained / static_cast<double>(all - chance);
    }
    return result;
}

KrippendorffAlpha
krippendorffAlpha(std::span<const std::vector<std::optional<std::string>>> ratings)
{
    KrippendorffAlpha result;
    std::size_t items = 0;
    for (const auto& rater : ratings)
        items = std::max(items, rater.size());
    std::map<std::string, std::uint64_t> totals; // pairable labels by name
    double disagreement = 0;                     // off-diagonal mass of the coincidence matrix
    for (std::size_t i = 0; i < items; ++i) {
        std::map<std::string, std::uint64_t> labels;
        std::uint64_t count = 0;
        for (const auto& rater : ratings) {
            if (i < rater.size() && rater[i]) {
                ++labels[*rater[i]];
                ++count;
            }
        }
        if (count < 2)
            continue;
        std::uint64_t equalPairs = 0;
        for (const auto& [label, times] : labels) {
            totals[label] += times;
            equalPairs += times * (times - 1);
        }
        result.pairable += count;
        disagreement +=
            static_cast<double>(count * (count - 1) - equalPairs) / static_cast<double>(count - 1);
    }
    if (totals.size() < 2)
        return result;
    const std::uint64_t n = result.pairable;
    std::uint64_t unequalPairs = n * n;
    for (const auto& [label, times] : totals)
        unequalPairs -= times * times;
    result.alpha =
        1 - static_cast<double>(n - 1) * disagreement / static_cast<double>(unequalPairs);
    return result;
}

} // namespace mesewright
