// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/runfollower.h"

#include <optional>

namespace mesewright::ui {

namespace {

constexpr int liveMs = 50; // 20 deliveries a second
constexpr int quietMs = 500;
constexpr int looksUntilQuiet = 60; // three seconds without an event

} // namespace

struct RunFollower::Look
{
    std::vector<Event> events;
    QString problem;
};

RunFollower::RunFollower(QObject* parent) : QObject(parent), m_job(this)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &RunFollower::look);
}

void RunFollower::follow(const std::filesystem::path& runFolder)
{
    m_job.cancel();
    m_timer.stop();
    m_folder = runFolder;
    m_reader.reset();
    m_problem.clear();
    m_quietLooks = 0;
    m_looking = false;
    m_caughtUp = false;
    Q_EMIT reset();
    if (runFolder.empty())
        return;
    m_reader = std::make_shared<EventReader>(runFolder / "events.jsonl");
    look();
}

void RunFollower::setActive(bool active)
{
    if (active == m_active)
        return;
    m_active = active;
    m_quietLooks = 0;
    if (active)
        look();
    else
        m_timer.stop();
}

void RunFollower::look()
{
    if (!m_active || !m_reader || m_looking)
        return;
    m_looking = true;
    m_job.start(
        [reader = m_reader](const CancelToken&) {
            Look look;
            if (auto events = reader->poll())
                look.events = std::move(*events);
            else
                look.problem = QString::fromStdString(events.error().message);
            return look;
        },
        [this](Look look) { take(std::move(look)); });
}

void RunFollower::take(Look look)
{
    m_looking = false;
    m_quietLooks = look.events.empty() ? m_quietLooks + 1 : 0;
    if (look.problem != m_problem) {
        m_problem = look.problem;
        if (!m_problem.isEmpty())
            Q_EMIT failed(m_problem);
    }
    if (m_active)
        m_timer.start(m_quietLooks < looksUntilQuiet ? liveMs : quietMs);
    // A slot may follow another run; what is left of this call then has nothing to say.
    const std::shared_ptr<EventReader> reader = m_reader;
    if (!look.events.empty())
        Q_EMIT eventsArrived(look.events);
    if (reader == m_reader && !m_caughtUp && m_problem.isEmpty()) {
        m_caughtUp = true;
        Q_EMIT historyEnded();
    }
}

} // namespace mesewright::ui
