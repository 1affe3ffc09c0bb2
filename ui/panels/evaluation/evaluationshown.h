// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/levelresults.h"
#include "ui/models/workspacedocument.h"
#include "ui/panels/evaluation/answerview.h"

#include <QList>

#include <functional>
#include <memory>

namespace mesewright::ui {

/// What the pages of the panel show: one snapshot of the workspace, judged at one level.
struct EvaluationShown
{
    std::shared_ptr<const WorkspaceSnapshot> snapshot;
    QList<LevelResults> levels;
    int level = 0;

    [[nodiscard]] const LevelResults& results() const { return levels[level]; }
};

/// Takes one results file out of a level: the base, the base in the chat format, one adapter.
using ResultsOf = std::function<const report::ResultsEvidence*(const LevelResults&)>;
[[nodiscard]] ResultsOf baseResults();
[[nodiscard]] ResultsOf chatResults();
[[nodiscard]] ResultsOf adapterResults(int index);

/// The item of `pair` with both sides' answers at every level, for the answer's card.
[[nodiscard]] AnswerSubject answerSubject(const EvaluationShown& shown, const ItemPair& pair,
                                          const ResultsOf& left, const ResultsOf& right);

/// The text that the model was asked with. Where the template is not known here, its parts.
[[nodiscard]] QString promptText(const EvalResults& results, const ItemResult& item);

/// The newest run of the verbs, one that is at work before all others.
[[nodiscard]] std::optional<RunSummary> lastRun(const WorkspaceSnapshot& snapshot,
                                                std::initializer_list<const char*> verbs);

} // namespace mesewright::ui
