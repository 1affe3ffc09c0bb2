// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json.h"

#include <string>

namespace mesewright {

/// A JSON schema as the TypeScript type that models of this family were trained to read, laid out
/// as openai-harmony 0.0.8 does it. What it does not know becomes `any`.
[[nodiscard]] std::string typescriptOf(const Json& schema);

} // namespace mesewright
