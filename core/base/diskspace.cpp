// SPDX-License-Identifier: Apache-2.0
#include "core/base/diskspace.h"

#include "core/base/text.h"

namespace mesewright {

Result<void> checkFreeSpace(const std::filesystem::path& folder, std::uint64_t bytes)
{
    std::error_code code;
    std::filesystem::path place = std::filesystem::absolute(folder, code);
    while (!std::filesystem::exists(place, code) && place.has_relative_path())
        place = place.parent_path();
    const std::filesystem::space_info space = std::filesystem::space(place, code);
    // A file system that does not tell is tried; the write itself will say.
    if (code || space.available == static_cast<std::uintmax_t>(-1) || space.available >= bytes)
        return {};
    return machineLacks(folder.string() + ": the disk has " + humanBytes(space.available) +
                        " free, but " + humanBytes(bytes) +
                        " are needed; free some space or choose another disk");
}

} // namespace mesewright
