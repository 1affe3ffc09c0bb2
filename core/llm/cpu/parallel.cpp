// SPDX-License-Identifier: Apache-2.0
#include "core/llm/cpu/parallel.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace mesewright::cpu {

namespace {

// One call of parallelFor, on the stack of the thread that made it.
struct Job
{
    std::int64_t count;
    std::int64_t grain;
    detail::PieceFunction function;
    const void* body;
    std::atomic<std::int64_t> next{0};
    std::mutex errorLock;
    std::exception_ptr error;

    void work()
    {
        for (;;) {
            const std::int64_t begin = next.fetch_add(grain, std::memory_order_relaxed);
            if (begin >= count)
                return;
            try {
                function(body, begin, std::min(begin + grain, count));
            } catch (...) {
                const std::lock_guard guard(errorLock);
                if (!error)
                    error = std::current_exception();
            }
        }
    }
};

thread_local bool insidePiece = false;

// Sleeping workers that join one job at a time.
class Pool
{
public:
    ~Pool() { stop(); }

    int threads()
    {
        const std::lock_guard guard(m_callers);
        return wanted();
    }

    void setThreads(int threads)
    {
        const std::lock_guard guard(m_callers);
        if (threads == m_configured)
            return;
        stop();
        m_configured = threads;
    }

    void run(Job& job)
    {
        const std::lock_guard caller(m_callers);
        start();
        {
            const std::lock_guard guard(m_lock);
            m_job = &job;
            ++m_generation;
        }
        m_wake.notify_all();
        insidePiece = true;
        job.work();
        insidePiece = false;
        std::unique_lock guard(m_lock);
        m_job = nullptr; // a worker that wakes only now must not take it
        m_idle.wait(guard, [this] { return m_busy == 0; });
    }

private:
    [[nodiscard]] int wanted() const
    {
        return m_configured > 0 ? m_configured : std::max(1u, std::thread::hardware_concurrency());
    }

    void start()
    {
        while (static_cast<int>(m_workers.size()) + 1 < wanted())
            m_workers.emplace_back([this] { serve(); });
    }

    void stop()
    {
        {
            const std::lock_guard guard(m_lock);
            m_stopping = true;
        }
        m_wake.notify_all();
        m_workers.clear(); // joins
        m_stopping = false;
    }

    void serve()
    {
        insidePiece = true;
        std::uint64_t seen = 0;
        std::unique_lock guard(m_lock);
        for (;;) {
            m_wake.wait(guard,
                        [&] { return m_stopping || (m_job != nullptr && m_generation != seen); });
            if (m_stopping)
                return;
            seen = m_generation;
            Job* job = m_job;
            ++m_busy;
            guard.unlock();
            job->work();
            guard.lock();
            if (--m_busy == 0)
                m_idle.notify_all();
        }
    }

    std::mutex m_callers; ///< one job at a time
    std::mutex m_lock;    ///< guards all below
    std::condition_variable m_wake;
    std::condition_variable m_idle;
    Job* m_job = nullptr;
    std::uint64_t m_generation = 0;
    int m_busy = 0;
    bool m_stopping = false;
    int m_configured = 0;
    std::vector<std::jthread> m_workers;
};

Pool& pool()
{
    static Pool instance;
    return instance;
}

} // namespace

int kernelThreads()
{
    return pool().threads();
}

void setKernelThreads(int threads)
{
    pool().setThreads(threads);
}

void detail::runPieces(std::int64_t count, std::int64_t grain, PieceFunction function,
                       const void* body)
{
    if (count <= 0)
        return;
    if (insidePiece || count <= grain) {
        for (std::int64_t begin = 0; begin < count; begin += grain)
            function(body, begin, std::min(begin + grain, count));
        return;
    }
    Job job{count, grain, function, body, {}, {}, {}};
    pool().run(job);
    if (job.error)
        std::rethrow_exception(job.error);
}

} // namespace mesewright::cpu
