// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/engine/engine.h"
#include "ui/engine/timeleft.h"
#include "ui/models/workspacedocument.h"
#include "ui/widgets/progressrange.h"

#include <QElapsedTimer>
#include <QObject>

namespace mesewright::ui {

class RunCommands;
class StatusLine;

/// Keeps the right end of the status line true: the job at work (this window's, or a run that
/// another process works on), its progress and time left, the engine, the device and the memory;
/// and says when long work has ended.
class JobLine final : public QObject
{
    Q_OBJECT

public:
    /// Work shorter than this ends without a word.
    static constexpr double longSeconds = 20;

    /// All outlive it.
    JobLine(Engine& engine, WorkspaceDocument& document, const RunCommands& commands,
            StatusLine& line, QObject* parent = nullptr);

    /// "done: Training · 4 min 41 s"
    [[nodiscard]] static QString endWords(const JobEnd& end);

Q_SIGNALS:
    /// What is at work and how far it is; an empty name: nothing.
    void jobShown(const QString& name, const mesewright::ui::ProgressShown& progress);
    /// Long work of this window has ended: the person may be elsewhere.
    void longWorkEnded(const mesewright::ui::JobEnd& end);

private:
    void showEngine();
    void showJob();
    void take(JobId job, const Progress& progress);
    void finish(const JobEnd& end);
    [[nodiscard]] QString words(const std::string& name, const Progress& progress) const;

    Engine& m_engine;
    WorkspaceDocument& m_document;
    const RunCommands& m_commands;
    StatusLine& m_line;
    TimeLeft m_left;
    Progress m_progress;
    JobId m_job = 0;         ///< whose progress that is; 0: of a run elsewhere
    std::string m_elsewhere; ///< that run's id
    QElapsedTimer m_clock;
    qint64 m_began = 0; ///< of the job, on that clock
};

/// "no model loaded", "loading a model" …
[[nodiscard]] QString engineStateWords(const EngineStatus& status);

} // namespace mesewright::ui
