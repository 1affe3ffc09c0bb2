// SPDX-License-Identifier: Apache-2.0
#include "core/llm/checkpoint.h"

#include "core/base/json.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace mesewright {

namespace {

struct Index
{
    std::map<std::string, std::string> fileOf; ///< tensor to file name
    std::vector<std::string> files;            ///< sorted, each once
};

/// A plain name inside the folder; anything that could lead out of it is refused.
bool isPlainFileName(const std::string& name)
{
    return !name.empty() && name != "." && name != ".." &&
           name.find_first_of(std::string_view("/\\\0", 3)) == std::string::npos;
}

Result<Index> readIndex(const std::filesystem::path& path)
{
    MESEWRIGHT_TRY(const Json json, readJsonFile(path));
    const std::string where = path.string();
    if (!json.is_object() || !json.contains("weight_map") || !json["weight_map"].is_object())
        return badInput(where + ": 'weight_map' (tensor name to file name) is missing or not an "
                                "object; fetch the index again");
    Index index;
    for (const auto& [tensor, file] : json["weight_map"].items()) {
        if (!file.is_string())
            return badInput(where + ": the file of '" + tensor +
                            "' is not a text; fetch the index again");
        const auto name = file.get<std::string>();
        if (!isPlainFileName(name))
            return badInput(where + ": tensor '" + tensor + "' is said to lie in '" + name +
                            "', but only plain file names inside the folder are allowed; do not "
                            "trust this checkpoint");
        index.fileOf.emplace(tensor, name);
        index.files.push_back(name);
    }
    if (index.files.empty())
        return badInput(where + ": 'weight_map' names no tensor; fetch the index again");
    std::sort(index.files.begin(), index.files.end());
    index.files.erase(std::unique(index.files.begin(), index.files.end()), index.files.end());
    return index;
}

Result<void> checkFolder(const std::filesystem::path& folder)
{
    std::error_code code;
    if (std::filesystem::is_directory(folder, code))
        return {};
    if (std::filesystem::exists(folder, code))
        return badInput(folder.string() +
                        ": is not a folder; give the checkpoint's folder, not a file in it");
    return badInput(folder.string() + ": there is no such folder; give a checkpoint's folder");
}

bool hasIndex(const std::filesystem::path& folder)
{
    std::error_code code;
    return std::filesystem::exists(folder / checkpointIndexName, code);
}

} // namespace

Result<std::vector<std::string>> checkpointFileNames(const std::filesystem::path& folder)
{
    MESEWRIGHT_CHECK(checkFolder(folder));
    if (!hasIndex(folder))
        return std::vector<std::string>{checkpointSingleName};
    MESEWRIGHT_TRY(Index index, readIndex(folder / checkpointIndexName));
    return std::move(index.files);
}

Result<Checkpoint> Checkpoint::open(const std::filesystem::path& folder)
{
    MESEWRIGHT_CHECK(checkFolder(folder));
    Checkpoint result;
    result.m_folder = folder;
    result.m_hasIndex = hasIndex(folder);
    Index index;
    if (result.m_hasIndex) {
        MESEWRIGHT_TRY(index, readIndex(folder / checkpointIndexName));
    } else {
        index.files = {checkpointSingleName};
    }

    std::error_code code;
    for (const std::string& name : index.files) {
        const std::filesystem::path path = folder / name;
        if (!std::filesystem::exists(path, code)) {
            if (!result.m_hasIndex)
                return badInput(folder.string() + ": holds neither " + checkpointIndexName +
                                " nor " + checkpointSingleName +
                                "; give the folder of a safetensors checkpoint");
            return badInput(path.string() + ": this shard is named by " + checkpointIndexName +
                            " but is not there; finish the download of the checkpoint");
        }
        MESEWRIGHT_TRY(SafetensorsFile file, SafetensorsFile::open(path));
        result.m_files.push_back(std::make_unique<SafetensorsFile>(std::move(file)));
    }
    for (const auto& [tensor, name] : index.fileOf) {
        const auto at = std::lower_bound(index.files.begin(), index.files.end(), name);
        result.m_fileOf.emplace(tensor, static_cast<std::size_t>(at - index.files.begin()));
    }
    if (!result.m_hasIndex) {
        for (const TensorInfo& tensor : result.m_files.front()->tensors())
            result.m_fileOf.emplace(tensor.name, 0);
    }
    return result;
}

bool Checkpoint::names(const std::string& tensor) const
{
    return m_fileOf.contains(tensor);
}

Result<TensorView> Checkpoint::find(const std::string& tensor) const
{
    const auto found = m_fileOf.find(tensor);
    if (found == m_fileOf.end()) {
        const std::filesystem::path where =
            m_folder / (m_hasIndex ? checkpointIndexName : checkpointSingleName);
        return badInput(where.string() + ": does not name the tensor '" + tensor +
                        "', which this model needs; the checkpoint is incomplete or of another "
                        "kind");
    }
    const SafetensorsFile& file = *m_files[found->second];
    const TensorInfo* info = file.find(tensor);
    if (info == nullptr)
        return badInput(file.path().string() + ": does not hold the tensor '" + tensor +
                        "', though " + checkpointIndexName +
                        " says so; fetch index and shards of the same revision");
    return TensorView{&file, info};
}

std::vector<std::string> Checkpoint::tensorNames() const
{
    std::vector<std::string> result;
    result.reserve(m_fileOf.size());
    for (const auto& [name, file] : m_fileOf)
        result.push_back(name);
    return result;
}

std::uint64_t Checkpoint::tensorBytes() const
{
    std::uint64_t sum = 0;
    for (const auto& file : m_files) {
        for (const TensorInfo& tensor : file->tensors())
            sum += tensor.bytes();
    }
    return sum;
}

} // namespace mesewright
