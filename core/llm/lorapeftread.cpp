// SPDX-License-Identifier: Apache-2.0
#include "core/llm/lorapeft.h"
#include "core/llm/safetensors.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <set>

namespace mesewright {

namespace {

constexpr const char* otherBase = "; use the base model that the adapter was trained on";

/// One matrix, checked: [rows, columns], a float dtype, finite.
Result<std::vector<float>> readMatrix(const SafetensorsFile& file, const std::string& name,
                                      int rows, int columns, bool rowsAreRank)
{
    const std::string where = file.path().string() + ": tensor '" + name + "'";
    const TensorInfo* info = file.find(name);
    if (info == nullptr)
        return badInput(where + " is missing, though " + peftConfigName +
                        " asks for it; the adapter is incomplete: export it again");
    const std::vector<std::int64_t> wanted{rows, columns};
    if (info->shape != wanted) {
        const std::size_t rankAxis = rowsAreRank ? 0 : 1;
        const bool otherRank =
            info->shape.size() == 2 && info->shape[1 - rankAxis] == wanted[1 - rankAxis];
        if (otherRank)
            return badInput(where + " has the rank " + std::to_string(info->shape[rankAxis]) +
                            ", but 'r' of " + peftConfigName + " is " +
                            std::to_string(wanted[rankAxis]) + "; give files of one adapter");
        return badInput(where + " has the shape " + shapeText(info->shape) +
                        ", but this base model needs " + shapeText(wanted) + otherBase);
    }
    MESEWRIGHT_TRY(auto values, file.readFloats(name));
    if (!std::all_of(values.begin(), values.end(), [](float v) { return std::isfinite(v); }))
        return badInput(where + " holds a number that is not finite; train the adapter again");
    return values;
}

/// Every tensor of the file must be one that we know how to use.
Result<void> checkNames(const SafetensorsFile& file, const std::set<std::string>& known, int layers)
{
    for (const TensorInfo& tensor : file.tensors()) {
        if (known.contains(tensor.name))
            continue;
        const std::string where = file.path().string() + ": tensor '" + tensor.name + "' ";
        const bool attention = tensor.name.find(".self_attn.") != std::string::npos &&
                               tensor.name.find(".lora_") != std::string::npos;
        if (attention)
            return badInput(where + "belongs to no module that " + peftConfigName +
                            " adapts in this base model of " + std::to_string(layers) + " layers" +
                            otherBase);
        return badInput(where + "changes something else than q_proj, k_proj, v_proj and o_proj, "
                                "which is not supported; train the adapter on these four");
    }
    return {};
}

} // namespace

Result<LoraAdapter> readPeftAdapter(const std::filesystem::path& folder, const ModelConfig& config)
{
    const std::filesystem::path configPath = folder / peftConfigName;
    const std::filesystem::path weightsPath = folder / peftWeightsName;
    MESEWRIGHT_TRY(const Json json, readJsonFile(configPath));
    MESEWRIGHT_TRY(const PeftConfig peft, parsePeftConfig(json, configPath.string()));
    std::error_code code;
    if (!std::filesystem::exists(weightsPath, code) &&
        std::filesystem::exists(folder / "adapter_model.bin", code))
        return badInput(folder.string() + ": holds adapter_model.bin, a pickle, which is not read; "
                                          "save the adapter as safetensors");
    MESEWRIGHT_TRY(const SafetensorsFile file, SafetensorsFile::open(weightsPath));

    LoraAdapter adapter;
    adapter.rank = peft.rank;
    adapter.alpha = peft.alpha;
    adapter.dropout = peft.dropout;
    adapter.rsLora = peft.rsLora;
    adapter.baseName = peft.baseName;
    std::set<std::string> known;
    for (int layer = 0; layer < config.layers; ++layer) {
        for (const LoraTarget target : allLoraTargets) {
            const std::string a = peftTensorName(layer, target, 'A');
            const std::string b = peftTensorName(layer, target, 'B');
            const bool present = file.find(a) != nullptr || file.find(b) != nullptr;
            if (!peft.adapts(layer, target).value_or(present))
                continue;
            LoraPair pair;
            pair.layer = layer;
            pair.target = target;
            pair.in = loraInput(config, target);
            pair.out = loraOutput(config, target);
            MESEWRIGHT_TRY(pair.a, readMatrix(file, a, peft.rank, pair.in, true));
            MESEWRIGHT_TRY(pair.b, readMatrix(file, b, pair.out, peft.rank, false));
            adapter.pairs.push_back(std::move(pair));
            known.insert(a);
            known.insert(b);
        }
    }
    for (const int layer : peft.layers.value_or(std::vector<int>{})) {
        if (layer >= config.layers)
            return badInput(configPath.string() + ": 'layers_to_transform' names layer " +
                            std::to_string(layer) + ", but this base model has the layers 0 to " +
                            std::to_string(config.layers - 1) + otherBase);
    }
    MESEWRIGHT_CHECK(checkNames(file, known, config.layers));
    if (adapter.pairs.empty())
        return badInput(configPath.string() +
                        ": 'target_modules' and 'layers_to_transform' name nothing that this base "
                        "model has" +
                        otherBase);
    return adapter;
}

} // namespace mesewright
