// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/data/taskitem.h"
#include "core/scoring/verdict.h"

#include <string>
#include <vector>

namespace mesewright::ui {

/// One level's judgement of an answer, or why there is none.
struct JudgedLevel
{
    Level level = Level::Static;
    Verdict verdict;
    std::string note; ///< said instead of the verdict's reason
};

/// Judges an answer as `score` does. Static rules belong to a family: for an item without one, the
/// answer is only parsed, and the note says so. Then `deepest`, unless that is the same. Starts
/// child programs: never on the interface's thread.
[[nodiscard]] std::vector<JudgedLevel> judgeAnswer(const TaskItem& item, const std::string& answer,
                                                   Level deepest, const CancelToken& cancel);

} // namespace mesewright::ui
