// SPDX-License-Identifier: Apache-2.0
#include "core/llm/lorapeft.h"

#include "core/base/files.h"
#include "core/llm/safetensorswriter.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <set>

namespace mesewright {

namespace {

/// The names for target_modules, and the layers if these two lists describe the pairs fully.
/// Otherwise each module is named in full, which PEFT takes as well.
struct Targets
{
    std::set<std::string> modules;
    bool uniform = true;
};

Targets targetsOf(const LoraAdapter& adapter, const std::vector<int>& layers)
{
    Targets targets;
    for (const LoraPair& pair : adapter.pairs)
        targets.modules.insert(loraTargetName(pair.target));
    targets.uniform = adapter.pairs.size() == targets.modules.size() * layers.size();
    if (targets.uniform)
        return targets;
    targets.modules.clear();
    for (const LoraPair& pair : adapter.pairs)
        targets.modules.insert("model.layers." + std::to_string(pair.layer) + ".self_attn." +
                               loraTargetName(pair.target));
    return targets;
}

/// Whole numbers are written without a point, as Python writes an int.
Json plainNumber(double value)
{
    const bool whole = value == std::floor(value) && std::abs(value) < 1e15;
    return whole ? Json(static_cast<std::int64_t>(value)) : Json(value);
}

std::string configText(const LoraAdapter& adapter)
{
    const std::vector<int> layers = adapter.trainedLayers();
    const Targets targets = targetsOf(adapter, layers);
    // An ordinary json object keeps its keys sorted, as PEFT writes them.
    nlohmann::json config = {{"alpha_pattern", nlohmann::json::object()},
                             {"auto_mapping", nullptr},
                             {"base_model_name_or_path", adapter.baseName},
                             {"bias", "none"},
                             {"corda_config", nullptr},
                             {"eva_config", nullptr},
                             {"exclude_modules", nullptr},
                             {"fan_in_fan_out", false},
                             {"inference_mode", true},
                             {"init_lora_weights", true},
                             {"layer_replication", nullptr},
                             {"layers_pattern", nullptr},
                             {"layers_to_transform", nullptr},
                             {"loftq_config", nlohmann::json::object()},
                             {"lora_alpha", plainNumber(adapter.alpha)},
                             {"lora_bias", false},
                             {"lora_dropout", adapter.dropout},
                             {"megatron_config", nullptr},
                             {"megatron_core", "megatron.core"},
                             {"modules_to_save", nullptr},
                             {"peft_type", "LORA"},
                             {"qalora_group_size", 16},
                             {"r", adapter.rank},
                             {"rank_pattern", nlohmann::json::object()},
                             {"revision", nullptr},
                             {"target_modules", targets.modules},
                             {"target_parameters", nullptr},
                             {"task_type", "CAUSAL_LM"},
                             {"trainable_token_indices", nullptr},
                             {"use_dora", false},
                             {"use_qalora", false},
                             {"use_rslora", adapter.rsLora}};
    if (targets.uniform) {
        config["layers_to_transform"] = layers;
        config["layers_pattern"] = "layers";
    }
    return config.dump(2, ' ', true, nlohmann::json::error_handler_t::replace);
}

std::string modelCard(const LoraAdapter& adapter)
{
    // A JSON text is a YAML scalar too, whatever characters the name has.
    return "---\nbase_model: " + jsonLine(Json(adapter.baseName)) +
           "\nlibrary_name: peft\ntags:\n- lora\n---\n\nLoRA adapter of rank " +
           std::to_string(adapter.rank) +
           " for the attention of a GPT-OSS model, written by "
           "Mesewright " MESEWRIGHT_VERSION ".\n";
}

} // namespace

Result<void> writePeftAdapter(const std::filesystem::path& folder, const LoraAdapter& adapter)
{
    std::vector<TensorData> tensors;
    for (const LoraPair& pair : adapter.pairs) {
        const auto rank = static_cast<std::size_t>(adapter.rank);
        if (pair.a.size() != rank * static_cast<std::size_t>(pair.in) ||
            pair.b.size() != rank * static_cast<std::size_t>(pair.out))
            return internalError("an adapter's matrix is not of the adapter's rank");
        tensors.push_back(floatTensor(peftTensorName(pair.layer, pair.target, 'A'),
                                      {adapter.rank, pair.in}, pair.a));
        tensors.push_back(floatTensor(peftTensorName(pair.layer, pair.target, 'B'),
                                      {pair.out, adapter.rank}, pair.b));
    }
    MESEWRIGHT_CHECK(writeSafetensors(folder / peftWeightsName, tensors));
    MESEWRIGHT_CHECK(writeFileAtomically(folder / peftConfigName, configText(adapter)));
    return writeFileAtomically(folder / "README.md", modelCard(adapter));
}

} // namespace mesewright
