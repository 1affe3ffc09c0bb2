// SPDX-License-Identifier: Apache-2.0
#include "core/scoring/passatk.h"

#include <algorithm>

namespace mesewright {

std::optional<double> passAtK(std::int64_t n, std::int64_t c, std::int64_t k)
{
    if (n < 1 || k < 1 || k > n || c < 0 || c > n)
        return std::nullopt;
    if (n - c < k)
        return 1.0;
    // C(n-c, k) / C(n, k) is symmetric in c and k: the shorter product of the two.
    const std::int64_t factors = std::min(c, k);
    const std::int64_t other = std::max(c, k);
    long double none = 1.0L;
    for (std::int64_t i = 0; i < factors && none > 1e-25L; ++i)
        none *= static_cast<long double>(n - other - i) / static_cast<long double>(n - i);
    return static_cast<double>(1.0L - none);
}

PassRates passRates(std::span<const std::vector<bool>> items, std::int64_t k)
{
    PassRates rates;
    if (items.empty())
        return rates;
    double first = 0;
    double any = 0;
    double share = 0;
    double unbiased = 0;
    bool allHaveOne = true;
    bool allHaveK = true;
    for (const std::vector<bool>& item : items) {
        const auto n = static_cast<std::int64_t>(item.size());
        const auto c = static_cast<std::int64_t>(std::count(item.begin(), item.end(), true));
        first += n > 0 && item.front() ? 1 : 0;
        any += c > 0 ? 1 : 0;
        const auto one = passAtK(n, c, 1);
        const auto many = passAtK(n, c, k);
        allHaveOne = allHaveOne && one.has_value();
        allHaveK = allHaveK && many.has_value();
        share += one.value_or(0);
        unbiased += many.value_or(0);
    }
    const auto count = static_cast<double>(items.size());
    rates.passAt1First = first / count;
    rates.passAtKAny = any / count;
    if (allHaveOne)
        rates.passAt1Unbiased = share / count;
    if (allHaveK)
        rates.passAtKUnbiased = unbiased / count;
    return rates;
}

} // namespace mesewright
