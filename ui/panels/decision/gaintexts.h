// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/decision/decisionview.h"
#include "ui/widgets/intervalchart.h"
#include "ui/widgets/texttablemodel.h"

namespace mesewright::ui {

/// The paired differences of all configurations over one axis, with the threshold's line.
[[nodiscard]] IntervalChartData gainChart(const DecisionShown& shown, double threshold);

/// The files that the decision rests on, with their hashes; or, with `recorded`, what runs and
/// results recorded of their inputs and whether that still holds.
void fillEvidence(TextTableModel& model, const report::Evidence& evidence, bool recorded);

/// What gate E decided: "Proceed with ckpt-60 at scale 0.5."
[[nodiscard]] QString decisionSentence(const DecisionShown& shown,
                                       const report::Evidence& evidence);

/// The numbers that a decision to proceed rests on, in a sentence; else the recorded reason, which
/// names the condition that fails.
[[nodiscard]] QString decisionReason(const DecisionShown& shown, const report::Evidence& evidence);

} // namespace mesewright::ui
