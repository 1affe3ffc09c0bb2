// SPDX-License-Identifier: Apache-2.0
#include "core/runs/runprogress.h"

namespace mesewright {

void RunFolderProgress::progress(const Progress& progress)
{
    const double now = secondsNow();
    const bool complete = progress.total > 0 && progress.done >= progress.total;
    const bool due = now < m_lastEvent || now - m_lastEvent >= 1.0;
    if (due || (complete && !m_lastWasComplete)) {
        m_lastEvent = now;
        m_lastWasComplete = complete;
        keep(m_run.event(progress));
    }
    keep(m_run.heartbeat(progress));
}

void RunFolderProgress::message(const std::string& text)
{
    keep(m_run.event(MessageEvent{"info", text}));
}

void RunFolderProgress::keep(Result<void> result)
{
    if (m_status.ok() && !result.ok())
        m_status = std::move(result);
}

} // namespace mesewright
