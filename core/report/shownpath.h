// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace mesewright::report {

/// Keeps the machine's absolute paths out of a report that may be sent to others.
class ShownPaths
{
public:
    explicit ShownPaths(const std::filesystem::path& workspace);

    /// A path as it is shown: relative to the workspace where it lies inside, only its last part
    /// where it is absolute and lies elsewhere; a relative path or hub name as it is.
    [[nodiscard]] std::string path(std::string_view path) const;

    /// A sentence with every absolute path in it shown that way ("…/" before a last part; the
    /// workspace itself in words).
    [[nodiscard]] std::string text(std::string_view text) const;

private:
    std::string m_root; ///< absolute, no slash at the end
};

} // namespace mesewright::report
