// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/engine/enginejob.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace mesewright::ui {

/// A command that goes on with work when the window has gone.
struct Handover
{
    QString program;
    QStringList arguments;
};

/// `mesewright-cli`, beside this program or else in the search path; "" if it is in neither.
[[nodiscard]] QString commandLineProgram();

/// How the command line goes on with work that was stopped: `runs resume` for a gate, `demo` for
/// the demo, `score` has no resume of its own. `runId` is the gate's. Nothing if it cannot.
[[nodiscard]] std::optional<Handover> handoverOf(const Work& work, const std::string& runId);

/// Starts it in a session of its own, without input and output; false if it does not start.
[[nodiscard]] bool startDetached(const Handover& handover);

} // namespace mesewright::ui
