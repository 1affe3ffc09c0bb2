// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json.h"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace mesewright {

/// "" if two values mean the same Lua value, else the first difference as words: `PATH is FOUND,
/// expected EXPECTED`. Numbers are equal within 1e-9. Arrays and objects are both tables: a list
/// equals the object with the keys 1..n, the empty ones are equal, null is as if it were not there.
/// `found` null: there is nothing.
[[nodiscard]] std::string valueDifference(const Json& expected, const Json* found,
                                          const std::string& path);

/// A value for a message: `12`, `"text"`, `a function`, a table as JSON; long ones are cut.
[[nodiscard]] std::string valueText(const Json* value);

/// Text in double quotes for a message; long text is cut, control characters become blanks.
[[nodiscard]] std::string quotedText(std::string_view text);

[[nodiscard]] bool isLuaFunction(const Json& value);

/// The value under a key of an object; null if there is none, or it is null.
[[nodiscard]] const Json* memberOf(const Json& object, const std::string& key);

} // namespace mesewright
