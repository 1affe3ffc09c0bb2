// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json.h"
#include "core/llm/lora.h"

#include <optional>
#include <string>
#include <vector>

namespace mesewright {

/// What an adapter_config.json says, as far as it concerns us (PEFT's LoraConfig).
struct PeftConfig
{
    int rank = 0;
    double alpha = 0;
    double dropout = 0;
    bool rsLora = false;
    std::string baseName;
    std::vector<std::string> targets;         ///< empty if `targetPattern` is set
    std::optional<std::string> targetPattern; ///< a regular expression for whole module names
    std::vector<std::string> excluded;        ///< exclude_modules
    std::optional<std::string> excludedPattern;
    std::optional<std::vector<int>> layers;  ///< layers_to_transform
    std::vector<std::string> layersPatterns; ///< names of the list of layers, e.g. "layers"

    /// Whether PEFT would adapt this projection; nothing if the pattern cannot be read here.
    [[nodiscard]] std::optional<bool> adapts(int layer, LoraTarget target) const;
};

/// Reads and checks the JSON; features that change the mathematics and are not supported are
/// refused by name. `where` starts the error.
[[nodiscard]] Result<PeftConfig> parsePeftConfig(const Json& json, const std::string& where);

/// "base_model.model.model.layers.3.self_attn.q_proj.lora_A.weight"
[[nodiscard]] std::string peftTensorName(int layer, LoraTarget target, char matrix);

inline constexpr const char* peftConfigName = "adapter_config.json";
inline constexpr const char* peftWeightsName = "adapter_model.safetensors";

} // namespace mesewright
