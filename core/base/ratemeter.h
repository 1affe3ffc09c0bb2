// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/progress.h"

#include <deque>

namespace mesewright {

/// Fills in rate and remaining time of a piece of work from the last half minute. What was done
/// before the first `update` (a resumed run) does not count as speed.
class RateMeter
{
public:
    /// `seconds` is any clock that only goes forward; `progress.done` and `total` must be set.
    void update(Progress& progress, double seconds);
    /// The same with the system's steady clock.
    void update(Progress& progress);

private:
    struct Mark
    {
        double seconds = 0;
        std::int64_t done = 0;
    };
    std::deque<Mark> m_marks;
};

} // namespace mesewright
