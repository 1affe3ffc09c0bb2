// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <filesystem>

namespace mesewright {

/// A folder for what may be thrown away, with sub-folders for single pieces of work. It holds a
/// locked file while its process lives and is removed on destruction; what a killed process left
/// behind is removed when the next one opens its own.
class ThrowAwayFolder
{
public:
    /// Makes `parent`/mesewright-server-XXXXXX; an empty parent is TMPDIR or /tmp.
    static Result<ThrowAwayFolder> open(std::filesystem::path parent = {});

    ThrowAwayFolder() = default;
    ThrowAwayFolder(ThrowAwayFolder&& other) noexcept;
    ThrowAwayFolder& operator=(ThrowAwayFolder&& other) noexcept;
    ThrowAwayFolder(const ThrowAwayFolder&) = delete;
    ThrowAwayFolder& operator=(const ThrowAwayFolder&) = delete;
    ~ThrowAwayFolder();

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
    int m_lock = -1;
};

/// A sub-folder that is removed with all in it at the end of the scope.
class ScratchFolder
{
public:
    explicit ScratchFolder(std::filesystem::path path) : m_path(std::move(path)) {}
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    ~ScratchFolder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }

private:
    std::filesystem::path m_path;
};

} // namespace mesewright
