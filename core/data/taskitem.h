// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json.h"

#include <memory>
#include <string>

namespace mesewright {

/// One task: what is asked, what is given, what a right answer looks like. The first four fields
/// are the Python project's; the others are ours and may be missing from a file.
struct TaskItem
{
    std::string id; ///< "" if the file has none
    std::string family;
    std::string instruction;
    std::string input; ///< "" if there is none
    std::string output;
    std::string licence;
    std::string source;
    std::shared_ptr<const Json> expect; ///< null if there is none, otherwise a JSON object
    int line = 0;                       ///< in the file it came from, from 1
};

/// Equal for two items exactly when family, instruction, input and output are equal: what
/// "distinct" and "leaked" compare. Also the text that names an item's random draws.
[[nodiscard]] std::string distinctKey(const TaskItem& item);

/// SHA-256 of `distinctKey`, 64 hex digits: the name of an item in results files.
[[nodiscard]] std::string itemFingerprint(const TaskItem& item);

/// The item as one JSON Lines row; empty `id`, `licence`, `source` and `expect` are left out.
[[nodiscard]] std::string taskItemLine(const TaskItem& item);

} // namespace mesewright
