// SPDX-License-Identifier: Apache-2.0
#include "core/base/resources.h"

#include "core/base/subprocess.h"

#include <cstdlib>
#include <vector>

namespace mesewright {

namespace {

/// The resource folder `name` in the first place where it holds `mark`.
std::optional<std::filesystem::path> folderWith(const char* name, const char* mark)
{
    std::vector<std::filesystem::path> places;
    if (const char* folder = std::getenv("MESEWRIGHT_RESOURCES"))
        places.emplace_back(std::filesystem::path(folder) / name);
    places.push_back(programFolder() / "../share/mesewright" / name);
    places.push_back(programFolder() / "../../../resources" / name);
    std::error_code ignored;
    for (const std::filesystem::path& place : places) {
        if (std::filesystem::exists(place / mark, ignored))
            return place.lexically_normal();
    }
    return std::nullopt;
}

} // namespace

std::optional<std::filesystem::path> demoFolder()
{
    return folderWith("demo", "base-nf4/config.json");
}

std::optional<std::filesystem::path> familiesFolder()
{
    return folderWith("families", "scaffold/family.yaml");
}

} // namespace mesewright
