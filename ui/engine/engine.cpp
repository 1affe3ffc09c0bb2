// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/engine/engine.h"

#include "ui/engine/engineworker.h"

#include <QThread>

#include <algorithm>

namespace mesewright::ui {

namespace {

bool isLong(const Work& work)
{
    return !std::holds_alternative<AnswerWork>(work) && !std::holds_alternative<LoadWork>(work) &&
           !std::holds_alternative<UnloadWork>(work);
}

} // namespace

Engine::Engine(EngineOptions options, QObject* parent)
    : QObject(parent),
      m_outbox([this] { QMetaObject::invokeMethod(this, &Engine::wake, Qt::QueuedConnection); })
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Engine::deliver);
    m_thread.reset(QThread::create(
        [this, options = std::move(options)] { EngineWorker(m_queue, m_outbox, options).run(); }));
    m_thread->setObjectName(QStringLiteral("engine"));
    m_thread->start();
}

Engine::~Engine()
{
    for (const auto& [id, job] : m_jobs)
        job.cancel.request();
    m_queue.close();
    m_thread->wait();
}

JobId Engine::start(Work work)
{
    const JobId id = ++m_lastId;
    const CancelToken cancel;
    m_jobs.emplace(id, Known{cancel, work});
    m_queue.push({id, cancel, std::move(work)});
    return id;
}

void Engine::stop(JobId job)
{
    const auto known = m_jobs.find(job);
    if (known == m_jobs.end())
        return;
    known->second.cancel.request();
    if (m_queue.remove(job))
        m_outbox.post(EndEvent{{job, workName(known->second.work), {}, stopped(), {}, 0}});
}

void Engine::stopAll()
{
    std::vector<JobId> ids;
    for (const auto& [id, job] : m_jobs)
        ids.push_back(id);
    // Those that wait first, so that none of them begins when the one at work ends.
    std::reverse(ids.begin(), ids.end());
    for (const JobId id : ids)
        stop(id);
}

const Work* Engine::work(JobId job) const
{
    const auto known = m_jobs.find(job);
    return known == m_jobs.end() ? nullptr : &known->second.work;
}

JobId Engine::longJob() const
{
    for (const auto& [id, job] : m_jobs)
        if (isLong(job.work))
            return id;
    return 0;
}

void Engine::wake()
{
    if (m_timer.isActive())
        return;
    const qint64 waited = m_sinceDelivery.isValid() ? m_sinceDelivery.elapsed() : deliveryMs;
    m_timer.start(static_cast<int>(std::max<qint64>(0, deliveryMs - waited)));
}

void Engine::deliver()
{
    m_sinceDelivery.start();
    for (const EngineEvent& event : m_outbox.takeAll())
        deliverOne(event);
}

void Engine::deliverOne(const EngineEvent& event)
{
    if (const auto* status = std::get_if<StatusEvent>(&event)) {
        m_status = status->status;
        Q_EMIT statusChanged();
    } else if (const auto* begun = std::get_if<StartEvent>(&event)) {
        Q_EMIT started(begun->job, QString::fromStdString(begun->name));
    } else if (const auto* progress = std::get_if<ProgressEvent>(&event)) {
        Q_EMIT progressed(progress->job, progress->progress);
    } else if (const auto* message = std::get_if<MessageEvent>(&event)) {
        Q_EMIT messageArrived(message->job, QString::fromStdString(message->text));
    } else if (const auto* text = std::get_if<TextEvent>(&event)) {
        Q_EMIT textArrived(text->job, static_cast<int>(text->side),
                           QString::fromStdString(text->text), text->tokens);
    } else if (const auto* answer = std::get_if<AnswerEvent>(&event)) {
        Q_EMIT answered(answer->job, answer->answer);
    } else if (const auto* end = std::get_if<EndEvent>(&event)) {
        m_jobs.erase(end->end.job);
        Q_EMIT ended(end->end);
    }
}

} // namespace mesewright::ui
