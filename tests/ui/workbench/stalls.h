// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <atomic>
#include <string>
#include <thread>
#include <vector>

namespace mesewright::ui {

class Workbench;
class WorkspaceCopy;

/// How long the event loop of the interface's thread lets an event wait: another thread posts one
/// every few milliseconds and the answer is timed.
class StallMeter final
{
public:
    StallMeter();
    StallMeter(const StallMeter&) = delete;
    StallMeter& operator=(const StallMeter&) = delete;
    ~StallMeter();

    /// Waits since the last call, in milliseconds, shortest first.
    [[nodiscard]] std::vector<double> take();

private:
    void watch();

    QObject m_here;
    std::vector<double> m_waits; ///< of the interface's thread only
    std::atomic<bool> m_pending{false};
    std::atomic<bool> m_end{false};
    std::thread m_thread;
};

struct StallPhase
{
    std::string name;
    std::vector<double> waits; ///< milliseconds, shortest first
};

/// Makes the test set of a workspace 100,000 rows long, and its training too long to end.
void prepareHardWork(const WorkspaceCopy& copy);
/// A person's worst minute: a training that loads its model and trains while they scroll through
/// the many rows, zoom the charts and walk through the panels.
[[nodiscard]] std::vector<StallPhase> workHard(Workbench& bench, const WorkspaceCopy& copy);

} // namespace mesewright::ui
