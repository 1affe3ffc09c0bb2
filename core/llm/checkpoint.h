// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/llm/safetensors.h"

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace mesewright {

/// A tensor in one of a checkpoint's files. Valid as long as the Checkpoint lives.
struct TensorView
{
    const SafetensorsFile* file = nullptr;
    const TensorInfo* info = nullptr;

    [[nodiscard]] std::span<const std::byte> data() const { return file->data(*info); }
};

/// A checkpoint folder: `model.safetensors.index.json` with its shards, or one `model.safetensors`.
/// With an index, the index rules: a tensor is where it says, or it is missing.
class Checkpoint
{
public:
    /// Opens the index and every file it names (all are checked as safetensors). File names with
    /// separators or `..` are refused; a missing shard is named.
    static Result<Checkpoint> open(const std::filesystem::path& folder);

    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }
    /// The index names the tensor, or the single file holds it.
    [[nodiscard]] bool names(const std::string& tensor) const;
    /// The tensor, or an error that says what was looked for where.
    [[nodiscard]] Result<TensorView> find(const std::string& tensor) const;
    /// Every name, sorted.
    [[nodiscard]] std::vector<std::string> tensorNames() const;
    /// The files, in name order.
    [[nodiscard]] const std::vector<std::unique_ptr<SafetensorsFile>>& files() const
    {
        return m_files;
    }
    /// Sum of all tensors' bytes in the files.
    [[nodiscard]] std::uint64_t tensorBytes() const;

private:
    std::filesystem::path m_folder;
    bool m_hasIndex = false;
    std::vector<std::unique_ptr<SafetensorsFile>> m_files;
    std::map<std::string, std::size_t> m_fileOf; ///< tensor name to place in m_files
};

/// The file names that a folder's index gives, sorted, or `model.safetensors`; no file is opened.
[[nodiscard]] Result<std::vector<std::string>>
checkpointFileNames(const std::filesystem::path& folder);

inline constexpr const char* checkpointIndexName = "model.safetensors.index.json";
inline constexpr const char* checkpointSingleName = "model.safetensors";

} // namespace mesewright
