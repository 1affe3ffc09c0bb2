// SPDX-License-Identifier: Apache-2.0
#include "core/llm/convert.h"

#include "core/base/files.h"
#include "core/base/json.h"
#include "core/llm/checkpoint.h"
#include "core/llm/inspect.h"
#include "core/llm/mxfp4.h"
#include "tests/core/llm/formats/temporaryfolder.h"

#include <cmath>
#include <nlohmann/json.hpp>
#include <random>

namespace mesewright {
namespace {

Result<ConvertSummary> convert(const std::filesystem::path& from, WeightLayout layout,
                               const std::filesystem::path& to, const ConvertOptions& options = {})
{
    SilentProgress progress;
    return quantizeCheckpoint(from, layout, to, progress, CancelToken(), options);
}

WeightSource openSource(const std::filesystem::path& folder)
{
    auto config = readModelConfig(folder);
    EXPECT_TRUE(config) << config.error().message;
    auto source = WeightSource::open(folder, *config);
    EXPECT_TRUE(source) << source.error().message;
    return std::move(source).value();
}

/// Every logical tensor of two checkpoints is the same.
void expectSameWeights(const WeightSource& a, const WeightSource& b)
{
    for (int layer = -1; layer < a.config().layers; ++layer) {
        for (const WeightId& id : layerWeights(a.config(), layer)) {
            std::vector<float> x(static_cast<std::size_t>(weightSize(a.config(), id.kind)));
            std::vector<float> y(x.size());
            ASSERT_TRUE(a.read(id, x));
            ASSERT_TRUE(b.read(id, y));
            EXPECT_EQ(x, y) << weightName(id, a.layout()) << " " << id.expert;
        }
    }
}

/// The tensors of two checkpoints have the same names, dtypes, shapes and bytes.
void expectSameTensors(const Checkpoint& a, const Checkpoint& b)
{
    ASSERT_EQ(a.tensorNames(), b.tensorNames());
    for (const std::string& name : a.tensorNames()) {
        const auto x = a.find(name);
        const auto y = b.find(name);
        ASSERT_TRUE(x && y);
        EXPECT_EQ(x->info->dtype, y->info->dtype) << name;
        EXPECT_EQ(x->info->shape, y->info->shape) << name;
        ASSERT_EQ(x->data().size(), y->data().size()) << name;
        EXPECT_TRUE(std::equal(x->data().begin(), x->data().end(), y->data().begin())) << name;
    }
}

/// The whole folder that bitsandbytes made, tensor by tensor, from the bf16 one.
TEST(Convert, Nf4FolderIsTheRecordedOne)
{
    const TemporaryFolder t;
    const auto summary =
        convert(testModels() / "small-real/bf16", WeightLayout::Nf4, t.path() / "nf4", {600'000});
    ASSERT_TRUE(summary) << summary.error().message;
    EXPECT_EQ(summary->files, (std::vector<std::string>{"model-00001-of-00003.safetensors",
                                                        "model-00002-of-00003.safetensors",
                                                        "model-00003-of-00003.safetensors"}));
    const auto mine = Checkpoint::open(t.path() / "nf4");
    const auto recorded = Checkpoint::open(testModels() / "small-real/nf4");
    ASSERT_TRUE(mine) << mine.error().message;
    ASSERT_TRUE(recorded);
    expectSameTensors(*mine, *recorded);

    const Json index = readJsonFile(t.path() / "nf4/model.safetensors.index.json").value();
    EXPECT_EQ(index["metadata"]["total_size"].get<std::uint64_t>(), mine->tensorBytes());
    const Json recordedIndex =
        readJsonFile(testModels() / "small-real/nf4/model.safetensors.index.json").value();
    EXPECT_EQ(index["metadata"]["total_size"], recordedIndex["metadata"]["total_size"]);
    EXPECT_EQ(readJsonFile(t.path() / "nf4/config.json").value(),
              readJsonFile(testModels() / "small-real/nf4/config.json").value());
    EXPECT_EQ(readFile(t.path() / "nf4/generation_config.json").value(),
              readFile(testModels() / "small-real/bf16/generation_config.json").value());
}

TEST(Convert, Mxfp4ToBf16AndBackKeepsTheValues)
{
    const TemporaryFolder t;
    const auto from = testModels() / "small-odd/mxfp4";
    const auto bf16 = convert(from, WeightLayout::Bf16, t.path() / "bf16");
    ASSERT_TRUE(bf16) << bf16.error().message;
    EXPECT_EQ(bf16->files, std::vector<std::string>{"model.safetensors"});
    EXPECT_FALSE(std::filesystem::exists(t.path() / "bf16/model.safetensors.index.json"));
    const WeightSource original = openSource(from);
    const WeightSource plain = openSource(t.path() / "bf16");
    EXPECT_EQ(plain.layout(), WeightLayout::Bf16);
    EXPECT_TRUE(plain.warnings().empty());
    expectSameWeights(original, plain);

    const auto back = convert(t.path() / "bf16", WeightLayout::Mxfp4, t.path() / "mxfp4");
    ASSERT_TRUE(back) << back.error().message;
    const WeightSource again = openSource(t.path() / "mxfp4");
    EXPECT_EQ(again.layout(), WeightLayout::Mxfp4);
    EXPECT_EQ(again.config().quantMethod, "mxfp4");
    expectSameWeights(original, again);
    EXPECT_EQ(again.checkpoint().tensorNames(), original.checkpoint().tensorNames());
    for (const std::string& name : original.checkpoint().tensorNames()) {
        EXPECT_EQ(again.checkpoint().find(name)->info->shape,
                  original.checkpoint().find(name)->info->shape);
        EXPECT_EQ(again.checkpoint().find(name)->info->dtype,
                  original.checkpoint().find(name)->info->dtype);
    }
}

/// The recorded MXFP4 folder was made from the bf16 one: the same bytes again.
TEST(Convert, Mxfp4FolderIsTheRecordedOne)
{
    const TemporaryFolder t;
    const auto done =
        convert(testModels() / "small-odd/bf16", WeightLayout::Mxfp4, t.path() / "mxfp4");
    ASSERT_TRUE(done) << done.error().message;
    const auto mine = Checkpoint::open(t.path() / "mxfp4");
    const auto recorded = Checkpoint::open(testModels() / "small-odd/mxfp4");
    ASSERT_TRUE(mine && recorded);
    expectSameTensors(*mine, *recorded);
    EXPECT_EQ(readJsonFile(t.path() / "mxfp4/config.json").value(),
              readJsonFile(testModels() / "small-odd/mxfp4/config.json").value());
}

/// The layout it already has: the same bytes, only other shards.
TEST(Convert, TheSameLayoutIsCopied)
{
    for (const char* model : {"small-odd/mxfp4", "small-order/nf4", "small-odd/bf16"}) {
        SCOPED_TRACE(model);
        const TemporaryFolder t;
        const auto from = testModels() / model;
        const WeightLayout layout = openSource(from).layout();
        ASSERT_TRUE(convert(from, layout, t.path() / "copy", {300'000}));
        const auto a = Checkpoint::open(from);
        const auto b = Checkpoint::open(t.path() / "copy");
        ASSERT_TRUE(a && b);
        EXPECT_GT(b->files().size(), 1u);
        expectSameTensors(*a, *b);
    }
}

TEST(Convert, Nf4ToBf16KeepsTheDequantisedValues)
{
    const TemporaryFolder t;
    const auto from = testModels() / "small-real/nf4";
    const auto done = convert(from, WeightLayout::Bf16, t.path() / "bf16");
    ASSERT_TRUE(done) << done.error().message;
    expectSameWeights(openSource(from), openSource(t.path() / "bf16"));
}

TEST(Convert, DemoFolderWithItsTokenizer)
{
    const TemporaryFolder t;
    const auto from = std::filesystem::path(MESEWRIGHT_SOURCE) / "resources/demo/base-nf4";
    ASSERT_TRUE(convert(from, WeightLayout::Mxfp4, t.path() / "m"));
    for (const char* name : {"tokenizer.json", "tokenizer_config.json", "special_tokens_map.json",
                             "generation_config.json"})
        EXPECT_EQ(readFile(t.path() / "m" / name).value(), readFile(from / name).value()) << name;
    const auto seen = inspectPath(t.path() / "m");
    ASSERT_TRUE(seen) << seen.error().message;
    EXPECT_EQ((*seen)["layout"], "mxfp4");
    EXPECT_EQ((*seen)["parameters"], 17379712);
}

TEST(Convert, RefusedAndNothingLeft)
{
    const TemporaryFolder t;
    const auto from = testModels() / "small-odd/bf16";
    putFile(t.path() / "full/x", "x");
    std::filesystem::create_directories(t.path() / "empty");
    EXPECT_NE(convert(from, WeightLayout::Nf4, t.path() / "full").error().message.find("is there"),
              std::string::npos);
    EXPECT_FALSE(convert(from, WeightLayout::Nf4, t.path() / "full/x"));
    EXPECT_FALSE(convert(from, WeightLayout::Nf4, from));
    EXPECT_FALSE(convert(t.path() / "none", WeightLayout::Nf4, t.path() / "out"));
    EXPECT_FALSE(convert(from, WeightLayout::Nf4, "/proc/none/out"));
    EXPECT_TRUE(convert(from, WeightLayout::Nf4, t.path() / "empty"));

    CancelToken cancel;
    cancel.request();
    SilentProgress progress;
    const auto stoppedRun =
        quantizeCheckpoint(from, WeightLayout::Mxfp4, t.path() / "out", progress, cancel);
    ASSERT_FALSE(stoppedRun);
    EXPECT_EQ(stoppedRun.error().kind, ErrorKind::Stopped);
    // Stopped in the middle, by whoever watches the progress.
    struct StopAtThird final : ProgressSink
    {
        CancelToken token;
        void progress(const Progress& p) override
        {
            if (p.done == 3)
                token.request();
        }
        void message(const std::string&) override {}
    } watcher;
    const auto half =
        quantizeCheckpoint(from, WeightLayout::Mxfp4, t.path() / "out", watcher, watcher.token);
    ASSERT_FALSE(half);
    EXPECT_EQ(half.error().kind, ErrorKind::Stopped);
    std::vector<std::string> left;
    for (const auto& entry : std::filesystem::directory_iterator(t.path()))
        left.push_back(entry.path().filename().string());
    std::sort(left.begin(), left.end());
    EXPECT_EQ(left, (std::vector<std::string>{"empty", "full"}));
}

TEST(Convert, LayoutNames)
{
    for (const WeightLayout layout : {WeightLayout::Bf16, WeightLayout::Mxfp4, WeightLayout::Nf4})
        EXPECT_EQ(layoutFromName(layoutName(layout)).value(), layout);
    EXPECT_FALSE(layoutFromName("int8"));
}

struct Mxfp4Quantised
{
    std::vector<std::uint8_t> blocks, scales;
    std::vector<float> values; ///< dequantised again
};

Mxfp4Quantised mxfp4Of(const std::vector<float>& values)
{
    Mxfp4Quantised q;
    q.blocks.resize(values.size() / 2);
    q.scales.resize(values.size() / 32);
    q.values.resize(values.size());
    quantiseMxfp4(values, q.blocks, q.scales);
    EXPECT_EQ(dequantiseMxfp4(std::as_bytes(std::span(q.blocks)),
                              std::as_bytes(std::span(q.scales)), q.values),
              -1);
    return q;
}

TEST(Mxfp4, RoundsToNearestTiesToTheSmaller)
{
    // The 6 fixes the scale at 2^0.
    const std::pair<float, float> cases[] = {
        {0.25f, 0}, {0.26f, 0.5f}, {0.75f, 0.5f}, {1.25f, 1}, {1.26f, 1.5f}, {1.75f, 1.5f},
        {2.5f, 2},  {2.51f, 3},    {3.5f, 3},     {5, 4},     {5.01f, 6},    {-0.75f, -0.5f},
        {-5, -4},   {7.9f, 6},     {-7.9f, -6},   {0.0f, 0},  {-3, -3}};
    std::vector<float> values(32, 0.0f);
    values[31] = 6;
    for (std::size_t i = 0; i < std::size(cases); ++i)
        values[i] = cases[i].first;
    const auto q = mxfp4Of(values);
    EXPECT_EQ(q.scales[0], 127);
    for (std::size_t i = 0; i < std::size(cases); ++i)
        EXPECT_EQ(q.values[i], cases[i].second) << cases[i].first;
    EXPECT_EQ(q.blocks[15] >> 4, 7) << "the last element is a high nibble";
    values[0] = -0.1f; // becomes +0
    values[1] = -0.0f; // stays
    EXPECT_EQ(mxfp4Of(values).blocks[0], 0x80);
}

TEST(Mxfp4, ScalesByTheLargestMagnitude)
{
    struct Case
    {
        float largest;
        int scale;
    };
    const Case cases[] = {{0, 0},         {1, 125},     {3.99f, 126},   {4, 127},
                          {7.99f, 127},   {8, 128},     {-0.125f, 122}, {0x1p-126f, 0},
                          {0x1p-130f, 0}, {3e38f, 252}, {0x1p127f, 252}};
    for (const Case& c : cases) {
        std::vector<float> values(32, 0.0f);
        values[7] = c.largest;
        EXPECT_EQ(mxfp4Of(values).scales[0], c.scale) << c.largest;
    }
    std::vector<float> values(32, -0.0f);
    EXPECT_EQ(mxfp4Of(values).blocks, std::vector<std::uint8_t>(16, 0x88));
}

/// Dequantised blocks that reach 4 or 6 come back as the same bytes; the others as the same values.
TEST(Mxfp4, WhatWasMxfp4ComesBack)
{
    std::mt19937 random(1);
    std::vector<std::uint8_t> blocks(16 * 4000), scales(4000);
    for (auto& byte : blocks)
        byte = static_cast<std::uint8_t>(random());
    for (auto& scale : scales)
        scale = static_cast<std::uint8_t>(2 + random() % 250);
    std::vector<float> values(32 * scales.size());
    ASSERT_EQ(
        dequantiseMxfp4(std::as_bytes(std::span(blocks)), std::as_bytes(std::span(scales)), values),
        -1);
    const auto q = mxfp4Of(values);
    EXPECT_EQ(q.values, values);
    std::size_t reaching = 0;
    for (std::size_t b = 0; b < scales.size(); ++b) {
        bool reaches = false;
        for (std::size_t k = 0; k < 16; ++k)
            reaches =
                reaches || (blocks[b * 16 + k] & 7) >= 6 || (blocks[b * 16 + k] >> 4 & 7) >= 6;
        if (!reaches)
            continue;
        ++reaching;
        EXPECT_EQ(q.scales[b], scales[b]);
        EXPECT_TRUE(std::equal(&q.blocks[b * 16], &q.blocks[b * 16] + 16, &blocks[b * 16]));
    }
    EXPECT_GT(reaching, 3900u);
}

} // namespace
} // namespace mesewright
