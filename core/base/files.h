// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mesewright {

/// Reads a whole file. The error names the file and the system's reason.
[[nodiscard]] Result<std::string> readFile(const std::filesystem::path& path);

/// Writes `content` beside `path` under a temporary name, syncs it and renames it: readers see the
/// old file or the new one, never half of one. Missing folders are made. On failure nothing stays.
[[nodiscard]] Result<void> writeFileAtomically(const std::filesystem::path& path,
                                               std::string_view content);

[[nodiscard]] Result<void> makeFolders(const std::filesystem::path& path);

/// The paths of all entries of a folder, sorted by name, hidden ones too.
[[nodiscard]] Result<std::vector<std::filesystem::path>>
listFolder(const std::filesystem::path& folder);

/// Syncs a folder's entries, so that a rename in it survives a power cut.
void syncFolder(const std::filesystem::path& folder);

/// The error of a failed write to `path` with the errno `reason`: kind Machine when the disk is
/// full or broken, else BadInput (a place that may not be written to).
[[nodiscard]] Error writeFailure(const std::filesystem::path& path, int reason);

/// The system's words for the current errno.
[[nodiscard]] std::string systemReason();

/// A read-only memory map of a whole file. Move-only; unmapped on destruction.
class MappedFile
{
public:
    static Result<MappedFile> open(const std::filesystem::path& path);

    MappedFile() = default;
    MappedFile(MappedFile&& other) noexcept;
    MappedFile& operator=(MappedFile&& other) noexcept;
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;
    ~MappedFile();

    [[nodiscard]] std::span<const std::byte> bytes() const { return {m_data, m_size}; }

private:
    const std::byte* m_data = nullptr;
    std::size_t m_size = 0;
};

/// A file open for appending whole lines, each flushed to the system before `append` returns.
/// Used for journals: a reader or a crash sees complete lines plus at most one partial line.
class AppendFile
{
public:
    static Result<AppendFile> open(const std::filesystem::path& path);

    AppendFile() = default;
    AppendFile(AppendFile&& other) noexcept;
    AppendFile& operator=(AppendFile&& other) noexcept;
    AppendFile(const AppendFile&) = delete;
    AppendFile& operator=(const AppendFile&) = delete;
    ~AppendFile();

    /// Writes `line` and a line feed with one system call where the system allows.
    [[nodiscard]] Result<void> append(std::string_view line);

private:
    int m_descriptor = -1;
    std::filesystem::path m_path;
};

} // namespace mesewright
