// SPDX-License-Identifier: Apache-2.0
#include "core/llm/convertconfig.h"

#include "core/base/files.h"
#include "core/llm/checkpoint.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>
#include <vector>

namespace mesewright {

namespace {

Json quantisationOf(WeightLayout layout)
{
    if (layout == WeightLayout::Mxfp4)
        return {{"quant_method", "mxfp4"},
                {"modules_to_not_convert",
                 {"model.layers.*.self_attn", "model.layers.*.mlp.router", "model.embed_tokens",
                  "lm_head"}}};
    return {{"quant_method", "bitsandbytes"},
            {"load_in_4bit", true},
            {"load_in_8bit", false},
            {"bnb_4bit_quant_type", "nf4"},
            {"bnb_4bit_use_double_quant", true},
            {"bnb_4bit_compute_dtype", "bfloat16"},
            {"bnb_4bit_quant_storage", "uint8"},
            {"llm_int8_enable_fp32_cpu_offload", false},
            {"llm_int8_has_fp16_weight", false},
            {"llm_int8_skip_modules", {"lm_head", "router"}},
            {"llm_int8_threshold", 6.0},
            {"_load_in_4bit", true},
            {"_load_in_8bit", false}};
}

/// Texts that belong to a model whatever its layout.
bool isCompanion(const std::filesystem::path& path)
{
    const std::string name = path.filename().string();
    if (name == "config.json" || name.ends_with(".safetensors.index.json") ||
        name.ends_with(".bin.index.json") || name.starts_with("."))
        return false;
    static const std::set<std::string> endings{".json", ".jinja", ".txt", ".model", ".tiktoken"};
    return endings.contains(path.extension().string()) || name == "LICENSE" ||
           name == "USAGE_POLICY";
}

} // namespace

Result<void> writeConvertedConfig(const std::filesystem::path& from, WeightLayout layout,
                                  const std::filesystem::path& to)
{
    MESEWRIGHT_TRY(Json config, readJsonFile(from / "config.json"));
    config.erase("quantization_config");
    if (layout != WeightLayout::Bf16)
        config["quantization_config"] = quantisationOf(layout);
    return writeJsonFile(to / "config.json", config);
}

Result<void> copyCompanions(const std::filesystem::path& from, const std::filesystem::path& to)
{
    std::error_code code;
    std::vector<std::filesystem::path> files;
    for (std::filesystem::directory_iterator it(from, code), end; !code && it != end;
         it.increment(code)) {
        std::error_code ignored;
        // is_regular_file follows links: the hub cache's snapshots consist of them.
        if (std::filesystem::is_regular_file(it->path(), ignored) && isCompanion(it->path()))
            files.push_back(it->path());
    }
    if (code)
        return badInput(from.string() + ": cannot be listed: " + code.message());
    std::sort(files.begin(), files.end());
    for (const auto& path : files) {
        MESEWRIGHT_TRY(const std::string content, readFile(path));
        MESEWRIGHT_CHECK(writeFileAtomically(to / path.filename(), content));
    }
    return {};
}

} // namespace mesewright
