// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/llm/cuda/cudamodel.h"
#include "core/llm/safetensors.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

// The tiny models whose outputs the reference Python stack recorded.
namespace mesewright::test {

/// tests/data/models, or MESEWRIGHT_TEST_MODELS: a folder with more of the same kind.
inline std::filesystem::path recordings()
{
    const char* other = std::getenv("MESEWRIGHT_TEST_MODELS");
    return other != nullptr ? std::filesystem::path(other)
                            : std::filesystem::path(MESEWRIGHT_TEST_DATA) / "models";
}

/// "model/kind" for every folder with a recorded reference beside it.
inline std::vector<std::string> recordedFolders()
{
    std::vector<std::string> names;
    std::error_code ignored;
    const std::string ending = ".reference.safetensors";
    for (const auto& entry : std::filesystem::recursive_directory_iterator(recordings(), ignored)) {
        const std::string file = entry.path().filename().string();
        const std::string kind = file.substr(0, file.find('.'));
        if (file == kind + ending &&
            std::filesystem::exists(entry.path().parent_path() / kind / "config.json"))
            names.push_back(entry.path().parent_path().filename().string() + "/" + kind);
    }
    std::sort(names.begin(), names.end());
    return names;
}

inline std::string recordingName(const testing::TestParamInfo<std::string>& info)
{
    std::string name = info.param;
    std::replace_if(
        name.begin(), name.end(), [](char c) { return c == '/' || c == '-'; }, '_');
    return name;
}

inline std::unique_ptr<cuda::CudaModel> loadOnGpu(const std::filesystem::path& folder,
                                                  cuda::Precision precision, bool grouped = true)
{
    SilentProgress silent;
    auto model = cuda::CudaModel::load(folder, {"cuda", precision, grouped}, silent, {});
    EXPECT_TRUE(model.ok()) << (model ? "" : model.error().message);
    return model ? std::move(model).value() : nullptr;
}

inline SafetensorsFile openTensors(const std::filesystem::path& path)
{
    auto file = SafetensorsFile::open(path);
    if (!file)
        throw std::runtime_error(file.error().message);
    return std::move(file).value();
}

inline std::vector<int> ints(const SafetensorsFile& file, const std::string& name)
{
    const auto values = file.readIntegers(name);
    if (!values)
        throw std::runtime_error(values.error().message);
    return {values->begin(), values->end()};
}

inline std::vector<float> floats(const SafetensorsFile& file, const std::string& name)
{
    auto values = file.readFloats(name);
    if (!values)
        throw std::runtime_error(values.error().message);
    return std::move(values).value();
}

inline double largestDifference(const std::vector<float>& a, const std::vector<float>& b)
{
    if (a.size() != b.size())
        return INFINITY;
    double largest = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        largest = std::isfinite(a[i]) ? std::max(largest, std::abs(double{a[i]} - b[i])) : INFINITY;
    return largest;
}

} // namespace mesewright::test
