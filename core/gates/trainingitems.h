// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/data/taskitem.h"

#include <filesystem>
#include <set>
#include <span>
#include <string>

namespace mesewright {

/// Which items an adapter was trained on, kept in its folder as `training_items.json`, so that
/// gates D and E can tell leaked items wherever the adapter is carried.
struct TrainingItems
{
    bool known = false; ///< false for adapters of other programs
    std::set<std::string> fingerprints;
};

[[nodiscard]] Result<void> writeTrainingItems(const std::filesystem::path& adapterFolder,
                                              std::span<const TaskItem> items);

/// Unknown if the folder has no such file; an error if the file is broken.
[[nodiscard]] Result<TrainingItems> readTrainingItems(const std::filesystem::path& adapterFolder);

} // namespace mesewright
