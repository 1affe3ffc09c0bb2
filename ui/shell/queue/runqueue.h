// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/queuefile.h"
#include "ui/engine/engine.h"
#include "ui/models/workspacedocument.h"
#include "ui/widgets/progressrange.h"

#include <QList>
#include <QObject>

#include <optional>

namespace mesewright::ui {

class RunCommands;

/// The work of the workspace that waits for its turn: one job starts when the one before has
/// ended. The list is in the workspace's `queue.json` and outlives the window. It rests when a
/// window opens, and when a run was stopped or has failed: the next start is then a person's
/// decision.
class RunQueue final : public QObject
{
    Q_OBJECT

public:
    /// What is at work now, for the list's first line.
    struct Running
    {
        QString name;
        ProgressShown progress;
    };

    RunQueue(Engine& engine, WorkspaceDocument& document, RunCommands& commands,
             QObject* parent = nullptr);

    [[nodiscard]] const QList<QueuedJob>& jobs() const { return m_jobs; }
    [[nodiscard]] const std::optional<Running>& running() const { return m_running; }
    /// No job starts by itself.
    [[nodiscard]] bool resting() const { return m_resting; }
    /// Expected seconds of a job, from the last finished run of its verb; nothing without one.
    [[nodiscard]] std::optional<double> expected(const QueuedJob& job) const;

    /// `request`: as a panel asks for work, see workFromRequest. It goes to the end.
    void add(const QString& request);
    /// The same with a run's own options.
    void addLike(const RunSummary& run);
    void remove(int row);
    void clone(int row);
    void setPaused(int row, bool paused);
    /// Puts the job `from` before the one that is `to` now; `to` may be the end.
    void move(int from, int to);
    void setResting(bool resting);
    void setRunning(const QString& name, const mesewright::ui::ProgressShown& progress);

Q_SIGNALS:
    /// Jobs came, went, moved or changed.
    void changed();
    /// Only what is at work changed.
    void runningChanged();
    void failed(const QString& sentence);

private:
    void takeWorkspace();
    void load();
    void insert(int row, QueuedJob job);
    void changeAndSave();
    void save();
    void advance();
    void start(const QueuedJob& job);
    void take(const JobEnd& end);

    Engine& m_engine;
    WorkspaceDocument& m_document;
    RunCommands& m_commands;
    QList<QueuedJob> m_jobs;
    std::optional<Running> m_running;
    QString m_folder; ///< whose queue this is
    bool m_resting = false;
    bool m_loaded = false;
    bool m_starting = false; ///< its work is being prepared
    bool m_saving = false;
    bool m_unsaved = false;
    JobSlot m_reading;
    JobSlot m_writing;
    JobSlot m_preparing;
    JobSlot m_copying;
};

/// "Gate D · Adapters · k 5, scale 0.5": what a waiting job is, in the window's language.
[[nodiscard]] QString queuedJobText(const QueuedJob& job);

} // namespace mesewright::ui
