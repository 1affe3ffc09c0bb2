// SPDX-License-Identifier: Apache-2.0
#include "app/bench/makecheckpoint.h"
#include "core/llm/checkpoint.h"
#include "core/llm/mxfp4.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <filesystem>
#include <set>
#include <unistd.h>

using namespace mesewright;

namespace {

/// Plans need a number for the length of a text only; making the weights would take minutes.
class CountingMaker final : public WeightMaker
{
public:
    [[nodiscard]] std::string name() const override { return "none"; }
    Result<void> rows(const RandomMatrix&, std::int64_t, std::int64_t,
                      std::vector<std::uint16_t>&) override
    {
        return internalError("a plan makes no weights");
    }
    Result<void> transposed(const RandomMatrix&, std::vector<std::uint16_t>&) override
    {
        return internalError("a plan makes no weights");
    }
    Result<Nf4Quantised> nf4(const RandomMatrix&) override
    {
        return internalError("a plan makes no weights");
    }
    Result<float> nf4Offset(const RandomMatrix&) override
    {
        ++offsets;
        return 0.04560000076889992f;
    }
    Result<Mxfp4Bytes> mxfp4(const RandomMatrix&) override
    {
        return internalError("a plan makes no weights");
    }
    int offsets = 0;
};

struct Plan
{
    std::uint64_t bytes = 0;
    std::size_t tensors = 0;
    std::vector<std::uint64_t> shards;
    std::set<std::string> names;
};

Plan planOf(WeightLayout layout, WeightMaker& maker)
{
    const ModelConfig config = parseModelConfig(jsonLine(fullSizeConfig(24)), "config").value();
    Plan plan;
    for (const auto& shard : intoShards(planCheckpoint(config, layout, 1, maker).value(), layout)) {
        plan.shards.push_back(0);
        for (const MadeTensor& tensor : shard) {
            plan.shards.back() += tensor.bytes();
            for (const TensorSpec& spec : tensor.specs)
                plan.names.insert(spec.name);
        }
        plan.bytes += plan.shards.back();
    }
    plan.tensors = plan.names.size();
    return plan;
}

TEST(MakeCheckpoint, FullSizeMxfp4HasThePublicOnesTensors)
{
    CountingMaker maker;
    const Plan plan = planOf(WeightLayout::Mxfp4, maker);
    EXPECT_EQ(plan.bytes, 13'761'264'768u); // metadata.total_size of the public index
    EXPECT_EQ(plan.tensors, 459u);
    EXPECT_EQ(plan.shards.size(), 3u);
    EXPECT_EQ(shardFileName(WeightLayout::Mxfp4, 0, 3), "model-00000-of-00002.safetensors");
    EXPECT_EQ(shardFileName(WeightLayout::Mxfp4, 2, 3), "model-00002-of-00002.safetensors");
}

TEST(MakeCheckpoint, FullSizeNf4HasThePublicOnesTensors)
{
    CountingMaker maker;
    const Plan plan = planOf(WeightLayout::Nf4, maker);
    EXPECT_EQ(maker.offsets, 1632);
    // The public files hold 12,525,742,660 bytes with their headers.
    EXPECT_NEAR(static_cast<double>(plan.bytes), 12'525'742'660.0, 2e6);
    ASSERT_EQ(plan.shards.size(), 4u);
    const double sizes[] = {4.00e9, 4.00e9, 3.37e9, 1.16e9}; // as a download prints them
    for (std::size_t i = 0; i < 4; ++i)
        EXPECT_NEAR(static_cast<double>(plan.shards[i]), sizes[i], 1e7) << i;
    EXPECT_TRUE(plan.names.contains("model.layers.23.mlp.experts.down_projs.31.weight.absmax"));
    EXPECT_TRUE(plan.names.contains("model.layers.0.mlp.router.linear.weight"));
}

TEST(MakeCheckpoint, FullSizeBf16HoldsEveryParameterOnce)
{
    CountingMaker maker;
    const Plan plan = planOf(WeightLayout::Bf16, maker);
    EXPECT_EQ(plan.bytes, 2u * 20'914'757'184u);
    EXPECT_EQ(plan.tensors, 24u * 17 + 3);
}

class SmallCheckpoints : public testing::Test
{
protected:
    void SetUp() override
    {
        m_root = std::filesystem::temp_directory_path() /
                 ("mesewright-made-" + std::to_string(getpid()));
        m_config = fullSizeConfig(2);
        m_config["hidden_size"] = 128;
        m_config["intermediate_size"] = 192;
        m_config["num_attention_heads"] = 8;
        m_config["num_key_value_heads"] = 2;
        m_config["num_local_experts"] = 4;
        m_config["num_experts_per_tok"] = 2;
        m_config["experts_per_token"] = 2;
        m_config["vocab_size"] = 501;
        m_config["eos_token_id"] = 500;
        m_config["pad_token_id"] = 499;
    }
    void TearDown() override { std::filesystem::remove_all(m_root); }

    WeightSource make(WeightLayout layout, std::uint64_t seed, const std::string& name)
    {
        SilentProgress progress;
        const auto maker = makeHostMaker();
        const auto made = makeCheckpoint(m_config, layout, seed, *maker, m_root / name, progress);
        EXPECT_TRUE(made.ok()) << (made ? "" : made.error().message);
        auto source = WeightSource::open(m_root / name, readModelConfig(m_root / name).value());
        if (!source)
            throw std::runtime_error(source.error().message);
        return std::move(source).value();
    }

    static std::vector<float> read(const WeightSource& source, const WeightId& id)
    {
        std::vector<float> values(static_cast<std::size_t>(weightSize(source.config(), id.kind)));
        EXPECT_TRUE(source.read(id, values).ok());
        return values;
    }

    std::filesystem::path m_root;
    Json m_config;
};

TEST_F(SmallCheckpoints, LayoutsOfOneSeedHoldTheSameWeightsUpToRounding)
{
    const WeightSource bf16 = make(WeightLayout::Bf16, 5, "bf16");
    const WeightSource nf4 = make(WeightLayout::Nf4, 5, "nf4");
    const WeightSource mxfp4 = make(WeightLayout::Mxfp4, 5, "mxfp4");
    EXPECT_TRUE(bf16.warnings().empty());
    EXPECT_TRUE(nf4.warnings().empty());
    EXPECT_TRUE(mxfp4.warnings().empty());
    EXPECT_EQ(nf4.layout(), WeightLayout::Nf4);
    EXPECT_EQ(mxfp4.layout(), WeightLayout::Mxfp4);
    for (int layer = -1; layer < 2; ++layer) {
        for (const WeightId& id : layerWeights(bf16.config(), layer)) {
            const std::vector<float> plain = read(bf16, id);
            const std::vector<float> packed = read(mxfp4, id);
            const bool expert = id.kind == WeightKind::GateUp || id.kind == WeightKind::Down;
            if (expert) {
                std::vector<std::uint8_t> blocks(plain.size() / 2);
                std::vector<std::uint8_t> scales(plain.size() / 32);
                std::vector<float> again(plain.size());
                quantiseMxfp4(plain, blocks, scales);
                (void)dequantiseMxfp4(std::as_bytes(std::span(blocks)),
                                      std::as_bytes(std::span(scales)), again);
                EXPECT_EQ(packed, again) << weightName(id, WeightLayout::Mxfp4);
            } else {
                EXPECT_EQ(packed, plain) << weightName(id, WeightLayout::Mxfp4);
            }
            const std::vector<float> four = read(nf4, id);
            const std::vector<std::int64_t> shape = weightShape(bf16.config(), id.kind);
            const bool quantised =
                expert || (shape.size() == 2 && layer >= 0 && id.kind != WeightKind::Router);
            if (!quantised) {
                EXPECT_EQ(four, plain) << weightName(id, WeightLayout::Nf4);
                continue;
            }
            double error = 0;
            double power = 0;
            for (std::size_t i = 0; i < plain.size(); ++i) {
                error += std::pow(double{four[i]} - plain[i], 2);
                power += std::pow(double{plain[i]}, 2);
            }
            EXPECT_GT(error, 0);
            EXPECT_LT(std::sqrt(error / power), 0.12) << weightName(id, WeightLayout::Nf4);
        }
    }
}

TEST_F(SmallCheckpoints, WeightsLookLikeATrainedModelsAndDependOnTheSeed)
{
    const WeightSource one = make(WeightLayout::Bf16, 5, "one");
    const WeightSource other = make(WeightLayout::Bf16, 6, "other");
    const WeightId up{WeightKind::GateUp, 1, 3};
    const std::vector<float> values = read(one, up);
    EXPECT_NE(values, read(other, up));
    EXPECT_NE(values, read(one, {WeightKind::GateUp, 1, 2}));
    double sum = 0;
    double square = 0;
    for (const float x : values) {
        sum += x;
        square += double{x} * x;
    }
    const double n = static_cast<double>(values.size());
    EXPECT_NEAR(sum / n, 0, 1e-3);
    EXPECT_NEAR(std::sqrt(square / n), 1 / std::sqrt(128.0), 1e-3);
}

TEST_F(SmallCheckpoints, RefusesAFolderThatHoldsSomething)
{
    std::filesystem::create_directories(m_root / "full" / "something");
    SilentProgress progress;
    const auto maker = makeHostMaker();
    const auto made =
        makeCheckpoint(m_config, WeightLayout::Bf16, 1, *maker, m_root / "full", progress);
    ASSERT_FALSE(made.ok());
    EXPECT_NE(made.error().message.find("not empty"), std::string::npos);
}

TEST_F(SmallCheckpoints, RefusesSizesThatALayoutCannotHold)
{
    m_config["hidden_size"] = 72;
    SilentProgress progress;
    const auto maker = makeHostMaker();
    const auto made =
        makeCheckpoint(m_config, WeightLayout::Mxfp4, 1, *maker, m_root / "odd", progress);
    ASSERT_FALSE(made.ok());
    EXPECT_NE(made.error().message.find("multiple of 32"), std::string::npos);
}

} // namespace
