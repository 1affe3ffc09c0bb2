// SPDX-License-Identifier: Apache-2.0
#include "core/llm/checkpoint.h"

#include "core/base/json.h"
#include "core/llm/safetensorswriter.h"
#include "core/llm/weights.h"
#include "tests/core/llm/formats/temporaryfolder.h"

#include <functional>
#include <nlohmann/json.hpp>

namespace mesewright {
namespace {

/// One way to spoil a copy of a recorded checkpoint, and what must be said about it.
struct Spoiled
{
    const char* what;
    const char* model;
    std::function<void(const std::filesystem::path&)> spoil;
    const char* said;
    const char* alsoSaid;
};

constexpr const char* indexFile = "model.safetensors.index.json";

/// Changes the weight map of the index.
void editMap(const std::filesystem::path& folder, const std::function<void(Json&)>& edit)
{
    Json index = readJsonFile(folder / indexFile).value();
    edit(index["weight_map"]);
    ASSERT_TRUE(writeJsonFile(folder / indexFile, index));
}

/// Rewrites one tensor of the file that holds it; `edit` changes spec and bytes.
void editTensor(const std::filesystem::path& folder, const std::string& name,
                const std::function<void(TensorData&)>& edit)
{
    std::filesystem::path path = folder / "model.safetensors";
    if (std::filesystem::exists(folder / indexFile)) {
        const Json index = readJsonFile(folder / indexFile).value();
        path = folder / index["weight_map"][name].get<std::string>();
    }
    std::vector<TensorData> tensors;
    bool found = false;
    {
        const auto file = SafetensorsFile::open(path);
        ASSERT_TRUE(file);
        for (const TensorInfo& tensor : file->tensors()) {
            const auto data = file->data(tensor);
            tensors.push_back(
                {{tensor.name, tensor.dtype, tensor.shape}, {data.begin(), data.end()}});
            if (tensor.name == name) {
                edit(tensors.back());
                found = true;
            }
        }
    }
    ASSERT_TRUE(found) << name;
    ASSERT_TRUE(writeSafetensors(path, tensors));
}

void reshape(TensorData& tensor, std::vector<std::int64_t> shape)
{
    tensor.spec.shape = std::move(shape);
}

constexpr const char* up0 = "model.layers.0.mlp.experts.gate_up_projs.0.weight";
const std::string state0 = std::string(up0) + ".quant_state.bitsandbytes__nf4";

void editState(const std::filesystem::path& folder, const std::string& what,
               const std::string& with)
{
    editTensor(folder, state0, [&](TensorData& tensor) {
        std::string text(reinterpret_cast<const char*>(tensor.bytes.data()), tensor.bytes.size());
        const auto at = text.find(what);
        ASSERT_NE(at, std::string::npos);
        text.replace(at, what.size(), with);
        const auto bytes = std::as_bytes(std::span(text));
        tensor.bytes.assign(bytes.begin(), bytes.end());
        tensor.spec.shape = {static_cast<std::int64_t>(text.size())};
    });
}

const std::vector<Spoiled>& spoiledCheckpoints()
{
    using Path = std::filesystem::path;
    static const std::vector<Spoiled> cases{
        {"missing shard", "small-odd/mxfp4",
         [](const Path& f) { std::filesystem::remove(f / "model-00001-of-00002.safetensors"); },
         "model-00001-of-00002.safetensors", "is not there"},
        {"no weights at all", "small-odd/bf16",
         [](const Path& f) { std::filesystem::remove(f / "model.safetensors"); }, "holds neither",
         "model.safetensors"},
        {"index leads out", "small-odd/mxfp4",
         [](const Path& f) { editMap(f, [](Json& m) { m["lm_head.weight"] = "../x"; }); }, "'../x'",
         "lm_head.weight"},
        {"index with a subfolder", "small-odd/mxfp4",
         [](const Path& f) { editMap(f, [](Json& m) { m["lm_head.weight"] = "a/b"; }); }, "'a/b'",
         "plain file names"},
        {"index with an absolute path", "small-odd/mxfp4",
         [](const Path& f) { editMap(f, [](Json& m) { m["lm_head.weight"] = "/etc/passwd"; }); },
         "'/etc/passwd'", "plain file names"},
        {"index with a backslash", "small-odd/mxfp4",
         [](const Path& f) { editMap(f, [](Json& m) { m["lm_head.weight"] = "..\\x"; }); },
         "plain file names", ""},
        {"index with ..", "small-odd/mxfp4",
         [](const Path& f) { editMap(f, [](Json& m) { m["lm_head.weight"] = ".."; }); }, "'..'",
         ""},
        {"index with an empty name", "small-odd/mxfp4",
         [](const Path& f) { editMap(f, [](Json& m) { m["lm_head.weight"] = ""; }); }, "''", ""},
        {"index with a number", "small-odd/mxfp4",
         [](const Path& f) { editMap(f, [](Json& m) { m["lm_head.weight"] = 1; }); },
         "is not a text", ""},
        {"index without map", "small-odd/mxfp4",
         [](const Path& f) { putFile(f / indexFile, "{}"); }, "weight_map", indexFile},
        {"index with an empty map", "small-odd/mxfp4",
         [](const Path& f) { putFile(f / indexFile, R"({"weight_map":{}})"); }, "names no tensor",
         ""},
        {"index is no JSON", "small-odd/mxfp4", [](const Path& f) { putFile(f / indexFile, "{"); },
         indexFile, "JSON"},
        {"index names a folder", "small-odd/mxfp4",
         [](const Path& f) {
             std::filesystem::create_directory(f / "sub");
             editMap(f, [](Json& m) { m["lm_head.weight"] = "sub"; });
         },
         "sub", ""},
        {"tensor not in the index", "small-odd/mxfp4",
         [](const Path& f) {
             editMap(f, [](Json& m) { m.erase("model.layers.3.self_attn.sinks"); });
         },
         "model.layers.3.self_attn.sinks", "does not name"},
        {"tensor in another shard than said", "small-odd/mxfp4",
         [](const Path& f) {
             editMap(f, [](Json& m) {
                 Json& file = m["model.layers.3.self_attn.sinks"];
                 file = file == "model-00000-of-00002.safetensors"
                            ? "model-00001-of-00002.safetensors"
                            : "model-00000-of-00002.safetensors";
             });
         },
         "model.layers.3.self_attn.sinks", "does not hold"},
        {"companion not in the index", "small-real/nf4",
         [](const Path& f) {
             editMap(f, [](Json& m) { m.erase(std::string(up0) + ".quant_map"); });
         },
         "gate_up_projs.0.weight.quant_map", "does not name"},
        {"state not in the index", "small-real/nf4",
         [](const Path& f) { editMap(f, [](Json& m) { m.erase(state0); }); },
         "gate_up_projs.0.weight", "says how to read it"},
        {"truncated shard", "small-odd/bf16",
         [](const Path& f) { std::filesystem::resize_file(f / "model.safetensors", 800000); },
         "model.safetensors", "but the file holds"},
        {"another vocabulary in config.json", "small-odd/bf16",
         [](const Path& f) {
             replaceInFile(f / "config.json", "\"vocab_size\": 320", "\"vocab_size\": 321");
         },
         "[320, 64]", "[321, 64]"},
        {"another intermediate size", "small-odd/mxfp4",
         [](const Path& f) {
             replaceInFile(f / "config.json", "\"intermediate_size\": 96",
                           "\"intermediate_size\": 64");
         },
         "gate_up_proj_blocks", "[4, 128, 2, 16]"},
        {"intermediate size no multiple of 32", "small-odd/mxfp4",
         [](const Path& f) {
             replaceInFile(f / "config.json", "\"intermediate_size\": 96",
                           "\"intermediate_size\": 100");
         },
         "config.json", ""},
        {"too many layers", "small-real/nf4",
         [](const Path& f) {
             replaceInFile(f / "config.json", "\"num_hidden_layers\": 4",
                           "\"num_hidden_layers\": 5");
             replaceInFile(f / "config.json", "\"layer_types\": [",
                           "\"layer_types\": [\"full_attention\",");
         },
         "model.layers.4.", "does not name"},
        {"a weight of whole numbers", "small-odd/bf16",
         [](const Path& f) {
             editTensor(f, "model.norm.weight", [](TensorData& t) { t.spec.dtype = Dtype::I16; });
         },
         "I16", "BF16, F16 or F32"},
        {"a bias as a matrix", "small-odd/bf16",
         [](const Path& f) {
             editTensor(f, "model.layers.0.self_attn.q_proj.bias", [](TensorData& t) {
                 reshape(t, {128, 1});
             });
         },
         "[128, 1]", "[128]"},
        {"experts not transposed", "small-odd/bf16",
         [](const Path& f) {
             editTensor(f, "model.layers.0.mlp.experts.gate_up_proj", [](TensorData& t) {
                 reshape(t, {4, 192, 64});
             });
         },
         "[4, 192, 64]", "[4, 64, 192]"},
        {"scales of another dtype", "small-odd/mxfp4",
         [](const Path& f) {
             editTensor(f, "model.layers.0.mlp.experts.down_proj_scales",
                        [](TensorData& t) { t.spec.dtype = Dtype::I8; });
         },
         "down_proj_scales", "U8 was expected"},
        {"transposed packing", "small-real/nf4",
         [](const Path& f) { editTensor(f, up0, [](TensorData& t) {
                                 reshape(t, {1, 16384});
                             }); },
         "[1, 16384]", "transposed packing"},
        {"flat packing", "small-real/nf4",
         [](const Path& f) { editTensor(f, up0, [](TensorData& t) { reshape(t, {16384}); }); },
         "[16384]", "[16384, 1]"},
        {"state of fp4 inside", "small-real/nf4",
         [](const Path& f) { editState(f, "\"nf4\"", "\"fp4\""); }, "'fp4'", "only nf4"},
        {"state of another shape", "small-real/nf4",
         [](const Path& f) { editState(f, "[256, 128]", "[128, 256]"); }, "[128, 256]",
         "[256, 128]"},
        {"state of another block size", "small-real/nf4",
         [](const Path& f) { editState(f, "\"blocksize\": 64", "\"blocksize\": 128"); },
         "weight.absmax", "[256]"},
        {"state with a wild offset", "small-real/nf4",
         [](const Path& f) { editState(f, "\"nested_offset\": ", "\"nested_offset\": 1e999"); },
         "gate_up_projs.0", ""},
        {"state is no JSON", "small-real/nf4", [](const Path& f) { editState(f, "{", "["); },
         "gate_up_projs.0", "JSON"},
        {"level two is not finite", "small-real/nf4",
         [](const Path& f) {
             editTensor(f, std::string(up0) + ".nested_absmax", [](TensorData& t) {
                 const float wild = INFINITY;
                 std::memcpy(t.bytes.data(), &wild, 4);
             });
         },
         "nested_absmax", "not finite"},
        {"maxima in fp32 beside a second level", "small-real/nf4",
         [](const Path& f) {
             editTensor(f, std::string(up0) + ".absmax", [](TensorData& t) {
                 t.spec.dtype = Dtype::F32;
                 t.bytes.resize(t.bytes.size() * 4);
             });
         },
         "absmax", "U8 was expected"},
        {"fp4 companion", "small-real/nf4",
         [](const Path& f) {
             editMap(f, [](Json& m) {
                 m[std::string(up0) + ".quant_state.bitsandbytes__fp4"] = m[state0];
                 m.erase(state0);
             });
         },
         "fp4", "not supported"},
        {"another kind of model", "small-odd/bf16",
         [](const Path& f) {
             ASSERT_TRUE(writeSafetensors(f / "model.safetensors",
                                          {floatTensor("wte.weight", {1}, std::vector{1.0f})}));
         },
         "no layout of GPT-OSS", ""},
    };
    return cases;
}

Result<WeightSource> openFolder(const std::filesystem::path& folder)
{
    MESEWRIGHT_TRY(const ModelConfig config, readModelConfig(folder));
    return WeightSource::open(folder, config);
}

TEST(Checkpoint, SpoiledFoldersAreRefused)
{
    for (const Spoiled& c : spoiledCheckpoints()) {
        SCOPED_TRACE(c.what);
        const TemporaryFolder folder;
        copyModel(c.model, folder.path() / "model");
        c.spoil(folder.path() / "model");
        const auto source = openFolder(folder.path() / "model");
        ASSERT_FALSE(source);
        EXPECT_EQ(source.error().kind, ErrorKind::BadInput);
        EXPECT_NE(source.error().message.find(c.said), std::string::npos) << source.error().message;
        EXPECT_NE(source.error().message.find(c.alsoSaid), std::string::npos)
            << source.error().message;
    }
}

TEST(Checkpoint, TheIndexRules)
{
    // Another single file beside the index is not looked at.
    const TemporaryFolder folder;
    copyModel("small-odd/mxfp4", folder.path() / "m");
    putFile(folder.path() / "m/model.safetensors", "rubbish");
    const auto source = openFolder(folder.path() / "m");
    ASSERT_TRUE(source) << source.error().message;
    EXPECT_EQ(source->layout(), WeightLayout::Mxfp4);
    EXPECT_EQ(checkpointFileNames(folder.path() / "m").value(),
              (std::vector<std::string>{"model-00000-of-00002.safetensors",
                                        "model-00001-of-00002.safetensors",
                                        "model-00002-of-00002.safetensors"}));
    EXPECT_FALSE(Checkpoint::open(folder.path() / "m/config.json"));
    EXPECT_FALSE(Checkpoint::open(folder.path() / "none"));
}

/// The router's two names, F32 and F16 where BF16 is usual, a head tied to the embedding.
TEST(Checkpoint, OtherSpellingsAreUnderstood)
{
    const TemporaryFolder folder;
    copyModel("small-odd/bf16", folder.path() / "m");
    const auto path = folder.path() / "m/model.safetensors";
    std::vector<TensorData> tensors;
    std::vector<float> norm;
    {
        const auto file = SafetensorsFile::open(path);
        ASSERT_TRUE(file);
        norm = file->readFloats("model.norm.weight").value();
        for (const TensorInfo& tensor : file->tensors()) {
            const auto data = file->data(tensor);
            TensorData copy{{tensor.name, tensor.dtype, tensor.shape}, {data.begin(), data.end()}};
            const auto at = copy.spec.name.find("router.");
            if (at != std::string::npos)
                copy.spec.name.insert(at + 7, "linear.");
            if (tensor.name == "model.norm.weight")
                copy = floatTensor(tensor.name, tensor.shape, norm);
            if (tensor.name != "lm_head.weight")
                tensors.push_back(std::move(copy));
        }
    }
    ASSERT_TRUE(writeSafetensors(path, tensors));
    EXPECT_FALSE(openFolder(folder.path() / "m")) << "the head is missing and not tied";
    replaceInFile(folder.path() / "m/config.json", "\"tie_word_embeddings\": false",
                  "\"tie_word_embeddings\": true");
    const auto source = openFolder(folder.path() / "m");
    ASSERT_TRUE(source) << source.error().message;
    std::vector<float> values(norm.size());
    ASSERT_TRUE(source->read({WeightKind::FinalNorm}, values));
    EXPECT_EQ(values, norm);
    std::vector<float> head(320 * 64), embedding(320 * 64);
    ASSERT_TRUE(source->read({WeightKind::LmHead}, head));
    ASSERT_TRUE(source->read({WeightKind::Embedding}, embedding));
    EXPECT_EQ(head, embedding);
}

/// A code table of the file's own is used, and mentioned.
TEST(Checkpoint, AnOddCodeTableIsMentioned)
{
    const TemporaryFolder folder;
    copyModel("small-real/nf4", folder.path() / "m");
    const auto before = openFolder(folder.path() / "m");
    ASSERT_TRUE(before);
    EXPECT_TRUE(before->warnings().empty());
    editTensor(folder.path() / "m", std::string(up0) + ".quant_map", [](TensorData& t) {
        const float last = 2.0f;
        std::memcpy(t.bytes.data() + 60, &last, 4);
    });
    const auto source = openFolder(folder.path() / "m");
    ASSERT_TRUE(source) << source.error().message;
    ASSERT_EQ(source->warnings().size(), 1u);
    EXPECT_NE(source->warnings()[0].find(up0), std::string::npos);
    std::vector<float> odd(256 * 128), usual(256 * 128);
    ASSERT_TRUE(source->read({WeightKind::GateUp, 0, 0}, odd));
    ASSERT_TRUE(before->read({WeightKind::GateUp, 0, 0}, usual));
    EXPECT_NE(odd, usual);
}

/// One level only: fp32 maxima, no nested companions.
TEST(Checkpoint, SingleLevelNf4)
{
    const TemporaryFolder folder;
    copyModel("small-real/nf4", folder.path() / "m");
    std::vector<float> expected(256 * 128);
    std::vector<float> maxima;
    {
        const auto source = openFolder(folder.path() / "m");
        ASSERT_TRUE(source);
        ASSERT_TRUE(source->read({WeightKind::GateUp, 0, 0}, expected));
        const auto file = [&](const char* suffix) {
            return source->checkpoint().find(std::string(up0) + suffix).value();
        };
        const auto codes = file(".absmax");
        const auto nested = file(".nested_absmax");
        const auto map =
            file(".nested_quant_map").file->readFloats(std::string(up0) + ".nested_quant_map");
        const auto scale = nested.file->readFloats(std::string(up0) + ".nested_absmax");
        const auto state = file(".quant_state.bitsandbytes__nf4").data();
        const Json json =
            parseJson({reinterpret_cast<const char*>(state.data()), state.size()}, "state").value();
        const auto offset = json["nested_offset"].get<float>();
        for (std::size_t i = 0; i < 512; ++i) {
            const float product =
                (*map)[static_cast<std::size_t>(codes.data()[i])] * (*scale)[i / 256];
            maxima.push_back(product + offset);
        }
    }
    editTensor(folder.path() / "m", std::string(up0) + ".absmax",
               [&](TensorData& t) { t = floatTensor(t.spec.name, {512}, maxima); });
    editState(folder.path() / "m", ", \"nested_blocksize\": 256", "");
    editState(folder.path() / "m", ", \"nested_dtype\": \"float32\"", "");
    editState(folder.path() / "m", "\"nested_offset\"", "\"unused\"");
    EXPECT_FALSE(openFolder(folder.path() / "m")) << "nested_absmax contradicts the state";
    editMap(folder.path() / "m", [](Json& m) {
        m.erase(std::string(up0) + ".nested_absmax");
        m.erase(std::string(up0) + ".nested_quant_map");
    });
    const auto source = openFolder(folder.path() / "m");
    ASSERT_TRUE(source) << source.error().message;
    std::vector<float> values(256 * 128);
    ASSERT_TRUE(source->read({WeightKind::GateUp, 0, 0}, values));
    EXPECT_EQ(values, expected);
}

TEST(Checkpoint, AScaleThatIsNoNumber)
{
    const TemporaryFolder folder;
    copyModel("small-odd/mxfp4", folder.path() / "m");
    editTensor(
        folder.path() / "m", "model.layers.1.mlp.experts.down_proj_scales",
        [](TensorData& t) { t.bytes[static_cast<std::size_t>(64 * 3 + 5)] = std::byte{255}; });
    const auto source = openFolder(folder.path() / "m");
    ASSERT_TRUE(source) << source.error().message;
    std::vector<float> values(64 * 96);
    EXPECT_TRUE(source->read({WeightKind::Down, 1, 0}, values));
    const auto bad = source->read({WeightKind::Down, 1, 1}, values);
    ASSERT_FALSE(bad);
    EXPECT_NE(bad.error().message.find("expert 1, scale 5"), std::string::npos)
        << bad.error().message;
}

} // namespace
} // namespace mesewright
