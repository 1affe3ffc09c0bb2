// SPDX-License-Identifier: Apache-2.0
#include "core/llm/modelconfig.h"

#include "core/base/files.h"
#include "core/base/json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace mesewright {

namespace {

constexpr const char* kindWanted =
    "; a GPT-OSS checkpoint (model_type gpt_oss, GptOssForCausalLM) is needed";

/// Typed look-ups in one JSON object; each error names file, key, what was found and expected.
class Keys
{
public:
    Keys(const Json& object, std::string where) : m_object(object), m_where(std::move(where)) {}

    [[nodiscard]] const Json* find(const std::string& key) const
    {
        const auto found = m_object.find(key);
        return found == m_object.end() || found->is_null() ? nullptr : &*found;
    }
    [[nodiscard]] bool has(const std::string& key) const { return m_object.contains(key); }

    [[nodiscard]] Error missing(const std::string& key) const
    {
        return badInput(m_where + ": the key '" + key +
                        "' is missing; take config.json from the original checkpoint");
    }
    [[nodiscard]] Error wrong(const std::string& key, const std::string& wanted) const
    {
        const Json* value = find(key);
        std::string found = value == nullptr ? "null" : jsonLine(*value);
        if (found.size() > 60)
            found = found.substr(0, 57) + "...";
        return badInput(m_where + ": '" + key + "' is " + found + ", but " + wanted +
                        " was expected; take config.json from the original checkpoint");
    }

    /// A whole number in 1..largest.
    [[nodiscard]] Result<std::int64_t> size(const std::string& key, std::int64_t largest) const
    {
        const Json* value = find(key);
        if (value == nullptr)
            return has(key) ? wrong(key, "a whole number") : missing(key);
        if (!value->is_number_integer())
            return wrong(key, "a whole number");
        const bool fits = value->is_number_unsigned()
                              ? value->get<std::uint64_t>() <= static_cast<std::uint64_t>(largest)
                              : false;
        if (!fits || value->get<std::uint64_t>() == 0)
            return wrong(key, "a whole number from 1 to " + std::to_string(largest));
        return static_cast<std::int64_t>(value->get<std::uint64_t>());
    }

    [[nodiscard]] Result<std::int64_t> size(const std::string& key, std::int64_t largest,
                                            std::int64_t otherwise) const
    {
        return find(key) == nullptr ? Result<std::int64_t>(otherwise) : size(key, largest);
    }

    /// A finite number above 0.
    [[nodiscard]] Result<double> positive(const std::string& key) const
    {
        const Json* value = find(key);
        if (value == nullptr)
            return has(key) ? wrong(key, "a number") : missing(key);
        if (!value->is_number() || !std::isfinite(value->get<double>()) ||
            value->get<double>() <= 0)
            return wrong(key, "a number above 0");
        return value->get<double>();
    }

    [[nodiscard]] Result<double> positive(const std::string& key, double otherwise) const
    {
        return find(key) == nullptr ? Result<double>(otherwise) : positive(key);
    }

    [[nodiscard]] Result<bool> flag(const std::string& key, bool otherwise) const
    {
        const Json* value = find(key);
        if (value == nullptr)
            return otherwise;
        if (!value->is_boolean())
            return wrong(key, "true or false");
        return value->get<bool>();
    }

    [[nodiscard]] Result<std::string> text(const std::string& key) const
    {
        const Json* value = find(key);
        if (value == nullptr)
            return has(key) ? wrong(key, "a text") : missing(key);
        if (!value->is_string())
            return wrong(key, "a text");
        return value->get<std::string>();
    }

    [[nodiscard]] const std::string& where() const { return m_where; }

private:
    const Json& m_object;
    std::string m_where;
};

Result<void> checkArchitecture(const Keys& keys)
{
    bool said = false;
    if (keys.find("model_type") != nullptr) {
        MESEWRIGHT_TRY(const std::string type, keys.text("model_type"));
        if (type != "gpt_oss")
            return badInput(keys.where() + ": 'model_type' is '" + type + "'" + kindWanted);
        said = true;
    }
    if (const Json* list = keys.find("architectures"); list != nullptr) {
        if (!list->is_array())
            return keys.wrong("architectures", "a list of texts");
        const bool found = std::any_of(list->begin(), list->end(), [](const Json& name) {
            return name.is_string() && name.get<std::string>() == "GptOssForCausalLM";
        });
        if (!found)
            return badInput(keys.where() + ": 'architectures' is " + jsonLine(*list) + kindWanted);
        said = true;
    }
    if (!said)
        return keys.missing("model_type");
    if (const Json* act = keys.find("hidden_act"); act != nullptr && *act != "silu")
        return keys.wrong("hidden_act", "\"silu\"");
    MESEWRIGHT_TRY(const bool bias, keys.flag("attention_bias", true));
    if (!bias)
        return keys.wrong("attention_bias", "true");
    return {};
}

Result<void> readSizes(const Keys& keys, ModelConfig& config)
{
    constexpr std::int64_t width = 1 << 20; // products of two still fit 64 bits with room
    struct Size
    {
        const char* key;
        int ModelConfig::*field;
        std::int64_t largest;
    };
    const Size sizes[] = {{"hidden_size", &ModelConfig::hiddenSize, width},
                          {"num_hidden_layers", &ModelConfig::layers, 4096},
                          {"num_attention_heads", &ModelConfig::heads, 65536},
                          {"num_key_value_heads", &ModelConfig::kvHeads, 65536},
                          {"head_dim", &ModelConfig::headDim, 4096},
                          {"intermediate_size", &ModelConfig::intermediateSize, width},
                          {"num_local_experts", &ModelConfig::experts, 65536},
                          {"vocab_size", &ModelConfig::vocabSize, 1 << 26}};
    for (const Size& size : sizes) {
        MESEWRIGHT_TRY(const std::int64_t value, keys.size(size.key, size.largest));
        config.*size.field = static_cast<int>(value);
    }

    // The same number has two names; newer writers drop one of them.
    const bool first = keys.find("num_experts_per_tok") != nullptr;
    const bool second = keys.find("experts_per_token") != nullptr;
    const char* name = !first && second ? "experts_per_token" : "num_experts_per_tok";
    MESEWRIGHT_TRY(const std::int64_t perToken, keys.size(name, 65536));
    config.expertsPerToken = static_cast<int>(perToken);
    if (first && second) {
        MESEWRIGHT_TRY(const std::int64_t other, keys.size("experts_per_token", 65536));
        if (other != perToken)
            return keys.wrong("experts_per_token",
                              std::to_string(perToken) + ", as num_experts_per_tok says,");
    }

    if (config.heads % config.kvHeads != 0)
        return keys.wrong("num_key_value_heads", "a divisor of num_attention_heads (" +
                                                     std::to_string(config.heads) + ")");
    if (config.headDim % 2 != 0)
        return keys.wrong("head_dim", "an even number");
    if (config.expertsPerToken > config.experts)
        return keys.wrong(name,
                          "at most num_local_experts (" + std::to_string(config.experts) + ")");
    if (static_cast<std::int64_t>(config.heads) * config.headDim > width)
        return keys.wrong("num_attention_heads", "at most " +
                                                     std::to_string(width / config.headDim) +
                                                     " heads of that head_dim");
    MESEWRIGHT_TRY(config.rmsNormEps, keys.positive("rms_norm_eps"));
    MESEWRIGHT_TRY(config.swigluLimit, keys.positive("swiglu_limit", 7.0));
    MESEWRIGHT_TRY(config.maxPositions,
                   keys.size("max_position_embeddings", std::int64_t{1} << 40, 131072));
    MESEWRIGHT_TRY(config.tiedEmbeddings, keys.flag("tie_word_embeddings", false));
    return {};
}

Result<void> readLayerTypes(const Keys& keys, ModelConfig& config)
{
    const Json* types = keys.find("layer_types");
    if (types == nullptr)
        return keys.missing("layer_types");
    if (!types->is_array())
        return keys.wrong("layer_types", "a list");
    if (types->size() != static_cast<std::size_t>(config.layers))
        return badInput(keys.where() + ": 'layer_types' has " + std::to_string(types->size()) +
                        " entries, but num_hidden_layers is " + std::to_string(config.layers) +
                        "; take config.json from the original checkpoint");
    bool anySliding = false;
    for (std::size_t i = 0; i < types->size(); ++i) {
        const Json& type = (*types)[i];
        const bool sliding = type == "sliding_attention";
        if (!sliding && type != "full_attention")
            return badInput(keys.where() + ": entry " + std::to_string(i) +
                            " of 'layer_types' is " + jsonLine(type) +
                            ", but sliding_attention or full_attention was expected");
        config.slidingLayer.push_back(sliding);
        anySliding = anySliding || sliding;
    }
    if (anySliding || keys.find("sliding_window") != nullptr) {
        MESEWRIGHT_TRY(const std::int64_t window,
                       keys.size("sliding_window", std::numeric_limits<int>::max()));
        config.slidingWindow = static_cast<int>(window);
    }
    return {};
}

double yarnMscale(double factor, double mscale)
{
    return factor <= 1 ? 1.0 : 0.1 * mscale * std::log(factor) + 1.0;
}

Result<void> readRope(const Keys& keys, ModelConfig& config)
{
    // transformers 5 writes rope_parameters with the base inside; before, rope_scaling beside it.
    const char* name = keys.find("rope_parameters") != nullptr ? "rope_parameters" : "rope_scaling";
    if (!keys.has("rope_parameters") && !keys.has("rope_scaling"))
        return keys.missing("rope_scaling");
    const Json* rope = keys.find(name);
    if (rope == nullptr) {
        MESEWRIGHT_TRY(config.ropeTheta, keys.positive("rope_theta"));
        return {};
    }
    if (!rope->is_object())
        return keys.wrong(name, "an object");
    const Keys inner(*rope, keys.where() + ": " + name);
    const bool thetaInside = inner.find("rope_theta") != nullptr;
    MESEWRIGHT_TRY(config.ropeTheta, (thetaInside ? inner : keys).positive("rope_theta"));

    const bool legacy = inner.find("rope_type") == nullptr && inner.find("type") != nullptr;
    MESEWRIGHT_TRY(const std::string type, inner.text(legacy ? "type" : "rope_type"));
    if (type == "default")
        return {};
    if (type != "yarn")
        return inner.wrong(legacy ? "type" : "rope_type", "\"yarn\" or \"default\"");
    config.yarn = true;
    MESEWRIGHT_TRY(config.ropeFactor, inner.positive("factor"));
    MESEWRIGHT_TRY(config.betaFast, inner.positive("beta_fast", 32));
    MESEWRIGHT_TRY(config.betaSlow, inner.positive("beta_slow", 1));
    MESEWRIGHT_TRY(config.ropeTruncate, inner.flag("truncate", true));
    MESEWRIGHT_TRY(
        config.originalMaxPositions,
        inner.size("original_max_position_embeddings", std::int64_t{1} << 40, config.maxPositions));
    if (config.ropeTheta <= 1)
        return (thetaInside ? inner : keys).wrong("rope_theta", "a number above 1");
    MESEWRIGHT_TRY(const double attention, inner.positive("attention_factor", 0));
    MESEWRIGHT_TRY(const double mscale, inner.positive("mscale", 0));
    MESEWRIGHT_TRY(const double mscaleAll, inner.positive("mscale_all_dim", 0));
    if (attention > 0)
        config.ropeAttentionFactor = attention;
    else if (mscale > 0 && mscaleAll > 0)
        config.ropeAttentionFactor =
            yarnMscale(config.ropeFactor, mscale) / yarnMscale(config.ropeFactor, mscaleAll);
    return {};
}

/// One id or a list of ids; nothing if the key is missing.
Result<std::optional<std::vector<int>>> readIds(const Keys& keys, const char* key)
{
    const Json* value = keys.find(key);
    if (value == nullptr)
        return std::optional<std::vector<int>>();
    std::vector<int> ids;
    const auto add = [&](const Json& id) {
        const bool good = id.is_number_unsigned() && id.get<std::uint64_t>() <= 0x7FFFFFFFu;
        if (good)
            ids.push_back(id.get<int>());
        return good;
    };
    const bool good =
        value->is_array() ? std::all_of(value->begin(), value->end(), add) : add(*value);
    if (!good)
        return keys.wrong(key, "a token id or a list of token ids");
    return std::optional<std::vector<int>>(std::move(ids));
}

Result<void> readQuantisation(const Keys& keys, ModelConfig& config)
{
    const Json* value = keys.find("quantization_config");
    if (value == nullptr)
        return {};
    if (!value->is_object())
        return keys.wrong("quantization_config", "an object");
    const Keys inner(*value, keys.where() + ": quantization_config");
    MESEWRIGHT_TRY(config.quantMethod, inner.text("quant_method"));
    if (config.quantMethod != "mxfp4" && config.quantMethod != "bitsandbytes")
        return inner.wrong("quant_method", "mxfp4 or bitsandbytes (or no quantization_config)");
    return {};
}

} // namespace

Result<ModelConfig> parseModelConfig(const std::string& configText, const std::string& where,
                                     const std::string& generation,
                                     const std::string& generationWhere)
{
    MESEWRIGHT_TRY(const Json json, parseJson(configText, where));
    if (!json.is_object())
        return badInput(where + ": a JSON object was expected; take config.json from the original "
                                "checkpoint");
    ModelConfig config;
    const Keys keys(json, where);
    MESEWRIGHT_CHECK(checkArchitecture(keys));
    MESEWRIGHT_CHECK(readSizes(keys, config));
    MESEWRIGHT_CHECK(readLayerTypes(keys, config));
    MESEWRIGHT_CHECK(readRope(keys, config));
    MESEWRIGHT_CHECK(readQuantisation(keys, config));

    Json generationJson = Json::object();
    if (!generation.empty()) {
        MESEWRIGHT_TRY(generationJson, parseJson(generation, generationWhere));
        if (!generationJson.is_object())
            return badInput(generationWhere + ": a JSON object was expected; correct or remove it");
    }
    const Keys generationKeys(generationJson, generationWhere);
    for (const Keys* source : {&generationKeys, &keys}) {
        MESEWRIGHT_TRY(auto eos, readIds(*source, "eos_token_id"));
        if (eos && config.eosTokenIds.empty())
            config.eosTokenIds = std::move(*eos);
        MESEWRIGHT_TRY(const auto pad, readIds(*source, "pad_token_id"));
        if (pad && !pad->empty() && config.padTokenId < 0)
            config.padTokenId = pad->front();
    }
    return config;
}

Result<ModelConfig> readModelConfig(const std::filesystem::path& folder)
{
    const std::filesystem::path path = folder / "config.json";
    MESEWRIGHT_TRY(const std::string text, readFile(path));
    std::error_code code;
    const std::filesystem::path generationPath = folder / "generation_config.json";
    std::string generation;
    if (std::filesystem::exists(generationPath, code)) {
        MESEWRIGHT_TRY(generation, readFile(generationPath));
        if (generation.empty())
            generation = " "; // present but empty is an error of its own
    }
    return parseModelConfig(text, path.string(), generation, generationPath.string());
}

RotaryFrequencies rotaryFrequencies(const ModelConfig& config)
{
    RotaryFrequencies result;
    const int half = config.headDim / 2;
    const double dim = config.headDim;
    for (int i = 0; i < half; ++i)
        result.inverseFrequency.push_back(std::pow(config.ropeTheta, -2.0 * i / dim));
    if (!config.yarn)
        return result;

    // The dimension whose wave turns `rotations` times over the original context.
    const auto dimensionOf = [&](double rotations) {
        constexpr double twoPi = 6.283185307179586;
        return dim *
               std::log(static_cast<double>(config.originalMaxPositions) / (rotations * twoPi)) /
               (2 * std::log(config.ropeTheta));
    };
    double low = dimensionOf(config.betaFast);
    double high = dimensionOf(config.betaSlow);
    if (config.ropeTruncate) {
        low = std::floor(low);
        high = std::ceil(high);
    }
    low = std::max(low, 0.0);
    high = std::min(high, dim - 1);
    if (low == high)
        high += 0.001;
    for (int i = 0; i < half; ++i) {
        const double ramp = std::clamp((i - low) / (high - low), 0.0, 1.0);
        double& frequency = result.inverseFrequency[static_cast<std::size_t>(i)];
        frequency = frequency / config.ropeFactor * ramp + frequency * (1 - ramp);
    }
    result.attentionFactor = config.ropeAttentionFactor > 0 ? config.ropeAttentionFactor
                                                            : yarnMscale(config.ropeFactor, 1.0);
    return result;
}

} // namespace mesewright
