// SPDX-License-Identifier: Apache-2.0
#include "core/llm/lora.h"

#include "core/llm/generator.h"
#include "tests/core/llm/engine/testmodels.h"

using namespace mesewright;
using namespace mesewright::test;

namespace {

constexpr const char* scales[] = {"0", "0.25", "0.5", "1", "2"};

LoraAdapter readAdapter(const std::filesystem::path& folder, const ModelConfig& config)
{
    auto adapter = readPeftAdapter(folder, config);
    EXPECT_TRUE(adapter.ok()) << (adapter ? "" : adapter.error().message);
    return adapter ? std::move(adapter).value() : LoraAdapter{};
}

class RecordedAdapter : public testing::TestWithParam<std::string>
{
};

// The recorded scales: every tensor of the reference named logits@S, whatever S is.
TEST_P(RecordedAdapter, LogitsMatchAtEveryScaleInOneBatch)
{
    const std::filesystem::path base = modelData / "small-real";
    const auto model = loadModel("small-real/" + GetParam());
    ASSERT_NE(model, nullptr);
    const int adapter =
        model->addAdapter(readAdapter(base / ("lora-" + GetParam()) / "adapter", model->config()));
    const SafetensorsFile reference =
        openTensors(base / ("lora-" + GetParam()) / "adapter.reference.safetensors");
    const std::vector<int> tokens = ints(reference, "tokens");
    std::vector<std::string> names;
    std::vector<RowAdapter> rows;
    for (const TensorInfo& tensor : reference.tensors())
        if (tensor.name.starts_with("logits@")) {
            names.push_back(tensor.name);
            rows.push_back({adapter, std::stof(tensor.name.substr(7))});
        }
    ASSERT_EQ(names.size(), 5u);
    rows.push_back({-1, 1.0f});
    const auto results = model->evaluate(std::vector<std::vector<int>>(rows.size(), tokens), rows);
    ASSERT_TRUE(results.ok());
    for (std::size_t i = 0; i < names.size(); ++i) {
        EXPECT_LE(largestDifference((*results)[i].logits, floats(reference, names[i])), logitBound)
            << names[i];
        if (rows[i].scale == 0.0f) {
            EXPECT_LE(largestDifference((*results)[i].logits, results->back().logits), 1e-4);
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Kinds, RecordedAdapter, testing::Values("nf4"));

// Several scales share one generation, and each row says what it says alone.
TEST(AdapterGeneration, ScalesShareABatch)
{
    const auto model = loadModel("small-real/nf4");
    ASSERT_NE(model, nullptr);
    const int adapter =
        model->addAdapter(readAdapter(modelData / "small-real/lora-nf4/adapter", model->config()));
    GenerationOptions options;
    options.sampling.greedy = true;
    options.maxNewTokens = 24;
    std::vector<GenerationRequest> requests;
    for (const char* scale : scales)
        for (int prompt = 0; prompt < 2; ++prompt)
            requests.push_back({{7, 11, 13 + prompt, 200},
                                static_cast<std::uint64_t>(prompt),
                                {0},
                                {adapter, std::stof(scale)}});
    requests.push_back({{7, 11, 13, 200}, 0, {0}, {}});
    const auto run = [&](const std::vector<GenerationRequest>& which) {
        std::vector<std::vector<int>> ids(which.size());
        GenerationEvents events;
        events.finished = [&](const Completion& c) { ids[c.request] = c.ids; };
        EXPECT_TRUE(generate(*model, which, options, events, CancelToken()).ok());
        return ids;
    };
    const auto together = run(requests);
    EXPECT_EQ(together[0], together.back()) << "scale 0 is the base";
    EXPECT_NE(together[8], together.back()) << "scale 2 is not";
    for (std::size_t i = 0; i < requests.size(); ++i)
        EXPECT_EQ(run({requests[i]}).front(), together[i]) << "request " << i;
}

} // namespace
