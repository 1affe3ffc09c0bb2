// SPDX-License-Identifier: Apache-2.0
#include "core/base/ratemeter.h"

#include <chrono>

namespace mesewright {

namespace {

constexpr double windowSeconds = 30;

} // namespace

void RateMeter::update(Progress& progress, double seconds)
{
    // Going backwards is another piece of work.
    if (!m_marks.empty() && progress.done < m_marks.back().done)
        m_marks.clear();
    m_marks.push_back({seconds, progress.done});
    // The oldest mark kept is the newest one that is at least a window old.
    while (m_marks.size() > 2 && m_marks[1].seconds <= seconds - windowSeconds)
        m_marks.pop_front();
    const double elapsed = seconds - m_marks.front().seconds;
    const auto done = static_cast<double>(progress.done - m_marks.front().done);
    progress.rate = elapsed > 0 ? done / elapsed : 0;
    progress.etaSeconds = -1;
    if (progress.rate > 0 && progress.total >= progress.done)
        progress.etaSeconds = static_cast<double>(progress.total - progress.done) / progress.rate;
}

void RateMeter::update(Progress& progress)
{
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    update(progress, std::chrono::duration<double>(now).count());
}

} // namespace mesewright
