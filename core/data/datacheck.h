// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json.h"
#include "core/data/taskitem.h"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace mesewright {

/// What can be counted about one file of items.
struct ItemCounts
{
    std::size_t rows = 0;
    std::size_t distinct = 0;    ///< by distinctKey
    std::size_t shapes = 0;      ///< distinct shapes of `output`
    std::size_t withLicence = 0; ///< rows that name a licence
};

/// A distinct evaluation item that training material comes close to.
struct NearMatch
{
    std::size_t evalRow = 0;  ///< index of its first row in the evaluation items
    std::size_t trainRow = 0; ///< index of the closest training row
    std::size_t evalRows = 1; ///< how many evaluation rows are this item
    bool leaked = false;      ///< equal word for word; otherwise only the answer's shape is shared
    double similarity = 1;    ///< shared part of the two rows' words (Jaccard), 0 to 1
};

/// Can scores on `eval` be trusted after training on `train`?
struct DataCheck
{
    ItemCounts train;
    ItemCounts eval;
    std::size_t leakedRows = 0;     ///< evaluation rows that stand in training word for word
    std::size_t leakedDistinct = 0; ///< the same by distinct item
    std::size_t rowsSharingAShape = 0;
    std::vector<NearMatch> near; ///< leaked ones first, then by similarity, then by row
};

[[nodiscard]] DataCheck checkData(std::span<const TaskItem> train, std::span<const TaskItem> eval);

/// The object that `data check --json` prints.
[[nodiscard]] Json dataCheckToJson(const DataCheck& check, std::span<const TaskItem> train,
                                   std::span<const TaskItem> eval);

/// The same for people, a few lines; `texts` near matches are shown with their texts.
[[nodiscard]] std::string dataCheckText(const DataCheck& check, std::span<const TaskItem> train,
                                        std::span<const TaskItem> eval, std::size_t texts = 3);

} // namespace mesewright
