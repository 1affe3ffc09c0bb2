// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "ui/engine/workpool.h"

#include <QMetaObject>
#include <QObject>
#include <QThreadPool>

#include <cstdint>
#include <memory>
#include <mutex>
#include <utility>

namespace mesewright::ui {

/// The window's one way to do work away from the interface thread, for everything but the engine:
/// reading workspaces, checking data, writing exports. A slot runs one job at a time in the sense
/// that matters: starting another cancels the one before, and only the newest job's result is
/// delivered, on the interface thread, and only while the slot lives.
///
/// Work gets a CancelToken and returns a value; it must touch nothing but values. Keep the slot as
/// a member of what uses the result.
class JobSlot final
{
public:
    /// `context`: an object of the interface thread that outlives the slot.
    explicit JobSlot(QObject* context) : m_shared(std::make_shared<Shared>())
    {
        m_shared->context = context;
    }
    JobSlot(const JobSlot&) = delete;
    JobSlot& operator=(const JobSlot&) = delete;
    ~JobSlot()
    {
        cancel();
        const std::lock_guard guard(m_shared->lock);
        m_shared->context = nullptr;
    }

    /// `work(const CancelToken&)` runs in the pool, `done(result)` on the interface thread.
    template <class Work, class Done>
    void start(Work work, Done done)
    {
        cancel();
        const CancelToken token;
        m_cancel = token;
        const std::uint64_t number = m_shared->next();
        workPool().start(
            [shared = m_shared, token, number, work = std::move(work), done = std::move(done)] {
                auto result = std::make_shared<decltype(work(token))>(work(token));
                shared->deliver(number, [shared, number, result, done] {
                    // Asked once more on the interface thread: a newer job may have been started
                    // while this call was on its way.
                    if (shared->isNewest(number))
                        done(std::move(*result));
                });
            });
        m_busy = true;
    }

    /// The running job's result will not be delivered; the job is told to stop.
    void cancel()
    {
        if (!m_busy)
            return;
        m_cancel.request();
        m_shared->next();
        m_busy = false;
    }

private:
    struct Shared
    {
        std::mutex lock;
        QObject* context = nullptr; ///< null once the slot has gone
        std::uint64_t newest = 0;

        std::uint64_t next()
        {
            const std::lock_guard guard(lock);
            return ++newest;
        }
        bool isNewest(std::uint64_t number)
        {
            const std::lock_guard guard(lock);
            return context != nullptr && number == newest;
        }
        template <class Call>
        void deliver(std::uint64_t number, Call call)
        {
            // The lock keeps the context alive: the slot's destructor waits for it.
            const std::lock_guard guard(lock);
            if (context != nullptr && number == newest)
                QMetaObject::invokeMethod(context, std::move(call), Qt::QueuedConnection);
        }
    };

    std::shared_ptr<Shared> m_shared;
    CancelToken m_cancel;
    bool m_busy = false;
};

} // namespace mesewright::ui
