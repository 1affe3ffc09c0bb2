// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/workspacedocument.h"
#include "ui/widgets/gatecard.h"

#include <QDateTime>
#include <QList>

namespace mesewright::ui {

/// The five gates' cards for a snapshot, A2 to E. `now` gives the ages.
[[nodiscard]] QList<GateCardText> gateCardTexts(const WorkspaceSnapshot& snapshot,
                                                const QDateTime& now);

} // namespace mesewright::ui
