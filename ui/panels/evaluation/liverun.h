// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/data/taskitem.h"
#include "ui/panels/evaluation/evaluationshown.h"
#include "ui/panels/evaluation/livestate.h"

#include <QString>

#include <filesystem>
#include <map>
#include <memory>
#include <string>

namespace mesewright::ui {

/// What an evaluation's log leaves out: what was asked, from run.json and the evaluation file.
struct LiveRun
{
    std::filesystem::path folder;
    QString id;
    QString verb;
    QString level;
    int k = 0;
    int itemsOfOne = 0;                    ///< distinct items that each configuration answers
    std::map<std::string, TaskItem> items; ///< by the name that the log uses
};

/// Reads both files. Without the evaluation file items keep their names only. For the pool.
[[nodiscard]] Result<LiveRun> readLiveRun(const std::filesystem::path& folder);

/// The answers of one configuration as results, its figures over the items that are done, by the
/// same functions as the gates'. For the pool.
[[nodiscard]] EvalResults liveResults(const LiveRun& run,
                                      const LiveState::Configuration& configuration);

/// Live results as the pages show a workspace's: one file, one level.
[[nodiscard]] EvaluationShown liveShown(const LiveRun& run, EvalResults results);

} // namespace mesewright::ui
