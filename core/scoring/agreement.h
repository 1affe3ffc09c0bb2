// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace mesewright {

/// Cohen's kappa for two raters with nominal labels. `kappa` is empty where it is undefined: no
/// items, or both raters used one and the same label only.
struct CohenKappa
{
    double observed = 0.0;
    double expected = 0.0;
    std::optional<double> kappa;
};

/// `first` and `second` in the same order of items; what goes beyond the shorter one is left out.
[[nodiscard]] CohenKappa cohenKappa(std::span<const std::string> first,
                                    std::span<const std::string> second);

/// Krippendorff's alpha, nominal, for any number of raters and missing labels. `alpha` is empty
/// where it is undefined: fewer than two pairable labels, or only one label among them.
struct KrippendorffAlpha
{
    std::size_t pairable = 0; ///< labels of items that have at least two
    std::optional<double> alpha;
};

/// `ratings[r][i]`: the label that rater r gave item i, or nothing.
[[nodiscard]] KrippendorffAlpha
krippendorffAlpha(std::span<const std::vector<std::optional<std::string>>> ratings);

} // namespace mesewright
