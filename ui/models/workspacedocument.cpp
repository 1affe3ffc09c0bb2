// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/workspacedocument.h"

#include "core/report/collect.h"

#include <optional>

namespace mesewright::ui {

namespace {

constexpr int lookEveryMs = 1000;

/// Sizes and times of the files that evidence comes from: equal stamps mean nothing to read again.
std::string stampOf(const std::filesystem::path& root)
{
    namespace fs = std::filesystem;
    std::string stamp;
    std::error_code ignored;
    const auto add = [&](const fs::path& path) {
        const auto time = fs::last_write_time(path, ignored);
        if (ignored)
            return;
        stamp +=
            path.native() + ' ' + std::to_string(time.time_since_epoch().count()) + ' ' +
            std::to_string(fs::is_regular_file(path, ignored) ? fs::file_size(path, ignored) : 0) +
            '\n';
    };
    const auto addFolder = [&](const fs::path& folder) {
        for (const auto& entry : fs::directory_iterator(folder, ignored))
            add(entry.path());
    };
    add(root / "config.yaml");
    add(root / "env" / "report.json");
    addFolder(root / "data");
    addFolder(root / "eval" / "results");
    addFolder(root / "adapters");
    for (const auto& run : fs::directory_iterator(root / "runs", ignored))
        for (const char* name : {"run.json", "state.json", "events.jsonl"})
            add(run.path() / name);
    return stamp;
}

/// What one look brings home. `snapshot` is empty when nothing has changed.
struct Look
{
    std::string stamp;
    std::shared_ptr<const WorkspaceSnapshot> snapshot;
    QString failure;
};

Look lookAt(const std::filesystem::path& root, const std::string& lastStamp,
            const std::shared_ptr<const WorkspaceSnapshot>& last)
{
    Look look;
    look.stamp = stampOf(root);
    if (last && look.stamp == lastStamp)
        return look;
    const Result<Workspace> workspace = openWorkspace(root);
    if (!workspace) {
        look.failure = QString::fromStdString(workspace.error().message);
        return look;
    }
    auto snapshot = std::make_shared<WorkspaceSnapshot>();
    snapshot->workspace = *workspace;
    snapshot->asOf = QDateTime::currentDateTimeUtc();
    if (auto runs = listRuns(*workspace))
        snapshot->runs = std::move(*runs);
    if (auto evidence = report::collectEvidence(root)) {
        snapshot->evidence = std::move(*evidence);
    } else if (!snapshot->runs.empty() || std::filesystem::exists(workspace->results())) {
        snapshot->problem = QString::fromStdString(evidence.error().message);
        if (last)
            snapshot->evidence = last->evidence;
    }
    look.snapshot = std::move(snapshot);
    return look;
}

} // namespace

WorkspaceDocument::WorkspaceDocument(QObject* parent) : QObject(parent), m_job(this)
{
    m_timer.setInterval(lookEveryMs);
    connect(&m_timer, &QTimer::timeout, this, &WorkspaceDocument::look);
}

void WorkspaceDocument::open(const QString& folder)
{
    m_folder = folder;
    m_snapshot.reset();
    m_stamp.clear();
    m_timer.start();
    refresh();
}

void WorkspaceDocument::close()
{
    m_timer.stop();
    m_job.cancel();
    m_folder.clear();
    m_snapshot.reset();
    m_loading = false;
}

void WorkspaceDocument::refresh()
{
    m_stamp.clear();
    m_loading = false;
    look();
}

void WorkspaceDocument::look()
{
    if (m_loading || m_folder.isEmpty())
        return;
    m_loading = true;
    if (!m_snapshot)
        Q_EMIT loadingChanged(true);
    const std::filesystem::path root(m_folder.toStdString());
    m_job.start([root, stamp = m_stamp,
                 last = m_snapshot](const CancelToken&) { return lookAt(root, stamp, last); },
                [this](Look look) {
                    m_loading = false;
                    m_stamp = std::move(look.stamp);
                    if (!look.failure.isEmpty()) {
                        m_timer.stop();
                        Q_EMIT failed(look.failure);
                        return;
                    }
                    if (!look.snapshot)
                        return;
                    const bool first = !m_snapshot;
                    m_snapshot = std::move(look.snapshot);
                    if (first)
                        Q_EMIT loadingChanged(false);
                    Q_EMIT changed();
                });
}

} // namespace mesewright::ui
