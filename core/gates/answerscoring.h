// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/scoring/scorer.h"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <map>
#include <string>

namespace mesewright {

/// Judges a file of answers (JSON Lines: id, family, instruction, input, answer, expect) and gives
/// one verdict a row, in the same order. The file is read in batches, so that memory does not grow
/// with it. A malformed row refuses the whole file before anything is written.
struct AnswerScoring
{
    std::filesystem::path answers;
    /// Written by a rename once all rows are judged; stopped before, the same call goes on where it
    /// ended. Empty: only `line` gets the verdicts.
    std::filesystem::path out;
    ScorerOptions scorer;      ///< its cancel token is heeded
    bool deriveExpect = false; ///< rows without expect get what their instruction says
    /// Evidence keeps the seconds and the memory of each program too, which differ from run to run.
    bool measured = false;
    /// Called with each verdict's line, in order, those of an earlier, stopped call left out.
    std::function<void(const std::string& line)> line;
};

struct AnswerScores
{
    std::size_t rows = 0;
    std::map<std::string, std::size_t> outcomes;
};

[[nodiscard]] Result<AnswerScores> scoreAnswers(const AnswerScoring& scoring,
                                                ProgressSink& progress);

} // namespace mesewright
