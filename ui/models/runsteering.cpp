// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/runsteering.h"

namespace mesewright::ui {

RunSteering::RunSteering(WorkspaceDocument& document, QObject* parent)
    : QObject(parent), m_document(document), m_job(this)
{
    connect(&document, &WorkspaceDocument::changed, this, &RunSteering::changed);
}

const RunSummary* RunSteering::liveRun() const
{
    const auto snapshot = m_document.snapshot();
    if (!snapshot)
        return nullptr;
    // The snapshot that the document holds keeps the run alive until the next one arrives.
    for (auto run = snapshot->runs.rbegin(); run != snapshot->runs.rend(); ++run)
        if (run->alive)
            return &*run;
    return nullptr;
}

QString RunSteering::whyNot(RunAsk ask) const
{
    if (!m_document.snapshot())
        return tr("no workspace is open");
    const RunSummary* run = liveRun();
    if (!run)
        return tr("no run is at work");
    const bool held = run->status == RunStatus::Paused;
    if (ask == RunAsk::Hold && held)
        return tr("the run is held already");
    if (ask == RunAsk::Nothing && !held)
        return tr("the run is not held");
    return {};
}

void RunSteering::ask(RunAsk ask)
{
    if (const RunSummary* run = liveRun(); run && whyNot(ask).isEmpty())
        this->ask(ask, run->id);
}

void RunSteering::ask(RunAsk ask, const std::string& runId)
{
    const auto snapshot = m_document.snapshot();
    if (!snapshot)
        return;
    m_job.start(
        [folder = snapshot->workspace.runs() / runId, ask](const CancelToken&) {
            const Result<void> asked = askRun(folder, ask);
            return asked ? QString() : QString::fromStdString(asked.error().message);
        },
        [this](const QString& problem) {
            if (!problem.isEmpty())
                Q_EMIT failed(problem);
            m_document.refresh();
        });
}

} // namespace mesewright::ui
