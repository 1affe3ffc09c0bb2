// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/finding.h"
#include "core/base/json.h"
#include "core/base/result.h"
#include "core/config/settings.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace mesewright {

/// What reading a settings text gave: the settings (fields with a finding keep their default) and
/// everything that is wrong or odd, in the order of the file.
struct SettingsReading
{
    Settings settings;
    std::vector<Finding> findings;
};

/// Reads YAML text. `file` is only named in the findings. Never fails: all trouble is in the
/// findings, syntax errors included.
[[nodiscard]] SettingsReading parseSettings(std::string_view yaml, const std::string& file);

/// Reads a settings file; the error is its first finding of severity Error, or that it cannot be
/// read. Warnings go to `findings` when that is not null.
[[nodiscard]] Result<Settings> readSettings(const std::filesystem::path& path,
                                            std::vector<Finding>* findings = nullptr);

/// Checks values that did not come from a file (a form, the command line): ranges and what must
/// fit together.
[[nodiscard]] std::vector<Finding> checkSettings(const Settings& settings);

/// The settings as YAML, each field with its help as a comment. Reading it gives equal settings;
/// numbers are written so that YAML 1.1 readers take them for numbers too.
[[nodiscard]] std::string settingsToYaml(const Settings& settings);

/// Every field with its value, nested as in the file: the resolved view for run.json.
[[nodiscard]] Json settingsToJson(const Settings& settings);

/// What a form, a tooltip or a help page needs to know of one field.
struct FieldDescription
{
    std::string path;                 ///< "lora.r"
    std::string type;                 ///< "integer", "number", "true or false", "text", ...
    std::string range;                ///< "1 to 1024", "all, answer", or ""
    std::string defaultText;          ///< as it would stand in the file
    std::vector<std::string> choices; ///< of a choice or a list of names
    std::string help;
};
[[nodiscard]] std::vector<FieldDescription> describeSettings();

} // namespace mesewright
