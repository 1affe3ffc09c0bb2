// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

namespace mesewright {

/// A path as run.json keeps it: absolute, so that a resume from another folder finds it; "" stays.
[[nodiscard]] inline std::string absoluteText(const std::filesystem::path& path)
{
    return path.empty() ? std::string()
                        : std::filesystem::absolute(path).lexically_normal().string();
}

} // namespace mesewright
