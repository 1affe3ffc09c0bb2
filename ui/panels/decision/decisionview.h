// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/evidence.h"
#include "ui/shell/theme/state.h"

#include <QList>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace mesewright::ui {

/// The threshold of the recorded rule, as gate E has it.
inline constexpr double recordedThreshold = 0.15;

/// One configuration against the base.
struct GainRow
{
    QString label; ///< "ckpt-60 × 0.5"
    double gain = 0;
    Interval interval;
    double p = 1;
    std::optional<double> holm; ///< none: not corrected
    std::int64_t won = 0;
    std::int64_t lost = 0;
    std::int64_t items = 0;
    std::optional<double> detectable;
    bool picked = false;
};

/// One condition of the rule, or one thing that weakens the decision.
struct RuleCheck
{
    State state = State::Passed; ///< passed, failed, or doubtful (NotExtracted)
    QString title;
    QString detail;
};

struct FamilyGain
{
    QString family;
    PassMetrics base;
    PassMetrics adapter;
    double gain = 0;
    std::optional<Interval> interval;
    bool least = false; ///< gains the least of all: where more items help most
};

/// What the panel shows of gate E. Gains are the recorded ones (comparison_results.json) where that
/// file has them; what it lacks (the clean part, families on the confirmation set) is computed by
/// the same functions.
struct DecisionShown
{
    QString decision; ///< PROCEED, ADJUST, FAIL; "" before gate E
    QString rule;     ///< paired, seed
    QList<GainRow> confirmation;
    QList<GainRow> selection; ///< best first
    QList<GainRow> clean;     ///< selection without leaked items; empty when none leaked
    std::int64_t selectionItems = 0;
    std::int64_t leakedItems = 0;
    std::int64_t cleanItems = 0;
    std::optional<PassMetrics> base;    ///< on the confirmation set, else on the selection items
    std::optional<PassMetrics> adapter; ///< the picked configuration on the same
    QString passName;                   ///< "pass@5"
    QList<FamilyGain> families;
    bool familiesConfirmed = false; ///< on the confirmation set
    QList<RuleCheck> checks;
};

/// Everything for the panel, with the checks at `threshold`. For the pool: intervals are computed.
[[nodiscard]] DecisionShown decisionShown(const report::Evidence& evidence, double threshold);

/// The rule's conditions and doubts at another threshold; cheap.
[[nodiscard]] QList<RuleCheck> ruleChecks(const DecisionShown& shown,
                                          const report::Evidence& evidence, double threshold);

/// What a rule would say at a threshold, with nothing written.
struct WhatIf
{
    QString decision;
    QString reason;
};
[[nodiscard]] WhatIf whatIf(const report::Evidence& evidence, const QString& rule,
                            double threshold);

} // namespace mesewright::ui
