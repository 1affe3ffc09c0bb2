// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/evidence.h"
#include "core/runs/runlist.h"
#include "core/runs/workspace.h"
#include "ui/engine/jobslot.h"

#include <QDateTime>
#include <QObject>
#include <QString>
#include <QTimer>

#include <filesystem>
#include <memory>
#include <vector>

namespace mesewright::ui {

/// A workspace as its files say it stands at one moment.
struct WorkspaceSnapshot
{
    Workspace workspace;
    report::Evidence evidence;
    std::vector<RunSummary> runs; ///< oldest first
    QDateTime asOf;
    QString problem; ///< why the evidence could not be read; it is then the last good one
};

/// The open workspace. The run folders are the truth: this class only looks at them, from a pool
/// thread, and says when something has changed, whoever changed it. Panels keep no copies.
class WorkspaceDocument final : public QObject
{
    Q_OBJECT

public:
    explicit WorkspaceDocument(QObject* parent = nullptr);

    void open(const QString& folder);
    /// No workspace is open.
    void close();
    [[nodiscard]] const QString& folder() const { return m_folder; }
    /// Null until the first look has ended.
    [[nodiscard]] std::shared_ptr<const WorkspaceSnapshot> snapshot() const { return m_snapshot; }
    [[nodiscard]] bool loading() const { return m_loading; }

public Q_SLOTS:
    /// Looks again now.
    void refresh();

Q_SIGNALS:
    /// Another snapshot holds.
    void changed();
    void loadingChanged(bool loading);
    /// The folder cannot be opened at all.
    void failed(const QString& sentence);

private:
    void look();

    QString m_folder;
    std::string m_stamp; ///< of the files at the last look
    std::shared_ptr<const WorkspaceSnapshot> m_snapshot;
    bool m_loading = false;
    QTimer m_timer;
    JobSlot m_job;
};

} // namespace mesewright::ui
