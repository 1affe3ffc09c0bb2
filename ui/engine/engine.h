// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/llm/enginedevice.h"
#include "ui/engine/engineevent.h"
#include "ui/engine/eventoutbox.h"
#include "ui/engine/jobqueue.h"

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QTimer>

#include <map>
#include <memory>

class QThread;

namespace mesewright::ui {

/// The engine as the window sees it: jobs go in and return at once, what becomes of them comes out
/// as signals on the interface thread, at most 20 times a second. The thread behind it owns model
/// and device; nothing here touches a file or a model.
class Engine final : public QObject
{
    Q_OBJECT

public:
    static constexpr int deliveryMs = 50;

    /// `options`: what computes; "auto" takes a GPU where there is one.
    explicit Engine(EngineOptions options = {}, QObject* parent = nullptr);
    /// Stops what is at work (a run can be resumed) and waits for the thread.
    ~Engine() override;

    /// Jobs are done in the order given; only questions overtake, while a run is held.
    JobId start(Work work);
    /// Seen within one token or micro-step. A job that still waits ends at once.
    void stop(JobId job);
    /// Stops all jobs that have not ended.
    void stopAll();

    [[nodiscard]] const EngineStatus& status() const { return m_status; }
    /// The work of a job that has not ended; null otherwise.
    [[nodiscard]] const Work* work(JobId job) const;
    /// Every job that was asked for has ended.
    [[nodiscard]] bool idle() const { return m_jobs.empty(); }
    /// The gate, demo or other long work that has been asked for and has not ended; 0: none.
    [[nodiscard]] JobId longJob() const;

Q_SIGNALS:
    void statusChanged();
    void started(mesewright::ui::JobId job, const QString& name);
    void progressed(mesewright::ui::JobId job, const mesewright::Progress& progress);
    void messageArrived(mesewright::ui::JobId job, const QString& text);
    void textArrived(mesewright::ui::JobId job, int side, const QString& text, int tokens);
    void answered(mesewright::ui::JobId job, const mesewright::ui::Answer& answer);
    void ended(const mesewright::ui::JobEnd& end);

private:
    void wake();
    void deliver();
    void deliverOne(const EngineEvent& event);

    struct Known
    {
        CancelToken cancel;
        Work work;
    };
    JobQueue m_queue;
    EventOutbox m_outbox;
    std::map<JobId, Known> m_jobs; ///< those that have not ended
    JobId m_lastId = 0;
    EngineStatus m_status;
    QTimer m_timer;
    QElapsedTimer m_sinceDelivery;
    std::unique_ptr<QThread> m_thread;
};

} // namespace mesewright::ui
