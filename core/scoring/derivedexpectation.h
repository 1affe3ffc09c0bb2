// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string_view>

namespace mesewright {

/// What an item of the Python project's data asks for, read off its instruction (and, for a repair,
/// its input), in the format of `expect`: name, description, light level, the named field. Only the
/// nine wordings of that project's generator are known; for everything else, and for what an
/// instruction leaves open (textures, "specified capabilities"), nothing is made up.
[[nodiscard]] std::optional<Json>
deriveExpectation(std::string_view family, std::string_view instruction, std::string_view input);

} // namespace mesewright
