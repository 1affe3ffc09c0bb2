// SPDX-License-Identifier: Apache-2.0
#include "app/cli/lockholder.h"

#include <fstream>
#include <sstream>
#include <string>
#include <sys/stat.h>

namespace mesewright {

std::optional<int> lockHolder(const std::filesystem::path& file)
{
    struct stat info = {};
    if (::stat(file.c_str(), &info) != 0)
        return std::nullopt;
    // "5: FLOCK  ADVISORY  WRITE 1234 08:01:5678 0 EOF"; the device is left out of the comparison,
    // since some file systems show another one there than stat does.
    const std::string inode = ":" + std::to_string(info.st_ino);
    std::ifstream locks("/proc/locks");
    std::string line;
    while (std::getline(locks, line)) {
        std::istringstream words(line);
        std::string number, kind, mode, access, place;
        int pid = 0;
        if (words >> number >> kind >> mode >> access >> pid >> place && kind == "FLOCK" &&
            place.ends_with(inode) && pid > 0)
            return pid;
    }
    return std::nullopt;
}

} // namespace mesewright
