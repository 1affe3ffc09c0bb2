// SPDX-License-Identifier: Apache-2.0
#include "core/llm/modelconfig.h"

#include "core/base/files.h"
#include "core/base/json.h"
#include "tests/core/llm/formats/temporaryfolder.h"

#include <cmath>
#include <functional>
#include <nlohmann/json.hpp>

namespace mesewright {
namespace {

/// The published configuration of the 20B model.
Json realConfig()
{
    Json types = Json::array();
    for (int i = 0; i < 24; ++i)
        types.push_back(i % 2 == 0 ? "sliding_attention" : "full_attention");
    return {{"architectures", {"GptOssForCausalLM"}},
            {"model_type", "gpt_oss"},
            {"attention_bias", true},
            {"eos_token_id", 200002},
            {"pad_token_id", 199999},
            {"head_dim", 64},
            {"hidden_act", "silu"},
            {"hidden_size", 2880},
            {"intermediate_size", 2880},
            {"layer_types", types},
            {"max_position_embeddings", 131072},
            {"num_attention_heads", 64},
            {"num_experts_per_tok", 4},
            {"experts_per_token", 4},
            {"num_hidden_layers", 24},
            {"num_key_value_heads", 8},
            {"num_local_experts", 32},
            {"rms_norm_eps", 1e-5},
            {"rope_scaling",
             {{"rope_type", "yarn"},
              {"factor", 32.0},
              {"beta_fast", 32.0},
              {"beta_slow", 1.0},
              {"original_max_position_embeddings", 4096},
              {"truncate", false}}},
            {"rope_theta", 150000},
            {"sliding_window", 128},
            {"swiglu_limit", 7.0},
            {"tie_word_embeddings", false},
            {"vocab_size", 201088},
            {"quantization_config", {{"quant_method", "mxfp4"}}}};
}

Result<ModelConfig> parsed(const Json& json, const std::string& generation = "")
{
    return parseModelConfig(json.dump(), "config.json", generation, "generation_config.json");
}

TEST(ModelConfig, TheRealOne)
{
    const auto config = parsed(realConfig());
    ASSERT_TRUE(config) << config.error().message;
    EXPECT_EQ(config->queryWidth(), 4096);
    EXPECT_EQ(config->kvWidth(), 512);
    EXPECT_EQ(config->layers, 24);
    EXPECT_TRUE(config->slidingLayer[0]);
    EXPECT_FALSE(config->slidingLayer[23]);
    EXPECT_EQ(config->eosTokenIds, std::vector<int>{200002});
    EXPECT_EQ(config->padTokenId, 199999);
    EXPECT_EQ(config->quantMethod, "mxfp4");
    EXPECT_TRUE(config->yarn);
    EXPECT_FALSE(config->ropeTruncate);
}

TEST(ModelConfig, GenerationConfigComesFirst)
{
    const auto config =
        parsed(realConfig(), R"({"eos_token_id":[200002,199999,200012],"pad_token_id":200017})");
    ASSERT_TRUE(config);
    EXPECT_EQ(config->eosTokenIds, (std::vector<int>{200002, 199999, 200012}));
    EXPECT_EQ(config->padTokenId, 200017);
    const auto one = parsed(realConfig(), R"({"eos_token_id":7})");
    ASSERT_TRUE(one);
    EXPECT_EQ(one->eosTokenIds, std::vector<int>{7});
    EXPECT_EQ(one->padTokenId, 199999);
    EXPECT_FALSE(parsed(realConfig(), R"({"eos_token_id":"x"})"));
    EXPECT_FALSE(parsed(realConfig(), "[]"));
    EXPECT_FALSE(parsed(realConfig(), "{"));
}

TEST(ModelConfig, OtherSpellings)
{
    using Edit = std::function<void(Json&)>;
    const std::pair<const char*, Edit> edits[] = {
        {"only experts_per_token", [](Json& j) { j.erase("num_experts_per_tok"); }},
        {"only num_experts_per_tok", [](Json& j) { j.erase("experts_per_token"); }},
        {"no architectures", [](Json& j) { j.erase("architectures"); }},
        {"no model_type", [](Json& j) { j.erase("model_type"); }},
        {"eos is null", [](Json& j) { j["eos_token_id"] = nullptr; }},
        {"no quantisation", [](Json& j) { j["quantization_config"] = nullptr; }},
        {"extra keys", [](Json& j) { j["dtype"] = "bfloat16"; }},
        {"newer rope_parameters",
         [](Json& j) {
             Json rope = j["rope_scaling"];
             rope["rope_theta"] = j["rope_theta"];
             j.erase("rope_scaling");
             j.erase("rope_theta");
             j["rope_parameters"] = rope;
         }},
        {"rope_parameters without the base",
         [](Json& j) {
             j["rope_parameters"] = j["rope_scaling"];
             j["rope_scaling"] = nullptr;
         }},
        {"legacy type",
         [](Json& j) {
             j["rope_scaling"].erase("rope_type");
             j["rope_scaling"]["type"] = "yarn";
         }},
        {"betas by default", [](Json& j) {
             j["rope_scaling"].erase("beta_fast");
             j["rope_scaling"]["beta_slow"] = nullptr;
         }}};
    const auto expected = rotaryFrequencies(parsed(realConfig()).value());
    for (const auto& [what, edit] : edits) {
        Json json = realConfig();
        edit(json);
        const auto config = parsed(json);
        ASSERT_TRUE(config) << what << ": " << config.error().message;
        EXPECT_EQ(config->expertsPerToken, 4) << what;
        EXPECT_EQ(rotaryFrequencies(*config).inverseFrequency, expected.inverseFrequency) << what;
    }
}

TEST(ModelConfig, EveryNeededKeyIsAskedFor)
{
    for (const char* key :
         {"head_dim", "hidden_size", "intermediate_size", "layer_types", "num_attention_heads",
          "num_hidden_layers", "num_key_value_heads", "num_local_experts", "rms_norm_eps",
          "rope_scaling", "rope_theta", "sliding_window", "vocab_size"}) {
        Json json = realConfig();
        json.erase(key);
        const auto config = parsed(json);
        ASSERT_FALSE(config) << key;
        EXPECT_NE(config.error().message.find("'" + std::string(key) + "' is missing"),
                  std::string::npos)
            << config.error().message;
    }
    Json json = realConfig();
    json.erase("num_experts_per_tok");
    json.erase("experts_per_token");
    EXPECT_NE(parsed(json).error().message.find("'num_experts_per_tok' is missing"),
              std::string::npos);
    json = realConfig();
    json.erase("model_type");
    json.erase("architectures");
    EXPECT_NE(parsed(json).error().message.find("'model_type' is missing"), std::string::npos);
}

TEST(ModelConfig, WrongValuesAreNamed)
{
    struct Case
    {
        const char* key;
        Json value;
        const char* said;
    };
    const Case cases[] = {
        {"model_type", "llama", "'llama'"},
        {"model_type", 3, "a text was expected"},
        {"architectures", {"LlamaForCausalLM"}, "LlamaForCausalLM"},
        {"architectures", "GptOssForCausalLM", "a list"},
        {"hidden_act", "gelu", "gelu"},
        {"attention_bias", false, "true was expected"},
        {"attention_bias", "yes", "true or false"},
        {"hidden_size", "2880", "\"2880\""},
        {"hidden_size", 2880.0, "2880.0"},
        {"hidden_size", 0, "from 1 to"},
        {"hidden_size", -1, "from 1 to"},
        {"hidden_size", 1e300, "a whole number"},
        {"hidden_size", 18446744073709551615u, "from 1 to"},
        {"hidden_size", true, "a whole number"},
        {"hidden_size", nullptr, "null"},
        {"num_key_value_heads", 7, "a divisor of num_attention_heads"},
        {"head_dim", 63, "an even number"},
        {"num_attention_heads", 65536, "at most"},
        {"num_experts_per_tok", 33, "num_experts_per_tok"},
        {"experts_per_token", 5, "as num_experts_per_tok says"},
        {"num_local_experts", 3, "at most num_local_experts (3)"},
        {"num_hidden_layers", 23, "has 24 entries"},
        {"layer_types", "sliding_attention", "a list"},
        {"sliding_window", nullptr, "null"},
        {"sliding_window", 0, "from 1"},
        {"rms_norm_eps", 0, "above 0"},
        {"rms_norm_eps", "1e-5", "a number"},
        {"swiglu_limit", -7, "above 0"},
        {"rope_theta", -1, "above 0"},
        {"rope_theta", 1, "above 1"},
        {"rope_scaling", "yarn", "an object"},
        {"rope_scaling", {{"rope_type", "llama3"}, {"factor", 8}}, "llama3"},
        {"rope_scaling", {{"rope_type", "yarn"}}, "'factor' is missing"},
        {"rope_scaling", {{"factor", 32}}, "'rope_type' is missing"},
        {"rope_scaling", {{"rope_type", "yarn"}, {"factor", 0}}, "above 0"},
        {"rope_scaling", {{"rope_type", "yarn"}, {"factor", 2}, {"truncate", 1}}, "true or false"},
        {"quantization_config", "mxfp4", "an object"},
        {"quantization_config", {{"quant_method", "gptq"}}, "gptq"},
        {"quantization_config", Json::object({{"bits", 4}}), "'quant_method' is missing"},
        {"eos_token_id", -1, "a token id"},
        {"eos_token_id", {1, "x"}, "a token id"},
        {"pad_token_id", 1.5, "a token id"},
        {"tie_word_embeddings", 1, "true or false"},
    };
    for (const Case& c : cases) {
        Json json = realConfig();
        json[c.key] = c.value;
        SCOPED_TRACE(std::string(c.key) + " = " + c.value.dump());
        const auto config = parsed(json);
        ASSERT_FALSE(config);
        EXPECT_EQ(config.error().kind, ErrorKind::BadInput);
        EXPECT_NE(config.error().message.find("config.json"), std::string::npos);
        EXPECT_NE(config.error().message.find(c.said), std::string::npos) << config.error().message;
    }
    Json json = realConfig();
    json["layer_types"][3] = "chunked_attention";
    EXPECT_NE(parsed(json).error().message.find("entry 3"), std::string::npos);
    EXPECT_FALSE(parseModelConfig("[]", "config.json"));
    EXPECT_FALSE(parseModelConfig("", "config.json"));
}

TEST(ModelConfig, FoldersOfTheTestModels)
{
    const auto order = readModelConfig(testModels() / "small-order/nf4");
    ASSERT_TRUE(order) << order.error().message;
    EXPECT_EQ(order->slidingLayer, (std::vector<bool>{false, false, true}));
    EXPECT_EQ(order->experts, 16);
    EXPECT_EQ(order->quantMethod, "bitsandbytes");
    const TemporaryFolder folder;
    const auto none = readModelConfig(folder.path());
    ASSERT_FALSE(none);
    EXPECT_NE(none.error().message.find("config.json"), std::string::npos);
    putFile(folder.path() / "config.json", realConfig().dump());
    putFile(folder.path() / "generation_config.json", "");
    EXPECT_FALSE(readModelConfig(folder.path())) << "an empty generation_config.json";
}

TEST(RotaryFrequencies, PublishedVectors)
{
    const double expected[32] = {1,
                                 6.890443059e-1,
                                 4.747820555e-1,
                                 3.271458719e-1,
                                 2.254180002e-1,
                                 1.553229895e-1,
                                 1.070244215e-1,
                                 7.374456821e-2,
                                 5.081327482e-2,
                                 3.170569618e-2,
                                 1.933500113e-2,
                                 1.159204926e-2,
                                 6.794959490e-3,
                                 3.860359317e-3,
                                 2.093792379e-3,
                                 1.052602101e-3,
                                 4.564839192e-4,
                                 1.293187012e-4,
                                 3.830881237e-5,
                                 2.639646903e-5,
                                 1.818833668e-5,
                                 1.253256982e-5,
                                 8.635495875e-6,
                                 5.950239261e-6,
                                 4.099978482e-6,
                                 2.825066827e-6,
                                 1.946596211e-6,
                                 1.341291035e-6,
                                 9.242089502e-7,
                                 6.368209146e-7,
                                 4.387978251e-7,
                                 3.023511428e-7};
    const auto table = rotaryFrequencies(parsed(realConfig()).value());
    ASSERT_EQ(table.inverseFrequency.size(), 32u);
    for (std::size_t i = 0; i < 32; ++i)
        EXPECT_NEAR(table.inverseFrequency[i] / expected[i], 1, 5e-10) << i;
    EXPECT_NEAR(table.attentionFactor, 1.3465735902799727, 1e-15);

    struct Case
    {
        double position;
        std::size_t dimension;
        double cosine, sine;
    };
    const Case cases[] = {{1, 0, 0.7275568158, 1.1331026051},
                          {100, 0, 1.1611758198, -0.6818585993},
                          {100, 9, -1.3460082948, -0.0390141553},
                          {100, 31, 1.3465735897, 4.071380638e-5}};
    for (const Case& c : cases) {
        const double angle = c.position * table.inverseFrequency[c.dimension];
        EXPECT_NEAR(std::cos(angle) * table.attentionFactor, c.cosine, 2e-9);
        EXPECT_NEAR(std::sin(angle) * table.attentionFactor, c.sine, 2e-9);
    }
}

TEST(RotaryFrequencies, TruncateRoundsTheCorrectionRange)
{
    Json json = realConfig();
    json["rope_scaling"]["truncate"] = true;
    const auto truncated = rotaryFrequencies(parsed(json).value());
    json["rope_scaling"].erase("truncate"); // the default is true
    EXPECT_EQ(rotaryFrequencies(parsed(json).value()).inverseFrequency, truncated.inverseFrequency);
    const auto exact = rotaryFrequencies(parsed(realConfig()).value());
    for (std::size_t i = 0; i < 32; ++i) {
        const double plain = std::pow(150000.0, -static_cast<double>(i) / 32);
        // The range is 8 to 18, so only the frequencies between them differ.
        const double ramp = std::clamp((static_cast<double>(i) - 8) / 10, 0.0, 1.0);
        EXPECT_NEAR(truncated.inverseFrequency[i] / (plain * (1 - ramp) + plain / 32 * ramp), 1,
                    1e-12);
        const bool same =
            std::abs(truncated.inverseFrequency[i] / exact.inverseFrequency[i] - 1) < 1e-9;
        EXPECT_EQ(same, i <= 8 || i >= 18) << i;
    }
}

TEST(RotaryFrequencies, OtherForms)
{
    Json json = realConfig();
    json["rope_scaling"] = nullptr;
    auto table = rotaryFrequencies(parsed(json).value());
    EXPECT_NEAR(table.inverseFrequency[16], std::pow(150000.0, -0.5), 1e-15);
    EXPECT_EQ(table.attentionFactor, 1.0);
    json["rope_scaling"] = {{"rope_type", "default"}};
    EXPECT_EQ(rotaryFrequencies(parsed(json).value()).inverseFrequency, table.inverseFrequency);

    json = realConfig();
    json["rope_scaling"]["attention_factor"] = 1.25;
    EXPECT_EQ(rotaryFrequencies(parsed(json).value()).attentionFactor, 1.25);
    json = realConfig();
    json["rope_scaling"]["mscale"] = 2;
    json["rope_scaling"]["mscale_all_dim"] = 1;
    EXPECT_NEAR(rotaryFrequencies(parsed(json).value()).attentionFactor,
                (0.2 * std::log(32.0) + 1) / (0.1 * std::log(32.0) + 1), 1e-12);
    json = realConfig();
    json["rope_scaling"]["factor"] = 0.5;
    EXPECT_EQ(rotaryFrequencies(parsed(json).value()).attentionFactor, 1.0);
}

} // namespace
} // namespace mesewright
