// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/queue/runqueue.h"

#include "ui/engine/standardgates.h"
#include "ui/models/runsmodel.h"
#include "ui/shell/runcommands.h"

#include <QDateTime>

#include <nlohmann/json.hpp>

#include <utility>

namespace mesewright::ui {

namespace {

Result<QueuedJob> jobFromRequest(const std::string& text)
{
    MESEWRIGHT_TRY(const Json request, parseJson(text, "what is to be queued"));
    const auto verb = request.is_object() ? request.find("verb") : request.end();
    if (verb == request.end() || !verb->is_string())
        return internalError("a job was queued without naming a verb");
    QueuedJob job;
    job.verb = verb->get<std::string>();
    if (const auto options = request.find("options");
        options != request.end() && options->is_object())
        job.options = jsonLine(*options);
    return job;
}

Result<Work> workOf(const std::filesystem::path& root, const QueuedJob& job)
{
    if (!job.resume.empty())
        return Work(GateWork{root, job.verb, {}, job.resume});
    Json request{{"verb", job.verb}};
    if (!job.options.empty()) {
        MESEWRIGHT_TRY(request["options"], parseJson(job.options, "the options of a queued job"));
    }
    return workFromRequest(root, jsonLine(request));
}

QDateTime momentOf(const std::string& utc)
{
    return QDateTime::fromString(QString::fromStdString(utc), Qt::ISODate);
}

} // namespace

RunQueue::RunQueue(Engine& engine, WorkspaceDocument& document, RunCommands& commands,
                   QObject* parent)
    : QObject(parent), m_engine(engine), m_document(document), m_commands(commands),
      m_reading(this), m_writing(this), m_preparing(this), m_copying(this)
{
    connect(&m_document, &WorkspaceDocument::changed, this, &RunQueue::takeWorkspace);
    connect(&m_engine, &Engine::ended, this, &RunQueue::take);
    // Also when a run that another program worked on has come to its end.
    connect(&m_commands, &RunCommands::changed, this, &RunQueue::advance);
}

void RunQueue::takeWorkspace()
{
    if (m_folder != m_document.folder()) {
        m_folder = m_document.folder();
        m_loaded = false;
        m_jobs.clear();
        load();
    }
    advance();
}

void RunQueue::load()
{
    const std::filesystem::path root(m_folder.toStdString());
    m_reading.start([root](const CancelToken&) { return readQueue(root); },
                    [this](Result<std::vector<QueuedJob>> jobs) {
                        if (!jobs) {
                            // Not loaded: nothing is written over what a person may mend.
                            Q_EMIT failed(QString::fromStdString(jobs.error().message));
                            return;
                        }
                        m_jobs = QList<QueuedJob>(jobs->begin(), jobs->end());
                        m_loaded = true;
                        m_resting = !m_jobs.isEmpty();
                        Q_EMIT changed();
                    });
}

void RunQueue::insert(int row, QueuedJob job)
{
    if (!m_loaded) {
        Q_EMIT failed(tr("the queue of this workspace has not been read"));
        return;
    }
    m_jobs.insert(row, std::move(job));
    changeAndSave();
}

void RunQueue::add(const QString& request)
{
    auto job = jobFromRequest(request.toStdString());
    if (!job)
        Q_EMIT failed(QString::fromStdString(job.error().message));
    else
        insert(static_cast<int>(m_jobs.size()), std::move(*job));
}

void RunQueue::addLike(const RunSummary& run)
{
    m_copying.start(
        [file = run.folder / "run.json"](const CancelToken&) { return readJsonFile(file); },
        [this, verb = run.verb](Result<Json> request) {
            if (!request || !request->is_object()) {
                Q_EMIT failed(request ? tr("the run does not say what was asked of it")
                                      : QString::fromStdString(request.error().message));
                return;
            }
            QueuedJob job;
            job.verb = verb;
            if (const auto options = request->find("options"); options != request->end())
                job.options = jsonLine(*options);
            insert(static_cast<int>(m_jobs.size()), std::move(job));
        });
}

void RunQueue::remove(int row)
{
    if (row < 0 || row >= m_jobs.size())
        return;
    m_jobs.removeAt(row);
    changeAndSave();
}

void RunQueue::clone(int row)
{
    if (row < 0 || row >= m_jobs.size())
        return;
    QueuedJob copy = m_jobs[row];
    copy.resume.clear(); // one run is gone on with once
    insert(row + 1, std::move(copy));
}

void RunQueue::setPaused(int row, bool paused)
{
    if (row < 0 || row >= m_jobs.size() || m_jobs[row].paused == paused)
        return;
    m_jobs[row].paused = paused;
    changeAndSave();
}

void RunQueue::move(int from, int to)
{
    const int count = static_cast<int>(m_jobs.size());
    if (from < 0 || from >= count || to < 0 || to > count || to == from || to == from + 1)
        return;
    m_jobs.move(from, to > from ? to - 1 : to);
    changeAndSave();
}

void RunQueue::setResting(bool resting)
{
    if (m_resting == resting)
        return;
    m_resting = resting;
    Q_EMIT changed();
    advance();
}

void RunQueue::setRunning(const QString& name, const ProgressShown& progress)
{
    const bool came = m_running.has_value() == name.isEmpty();
    if (name.isEmpty())
        m_running.reset();
    else
        m_running = Running{name, progress};
    if (came)
        Q_EMIT changed();
    else if (m_running)
        Q_EMIT runningChanged();
}

void RunQueue::changeAndSave()
{
    Q_EMIT changed();
    save();
    advance();
}

// One write at a time, and always a last one with the last state.
void RunQueue::save()
{
    m_unsaved = true;
    if (m_saving)
        return;
    m_saving = true;
    m_unsaved = false;
    const std::filesystem::path root(m_folder.toStdString());
    m_writing.start([root, jobs = std::vector<QueuedJob>(m_jobs.begin(), m_jobs.end())](
                        const CancelToken&) { return writeQueue(root, jobs); },
                    [this](const Result<void>& written) {
                        m_saving = false;
                        if (!written)
                            Q_EMIT failed(QString::fromStdString(written.error().message));
                        if (m_unsaved)
                            save();
                    });
}

void RunQueue::advance()
{
    if (!m_loaded || m_resting || m_starting || m_folder != m_document.folder() ||
        !m_commands.whyNotStart().isEmpty())
        return;
    for (const QueuedJob& job : std::as_const(m_jobs)) {
        if (!job.paused) {
            start(job);
            return;
        }
    }
}

void RunQueue::start(const QueuedJob& job)
{
    m_starting = true;
    const std::filesystem::path root(m_folder.toStdString());
    m_preparing.start([root, job](const CancelToken&) { return workOf(root, job); },
                      [this, job](Result<Work> work) {
                          m_starting = false;
                          // It may have been moved, removed or overtaken meanwhile.
                          const qsizetype row = m_jobs.indexOf(job);
                          if (row < 0 || m_resting || !m_commands.whyNotStart().isEmpty())
                              return;
                          if (!work) {
                              m_jobs[row].paused = true;
                              m_resting = true;
                              Q_EMIT failed(QString::fromStdString(work.error().message));
                          } else {
                              m_jobs.removeAt(row);
                              m_engine.start(std::move(*work));
                          }
                          changeAndSave();
                      });
}

void RunQueue::take(const JobEnd& end)
{
    if (end.name == "answer" || end.name == "load" || end.name == "unload")
        return;
    if (end.error && !m_jobs.isEmpty()) {
        setResting(true);
        return;
    }
    advance();
}

std::optional<double> RunQueue::expected(const QueuedJob& job) const
{
    const auto snapshot = m_document.snapshot();
    if (!snapshot)
        return {};
    for (auto run = snapshot->runs.rbegin(); run != snapshot->runs.rend(); ++run) {
        const QDateTime began = momentOf(run->created);
        const QDateTime ended = momentOf(run->state.heartbeat);
        if (run->verb == job.verb && run->status == RunStatus::Done && began.isValid() &&
            ended.isValid())
            return static_cast<double>(began.secsTo(ended));
    }
    return {};
}

} // namespace mesewright::ui
