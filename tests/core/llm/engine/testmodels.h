// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/llm/model.h"
#include "core/llm/safetensors.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

// The tiny models whose outputs the reference Python stack recorded.
namespace mesewright::test {

inline const std::filesystem::path modelData =
    std::filesystem::path(MESEWRIGHT_TEST_DATA) / "models";

/// Folders "model/kind" that have a recorded reference beside them.
inline std::vector<std::string> recordedModels()
{
    return {"small-odd/bf16", "small-odd/mxfp4", "small-real/nf4", "small-order/nf4"};
}

/// "small-odd/bf16" as a test's name may be written.
inline std::string modelTestName(const testing::TestParamInfo<std::string>& info)
{
    std::string name = info.param;
    std::replace_if(
        name.begin(), name.end(), [](char c) { return c == '/' || c == '-'; }, '_');
    return name;
}

inline std::unique_ptr<Model> loadModel(const std::string& name)
{
    SilentProgress silent;
    auto model = Model::load(modelData / name, silent, CancelToken());
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

/// Two correct fp32 programs differ by 1e-5 to 1e-4; a wrong window, sink, clamp or nibble order
/// gives more than 0.1.
inline constexpr double logitBound = 2e-3;

} // namespace mesewright::test
