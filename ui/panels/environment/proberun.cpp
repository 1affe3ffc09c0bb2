// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/environment/proberun.h"

#include "core/base/text.h"
#include "core/gates/probes.h"
#include "ui/models/workspacesettings.h"

namespace mesewright::ui {

namespace {

EnvironmentReport probed(ProbeGroup group, const EnvironmentOptions& options,
                         EnvironmentReport report, const CancelToken& cancel)
{
    switch (group) {
    case ProbeGroup::Machine:
        probeMachine(options, report);
        break;
    case ProbeGroup::Gpu:
        probeGpu(options, report);
        break;
    case ProbeGroup::Checkpoint: {
        SilentProgress nobody;
        if (const auto looked = probeCheckpoint(options, report, nobody, cancel); !looked)
            report.probes.push_back(makeProbe("checkpoint", "readable files",
                                              looked.error().message, ProbeState::Failed,
                                              "look at the file that is named"));
        break;
    }
    case ProbeGroup::Programs:
        probeSoftware(options, report);
        break;
    case ProbeGroup::Sandbox:
        probeSandbox(options, report);
        break;
    case ProbeGroup::Variables:
        probeVariables(options, report);
        break;
    }
    return report;
}

} // namespace

ProbeRun::ProbeRun(QObject* parent) : QObject(parent), m_job(this) {}

void ProbeRun::start(const std::filesystem::path& workspace)
{
    m_report = {};
    m_report.created = utcNow();
    m_report.versions["mesewright"] = MESEWRIGHT_VERSION;
    m_probes.clear();
    m_options.base.clear();
    m_options.workspace = workspace;
    m_running = true;
    m_current = ProbeGroup::Machine;
    m_clock.start();
    Q_EMIT probesChanged();
    m_job.start([workspace](const CancelToken&) { return readWorkspaceSettings(workspace).base; },
                [this](std::string base) {
                    m_options.base = std::move(base);
                    look(ProbeGroup::Machine);
                });
}

void ProbeRun::stop()
{
    m_job.cancel();
    m_running = false;
}

void ProbeRun::look(ProbeGroup group)
{
    m_current = group;
    m_job.start([group, options = m_options, report = m_report](
                    const CancelToken& cancel) { return probed(group, options, report, cancel); },
                [this, group](EnvironmentReport report) { take(group, std::move(report)); });
}

void ProbeRun::take(ProbeGroup group, EnvironmentReport report)
{
    for (std::size_t i = m_report.probes.size(); i < report.probes.size(); ++i)
        m_probes.append({group, report.probes[i]});
    m_report = std::move(report);
    m_seconds = static_cast<double>(m_clock.elapsed()) / 1000.0;
    const int next = static_cast<int>(group) + 1;
    m_running = next < probeGroupCount;
    if (m_running)
        look(static_cast<ProbeGroup>(next));
    Q_EMIT probesChanged();
    if (!m_running)
        Q_EMIT finished();
}

} // namespace mesewright::ui
