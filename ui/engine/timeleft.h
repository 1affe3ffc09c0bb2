// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <optional>

namespace mesewright::ui {

/// Seconds that work will still take, as a range: from the 10th to the 90th percentile of what the
/// last units took. Nothing until it has watched a minute or 20 units.
class TimeLeft
{
public:
    struct Range
    {
        double low = 0;
        double high = 0;
    };

    /// `done` units at the moment `seconds` (any clock that only rises). A count that goes back
    /// starts anew: other work has begun.
    void add(std::int64_t done, double seconds);
    void clear();
    [[nodiscard]] std::optional<Range> range(std::int64_t total) const;

private:
    struct Step
    {
        double secondsEach = 0;
        std::int64_t units = 0;
    };
    std::deque<Step> m_steps;
    std::int64_t m_units = 0; ///< in m_steps
    std::int64_t m_watched = 0;
    std::optional<std::int64_t> m_done;
    double m_began = 0;
    double m_last = 0;
};

} // namespace mesewright::ui
