// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/engine/jobqueue.h"

#include <algorithm>

namespace mesewright::ui {

void JobQueue::push(EngineJob job)
{
    {
        const std::lock_guard guard(m_lock);
        if (m_closed)
            return;
        m_jobs.push_back(std::move(job));
    }
    m_changed.notify_all();
}

std::optional<EngineJob> JobQueue::take()
{
    std::unique_lock guard(m_lock);
    m_changed.wait(guard, [this] { return m_closed || !m_jobs.empty(); });
    if (m_closed)
        return {};
    EngineJob job = std::move(m_jobs.front());
    m_jobs.pop_front();
    return job;
}

std::optional<EngineJob> JobQueue::takeWithin(std::chrono::milliseconds wait, const Wanted& wanted)
{
    std::unique_lock guard(m_lock);
    const auto find = [&] { return std::find_if(m_jobs.begin(), m_jobs.end(), wanted); };
    m_changed.wait_for(guard, wait, [&] { return m_closed || find() != m_jobs.end(); });
    const auto found = find();
    if (m_closed || found == m_jobs.end())
        return {};
    EngineJob job = std::move(*found);
    m_jobs.erase(found);
    return job;
}

bool JobQueue::remove(JobId id)
{
    const std::lock_guard guard(m_lock);
    return std::erase_if(m_jobs, [id](const EngineJob& job) { return job.id == id; }) > 0;
}

void JobQueue::close()
{
    {
        const std::lock_guard guard(m_lock);
        m_closed = true;
        m_jobs.clear();
    }
    m_changed.notify_all();
}

} // namespace mesewright::ui
