// SPDX-License-Identifier: Apache-2.0
#include "core/llm/weights.h"

#include "core/base/sha256.h"
#include "core/llm/bfloat16.h"
#include "core/llm/checkpoint.h"
#include "core/llm/mxfp4.h"
#include "tests/core/llm/formats/temporaryfolder.h"

#include <cmath>
#include <cstring>
#include <thread>

namespace mesewright {
namespace {

struct Opened
{
    ModelConfig config;
    WeightSource source;
};

Result<Opened> openModel(const std::filesystem::path& folder)
{
    MESEWRIGHT_TRY(ModelConfig config, readModelConfig(folder));
    MESEWRIGHT_TRY(WeightSource source, WeightSource::open(folder, config));
    return Opened{std::move(config), std::move(source)};
}

std::vector<float> readWeight(const Opened& model, const WeightId& id)
{
    std::vector<float> values(static_cast<std::size_t>(weightSize(model.config, id.kind)));
    const auto done = model.source.read(id, values);
    EXPECT_TRUE(done) << done.error().message;
    return values;
}

/// SHA-256 of values as little-endian bf16.
std::string bf16Hash(const std::vector<float>& values)
{
    std::vector<std::uint16_t> bits;
    for (const float value : values) {
        EXPECT_EQ(roundToBfloat16(value), value);
        bits.push_back(floatToBfloat16(value));
    }
    Sha256 sum;
    sum.update(std::as_bytes(std::span(bits)));
    return sum.hex();
}

/// What bitsandbytes' own dequantisation to bf16 gave for layer 0.
TEST(Weights, Nf4DequantisesToTheRecordedBits)
{
    struct Case
    {
        const char* model;
        const char* experts; ///< gate_up of all experts, [E, in, out]
        const char* query;   ///< [out, in]
    };
    const Case cases[] = {
        {"small-real", "5b5d42b28f4ccb4a124d0c04bf65eeaf91c13f474297ebeccc737fca069ab036",
         "1e5f90489e11a6b12560f77709d86ae137dcacdaec8683b5005937b574742b47"},
        {"small-order", "3cec1c80c63fb06d4eb469b3800bcf20f886b09ff89241379908b46b554bcf80",
         "f16ffe9576cef7081a14b98478c4bed4dc682d0703d293e71f91776e776305c1"}};
    for (const Case& c : cases) {
        SCOPED_TRACE(c.model);
        const auto model = openModel(testModels() / c.model / "nf4");
        ASSERT_TRUE(model) << model.error().message;
        EXPECT_EQ(model->source.layout(), WeightLayout::Nf4);
        EXPECT_TRUE(model->source.warnings().empty());
        EXPECT_EQ(bf16Hash(readWeight(*model, {WeightKind::Query, 0})), c.query);

        const auto shape = weightShape(model->config, WeightKind::GateUp);
        std::vector<float> fused;
        for (int expert = 0; expert < model->config.experts; ++expert) {
            const auto values = readWeight(*model, {WeightKind::GateUp, 0, expert});
            for (std::int64_t in = 0; in < shape[1]; ++in) {
                for (std::int64_t out = 0; out < shape[0]; ++out)
                    fused.push_back(values[static_cast<std::size_t>(out * shape[1] + in)]);
            }
        }
        EXPECT_EQ(bf16Hash(fused), c.experts);
    }
}

/// NF4 of a weight stays near the weight it was made of: orientation, interleaving, nibble order.
TEST(Weights, Nf4AndBf16FoldersAgree)
{
    const auto nf4 = openModel(testModels() / "small-real/nf4");
    const auto bf16 = openModel(testModels() / "small-real/bf16");
    ASSERT_TRUE(nf4) << nf4.error().message;
    ASSERT_TRUE(bf16) << bf16.error().message;
    EXPECT_EQ(bf16->source.layout(), WeightLayout::Bf16);
    for (int layer = -1; layer < nf4->config.layers; ++layer) {
        for (const WeightId& id : layerWeights(nf4->config, layer)) {
            const auto a = readWeight(*nf4, id);
            const auto b = readWeight(*bf16, id);
            double aa = 0, bb = 0, ab = 0;
            for (std::size_t i = 0; i < a.size(); ++i) {
                aa += double{a[i]} * double{a[i]};
                bb += double{b[i]} * double{b[i]};
                ab += double{a[i]} * double{b[i]};
            }
            EXPECT_GT(ab / std::sqrt(aa * bb), 0.99) << weightName(id, WeightLayout::Nf4);
        }
    }
}

TEST(Weights, Mxfp4Vectors)
{
    struct Case
    {
        std::uint8_t byte, scale;
        float first, second;
    };
    const Case cases[] = {{0x4E, 123, -0.25f, 0.125f}, {0x71, 127, 0.5f, 6}, {0x9F, 130, -48, -4}};
    for (const Case& c : cases) {
        std::vector<std::uint8_t> blocks(16, 0);
        blocks[0] = c.byte;
        std::vector<float> out(32);
        EXPECT_EQ(dequantiseMxfp4(std::as_bytes(std::span(blocks)),
                                  std::as_bytes(std::span(&c.scale, 1)), out),
                  -1);
        // The high nibble is the second element.
        EXPECT_EQ(out[0], c.first);
        EXPECT_EQ(out[1], c.second);
        for (std::size_t i = 2; i < 32; ++i)
            EXPECT_EQ(out[i], 0.0f);
    }
    // The ends of E8M0: subnormal in fp32 and bf16, still exact; 255 is refused.
    std::vector<std::uint8_t> blocks(32, 0x11);
    const std::uint8_t scales[] = {0, 255};
    std::vector<float> out(64);
    EXPECT_EQ(
        dequantiseMxfp4(std::as_bytes(std::span(blocks)), std::as_bytes(std::span(scales)), out),
        1);
    EXPECT_EQ(out[0], std::ldexp(1.0f, -128));
    EXPECT_EQ(roundToBfloat16(out[0]), out[0]);
}

/// The fused MXFP4 tensor read by hand against read(), every element of one layer.
TEST(Weights, Mxfp4LayoutOfAFolder)
{
    const auto model = openModel(testModels() / "small-odd/mxfp4");
    ASSERT_TRUE(model) << model.error().message;
    EXPECT_EQ(model->source.layout(), WeightLayout::Mxfp4);
    const auto checkpoint = Checkpoint::open(testModels() / "small-odd/mxfp4");
    ASSERT_TRUE(checkpoint);
    for (const WeightKind kind : {WeightKind::GateUp, WeightKind::Down}) {
        const auto shape = weightShape(model->config, kind);
        const std::string name = weightName({kind, 1, 0}, WeightLayout::Mxfp4);
        const auto blocks = checkpoint->find(name + "_blocks");
        const auto scales = checkpoint->find(name + "_scales");
        ASSERT_TRUE(blocks && scales);
        for (int expert = 0; expert < model->config.experts; ++expert) {
            const auto values = readWeight(*model, {kind, 1, expert});
            for (std::int64_t row = 0; row < shape[0]; ++row) {
                for (std::int64_t column = 0; column < shape[1]; ++column) {
                    const std::int64_t block =
                        (expert * shape[0] + row) * (shape[1] / 32) + column / 32;
                    const auto byte = static_cast<unsigned>(
                        blocks->data()[static_cast<std::size_t>(block * 16 + column % 32 / 2)]);
                    const unsigned nibble = column % 2 == 0 ? byte & 15 : byte >> 4;
                    const int scale =
                        static_cast<int>(scales->data()[static_cast<std::size_t>(block)]);
                    ASSERT_EQ(values[static_cast<std::size_t>(row * shape[1] + column)],
                              std::ldexp(e2m1Values()[nibble], scale - 127));
                }
            }
        }
    }
}

TEST(Weights, Bf16ExpertsAreTransposed)
{
    const auto model = openModel(testModels() / "small-odd/bf16");
    ASSERT_TRUE(model) << model.error().message;
    const auto file = SafetensorsFile::open(testModels() / "small-odd/bf16/model.safetensors");
    ASSERT_TRUE(file);
    const auto fused = file->readFloats("model.layers.2.mlp.experts.gate_up_proj");
    const auto bias = file->readFloats("model.layers.2.mlp.experts.gate_up_proj_bias");
    ASSERT_TRUE(fused && bias);
    const auto shape = weightShape(model->config, WeightKind::GateUp);
    for (int expert = 0; expert < model->config.experts; ++expert) {
        const auto values = readWeight(*model, {WeightKind::GateUp, 2, expert});
        for (std::int64_t out = 0; out < shape[0]; ++out) {
            for (std::int64_t in = 0; in < shape[1]; ++in)
                ASSERT_EQ(
                    values[static_cast<std::size_t>(out * shape[1] + in)],
                    (*fused)[static_cast<std::size_t>((expert * shape[1] + in) * shape[0] + out)]);
        }
        const auto expertBias = readWeight(*model, {WeightKind::GateUpBias, 2, expert});
        for (std::int64_t out = 0; out < shape[0]; ++out)
            ASSERT_EQ(expertBias[static_cast<std::size_t>(out)],
                      (*bias)[static_cast<std::size_t>(expert * shape[0] + out)]);
    }
}

TEST(Weights, ReadsFromSeveralThreads)
{
    const auto model = openModel(testModels() / "small-real/nf4");
    ASSERT_TRUE(model);
    const WeightId id{WeightKind::GateUp, 1, 3};
    const auto expected = readWeight(*model, id);
    std::vector<std::vector<float>> seen(4);
    std::vector<std::thread> threads;
    for (auto& values : seen)
        threads.emplace_back([&model, &values, id] { values = readWeight(*model, id); });
    for (std::thread& thread : threads)
        thread.join();
    for (const auto& values : seen)
        EXPECT_EQ(values, expected);
}

TEST(Weights, WrongRequestsAreRefused)
{
    const auto model = openModel(testModels() / "small-odd/bf16");
    ASSERT_TRUE(model);
    std::vector<float> buffer(static_cast<std::size_t>(weightSize(model->config, WeightKind::Key)));
    EXPECT_FALSE(model->source.read({WeightKind::Key, 4}, buffer));
    EXPECT_FALSE(model->source.read({WeightKind::Key, -1}, buffer));
    EXPECT_FALSE(model->source.read({WeightKind::Key, 0, 0}, buffer));
    EXPECT_FALSE(model->source.read({WeightKind::GateUp, 0, 4}, buffer));
    buffer.pop_back();
    EXPECT_FALSE(model->source.read({WeightKind::Key, 0}, buffer));
}

TEST(Weights, DemoCheckpointLoads)
{
    const auto folder = std::filesystem::path(MESEWRIGHT_SOURCE) / "resources/demo/base-nf4";
    const auto model = openModel(folder);
    ASSERT_TRUE(model) << model.error().message;
    EXPECT_EQ(model->source.layout(), WeightLayout::Nf4);
    std::int64_t parameters = 0;
    for (int layer = -1; layer < model->config.layers; ++layer) {
        for (const WeightId& id : layerWeights(model->config, layer)) {
            for (const float value : readWeight(*model, id))
                ASSERT_TRUE(std::isfinite(value));
            parameters += weightSize(model->config, id.kind);
        }
    }
    EXPECT_EQ(parameters, 17379712);
    EXPECT_EQ(model->source.hash().value().size(), 64u);
}

} // namespace
} // namespace mesewright
