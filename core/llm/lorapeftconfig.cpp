// SPDX-License-Identifier: Apache-2.0
#include "core/llm/lorapeft.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <regex>

namespace mesewright {

namespace {

constexpr std::size_t longestPattern = 2000;

#ifdef __GLIBCXX__
// The ordinary matcher backtracks without bound; a file must not be able to stop us with that.
constexpr auto patternFlags = std::regex_constants::ECMAScript | std::regex_constants::__polynomial;
#else
constexpr auto patternFlags = std::regex_constants::ECMAScript;
#endif

std::string moduleName(int layer, LoraTarget target)
{
    return "model.layers." + std::to_string(layer) + ".self_attn." + loraTargetName(target);
}

/// null, false, "", [] and {} all mean "not used".
bool isUsed(const Json& json, const char* key)
{
    const auto found = json.find(key);
    if (found == json.end() || found->is_null())
        return false;
    if (found->is_boolean())
        return found->get<bool>();
    if (found->is_string())
        return !found->get_ref<const std::string&>().empty();
    return !found->is_structured() || !found->empty();
}

Error wrong(const std::string& where, const char* key, const Json& json, const char* wanted)
{
    const auto found = json.find(key);
    std::string text = found == json.end() ? "missing" : jsonLine(*found);
    if (text.size() > 60)
        text = text.substr(0, 57) + "...";
    return badInput(where + ": '" + key + "' is " + text + ", but " + wanted +
                    " was expected; give a LoRA adapter that PEFT wrote");
}

Result<void> refuseOthers(const Json& json, const std::string& where)
{
    const auto refuse = [&](const std::string& what) {
        return badInput(where + ": the adapter uses " + what +
                        ", which is not supported; train or export it without");
    };
    for (const char* key :
         {"use_dora", "use_qalora", "use_bdlora", "lora_bias", "fan_in_fan_out", "modules_to_save",
          "target_parameters", "trainable_token_indices", "layer_replication", "rank_pattern",
          "alpha_pattern", "alora_invocation_tokens", "kasa_config", "monteclora_config",
          "velora_config"}) {
        if (isUsed(json, key))
            return refuse(std::string("'").append(key).append("'"));
    }
    if (isUsed(json, "bias") && json["bias"] != "none")
        return refuse("'bias' " + jsonLine(json["bias"]));
    // These start values also change the base weights, which the adapter's file does not hold.
    const auto init = json.find("init_lora_weights");
    if (init != json.end() && init->is_string()) {
        const auto name = init->get<std::string>();
        if (name != "gaussian" && name != "eva" && name != "orthogonal")
            return refuse("'init_lora_weights' " + name);
    }
    return {};
}

Result<void> readNumbers(const Json& json, const std::string& where, PeftConfig& config)
{
    const auto number = [&](const char* key) -> const Json* {
        const auto found = json.find(key);
        return found != json.end() && found->is_number() && std::isfinite(found->get<double>())
                   ? &*found
                   : nullptr;
    };
    const Json* rank = number("r");
    if (rank == nullptr || !rank->is_number_unsigned() || rank->get<std::uint64_t>() == 0 ||
        rank->get<std::uint64_t>() > 65536)
        return wrong(where, "r", json, "a whole number from 1 to 65536");
    config.rank = rank->get<int>();
    const Json* alpha = number("lora_alpha");
    if (alpha == nullptr)
        return wrong(where, "lora_alpha", json, "a number");
    config.alpha = alpha->get<double>();
    if (json.contains("lora_dropout")) {
        const Json* dropout = number("lora_dropout");
        if (dropout == nullptr || dropout->get<double>() < 0 || dropout->get<double>() >= 1)
            return wrong(where, "lora_dropout", json, "a number from 0 to below 1");
        config.dropout = dropout->get<double>();
    }
    if (json.contains("use_rslora") && !json["use_rslora"].is_null()) {
        if (!json["use_rslora"].is_boolean())
            return wrong(where, "use_rslora", json, "true or false");
        config.rsLora = json["use_rslora"].get<bool>();
    }
    return {};
}

/// A list of names or one regular expression, of bounded length.
bool readNames(const Json& value, std::vector<std::string>& names,
               std::optional<std::string>& pattern)
{
    if (value.is_string()) {
        pattern = value.get<std::string>();
        return !pattern->empty() && pattern->size() <= longestPattern;
    }
    if (!value.is_array() || value.empty())
        return false;
    for (const Json& name : value) {
        if (!name.is_string())
            return false;
        names.push_back(name.get<std::string>());
    }
    return true;
}

Result<void> readTargets(const Json& json, const std::string& where, PeftConfig& config)
{
    const auto targets = json.find("target_modules");
    if (targets == json.end() || !readNames(*targets, config.targets, config.targetPattern))
        return wrong(where, "target_modules", json, "a list of names or a regular expression");
    if (isUsed(json, "exclude_modules") &&
        !readNames(json["exclude_modules"], config.excluded, config.excludedPattern))
        return wrong(where, "exclude_modules", json, "a list of names or a regular expression");

    const auto layers = json.find("layers_to_transform");
    if (layers != json.end() && !layers->is_null()) {
        std::vector<int> list;
        const auto add = [&](const Json& layer) {
            const bool good = layer.is_number_unsigned() && layer.get<std::uint64_t>() < 65536;
            if (good)
                list.push_back(layer.get<int>());
            return good;
        };
        const bool good =
            layers->is_array() ? std::all_of(layers->begin(), layers->end(), add) : add(*layers);
        if (!good)
            return wrong(where, "layers_to_transform", json, "a layer or a list of layers");
        if (!list.empty())
            config.layers = std::move(list);
    }
    const auto pattern = json.find("layers_pattern");
    if (pattern != json.end() && !pattern->is_null()) {
        const auto add = [&](const Json& name) {
            if (name.is_string() && !name.get_ref<const std::string&>().empty())
                config.layersPatterns.push_back(name.get<std::string>());
            return name.is_string();
        };
        const bool good = pattern->is_array() ? std::all_of(pattern->begin(), pattern->end(), add)
                                              : add(*pattern);
        if (!good)
            return wrong(where, "layers_pattern", json, "a name or a list of names");
    }
    return {};
}

/// PEFT's rule for a module's name: a pattern must match all of it, a name its last parts. Nothing
/// if the pattern uses constructs that only Python knows.
std::optional<bool> matches(const std::string& name, const std::vector<std::string>& entries,
                            const std::optional<std::string>& pattern)
{
    if (!pattern)
        return std::any_of(entries.begin(), entries.end(), [&](const std::string& entry) {
            return name == entry || name.ends_with("." + entry);
        });
    if (*pattern == "all-linear")
        return std::nullopt;
    try {
        return std::regex_match(name, std::regex(*pattern, patternFlags));
    } catch (const std::regex_error&) {
        return std::nullopt;
    }
}

} // namespace

std::string peftTensorName(int layer, LoraTarget target, char matrix)
{
    std::string name = "base_model.model.";
    return name.append(moduleName(layer, target))
        .append(".lora_")
        .append(1, matrix)
        .append(".weight");
}

Result<PeftConfig> parsePeftConfig(const Json& json, const std::string& where)
{
    if (!json.is_object())
        return badInput(where + ": a JSON object was expected; give a PEFT adapter's folder");
    const auto type = json.find("peft_type");
    if (type == json.end() || *type != "LORA")
        return wrong(where, "peft_type", json, "\"LORA\"");
    PeftConfig config;
    MESEWRIGHT_CHECK(refuseOthers(json, where));
    MESEWRIGHT_CHECK(readNumbers(json, where, config));
    MESEWRIGHT_CHECK(readTargets(json, where, config));
    const auto base = json.find("base_model_name_or_path");
    if (base != json.end() && base->is_string())
        config.baseName = base->get<std::string>();
    return config;
}

std::optional<bool> PeftConfig::adapts(int layer, LoraTarget target) const
{
    const std::string name = moduleName(layer, target);
    const auto out = matches(name, excluded, excludedPattern);
    if (!out || *out)
        return out ? std::optional(false) : std::nullopt;
    const auto in = matches(name, targets, targetPattern);
    if (!in || !*in)
        return in;
    if (!layers)
        return true;
    if (!layersPatterns.empty() &&
        std::find(layersPatterns.begin(), layersPatterns.end(), "layers") == layersPatterns.end())
        return false;
    return std::find(layers->begin(), layers->end(), layer) != layers->end();
}

} // namespace mesewright
