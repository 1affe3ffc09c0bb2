// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <ctime>
#include <vector>

namespace mesewright::ui {

/// Milliseconds of this thread's own processor time that `work` takes: on a machine that is busy
/// with other things the wall's clock tells of those.
template <class Work>
double millisecondsOf(Work work)
{
    const auto now = [] {
        timespec time = {};
        ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
    };
    const double begin = now();
    work();
    return now() - begin;
}

/// The median of `times` repetitions, in milliseconds.
template <class Work>
double medianMilliseconds(int times, Work work)
{
    std::vector<double> all;
    for (int i = 0; i < times; ++i)
        all.push_back(millisecondsOf(work));
    std::sort(all.begin(), all.end());
    return all[all.size() / 2];
}

/// The longest stalls of the event loop while a model trains and a person works.
void benchStalls();

/// Charts of up to a million points: thinning, repainting, cursor, live appending.
void benchCharts();

} // namespace mesewright::ui
