// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/eventlog.h"
#include "ui/engine/jobslot.h"

#include <QObject>
#include <QTimer>

#include <filesystem>
#include <memory>
#include <vector>

namespace mesewright::ui {

/// Looks at one run's `events.jsonl`, whoever writes it: the whole history first, then what is
/// appended, at most 20 deliveries a second. The file is read in the pool. A log that has been
/// quiet for a while is looked at less often, so following a finished run costs next to nothing.
class RunFollower final : public QObject
{
    Q_OBJECT

public:
    explicit RunFollower(QObject* parent = nullptr);

    /// Another run; an empty path: none. What came before is void.
    void follow(const std::filesystem::path& runFolder);
    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }
    /// A hidden panel's follower rests. What comes meanwhile is delivered when it goes on.
    void setActive(bool active);
    /// Whether the history of the run followed has been delivered, even if it was empty.
    [[nodiscard]] bool caughtUp() const { return m_caughtUp; }

Q_SIGNALS:
    /// All events delivered so far are void: another run, or the log was replaced.
    void reset();
    /// New events in the order of the file; never empty.
    void eventsArrived(const std::vector<mesewright::Event>& batch);
    /// The history has been delivered; once after each `reset`.
    void historyEnded();
    /// The log cannot be read. It is tried again.
    void failed(const QString& sentence);

private:
    struct Look;
    void look();
    void take(Look look);

    std::filesystem::path m_folder;
    std::shared_ptr<EventReader> m_reader; ///< used by one job at a time
    QTimer m_timer;
    JobSlot m_job;
    QString m_problem; ///< told already
    int m_quietLooks = 0;
    bool m_active = true;
    bool m_looking = false;
    bool m_caughtUp = false;
};

} // namespace mesewright::ui
