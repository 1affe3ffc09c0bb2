// SPDX-License-Identifier: Apache-2.0
#include "core/llm/nf4.h"
#include "core/base/json.h"
#include "core/llm/bfloat16.h"
#include "core/llm/checkpoint.h"
#include "core/llm/weights.h"
#include "tests/core/llm/formats/temporaryfolder.h"

#include <cmath>
#include <cstring>
#include <nlohmann/json.hpp>

namespace mesewright {
namespace {

/// A single-level tensor of one block whose first bytes are `packed`.
std::vector<float> dequantiseOne(float maximum, std::vector<std::uint8_t> packed, Nf4Target target)
{
    packed.resize(32, 0x77);
    Nf4Tensor tensor;
    tensor.state.dtype = target;
    tensor.state.shape = {64};
    tensor.packed = std::as_bytes(std::span(packed));
    tensor.absmax = std::as_bytes(std::span(&maximum, 1));
    tensor.code = nf4Code();
    std::vector<float> out(64);
    dequantiseNf4(tensor, out);
    return out;
}

TEST(Nf4, SingleLevelVectors)
{
    struct Case
    {
        std::uint8_t byte;
        double first, second;
        float firstBf16, secondBf16;
    };
    const Case cases[] = {{0xB7, 0.27455613017, 0, 0.275390625f, 0},
                          {0x0F, -0.8125, 0.8125, -0.8125f, 0.8125f},
                          {0x2A, -0.42662185431, 0.19996625185, -0.42578125f, 0.2001953125f}};
    for (const Case& c : cases) {
        const auto fp32 = dequantiseOne(0.8125f, {c.byte}, Nf4Target::Float32);
        EXPECT_NEAR(fp32[0], c.first, 1e-10);
        EXPECT_NEAR(fp32[1], c.second, 1e-10);
        const auto bf16 = dequantiseOne(0.8125f, {c.byte}, Nf4Target::Bfloat16);
        EXPECT_EQ(bf16[0], c.firstBf16);
        EXPECT_EQ(bf16[1], c.secondBf16);
    }
}

TEST(Nf4, DoubleQuantisationVectors)
{
    EXPECT_EQ(dynamicMap()[200], 0.23359374701976776f);
    std::vector<std::uint8_t> packed(32, 0xC4);
    packed[1] = 0xD1;
    const std::uint8_t absmax = 200;
    Nf4Tensor tensor;
    tensor.state.nested = true;
    tensor.state.nestedOffset = 0.0456f;
    tensor.state.shape = {64};
    tensor.packed = std::as_bytes(std::span(packed));
    tensor.absmax = std::as_bytes(std::span(&absmax, 1));
    tensor.code = nf4Code();
    tensor.nestedMap = dynamicMap();
    tensor.nestedAbsmax = {0.0123f};
    EXPECT_EQ(tensor.blockMaximum(0), 0.04847320541739464f);
    std::vector<float> out(64);
    dequantiseNf4(tensor, out);
    EXPECT_EQ(out[0], 0.0213623046875f);
    EXPECT_EQ(out[1], -0.0137939453125f);
    EXPECT_EQ(out[2], 0.0272216796875f);
    EXPECT_EQ(out[3], -0.03369140625f);
}

TEST(Nf4, OddBlockAndElementCounts)
{
    // Blocks of 3 start in the middle of bytes; the last nibble is padding.
    const std::vector<std::uint8_t> packed{0xF0, 0xF0, 0xF0, 0xF7};
    const std::vector<float> maxima{1, 2, 4};
    Nf4Tensor tensor;
    tensor.state.blockSize = 3;
    tensor.state.shape = {7};
    tensor.packed = std::as_bytes(std::span(packed));
    tensor.absmax = std::as_bytes(std::span(maxima));
    tensor.code = nf4Code();
    std::vector<float> out(7);
    dequantiseNf4(tensor, out);
    EXPECT_EQ(out, (std::vector<float>{1, -1, 1, -2, 2, -2, 4}));
}

TEST(Nf4, QuantiseVector)
{
    std::vector<float> values(64, 0.0f);
    const float first[] = {2, -2, 0.1f, -0.5f, 1, 0.25f, -1.3f, 0};
    std::copy(std::begin(first), std::end(first), values.begin());
    const Nf4Quantised q = quantiseNf4(values);
    EXPECT_EQ(std::vector<std::uint8_t>(q.packed.begin(), q.packed.begin() + 4),
              (std::vector<std::uint8_t>{0xF0, 0x84, 0xC9, 0x17}));
    EXPECT_EQ(q.packed.size(), 32u);
    EXPECT_EQ(q.nestedOffset, 2.0f);
    EXPECT_EQ(q.nestedAbsmax, std::vector<float>{0.0f});
    EXPECT_EQ(q.absmax, std::vector<std::uint8_t>{0});
}

TEST(Nf4, QuantiseEdges)
{
    // All zero: the middle code. A short last block, an odd count: a padded nibble of zero.
    const Nf4Quantised zero = quantiseNf4(std::vector<float>(64, 0.0f));
    EXPECT_EQ(zero.packed, std::vector<std::uint8_t>(32, 0x77));
    std::vector<float> values(67, 1.0f);
    values[65] = -0.5f;
    values[66] = 0.25f;
    const Nf4Quantised q = quantiseNf4(values);
    ASSERT_EQ(q.packed.size(), 34u);
    EXPECT_EQ(q.packed[32], 0xF2);
    EXPECT_EQ(q.packed[33], 0xA7);
    EXPECT_EQ(q.absmax.size(), 2u);
}

/// Matrices over a million elements go to several threads; the result is that of the pieces.
TEST(Nf4, LargeMatricesAreTheirPieces)
{
    std::vector<float> values(1'200'000 / 64 * 64);
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = std::sin(static_cast<float>(i) * 0.37f) * (1.0f + static_cast<float>(i % 977));
    const Nf4Quantised whole = quantiseNf4(values);
    std::vector<std::uint8_t> packed;
    for (std::size_t at = 0; at < values.size(); at += 64 * 1000) {
        const std::size_t count = std::min<std::size_t>(64 * 1000, values.size() - at);
        const auto piece = quantiseNf4(std::span(values).subspan(at, count));
        packed.insert(packed.end(), piece.packed.begin(), piece.packed.end());
    }
    EXPECT_EQ(whole.packed, packed);

    Nf4Tensor tensor;
    tensor.state.shape = {static_cast<std::int64_t>(values.size())};
    tensor.state.nested = true;
    tensor.state.nestedOffset = whole.nestedOffset;
    tensor.packed = std::as_bytes(std::span(whole.packed));
    tensor.absmax = std::as_bytes(std::span(whole.absmax));
    tensor.nestedAbsmax = whole.nestedAbsmax;
    tensor.nestedMap = dynamicMap();
    tensor.code = nf4Code();
    std::vector<float> out(values.size());
    dequantiseNf4(tensor, out);
    for (std::size_t i = 0; i < out.size(); i += 997) {
        const auto byte = whole.packed[i / 2];
        const float code = nf4Code()[i % 2 == 0 ? byte >> 4 : byte & 15];
        ASSERT_EQ(out[i],
                  roundToBfloat16(code * tensor.blockMaximum(static_cast<std::int64_t>(i / 64))));
    }
}

TEST(Nf4, DynamicMapAnchors)
{
    const auto& map = dynamicMap();
    EXPECT_FLOAT_EQ(map[0], -0.992968738f);
    EXPECT_FLOAT_EQ(map[63], -0.107031256f);
    EXPECT_FLOAT_EQ(map[126], -5.5e-7f);
    EXPECT_EQ(map[127], 0.0f);
    EXPECT_FLOAT_EQ(map[129], 3.25e-6f);
    EXPECT_EQ(map[192], 0.12109375f);
    EXPECT_EQ(map[255], 1.0f);
}

TEST(Nf4, StateTextRoundTrip)
{
    Nf4State state;
    state.shape = {128, 64};
    state.nested = true;
    for (const auto& [value, text] :
         std::vector<std::pair<float, std::string>>{{0.228424072265625f, "0.228424072265625"},
                                                    {1.0f, "1.0"},
                                                    {0.0001f, "9.999999747378752e-05"},
                                                    {0.00048828125f, "0.00048828125"},
                                                    {-1.5f, "-1.5"},
                                                    {1e20f, "1.0000000200408773e+20"},
                                                    {123456.0f, "123456.0"}}) {
        state.nestedOffset = value;
        const std::string json = nf4StateText(state);
        EXPECT_EQ(json, R"({"quant_type": "nf4", "blocksize": 64, "dtype": "bfloat16", "shape": )"
                        R"([128, 64], "nested_blocksize": 256, "nested_dtype": "float32", )"
                        R"("nested_offset": )" +
                            text + "}");
        const auto back = parseNf4State(json, "x");
        ASSERT_TRUE(back) << back.error().message;
        EXPECT_EQ(back->nestedOffset, value);
        EXPECT_EQ(back->shape, state.shape);
    }
}

TEST(Nf4, BadStates)
{
    const std::string good = R"({"quant_type":"nf4","blocksize":64,"dtype":"bfloat16",)"
                             R"("shape":[4,4],"nested_blocksize":256,"nested_dtype":"float32",)"
                             R"("nested_offset":0.5})";
    ASSERT_TRUE(parseNf4State(good, "x"));
    const std::pair<const char*, const char*> changes[] = {
        {"\"nf4\"", "\"fp4\""},
        {"\"bfloat16\"", "\"int8\""},
        {"[4,4]", "[4,-4]"},
        {"[4,4]", "[]"},
        {"[4,4]", "4"},
        {":64", ":0"},
        {":64", ":\"64\""},
        {":256", ":0.5"},
        {"\"float32\"", "\"float16\""},
        {"0.5}", "\"much\"}"},
        {"0.5}", "1e300}"},
        {"{", "["},
        {"[4,4]", "[1099511627776,1099511627776]"}};
    for (const auto& [what, with] : changes) {
        std::string text = good;
        text.replace(text.find(what), std::strlen(what), with);
        const auto state = parseNf4State(text, "the-file");
        ASSERT_FALSE(state) << text;
        EXPECT_NE(state.error().message.find("the-file"), std::string::npos);
    }
}

/// Every NF4 tensor of a folder that bitsandbytes quantised from the bf16 folder beside it.
TEST(Nf4, QuantiserGivesTheRecordedBytes)
{
    const auto folder = testModels() / "small-real";
    const auto config = readModelConfig(folder / "bf16");
    ASSERT_TRUE(config) << config.error().message;
    const auto source = WeightSource::open(folder / "bf16", *config);
    ASSERT_TRUE(source) << source.error().message;
    const auto recorded = Checkpoint::open(folder / "nf4");
    ASSERT_TRUE(recorded) << recorded.error().message;

    int matrices = 0;
    for (int layer = 0; layer < config->layers; ++layer) {
        for (const WeightId& id : layerWeights(*config, layer)) {
            const std::string name = weightName(id, WeightLayout::Nf4);
            const auto state = recorded->find(name + ".quant_state.bitsandbytes__nf4");
            if (!state)
                continue;
            ++matrices;
            std::vector<float> values(static_cast<std::size_t>(weightSize(*config, id.kind)));
            ASSERT_TRUE(source->read(id, values));
            const Nf4Quantised q = quantiseNf4(values);
            const auto expectBytes = [&](const std::string& tensor, auto&& mine) {
                const auto view = recorded->find(tensor);
                ASSERT_TRUE(view) << view.error().message;
                const auto bytes = std::as_bytes(std::span(mine));
                ASSERT_EQ(view->data().size(), bytes.size()) << tensor;
                EXPECT_EQ(std::memcmp(view->data().data(), bytes.data(), bytes.size()), 0)
                    << tensor;
            };
            expectBytes(name, q.packed);
            expectBytes(name + ".absmax", q.absmax);
            expectBytes(name + ".nested_absmax", q.nestedAbsmax);
            expectBytes(name + ".quant_map", nf4Code());
            expectBytes(name + ".nested_quant_map", dynamicMap());
            Nf4State expected;
            expected.shape = weightShape(*config, id.kind);
            expected.nested = true;
            expected.nestedOffset = q.nestedOffset;
            const auto text = state->data();
            EXPECT_EQ(nf4StateText(expected),
                      std::string(reinterpret_cast<const char*>(text.data()), text.size()));
            EXPECT_EQ(nf4Offset(values), q.nestedOffset);
        }
    }
    EXPECT_EQ(matrices, 4 * (4 + 2 * 8));
}

} // namespace
} // namespace mesewright
