// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/engine/enginejob.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>

namespace mesewright::ui {

/// Jobs on their way to the engine's thread, in order. A queue of our own rather than the thread's
/// event loop, because a held gate takes questions out of it while other jobs go on waiting.
class JobQueue
{
public:
    using Wanted = std::function<bool(const EngineJob&)>;

    void push(EngineJob job);
    /// Waits for a job; nothing once the queue is closed.
    [[nodiscard]] std::optional<EngineJob> take();
    /// The first job that is wanted, if one comes within `wait`.
    [[nodiscard]] std::optional<EngineJob> takeWithin(std::chrono::milliseconds wait,
                                                      const Wanted& wanted);
    /// Takes a waiting job back; false if it has been taken already.
    bool remove(JobId id);
    /// No more jobs; those that wait are dropped.
    void close();

private:
    std::mutex m_lock;
    std::condition_variable m_changed;
    std::deque<EngineJob> m_jobs;
    bool m_closed = false;
};

} // namespace mesewright::ui
