// SPDX-License-Identifier: Apache-2.0
#include "core/llm/lora.h"

#include "core/base/files.h"
#include "core/base/json.h"
#include "core/llm/bfloat16.h"
#include "core/llm/safetensors.h"
#include "core/llm/safetensorswriter.h"
#include "core/llm/torchrandom.h"
#include "tests/core/llm/formats/temporaryfolder.h"

#include <cmath>
#include <cstring>
#include <functional>
#include <nlohmann/json.hpp>

namespace mesewright {
namespace {

const std::vector<LoraTarget> allTargets(allLoraTargets.begin(), allLoraTargets.end());

ModelConfig smallReal()
{
    return readModelConfig(testModels() / "small-real/bf16").value();
}

std::string slurp(const std::filesystem::path& path)
{
    return readFile(path).value();
}

TEST(TorchRandom, KnownStream)
{
    // MT19937's published check: the 10000th number of seed 5489.
    TorchRandom random(5489);
    random.skip(9999);
    EXPECT_EQ(random.next(), 4123659995u);
    // torch takes the low 32 bits of a seed.
    TorchRandom a(3407), b(3407 + (std::uint64_t{1} << 32));
    EXPECT_EQ(a.next(), b.next());
}

/// PEFT's own start adapter of seed 3407, bit for bit, and our file equal to its file.
TEST(LoraPeft, FreshAdapterIsPeftsStart)
{
    const auto folder = testModels() / "small-real/lora-bf16/start";
    const auto recorded = readPeftAdapter(folder, smallReal());
    ASSERT_TRUE(recorded) << recorded.error().message;
    LoraAdapter fresh = freshAdapter(smallReal(), {3, 2}, allTargets, 8, 16, 0, 3407);
    ASSERT_EQ(fresh.pairs.size(), recorded->pairs.size());
    for (std::size_t i = 0; i < fresh.pairs.size(); ++i) {
        EXPECT_EQ(fresh.pairs[i].layer, recorded->pairs[i].layer);
        EXPECT_EQ(fresh.pairs[i].target, recorded->pairs[i].target);
        EXPECT_EQ(fresh.pairs[i].a, recorded->pairs[i].a) << i;
        EXPECT_EQ(fresh.pairs[i].b, recorded->pairs[i].b) << i;
    }
    const TemporaryFolder out;
    ASSERT_TRUE(writePeftAdapter(out.path(), fresh));
    EXPECT_EQ(slurp(out.path() / "adapter_model.safetensors"),
              slurp(folder / "adapter_model.safetensors"));
}

TEST(LoraPeft, DrawingForAllLayersMovesTheStream)
{
    const ModelConfig config = smallReal();
    const auto some = freshAdapter(config, {2}, allTargets, 8, 16, 0, 3407, LoraDraw::AllLayers);
    const auto all = freshAdapter(config, {0, 1, 2, 3}, allTargets, 8, 16, 0, 3407);
    ASSERT_EQ(some.pairs.size(), 4u);
    for (std::size_t i = 0; i < 4; ++i)
        EXPECT_EQ(some.pairs[i].a, all.pairs[8 + i].a);
    const auto only = freshAdapter(config, {2}, allTargets, 8, 16, 0, 3407);
    EXPECT_EQ(only.pairs[0].a, all.pairs[0].a);
    EXPECT_NE(only.pairs[0].a, some.pairs[0].a);
    const auto other = freshAdapter(config, {2}, allTargets, 8, 16, 0, 3408);
    EXPECT_NE(other.pairs[0].a, only.pairs[0].a);
    const float bound = 1 / std::sqrt(128.0f);
    for (const float value : only.pairs[0].a)
        EXPECT_LE(std::abs(value), bound);
}

TEST(LoraPeft, RecordedAdapterReads)
{
    const auto adapter = readPeftAdapter(testModels() / "small-real/lora-nf4/adapter", smallReal());
    ASSERT_TRUE(adapter) << adapter.error().message;
    EXPECT_EQ(adapter->rank, 8);
    EXPECT_EQ(adapter->scaling(), 2.0);
    EXPECT_EQ(adapter->baseName, "small-real/nf4");
    EXPECT_EQ(adapter->trainedLayers(), (std::vector<int>{2, 3}));
    ASSERT_EQ(adapter->pairs.size(), 8u);
    EXPECT_EQ(adapter->pairs[3].target, LoraTarget::Output);
    EXPECT_EQ(adapter->pairs[3].in, 512);
    EXPECT_EQ(adapter->pairs[3].out, 128);
    const auto demo = std::filesystem::path(MESEWRIGHT_SOURCE) / "resources/demo";
    const auto demoConfig = readModelConfig(demo / "base-nf4");
    ASSERT_TRUE(demoConfig) << demoConfig.error().message;
    const auto demoAdapter = readPeftAdapter(demo / "reference-adapter", *demoConfig);
    ASSERT_TRUE(demoAdapter) << demoAdapter.error().message;
    EXPECT_EQ(demoAdapter->trainedLayers(), (std::vector<int>{5, 6, 7}));
}

TEST(LoraPeft, WriteThenReadKeepsEverything)
{
    const ModelConfig config = smallReal();
    struct Case
    {
        std::vector<int> layers;
        std::vector<LoraTarget> targets;
        double alpha;
        bool rsLora;
    };
    const Case cases[] = {{{0, 1, 2, 3}, allTargets, 16, false},
                          {{3}, {LoraTarget::Value}, 12.5, true},
                          {{1, 3}, {LoraTarget::Query, LoraTarget::Output}, 8, false}};
    for (const Case& c : cases) {
        LoraAdapter adapter = freshAdapter(config, c.layers, c.targets, 4, c.alpha, 0.1, 1);
        adapter.rsLora = c.rsLora;
        adapter.baseName = "org/näme \"x\"";
        adapter.pairs[0].b[0] = 0.5f;
        const TemporaryFolder out;
        ASSERT_TRUE(writePeftAdapter(out.path(), adapter));
        const auto back = readPeftAdapter(out.path(), config);
        ASSERT_TRUE(back) << back.error().message;
        EXPECT_EQ(back->rank, 4);
        EXPECT_EQ(back->alpha, c.alpha);
        EXPECT_EQ(back->dropout, 0.1);
        EXPECT_EQ(back->baseName, adapter.baseName);
        EXPECT_EQ(back->scaling(), c.rsLora ? c.alpha / 2 : c.alpha / 4);
        ASSERT_EQ(back->pairs.size(), adapter.pairs.size());
        for (std::size_t i = 0; i < adapter.pairs.size(); ++i) {
            EXPECT_EQ(back->pairs[i].a, adapter.pairs[i].a);
            EXPECT_EQ(back->pairs[i].b, adapter.pairs[i].b);
        }
        EXPECT_TRUE(std::filesystem::exists(out.path() / "README.md"));
    }
    // Modules that are no product of layers and targets are named in full.
    LoraAdapter odd = freshAdapter(config, {1, 3}, allTargets, 4, 8, 0, 1);
    odd.pairs.erase(odd.pairs.begin() + 1);
    const TemporaryFolder out;
    ASSERT_TRUE(writePeftAdapter(out.path(), odd));
    const auto back = readPeftAdapter(out.path(), config);
    ASSERT_TRUE(back) << back.error().message;
    EXPECT_EQ(back->pairs.size(), 7u);
}

/// The field list of PEFT 0.17.1, keys sorted, indent 2, no final line feed.
TEST(LoraPeft, ConfigTextIsPefts)
{
    LoraAdapter adapter = freshAdapter(smallReal(), {2, 3}, allTargets, 8, 16, 0.1, 1);
    adapter.baseName = "unsloth/gpt-oss-20b-unsloth-bnb-4bit";
    const TemporaryFolder out;
    ASSERT_TRUE(writePeftAdapter(out.path(), adapter));
    EXPECT_EQ(slurp(out.path() / "adapter_config.json"), R"({
  "alpha_pattern": {},
  "auto_mapping": null,
  "base_model_name_or_path": "unsloth/gpt-oss-20b-unsloth-bnb-4bit",
  "bias": "none",
  "corda_config": null,
  "eva_config": null,
  "exclude_modules": null,
  "fan_in_fan_out": false,
  "inference_mode": true,
  "init_lora_weights": true,
  "layer_replication": null,
  "layers_pattern": "layers",
  "layers_to_transform": [
    2,
    3
  ],
  "loftq_config": {},
  "lora_alpha": 16,
  "lora_bias": false,
  "lora_dropout": 0.1,
  "megatron_config": null,
  "megatron_core": "megatron.core",
  "modules_to_save": null,
  "peft_type": "LORA",
  "qalora_group_size": 16,
  "r": 8,
  "rank_pattern": {},
  "revision": null,
  "target_modules": [
    "k_proj",
    "o_proj",
    "q_proj",
    "v_proj"
  ],
  "target_parameters": null,
  "task_type": "CAUSAL_LM",
  "trainable_token_indices": null,
  "use_dora": false,
  "use_qalora": false,
  "use_rslora": false
})");
}

/// Changes a copy of the recorded adapter: its configuration, or its tensors.
struct Spoiler
{
    std::filesystem::path folder;

    void config(const std::string& key, const Json& value) const
    {
        Json json = readJsonFile(folder / "adapter_config.json").value();
        if (value.is_discarded())
            json.erase(key);
        else
            json[key] = value;
        ASSERT_TRUE(writeJsonFile(folder / "adapter_config.json", json));
    }

    /// `edit` returns false to drop the tensor.
    void tensors(const std::function<bool(TensorData&)>& edit,
                 std::vector<TensorData> more = {}) const
    {
        const auto path = folder / "adapter_model.safetensors";
        std::vector<TensorData> all = std::move(more);
        {
            const auto file = SafetensorsFile::open(path);
            ASSERT_TRUE(file);
            for (const TensorInfo& info : file->tensors()) {
                const auto data = file->data(info);
                TensorData tensor{{info.name, info.dtype, info.shape}, {data.begin(), data.end()}};
                if (edit(tensor))
                    all.push_back(std::move(tensor));
            }
        }
        ASSERT_TRUE(writeSafetensors(path, all));
    }
};

const Json removed = Json(Json::value_t::discarded);

TEST(LoraPeft, OtherSpellingsAreUnderstood)
{
    struct Case
    {
        const char* what;
        std::function<void(const Spoiler&)> change;
        std::size_t pairs;
    };
    const auto only = [](const Spoiler& s, const std::string& part) {
        s.tensors([&](TensorData& t) { return t.spec.name.find(part) != std::string::npos; });
    };
    const Case cases[] = {
        {"one layer as a number",
         [&](const Spoiler& s) {
             s.config("layers_to_transform", 3);
             only(s, "layers.3.");
         },
         4},
        {"no pattern", [](const Spoiler& s) { s.config("layers_pattern", nullptr); }, 8},
        {"a list of patterns",
         [](const Spoiler& s) {
             s.config("layers_pattern", {"h", "layers"});
         },
         8},
        {"a regular expression",
         [](const Spoiler& s) {
             s.config("layers_to_transform", nullptr);
             s.config("target_modules", R"(model\.layers\.(2|3)\.self_attn\.[qkvo]_proj)");
         },
         8},
        {"a regular expression with groups of names",
         [&](const Spoiler& s) {
             s.config("target_modules", R"((?:.*?(?:self_attn|attention).*?(?:q_proj|v_proj).*?))");
             only(s, "q_proj");
             s.config("target_modules", R"(.*\.q_proj)");
         },
         2},
        {"one that only Python knows",
         [](const Spoiler& s) { s.config("target_modules", R"((?P<x>.*)\.(?P<y>.*_proj))"); }, 8},
        {"all-linear, as the tensors show",
         [](const Spoiler& s) { s.config("target_modules", "all-linear"); }, 8},
        {"full module names",
         [&](const Spoiler& s) {
             s.config("layers_to_transform", nullptr);
             s.config("target_modules", {"model.layers.2.self_attn.q_proj", "3.self_attn.q_proj"});
             only(s, "q_proj");
         },
         2},
        {"targets that match nothing",
         [](const Spoiler& s) {
             s.config("target_modules", {"q_proj", "k_proj", "v_proj", "o_proj", "gate_proj",
                                         "up_proj", "down_proj"});
         },
         8},
        {"excluded modules",
         [&](const Spoiler& s) {
             s.config("layers_to_transform", nullptr);
             s.config("exclude_modules", {"0.self_attn.q_proj", "k_proj", "v_proj", "o_proj",
                                          "layers.1.self_attn.q_proj"});
             only(s, "q_proj");
         },
         2},
        {"an excluding expression",
         [&](const Spoiler& s) {
             s.config("layers_to_transform", nullptr);
             s.config("exclude_modules", R"(.*\.[01]\..*|.*\.[kvo]_proj)");
             only(s, "q_proj");
         },
         2},
        {"few keys",
         [](const Spoiler& s) {
             const Json json = {{"peft_type", "LORA"},
                                {"r", 8},
                                {"lora_alpha", 16},
                                {"target_modules", {"q_proj", "k_proj", "v_proj", "o_proj"}},
                                {"layers_to_transform", {2, 3}}};
             ASSERT_TRUE(writeJsonFile(s.folder / "adapter_config.json", json));
         },
         8},
        {"unknown keys",
         [](const Spoiler& s) {
             s.config("new_in_peft_9", {{"a", 1}});
         },
         8},
        {"no base name", [](const Spoiler& s) { s.config("base_model_name_or_path", nullptr); }, 8},
    };
    for (const Case& c : cases) {
        SCOPED_TRACE(c.what);
        const TemporaryFolder folder;
        copyModel("small-real/lora-bf16/end-full", folder.path() / "a");
        c.change({folder.path() / "a"});
        const auto adapter = readPeftAdapter(folder.path() / "a", smallReal());
        ASSERT_TRUE(adapter) << adapter.error().message;
        EXPECT_EQ(adapter->pairs.size(), c.pairs);
    }
}

/// All layers, B = 0 outside the trained ones: the form that Unsloth leaves.
TEST(LoraPeft, AllLayersWithZeros)
{
    const ModelConfig config = smallReal();
    const auto recorded = readPeftAdapter(testModels() / "small-real/lora-bf16/end-full", config);
    ASSERT_TRUE(recorded);
    LoraAdapter all = freshAdapter(config, {0, 1, 2, 3}, allTargets, 8, 16, 0, 1);
    std::copy(recorded->pairs.begin(), recorded->pairs.end(), all.pairs.begin() + 8);
    const TemporaryFolder folder;
    ASSERT_TRUE(writePeftAdapter(folder.path(), all));
    const Spoiler spoiler{folder.path()};
    spoiler.config("layers_to_transform", nullptr);
    spoiler.config("layers_pattern", nullptr);
    const auto back = readPeftAdapter(folder.path(), config);
    ASSERT_TRUE(back) << back.error().message;
    ASSERT_EQ(back->pairs.size(), 16u);
    EXPECT_EQ(back->pairs[0].b, std::vector<float>(512 * 8, 0.0f));
    EXPECT_EQ(back->pairs[8].b, recorded->pairs[0].b);
}

TEST(LoraPeft, SixteenBitMatrices)
{
    const ModelConfig config = smallReal();
    const auto recorded = testModels() / "small-real/lora-nf4/adapter";
    const auto exact = readPeftAdapter(recorded, config);
    ASSERT_TRUE(exact) << exact.error().message;
    for (const Dtype dtype : {Dtype::Bf16, Dtype::F16}) {
        const TemporaryFolder folder;
        std::filesystem::copy(recorded, folder.path() / "a",
                              std::filesystem::copy_options::recursive);
        const auto narrow = [dtype](float value) {
            return dtype == Dtype::Bf16 ? floatToBfloat16(value) : floatToFloat16(value);
        };
        Spoiler{folder.path() / "a"}.tensors([&](TensorData& t) {
            std::vector<std::uint16_t> bits;
            for (std::size_t i = 0; i < t.bytes.size(); i += 4) {
                float value = 0;
                std::memcpy(&value, &t.bytes[i], 4);
                bits.push_back(narrow(value));
            }
            const auto bytes = std::as_bytes(std::span(bits));
            t.bytes.assign(bytes.begin(), bytes.end());
            t.spec.dtype = dtype;
            return true;
        });
        const auto adapter = readPeftAdapter(folder.path() / "a", config);
        ASSERT_TRUE(adapter) << adapter.error().message;
        const float value = exact->pairs[0].b[5];
        const std::uint16_t bits = narrow(value);
        EXPECT_EQ(adapter->pairs[0].b[5],
                  dtype == Dtype::Bf16 ? bfloat16ToFloat(bits) : float16ToFloat(bits));
    }
}

TEST(LoraPeft, BadAdaptersAreRefused)
{
    struct Case
    {
        const char* what;
        std::function<void(const Spoiler&)> spoil;
        const char* said;
    };
    const auto set = [](const char* key, Json value) {
        return [key, value = std::move(value)](const Spoiler& s) { s.config(key, value); };
    };
    const std::string q2 = "base_model.model.model.layers.2.self_attn.q_proj.lora_A.weight";
    const auto extra = [](const std::string& name) {
        return [name](const Spoiler& s) {
            s.tensors([](TensorData&) { return true; },
                      {floatTensor(name, {8, 128}, std::vector<float>(1024))});
        };
    };
    const Case cases[] = {
        {"no config",
         [](const Spoiler& s) { std::filesystem::remove(s.folder / "adapter_config.json"); },
         "adapter_config.json"},
        {"config is no JSON",
         [](const Spoiler& s) { putFile(s.folder / "adapter_config.json", "{"); }, "JSON"},
        {"no weights",
         [](const Spoiler& s) { std::filesystem::remove(s.folder / "adapter_model.safetensors"); },
         "adapter_model.safetensors"},
        {"a pickle",
         [](const Spoiler& s) {
             std::filesystem::rename(s.folder / "adapter_model.safetensors",
                                     s.folder / "adapter_model.bin");
         },
         "pickle"},
        {"another method", set("peft_type", "IA3"), "\"IA3\""},
        {"no method", set("peft_type", removed), "missing"},
        {"DoRA", set("use_dora", true), "use_dora"},
        {"QALoRA", set("use_qalora", true), "use_qalora"},
        {"modules_to_save", set("modules_to_save", {"lm_head"}), "modules_to_save"},
        {"biases", set("bias", "lora_only"), "'bias'"},
        {"lora_bias", set("lora_bias", true), "lora_bias"},
        {"target_parameters", set("target_parameters", {"mlp.experts.gate_up_proj"}),
         "target_parameters"},
        {"rank_pattern", set("rank_pattern", {{"q_proj", 4}}), "rank_pattern"},
        {"alpha_pattern", set("alpha_pattern", {{"q_proj", 4}}), "alpha_pattern"},
        {"trainable tokens", set("trainable_token_indices", {1, 2}), "trainable_token_indices"},
        {"replicated layers", set("layer_replication", Json::array({{0, 4}})), "layer_replication"},
        {"aLoRA", set("alora_invocation_tokens", {1}), "alora_invocation_tokens"},
        {"PiSSA", set("init_lora_weights", "pissa_niter_16"), "pissa_niter_16"},
        {"no rank", set("r", removed), "'r' is missing"},
        {"rank 0", set("r", 0), "'r' is 0"},
        {"rank as text", set("r", "8"), "'r' is \"8\""},
        {"another rank", set("r", 16), "has the rank 8"},
        {"no alpha", set("lora_alpha", removed), "lora_alpha"},
        {"alpha as text", set("lora_alpha", "x"), "lora_alpha"},
        {"dropout 1", set("lora_dropout", 1), "lora_dropout"},
        {"rslora as number", set("use_rslora", 1), "use_rslora"},
        {"no targets", set("target_modules", removed), "target_modules"},
        {"empty targets", set("target_modules", Json::array()), "target_modules"},
        {"targets with a number", set("target_modules", {1}), "target_modules"},
        {"excluded by a number", set("exclude_modules", 3), "exclude_modules"},
        {"fewer targets than tensors", set("target_modules", {"q_proj"}),
         "belongs to no module that adapter_config.json adapts"},
        {"more layers than tensors", set("layers_to_transform", {1, 2, 3}), "layers.1."},
        {"fewer layers than tensors", set("layers_to_transform", {3}), "layers.2."},
        {"a layer that the base lacks", set("layers_to_transform", {2, 3, 4}), "names layer 4"},
        {"a negative layer", set("layers_to_transform", {-1}), "layers_to_transform"},
        {"a pattern for other models", set("layers_pattern", "h"), "belongs to no module"},
        {"a missing matrix",
         [q2](const Spoiler& s) { s.tensors([&](TensorData& t) { return t.spec.name != q2; }); },
         "is missing"},
        {"an expert's matrix",
         extra("base_model.model.model.layers.2.mlp.experts.down_projs.0.lora_A.weight"),
         "something else than"},
        {"the embedding", extra("base_model.model.model.embed_tokens.weight"),
         "something else than"},
        {"a layer too many",
         extra("base_model.model.model.layers.9.self_attn.q_proj.lora_A.weight"), "layers.9."},
        {"a matrix of whole numbers",
         [q2](const Spoiler& s) {
             s.tensors([&](TensorData& t) {
                 if (t.spec.name == q2)
                     t.spec.dtype = Dtype::I32;
                 return true;
             });
         },
         "I32"},
        {"not finite",
         [q2](const Spoiler& s) {
             s.tensors([&](TensorData& t) {
                 if (t.spec.name == q2) {
                     const float wild = NAN;
                     std::memcpy(t.bytes.data(), &wild, 4);
                 }
                 return true;
             });
         },
         "not finite"},
    };
    for (const Case& c : cases) {
        SCOPED_TRACE(c.what);
        const TemporaryFolder folder;
        copyModel("small-real/lora-bf16/end-full", folder.path() / "a");
        c.spoil({folder.path() / "a"});
        const auto adapter = readPeftAdapter(folder.path() / "a", smallReal());
        ASSERT_FALSE(adapter);
        EXPECT_EQ(adapter.error().kind, ErrorKind::BadInput);
        EXPECT_NE(adapter.error().message.find(c.said), std::string::npos)
            << adapter.error().message;
    }
}

TEST(LoraPeft, AnotherBaseIsRefused)
{
    const auto config = readModelConfig(testModels() / "small-order/nf4");
    ASSERT_TRUE(config);
    const auto adapter = readPeftAdapter(testModels() / "small-real/lora-bf16/end-full", *config);
    ASSERT_FALSE(adapter);
    EXPECT_NE(adapter.error().message.find("use the base model that the adapter was trained on"),
              std::string::npos)
        << adapter.error().message;

    const auto good = readPeftAdapter(testModels() / "small-real/lora-bf16/end-full", smallReal());
    ASSERT_TRUE(good);
    EXPECT_TRUE(checkAdapterFits(*good, smallReal()));
    EXPECT_FALSE(checkAdapterFits(*good, *config));
    ModelConfig wide = smallReal();
    wide.hiddenSize = 256;
    const auto misfit = checkAdapterFits(*good, wide);
    ASSERT_FALSE(misfit);
    EXPECT_NE(misfit.error().message.find("512 x 128"), std::string::npos);
}

/// A pattern that makes backtracking matchers hang for ever.
TEST(LoraPeft, HostilePatternEnds)
{
    const TemporaryFolder folder;
    copyModel("small-real/lora-bf16/end-full", folder.path() / "a");
    Spoiler{folder.path() / "a"}.config("target_modules", "((.*)*)*x");
    EXPECT_FALSE(readPeftAdapter(folder.path() / "a", smallReal()));
}

TEST(LoraTarget, Names)
{
    for (const LoraTarget target : allLoraTargets)
        EXPECT_EQ(loraTargetFromName(loraTargetName(target)).value(), target);
    EXPECT_FALSE(loraTargetFromName("gate_proj"));
}

} // namespace
} // namespace mesewright
