// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/runcommands.h"

#include "ui/engine/standardgates.h"

#include <unistd.h>

namespace mesewright::ui {

RunCommands::RunCommands(Engine& engine, WorkspaceDocument& document, QObject* parent)
    : QObject(parent), m_engine(engine), m_document(document), m_steering(document),
      m_preparing(this)
{
    connect(&m_steering, &RunSteering::changed, this, &RunCommands::changed);
    connect(&m_steering, &RunSteering::failed, this, &RunCommands::failed);
    connect(&m_engine, &Engine::started, this, [this] {
        m_document.refresh();
        Q_EMIT changed();
    });
    connect(&m_engine, &Engine::statusChanged, this, &RunCommands::changed);
    connect(&m_engine, &Engine::ended, this, [this] {
        m_document.refresh();
        Q_EMIT changed();
    });
}

bool RunCommands::isOurs(const RunSummary& run)
{
    return run.alive && run.state.pid == static_cast<int>(::getpid());
}

void RunCommands::prepare(std::function<Result<Work>(const std::filesystem::path&)> make)
{
    if (const QString why = whyNotStart(); !why.isEmpty()) {
        Q_EMIT failed(why);
        return;
    }
    const std::filesystem::path root(m_document.folder().toStdString());
    m_preparing.start([root, make = std::move(make)](const CancelToken&) { return make(root); },
                      [this](Result<Work> work) {
                          if (!work)
                              Q_EMIT failed(QString::fromStdString(work.error().message));
                          else if (const QString why = whyNotStart(); !why.isEmpty())
                              Q_EMIT failed(why);
                          else
                              m_engine.start(std::move(*work));
                          Q_EMIT changed();
                      });
}

void RunCommands::start(const QString& request)
{
    prepare([text = request.toStdString()](const std::filesystem::path& root) {
        return workFromRequest(root, text);
    });
}

void RunCommands::startNext()
{
    const std::string verb = verbOfGate(nextGate().toStdString());
    if (!verb.empty())
        prepare([verb](const std::filesystem::path& root) { return standardWork(root, verb); });
}

QString RunCommands::nextGate() const
{
    const auto snapshot = m_document.snapshot();
    if (!snapshot)
        return {};
    const auto& gates = snapshot->evidence.gates;
    for (const report::GateEvidence& gate : gates)
        if (gate.state == report::GateState::Missing || gate.state == report::GateState::Stale ||
            gate.state == report::GateState::Failed)
            return QString::fromStdString(gate.id);
    return gates.empty() ? QStringLiteral("A2") : QString();
}

const RunSummary* RunCommands::find(const QString& runId) const
{
    if (runId.isEmpty())
        return liveRun();
    const auto snapshot = m_document.snapshot();
    if (!snapshot)
        return nullptr;
    // The document keeps the snapshot until the next one arrives.
    for (const RunSummary& run : snapshot->runs)
        if (run.id == runId.toStdString())
            return &run;
    return nullptr;
}

const RunSummary* RunCommands::lastResumable() const
{
    const auto snapshot = m_document.snapshot();
    if (!snapshot || snapshot->runs.empty())
        return nullptr;
    const RunSummary& last = snapshot->runs.back();
    return last.resumable() ? &last : nullptr;
}

void RunCommands::ask(RunAsk wish, const QString& runId)
{
    if (const RunSummary* run = find(runId); run && run->alive)
        m_steering.ask(wish, run->id);
}

void RunCommands::hold(const QString& runId)
{
    ask(RunAsk::Hold, runId);
}

void RunCommands::resume(const QString& runId)
{
    const RunSummary* run = find(runId);
    if (!run)
        run = lastResumable();
    if (!run) {
        Q_EMIT failed(whyNotResume());
        return;
    }
    if (run->alive) {
        m_steering.ask(RunAsk::Nothing, run->id);
        return;
    }
    prepare([verb = run->verb, id = run->id](const std::filesystem::path& root) -> Result<Work> {
        return Work(GateWork{root, verb, {}, id});
    });
}

void RunCommands::release(const QString& runId)
{
    const RunSummary* run = find(runId);
    if (run && !isOurs(*run)) {
        ask(RunAsk::Release, runId);
        return;
    }
    // Ours: the gate ends with its state saved, and its model goes with it.
    if (const JobId job = m_engine.longJob())
        m_engine.stop(job);
    else
        m_engine.start(UnloadWork{});
}

void RunCommands::stop(const QString& runId)
{
    const RunSummary* run = find(runId);
    if (run && !isOurs(*run)) {
        ask(RunAsk::Stop, runId);
        return;
    }
    m_engine.stopAll();
}

QString RunCommands::whyNotStart() const
{
    if (m_document.folder().isEmpty())
        return tr("no workspace is open");
    if (m_engine.longJob() != 0)
        return tr("the running job uses the engine");
    if (const RunSummary* run = liveRun())
        return tr("run %1 is at work on this workspace").arg(QString::fromStdString(run->id));
    return {};
}

QString RunCommands::whyNotResume() const
{
    if (m_document.folder().isEmpty())
        return tr("no workspace is open");
    if (liveRun() != nullptr)
        return m_steering.whyNot(RunAsk::Nothing);
    if (m_engine.longJob() != 0)
        return tr("the running job uses the engine");
    return lastResumable() ? QString() : tr("the last run has not been stopped");
}

QString RunCommands::whyNotRelease() const
{
    if (m_engine.longJob() != 0 || m_engine.status().state != EngineState::Empty)
        return {};
    return m_steering.whyNot(RunAsk::Release);
}

QString RunCommands::whyNotStop() const
{
    if (m_engine.longJob() != 0 || m_engine.status().job != 0)
        return {};
    return m_steering.whyNot(RunAsk::Stop);
}

} // namespace mesewright::ui
