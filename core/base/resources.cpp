// SPDX-License-Identifier: Apache-2.0
#include "core/base/resources.h"

#include "core/base/subprocess.h"

#include <cstdlib>
#include <vector>

namespace mesewright {

std::optional<std::filesystem::path> demoFolder()
{
    std::vector<std::filesystem::path> places;
    if (const char* folder = std::getenv("MESEWRIGHT_RESOURCES"))
        places.emplace_back(std::filesystem::path(folder) / "demo");
    places.push_back(programFolder() / "../share/mesewright/demo");
    places.push_back(programFolder() / "../../../resources/demo");
    std::error_code ignored;
    for (const std::filesystem::path& place : places) {
        if (std::filesystem::exists(place / "base-nf4/config.json", ignored))
            return place.lexically_normal();
    }
    return std::nullopt;
}

} // namespace mesewright
