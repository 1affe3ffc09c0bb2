// SPDX-License-Identifier: Apache-2.0
#include "core/report/axis.h"

#include "core/report/figures.h"

#include <algorithm>
#include <cmath>

namespace mesewright::report {

namespace {

double niceStep(double range, int wanted)
{
    const double rough = range / std::max(wanted, 1);
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 2.5, 5.0})
        if (rough <= factor * power * 1.0000001)
            return factor * power;
    return 10 * power;
}

int decimalsOf(double step)
{
    for (int decimals = 0; decimals < 8; ++decimals) {
        const double scaled = step * std::pow(10.0, decimals);
        if (std::abs(scaled - std::round(scaled)) < 1e-6 * scaled)
            return decimals;
    }
    return 8;
}

std::string label(double value, double step)
{
    if (std::abs(value) >= 1e6 || (value != 0 && step < 1e-5))
        return scientific(value);
    const std::string text = fixed(value, decimalsOf(step));
    if (std::abs(value) >= 1000 && step >= 1)
        return count(static_cast<std::int64_t>(std::llround(value)));
    return text.starts_with('-') ? "\u2212" + text.substr(1) : text;
}

} // namespace

double Axis::at(double value) const
{
    if (!(high > low))
        return (from + to) / 2;
    return from + (value - low) / (high - low) * (to - from);
}

std::vector<Tick> niceTicks(double low, double high, int wanted)
{
    std::vector<Tick> ticks;
    if (!std::isfinite(low) || !std::isfinite(high) || !std::isfinite(high - low))
        return ticks;
    if (!(high > low))
        return {{low, shortest(low)}};
    const double step = niceStep(high - low, wanted);
    if (!(step > 0) || !std::isfinite(step))
        return ticks;
    const double first = std::ceil(low / step - 1e-9);
    const double last = std::floor(high / step + 1e-9);
    // Where doubles are too coarse for the step, counting would never end.
    for (double at = first; at <= last && ticks.size() < 50; at += 1)
        ticks.push_back({at * step, label(at * step, step)});
    return ticks;
}

void widenToTicks(double& low, double& high, int wanted)
{
    if (!(high > low) || !std::isfinite(high - low))
        return;
    const double step = niceStep(high - low, wanted);
    low = std::floor(low / step + 1e-9) * step;
    high = std::ceil(high / step - 1e-9) * step;
}

std::string pixel(double value)
{
    const std::string text = fixed(value, 1);
    return text.ends_with(".0") ? text.substr(0, text.size() - 2) : text;
}

} // namespace mesewright::report
