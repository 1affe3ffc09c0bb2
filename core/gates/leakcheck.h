// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/data/datacheck.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace mesewright {

/// What gates B and D know about their items' place in the training data.
struct LeakCheck
{
    std::optional<DataCheck> check;       ///< none: there is no training set to look at
    std::shared_ptr<const Json> recorded; ///< for results files; null if there was no check
};

/// The training set that evaluations in `workspace` are checked against: `given`, else what
/// `train_file` in the workspace's config.yaml names, else its data/train.jsonl; empty if there is
/// none. A file that is named but not there is an error.
[[nodiscard]] Result<std::filesystem::path> trainingSetFor(const std::filesystem::path& given,
                                                           const std::filesystem::path& workspace);

/// Compares the evaluation items with the training set, if one is known, and says to `progress`
/// when items stand in it. With `strict`, leaked items are refused (kind AnswerIsNo), and so is not knowing the training set.
[[nodiscard]] Result<LeakCheck> checkLeaks(const std::filesystem::path& train,
                                           const std::filesystem::path& eval, bool strict,
                                           ProgressSink& progress);

} // namespace mesewright
