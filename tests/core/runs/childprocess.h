// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <csignal>
#include <cstdint>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

namespace mesewright {

/// A copy of this process that works until it is killed. It reports each finished piece of work by
/// a byte in a pipe, which is how the test knows how far it is without any waiting by the clock.
class ForkedChild
{
public:
    /// `work(report)` runs in the child and may call `report()` as often as it likes.
    template <class Work>
    explicit ForkedChild(Work work)
    {
        int ends[2];
        EXPECT_EQ(::pipe(ends), 0);
        m_pid = ::fork();
        if (m_pid == 0) {
            ::close(ends[0]);
            work([&] {
                if (::write(ends[1], ".", 1) != 1)
                    ::_exit(9);
            });
            ::_exit(0);
        }
        ::close(ends[1]);
        m_reports = ends[0];
    }
    ForkedChild(const ForkedChild&) = delete;
    ForkedChild& operator=(const ForkedChild&) = delete;
    ~ForkedChild()
    {
        kill();
        ::close(m_reports);
    }

    /// Waits for `count` more reports; false when the child ended before.
    bool waitFor(int count)
    {
        for (; count > 0; --count) {
            char byte = 0;
            if (::read(m_reports, &byte, 1) != 1)
                return false;
            ++m_seen;
        }
        return true;
    }

    /// Kills as `kill -9` does, then counts the reports that were on their way.
    void kill()
    {
        if (m_pid <= 0)
            return;
        ::kill(m_pid, SIGKILL);
        ::waitpid(m_pid, &m_status, 0);
        m_pid = -1;
        while (waitFor(1)) {
        }
    }

    [[nodiscard]] int reports() const { return m_seen; }
    [[nodiscard]] bool wasKilled() const { return WIFSIGNALED(m_status); }

private:
    pid_t m_pid = -1;
    int m_reports = -1;
    int m_seen = 0;
    int m_status = 0;
};

} // namespace mesewright
