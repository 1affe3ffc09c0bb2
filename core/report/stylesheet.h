// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace mesewright::report {

/// The page's styles: colours, sizes and shapes of the window's design, light and dark, and rules
/// for paper. Holds neither "<" nor "&", so that it can stand in XML.
[[nodiscard]] std::string_view styleSheet();

} // namespace mesewright::report
