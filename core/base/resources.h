// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>

namespace mesewright {

/// `resources/demo`: in MESEWRIGHT_RESOURCES, else beside the installed program, else in the source
/// tree that a build folder belongs to. Nothing if the demo model is in none of them.
[[nodiscard]] std::optional<std::filesystem::path> demoFolder();

/// `resources/families`, the built-in task families, looked for in the same places.
[[nodiscard]] std::optional<std::filesystem::path> familiesFolder();

} // namespace mesewright
