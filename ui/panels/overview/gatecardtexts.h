// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/workspacedocument.h"
#include "ui/widgets/gatecard.h"

#include <QDateTime>
#include <QList>

namespace mesewright::ui {

/// What a card's button does.
enum class GateStep {
    None,
    Start,  ///< the gate with its usual options
    Queue,  ///< the same when the work at hand has ended
    Watch,  ///< shows the panel where it goes on
    Resume, ///< its run was stopped or interrupted
    Read    ///< shows the rule that will decide
};

struct OverviewCard : GateCardText
{
    GateStep step = GateStep::None;
    QString verb;  ///< of the gate: "train"
    QString runId; ///< of its newest run
    QString panel; ///< where its evidence is shown
};

/// The five gates' cards for a snapshot, A2 to E. `now` gives the ages.
[[nodiscard]] QList<OverviewCard> gateCardTexts(const WorkspaceSnapshot& snapshot,
                                                const QDateTime& now);

} // namespace mesewright::ui
