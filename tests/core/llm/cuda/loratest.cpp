// SPDX-License-Identifier: Apache-2.0
#include "core/llm/cuda/cudamodel.h"
#include "tests/core/llm/cuda/gpu.h"
#include "tests/core/llm/cuda/recordings.h"

using namespace mesewright;
using namespace mesewright::test;
using cuda::Precision;

namespace {

LoraAdapter readAdapter(const ModelConfig& config, const std::string& folder = "adapter")
{
    auto adapter = readPeftAdapter(recordings() / "small-real/lora-nf4" / folder, config);
    if (!adapter)
        throw std::runtime_error(adapter.error().message);
    return std::move(adapter).value();
}

// Rows of every recorded scale, of no adapter and of another adapter share one batch.
TEST(CudaAdapter, LogitsMatchAtEveryScaleInOneBatch)
{
    MESEWRIGHT_NEEDS_GPU();
    const auto model = loadOnGpu(recordings() / "small-real/nf4", Precision::Fp32);
    ASSERT_NE(model, nullptr);
    const auto other = model->addAdapter(readAdapter(model->config(), "end-full"));
    const auto adapter = model->addAdapter(readAdapter(model->config()));
    ASSERT_TRUE(other.ok() && adapter.ok());
    const SafetensorsFile reference =
        openTensors(recordings() / "small-real/lora-nf4/adapter.reference.safetensors");
    const std::vector<int> tokens = ints(reference, "tokens");
    std::vector<std::string> names;
    std::string baseName; // what scale 0 gives is the base
    std::vector<RowAdapter> rows;
    for (const TensorInfo& tensor : reference.tensors()) {
        if (!tensor.name.starts_with("logits@"))
            continue;
        names.push_back(tensor.name);
        rows.push_back({*adapter, std::stof(tensor.name.substr(7))});
        if (rows.back().scale == 0.0f)
            baseName = tensor.name;
    }
    ASSERT_EQ(names.size(), 5u);
    rows.push_back({-1, 1.0f});
    rows.push_back({*other, 1.0f});
    const auto results = model->evaluate(std::vector<std::vector<int>>(rows.size(), tokens), rows);
    ASSERT_TRUE(results.ok());
    for (std::size_t i = 0; i < names.size(); ++i)
        EXPECT_LE(largestDifference((*results)[i].logits, floats(reference, names[i])), 5e-3)
            << names[i];
    EXPECT_LE(largestDifference((*results)[5].logits, floats(reference, baseName)), 5e-3);
    EXPECT_GT(largestDifference((*results)[6].logits, (*results)[5].logits), 0.05);
    model->removeAdapters();
    const auto bare = model->evaluate({tokens}, {RowAdapter{}});
    ASSERT_TRUE(bare.ok());
    EXPECT_LE(largestDifference(bare->front().logits, (*results)[5].logits), 1e-4);
}

// Greedy text at each scale is the same in one batch as alone, also through the cache.
TEST(CudaAdapter, ScalesShareAGeneration)
{
    MESEWRIGHT_NEEDS_GPU();
    const auto model = loadOnGpu(recordings() / "small-real/nf4", Precision::Fp32);
    ASSERT_NE(model, nullptr);
    const auto adapter = model->addAdapter(readAdapter(model->config()));
    ASSERT_TRUE(adapter.ok());
    GenerationOptions options;
    options.sampling.greedy = true;
    options.maxNewTokens = 24;
    std::vector<GenerationRequest> requests;
    for (const float scale : {0.0f, 0.5f, 1.0f, 4.0f})
        for (int prompt = 0; prompt < 2; ++prompt)
            requests.push_back({{7, 11, 13 + prompt, 200}, 1, {0}, {*adapter, scale}});
    requests.push_back({{7, 11, 13, 200}, 1, {0}, {}});
    const auto run = [&](const std::vector<GenerationRequest>& which) {
        std::vector<std::vector<int>> ids(which.size());
        GenerationEvents events;
        events.finished = [&](const Completion& c) { ids[c.request] = c.ids; };
        EXPECT_TRUE(cuda::generate(*model, which, options, events, {}).ok());
        return ids;
    };
    const auto together = run(requests);
    for (std::size_t i = 0; i < requests.size(); ++i)
        EXPECT_EQ(run({requests[i]}).front(), together[i]) << "request " << i;
    EXPECT_EQ(together.front(), together.back()); // scale 0 is the base
    EXPECT_NE(together[6], together.front());
}

// Prompts of several adapters and scales share the layers that none of them changes; the text is
// that of each alone, also where the prompt is longer than the window.
TEST(CudaAdapter, SharedLayersChangeNothing)
{
    MESEWRIGHT_NEEDS_GPU();
    const auto model = loadOnGpu(recordings() / "small-real/nf4", Precision::Fp32);
    ASSERT_NE(model, nullptr);
    const auto one = model->addAdapter(readAdapter(model->config()));
    const auto other = model->addAdapter(readAdapter(model->config(), "end-full"));
    ASSERT_TRUE(one.ok() && other.ok());
    GenerationOptions options;
    options.sampling.greedy = true;
    options.maxNewTokens = 20;
    std::vector<GenerationRequest> requests;
    for (const int length : {1, 40, 150}) {
        std::vector<int> prompt;
        for (int i = 0; i < length; ++i)
            prompt.push_back((i * 17 + 5) % model->config().vocabSize);
        for (const RowAdapter use : {RowAdapter{}, RowAdapter{*one, 1.0f}, RowAdapter{*one, 3.0f},
                                     RowAdapter{*other, 2.0f}})
            requests.push_back({prompt, 9, {0, 1}, use});
    }
    const auto run = [&](const std::vector<GenerationRequest>& which) {
        std::vector<std::vector<int>> ids(which.size());
        GenerationEvents events;
        events.finished = [&](const Completion& c) { ids[c.request] = c.ids; };
        EXPECT_TRUE(cuda::generate(*model, which, options, events, {}).ok());
        return ids;
    };
    const auto together = run(requests);
    for (std::size_t i = 0; i < requests.size(); ++i)
        EXPECT_EQ(run({requests[i]}).front(), together[i]) << "request " << i;
    EXPECT_NE(together[0], together[2]);
}

// A shape that is not the model's is an error of the first rows, and removing it heals the model.
TEST(CudaAdapter, AWrongShapeIsASentence)
{
    MESEWRIGHT_NEEDS_GPU();
    const auto model = loadOnGpu(recordings() / "small-real/nf4", Precision::Fp32);
    ASSERT_NE(model, nullptr);
    LoraAdapter wrong = readAdapter(model->config());
    wrong.pairs.front().layer = model->config().layers;
    EXPECT_FALSE(model->addAdapter(wrong).ok());
    (void)model->queueAdapter(wrong);
    const auto rows = model->evaluate({{1, 2, 3}}, {RowAdapter{}});
    ASSERT_FALSE(rows.ok());
    EXPECT_FALSE(rows.error().message.empty());
    model->removeAdapters();
    EXPECT_TRUE(model->evaluate({{1, 2, 3}}, {RowAdapter{}}).ok());
}

} // namespace
