// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/runcontrol.h"
#include "ui/engine/jobslot.h"
#include "ui/models/workspacedocument.h"

#include <QObject>

#include <optional>

namespace mesewright::ui {

/// Hold, release and stop for the run at work in the workspace, whoever started it. The wish is
/// left in the run's folder; the process that works on the run sees it between two pieces of work.
class RunSteering final : public QObject
{
    Q_OBJECT

public:
    explicit RunSteering(WorkspaceDocument& document, QObject* parent = nullptr);

    /// The run that a process works on now; null when there is none.
    [[nodiscard]] const RunSummary* liveRun() const;
    /// What `ask` would need and does not have; empty: it can be done.
    [[nodiscard]] QString whyNot(RunAsk ask) const;
    void ask(RunAsk ask);
    /// The same for one run, which must be at work.
    void ask(RunAsk ask, const std::string& runId);

Q_SIGNALS:
    /// Another run lives, or it stands differently.
    void changed();
    void failed(const QString& sentence);

private:
    WorkspaceDocument& m_document;
    JobSlot m_job;
};

} // namespace mesewright::ui
