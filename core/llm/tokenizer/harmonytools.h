// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json.h"
#include "core/base/result.h"

#include <string>

namespace mesewright {

/// The part "# Tools" of a system or developer message: each namespace of `tools` (an object of
/// `{"name", "description", "tools": [{"name", "description", "parameters"}]}`) with its functions
/// as TypeScript types, the namespaces by key. `where` names the message in an error.
[[nodiscard]] Result<std::string> renderToolsSection(const Json& tools, const std::string& where);

} // namespace mesewright
