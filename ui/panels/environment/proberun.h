// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/gates/environment.h"
#include "ui/engine/jobslot.h"

#include <QElapsedTimer>
#include <QList>
#include <QObject>

namespace mesewright::ui {

/// The parts of gate A2, in the order in which they are looked at.
enum class ProbeGroup { Machine, Gpu, Checkpoint, Programs, Sandbox, Variables };
inline constexpr int probeGroupCount = 6;

struct GroupedProbe
{
    ProbeGroup group = ProbeGroup::Machine;
    Probe probe;
};

/// Gate A2 without its file: each part is a job of its own, so that rows can be shown as they are
/// found. Nothing is written.
class ProbeRun final : public QObject
{
    Q_OBJECT

public:
    explicit ProbeRun(QObject* parent = nullptr);

    /// `workspace`: its config.yaml names the checkpoint; may be empty.
    void start(const std::filesystem::path& workspace);
    void stop();

    [[nodiscard]] bool running() const { return m_running; }
    /// The part that is being looked at.
    [[nodiscard]] ProbeGroup current() const { return m_current; }
    [[nodiscard]] const QList<GroupedProbe>& probes() const { return m_probes; }
    [[nodiscard]] const EnvironmentReport& report() const { return m_report; }
    [[nodiscard]] const std::string& base() const { return m_options.base; }
    [[nodiscard]] double seconds() const { return m_seconds; }

Q_SIGNALS:
    /// Rows were added, or all have gone because a new run has started.
    void probesChanged();
    void finished();

private:
    void look(ProbeGroup group);
    void take(ProbeGroup group, EnvironmentReport report);

    EnvironmentOptions m_options;
    EnvironmentReport m_report;
    QList<GroupedProbe> m_probes;
    QElapsedTimer m_clock;
    double m_seconds = 0;
    ProbeGroup m_current = ProbeGroup::Machine;
    bool m_running = false;
    JobSlot m_job;
};

} // namespace mesewright::ui
