// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace mesewright::report {

/// What keeps a page from being well-formed XML 1.0, or "": tags that do not match, attributes
/// without quotes or twice, unknown references, characters that XML does not have.
[[nodiscard]] std::string xmlProblem(std::string_view page);

} // namespace mesewright::report
