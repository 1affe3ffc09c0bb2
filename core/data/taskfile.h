// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/finding.h"
#include "core/base/result.h"
#include "core/data/taskitem.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace mesewright {

/// A training row that is already in tokens. `labels` is as long as `inputIds`; -100: no loss.
struct TokenRow
{
    std::vector<int> inputIds;
    std::vector<int> labels;
    int line = 0;
};

/// What a JSON Lines file of tasks held. Exactly one of `items` and `tokenRows` is filled, unless
/// there are errors. Bad lines are left out and each has its finding.
struct TaskFile
{
    std::vector<TaskItem> items;
    std::vector<TokenRow> tokenRows;
    std::vector<Finding> findings;
};

/// Which rows a reader of tasks takes.
enum class RowKinds { Items, ItemsOrTokens };

/// Reads rows from text: a byte order mark, CRLF and blank lines are fine. `file` is only named.
/// A text without any row is an error too.
[[nodiscard]] TaskFile parseTaskRows(std::string_view text, const std::string& file,
                                     RowKinds kinds);

/// Reads an evaluation or training file; fails with the first bad line (further ones are counted).
[[nodiscard]] Result<std::vector<TaskItem>> readTaskItems(const std::filesystem::path& path);

/// Reads what `train` accepts: items, or rows with `input_ids` and `labels`, not both.
[[nodiscard]] Result<TaskFile> readTrainFile(const std::filesystem::path& path);

} // namespace mesewright
