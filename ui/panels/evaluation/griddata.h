// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/levelresults.h"
#include "ui/panels/evaluation/heatgrid.h"
#include "ui/panels/evaluation/livestate.h"

#include <QList>

namespace mesewright::ui {

/// What the grid of gate D is made from.
struct GridSource
{
    const report::Evidence* evidence = nullptr;
    QList<const EvalResults*>
        figures; ///< one for each of the evidence's adapters; null: not judged
    PassKind kind = PassKind::AtK;
    const LiveState* live = nullptr; ///< a run at work
    int itemsOfOne = 0;              ///< items that each configuration of that run answers
};

/// Checkpoints by step, scales ascending. `adapterOfCell` gets each cell's index in the evidence's
/// adapters, -1 where there is none.
[[nodiscard]] HeatGridData gridData(const GridSource& source, QList<int>* adapterOfCell);

/// What stands in the training data, and how far results say anything without it.
struct LeakNote
{
    std::int64_t leakedRows = 0;
    std::int64_t cleanItems = 0;
    int results = 0;
    int notToldApart = 0; ///< clean intervals that reach the base's figure
};
[[nodiscard]] LeakNote leakNote(const report::Evidence& evidence);

} // namespace mesewright::ui
