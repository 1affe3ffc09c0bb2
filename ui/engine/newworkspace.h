// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cancel.h"
#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>

namespace mesewright::ui {

/// How the settings of a new workspace are chosen.
enum class ConfigPreset {
    PythonProject, ///< all values of the Python project
    Trial,         ///< the same with 300 steps, to see whether it learns
    SmallCard      ///< one row at a time and rows of at most 1024 tokens
};

/// Everything that the wizard asks for.
struct NewWorkspace
{
    std::filesystem::path folder;
    std::string name;
    std::string base; ///< folder or hub name
    std::filesystem::path train;
    std::filesystem::path eval;
    std::filesystem::path validation;   ///< may be empty
    std::filesystem::path templateFile; ///< empty: the built-in one
    ConfigPreset preset = ConfigPreset::PythonProject;
};

/// What a base that was named turns out to be.
struct BaseFacts
{
    std::filesystem::path folder;
    int layers = 0;
    std::uint64_t bytes = 0; ///< of the checkpoint's files
    bool tokenizer = false;
};
/// Looks where a gate would look; the error says where that was.
[[nodiscard]] Result<BaseFacts> lookAtBase(const std::string& base);

/// Rows of a file of items; the error names the first bad line.
[[nodiscard]] Result<std::size_t> countItems(const std::filesystem::path& file);

/// Checks all that was asked for, then makes the folder with copies of the data, config.yaml and,
/// last, workspace.json. A folder that is a workspace already, or that holds other files, is
/// refused. The layers that are trained follow the base's number of layers.
[[nodiscard]] Result<void> makeWorkspace(const NewWorkspace& wanted);

} // namespace mesewright::ui
