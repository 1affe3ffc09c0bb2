// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json.h"
#include "core/data/taskitem.h"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mesewright {

/// What can be counted about one file of items.
struct ItemCounts
{
    std::size_t rows = 0;
    std::size_t distinct = 0;    ///< by distinctKey
    std::size_t shapes = 0;      ///< distinct shapes of `output`
    std::size_t withLicence = 0; ///< rows that name a licence
    /// Rows whose instruction or input holds the whole output, layout and case ignored.
    std::vector<std::size_t> answerInPrompt;
};

/// How near an evaluation item stands to training material, the nearest first. The first three are
/// leaks: the model was shown the very question.
enum class MatchKind {
    Leaked,       ///< the whole row stands in training, word for word
    SameText,     ///< the same but for layout and letter case
    SameQuestion, ///< instruction and input stand there, with another answer
    SameShape,    ///< the answer equals a training answer but for names and numbers
    Near,         ///< the row shares at least the threshold of its word triples with a training row
    None
};
/// "leaked", "same text", "same question", "same shape", "near", "none".
[[nodiscard]] std::string_view matchKindName(MatchKind kind);
[[nodiscard]] bool isLeak(MatchKind kind);

/// A distinct evaluation item that training material comes close to.
struct NearMatch
{
    std::size_t evalRow = 0;  ///< index of its first row in the evaluation items
    std::size_t trainRow = 0; ///< index of the closest training row
    std::size_t evalRows = 1; ///< how many evaluation rows are this item
    MatchKind kind = MatchKind::Near;
    double similarity = 1;       ///< of the whole rows: Jaccard's index of word triples, 0 to 1
    double outputSimilarity = 1; ///< of the answers alone
};

struct DataCheckOptions
{
    double threshold = 0.5; ///< least similarity of a near match, above 0 to 1
};

/// Can scores on `eval` be trusted after training on `train`?
struct DataCheck
{
    ItemCounts train;
    ItemCounts eval;
    std::size_t leakedRows = 0;     ///< evaluation rows that stand in training word for word
    std::size_t leakedDistinct = 0; ///< the same by distinct item
    std::size_t sameTextRows = 0;   ///< leaked rows, and those that differ in layout and case only
    std::size_t sameQuestionRows = 0;  ///< these, and those that share instruction and input
    std::size_t rowsSharingAShape = 0; ///< of the answer; the next two likewise, layout ignored
    std::size_t rowsSharingAnInstructionShape = 0;
    std::size_t rowsSharingARowShape = 0; ///< of instruction, input and answer at once
    std::size_t nearRows = 0;     ///< rows of all kinds whose similarity reaches the threshold
    double threshold = 0.5;       ///< the one that was used
    std::vector<MatchKind> kinds; ///< one an evaluation row
    std::vector<NearMatch> near;  ///< by kind, then by similarity, then by row
};

/// Compares each evaluation item with all of training, in time that grows little faster than the
/// files: 100,000 training and 10,000 evaluation rows take seconds.
[[nodiscard]] DataCheck checkData(std::span<const TaskItem> train, std::span<const TaskItem> eval,
                                  const DataCheckOptions& options = {});

/// The object that `data check --json` prints.
[[nodiscard]] Json dataCheckToJson(const DataCheck& check, std::span<const TaskItem> train,
                                   std::span<const TaskItem> eval);

/// The counts alone, for records that must not grow with the files.
[[nodiscard]] Json dataCheckCounts(const DataCheck& check);

/// The same for people, a few lines; `texts` near matches are shown as a diff of both rows.
[[nodiscard]] std::string dataCheckText(const DataCheck& check, std::span<const TaskItem> train,
                                        std::span<const TaskItem> eval, std::size_t texts = 3);

} // namespace mesewright
