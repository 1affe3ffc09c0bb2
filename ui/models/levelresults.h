// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/evidence.h"

#include <QList>
#include <QString>

#include <optional>

namespace mesewright::ui {

/// All results of a workspace as one level judges them. The pointers live as long as the evidence.
struct LevelResults
{
    QString name;   ///< syntax, static, exec, engine
    QString whyNot; ///< what the machine lacks for it, where scoring noted that
    const report::ResultsEvidence* baseline = nullptr;
    const report::ResultsEvidence* baselineChat = nullptr;
    QList<const report::ResultsEvidence*> adapters; ///< as in `evidence.adapters`; null: not judged

    [[nodiscard]] bool empty() const;
};

/// The four levels, shallow to deep, whether anything was judged at them or not.
[[nodiscard]] QList<LevelResults> levelResults(const report::Evidence& evidence);

/// The level that the gates judged at: what the results files themselves say.
[[nodiscard]] QString gateLevel(const report::Evidence& evidence);

/// The interval to show beside a figure: the bootstrap by distinct item; where all items agree that
/// has no width and says nothing, so Wilson's stands in.
[[nodiscard]] std::optional<Interval> shownInterval(const Intervals& intervals);

/// pass@1 or pass@k with its interval.
enum class PassKind { At1, AtK };
[[nodiscard]] double passOf(const PassMetrics& metrics, PassKind kind);
[[nodiscard]] const Intervals& intervalsOf(const PassMetrics& metrics, PassKind kind);
/// "pass@1", "pass@5".
[[nodiscard]] QString passName(const EvalResults& results, PassKind kind);

/// "17 of 60".
[[nodiscard]] QString countOf(const PassMetrics& metrics, PassKind kind);

} // namespace mesewright::ui
