// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mesewright {

/// The bytes [begin, begin + length) of a text become `text`.
struct TextEdit
{
    std::size_t begin = 0;
    std::size_t length = 0;
    std::string text;
};
[[nodiscard]] std::string applied(std::string_view text, const TextEdit& edit);

/// Where a setting stands in a text, in bytes.
struct SettingPlace
{
    std::string path; ///< "lora.r"
    int line = 0;     ///< of the key, from 1
    std::size_t keyBegin = 0;
    std::size_t keyEnd = 0;
    std::size_t valueBegin = 0; ///< equal to valueEnd: the key has no value
    std::size_t valueEnd = 0;
};

/// Every known setting that stands in the text itself (merged ones do not), in the order of the
/// text. Empty for a text that is no YAML mapping.
[[nodiscard]] std::vector<SettingPlace> settingPlaces(std::string_view yaml);

/// The change that gives a setting a value, written as in the file ("16", "[q_proj, v_proj]"), and
/// leaves every other character as it is: comments, order, layout, quotes. A list changes only
/// between its first and last entry that differ; a missing key is put behind the one that it
/// follows in `describeSettings`. An alias gives way to the value; an anchor stays.
/// Fails, without a guess, where the text is no YAML, where more than this setting would change
/// (an anchor that others refer to), or where the layout is beyond what is understood.
[[nodiscard]] Result<TextEdit> editSetting(std::string_view yaml, std::string_view path,
                                           std::string_view value);

/// The setting that a line speaks of, by keys and indentation alone, so that it works while a text
/// is being typed: "lora.r", "lora", or "" for none. Lines count from 1.
[[nodiscard]] std::string settingPathAt(std::string_view yaml, int line);

} // namespace mesewright
