// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace mesewright {

/// What is left of a text when its quoted strings become "S" and its numbers become #: two answers
/// of one shape differ only in names and numbers. The rule is the pair of regular expressions of
/// `data check`, with Python's Unicode meaning of \w and \d; runs in linear time.
[[nodiscard]] std::string shapeOf(std::string_view text);

} // namespace mesewright
