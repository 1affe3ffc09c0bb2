// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/engine/timeleft.h"

#include <algorithm>
#include <vector>

namespace mesewright::ui {

namespace {

constexpr std::int64_t remembered = 200; // units
constexpr std::int64_t enoughUnits = 20;
constexpr double enoughSeconds = 60;
constexpr double lowShare = 0.1;
constexpr double highShare = 0.9;

} // namespace

void TimeLeft::clear()
{
    *this = {};
}

void TimeLeft::add(std::int64_t done, double seconds)
{
    if (!m_done || done < *m_done) {
        clear();
        m_done = done;
        m_began = m_last = seconds;
        return;
    }
    if (done == *m_done)
        return;
    const std::int64_t units = done - *m_done;
    m_steps.push_back({(seconds - m_last) / static_cast<double>(units), units});
    m_units += units;
    m_watched += units;
    while (m_units > remembered && m_steps.size() > 1) {
        m_units -= m_steps.front().units;
        m_steps.pop_front();
    }
    m_done = done;
    m_last = seconds;
}

std::optional<TimeLeft::Range> TimeLeft::range(std::int64_t total) const
{
    if (!m_done || m_steps.empty() || total <= *m_done ||
        (m_watched < enoughUnits && m_last - m_began < enoughSeconds))
        return {};
    std::vector<Step> steps(m_steps.begin(), m_steps.end());
    std::sort(steps.begin(), steps.end(),
              [](const Step& a, const Step& b) { return a.secondsEach < b.secondsEach; });
    // A report may stand for many units, so the percentiles count units, not reports.
    const auto at = [&](double share) {
        std::int64_t passed = 0;
        for (const Step& step : steps) {
            passed += step.units;
            if (static_cast<double>(passed) >= share * static_cast<double>(m_units))
                return step.secondsEach;
        }
        return steps.back().secondsEach;
    };
    const auto left = static_cast<double>(total - *m_done);
    return Range{at(lowShare) * left, at(highShare) * left};
}

} // namespace mesewright::ui
