// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/files.h"
#include "core/base/json.h"
#include "core/llm/sampler.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <bit>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

// Recorded rows of logits with what torch's warpers keep of them (tests/data/sampling).

namespace mesewright::sampling {

inline std::filesystem::path dataFile(const char* name)
{
    return std::filesystem::path(MESEWRIGHT_TEST_DATA) / "sampling" / name;
}

inline std::vector<Json> jsonLines(const char* name)
{
    std::vector<Json> rows;
    const auto text = readFile(dataFile(name));
    EXPECT_TRUE(text);
    for (std::size_t at = 0; text && at < text->size();) {
        const std::size_t end = std::min(text->find('\n', at), text->size());
        if (end > at)
            rows.push_back(Json::parse(text->substr(at, end - at)));
        at = end + 1;
    }
    return rows;
}

inline std::vector<float> floatsFromBase64(const std::string& text)
{
    constexpr std::string_view alphabet =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string bytes;
    std::uint32_t bits = 0;
    int count = 0;
    for (const char c : text) {
        const std::size_t digit = alphabet.find(c);
        if (digit == std::string_view::npos)
            break;
        bits = bits << 6 | static_cast<std::uint32_t>(digit);
        count += 6;
        if (count >= 8) {
            count -= 8;
            bytes += static_cast<char>(bits >> count & 0xFF);
        }
    }
    std::vector<float> out(bytes.size() / sizeof(float));
    std::memcpy(out.data(), bytes.data(), out.size() * sizeof(float));
    return out;
}

/// A tensor of the recorded safetensors file as floats.
inline std::vector<float> largeLogits(const std::string& tensor)
{
    const auto file = readFile(dataFile("logits-201088.safetensors"));
    EXPECT_TRUE(file);
    if (!file)
        return {};
    std::uint64_t length = 0;
    std::memcpy(&length, file->data(), sizeof length);
    const Json header = Json::parse(file->substr(8, length));
    const auto begin = header[tensor]["data_offsets"][0].get<std::size_t>();
    const auto end = header[tensor]["data_offsets"][1].get<std::size_t>();
    const char* data = file->data() + 8 + length + begin;
    std::vector<float> out;
    if (header[tensor]["dtype"] == "F32") {
        out.resize((end - begin) / 4);
        std::memcpy(out.data(), data, end - begin);
    } else {
        std::vector<std::uint16_t> halves((end - begin) / 2);
        std::memcpy(halves.data(), data, end - begin);
        for (const std::uint16_t half : halves)
            out.push_back(std::bit_cast<float>(std::uint32_t{half} << 16));
    }
    return out;
}

inline SamplingParams paramsOf(const Json& row)
{
    SamplingParams params;
    params.temperature = row["temperature"];
    params.topK = row["top_k"];
    params.topP = row["top_p"];
    return params;
}

} // namespace mesewright::sampling
