// SPDX-License-Identifier: Apache-2.0
#include "core/llm/cuda/cudamodel.h"
#include "tests/core/llm/cuda/gpu.h"
#include "tests/core/llm/cuda/recordings.h"

#include <map>
#include <set>

using namespace mesewright;
using namespace mesewright::test;
using cuda::CudaModel;
using cuda::Precision;

namespace {

using Answers = std::map<std::pair<std::size_t, std::uint32_t>, std::vector<int>>;

Answers generateAll(CudaModel& model, const std::vector<GenerationRequest>& requests,
                    const GenerationOptions& options)
{
    Answers answers;
    GenerationEvents events;
    events.finished = [&](const Completion& c) {
        EXPECT_TRUE(answers.try_emplace({c.request, c.sample}, c.ids).second)
            << "an answer came twice";
    };
    const auto result = cuda::generate(model, requests, options, events, {});
    EXPECT_TRUE(result.ok()) << (result ? "" : result.error().message);
    return answers;
}

GenerationRequest request(std::vector<int> prompt, std::uint64_t key, std::uint32_t samples)
{
    GenerationRequest r{std::move(prompt), key, {}, {}};
    for (std::uint32_t s = 0; s < samples; ++s)
        r.samples.push_back(s);
    return r;
}

class CudaGreedy : public testing::TestWithParam<std::string>
{
};

// The recorded text decodes step by step through the cache: windows, rings and shared prompts.
TEST_P(CudaGreedy, EqualsTheReferenceUpToTheFirstSmallMargin)
{
    MESEWRIGHT_NEEDS_GPU();
    const auto model = loadOnGpu(recordings() / GetParam(), Precision::Fp32);
    ASSERT_NE(model, nullptr);
    const SafetensorsFile reference =
        openTensors(recordings() / (GetParam() + ".reference.safetensors"));
    std::vector<GenerationRequest> requests;
    for (int i = 0; i < 3; ++i)
        requests.push_back(request(ints(reference, "batch" + std::to_string(i) + ".tokens"),
                                   static_cast<std::uint64_t>(i), 1));
    GenerationOptions options;
    options.sampling.greedy = true;
    options.maxNewTokens = 40;
    const Answers answers = generateAll(*model, requests, options);
    for (int i = 0; i < 3; ++i) {
        const std::vector<int> expected = ints(reference, "batch" + std::to_string(i) + ".greedy");
        const std::vector<float> margins =
            floats(reference, "batch" + std::to_string(i) + ".margins");
        const auto small =
            std::find_if(margins.begin(), margins.end(), [](float m) { return m < 5e-3f; });
        const std::vector<int>& ours = answers.at({static_cast<std::size_t>(i), 0});
        ASSERT_EQ(ours.size(), 40u);
        for (std::ptrdiff_t t = 0; t < small - margins.begin(); ++t)
            ASSERT_EQ(ours[static_cast<std::size_t>(t)], expected[static_cast<std::size_t>(t)])
                << "row " << i << " step " << t;
    }
}

INSTANTIATE_TEST_SUITE_P(Models, CudaGreedy, testing::ValuesIn(recordedFolders()), recordingName);

/// Decoding past every window gives the choices of one full pass over prompt and answer.
void decodeBeyondTheWindow(const std::string& folder, int newTokens,
                           const std::vector<int>& lengths)
{
    const auto model = loadOnGpu(recordings() / folder, Precision::Fp32);
    ASSERT_NE(model, nullptr);
    GenerationOptions options;
    options.sampling.greedy = true;
    options.maxNewTokens = newTokens;
    for (const int length : lengths) {
        std::vector<int> text;
        for (int i = 0; i < length; ++i)
            text.push_back((i * 37 + 11) % model->config().vocabSize);
        const Answers answers = generateAll(*model, {request(text, 1, 1)}, options);
        const std::vector<int>& answer = answers.at({0, 0});
        text.insert(text.end(), answer.begin(), answer.end());
        const auto rows = model->evaluate({text}, {RowAdapter{}});
        ASSERT_TRUE(rows.ok());
        const auto vocab = static_cast<std::size_t>(model->config().vocabSize);
        int checked = 0;
        for (std::size_t i = 0; i < answer.size(); ++i) {
            const float* logits =
                rows->front().logits.data() + (static_cast<std::size_t>(length) - 1 + i) * vocab;
            const float best = *std::max_element(logits, logits + vocab);
            // A tie within the bound of two fp32 programs may fall either way.
            EXPECT_GE(logits[answer[i]], best - 1e-3f) << "prompt " << length << " place " << i;
            ++checked;
        }
        EXPECT_EQ(checked, options.maxNewTokens);
    }
}

TEST(CudaGenerator, DecodingEqualsPrefillBeyondASmallWindow)
{
    MESEWRIGHT_NEEDS_GPU();
    decodeBeyondTheWindow("small-odd/bf16", 83, {1, 15, 16, 17, 48});
}

// The real model's window: the ring turns round in decoding, and prompts end on both sides of it.
TEST(CudaGenerator, DecodingEqualsPrefillBeyond128Tokens)
{
    MESEWRIGHT_NEEDS_GPU();
    decodeBeyondTheWindow("small-real/nf4", 300, {1, 127, 128, 129, 200});
}

// A draw is a pure function of seed, item, sample and place: neither the order of requests nor the
// number of rows in flight matters.
TEST(CudaGenerator, SameSeedSameTextInAnyBatch)
{
    MESEWRIGHT_NEEDS_GPU();
    const auto model = loadOnGpu(recordings() / "small-odd/bf16", Precision::Fp32);
    ASSERT_NE(model, nullptr);
    std::vector<GenerationRequest> requests;
    for (int item = 0; item < 9; ++item) {
        std::vector<int> prompt;
        for (int i = 0; i < 3 + 7 * item; ++i)
            prompt.push_back((i * (13 + item) + item) % model->config().vocabSize);
        requests.push_back(request(prompt, 1000 + static_cast<unsigned>(item), 5));
    }
    GenerationOptions options;
    options.sampling = {false, 0.9, 50, 0.95};
    options.maxNewTokens = 30;
    options.stopIds = {2, 3};
    const Answers all = generateAll(*model, requests, options);
    ASSERT_EQ(all.size(), 45u);
    std::set<std::size_t> lengths;
    for (const auto& [key, ids] : all)
        lengths.insert(ids.size());
    EXPECT_GT(lengths.size(), 1u); // some stopped early, so rows left and others took their places
    options.maxRows = 4;
    EXPECT_EQ(generateAll(*model, requests, options), all);
    std::vector<GenerationRequest> reversed(requests.rbegin(), requests.rend());
    const Answers turned = generateAll(*model, reversed, options);
    for (const auto& [key, ids] : all)
        EXPECT_EQ(turned.at({8 - key.first, key.second}), ids);
}

TEST(CudaGenerator, NeverDrawsForbiddenIdsAndDrawsWithoutTopK)
{
    MESEWRIGHT_NEEDS_GPU();
    const auto model = loadOnGpu(recordings() / "small-odd/bf16", Precision::Bf16);
    ASSERT_NE(model, nullptr);
    GenerationOptions options;
    options.sampling = {false, 5.0, 0, 1.0};
    options.maxNewTokens = 50;
    options.firstForbiddenId = 40;
    for (const auto& [key, ids] : generateAll(*model, {request({1, 2, 3}, 4, 6)}, options))
        for (const int id : ids)
            EXPECT_LT(id, 40);
}

TEST(CudaGenerator, StopsWhenCancelledAndRefusesWhatDoesNotFit)
{
    MESEWRIGHT_NEEDS_GPU();
    const auto model = loadOnGpu(recordings() / "small-odd/bf16", Precision::Bf16);
    ASSERT_NE(model, nullptr);
    GenerationOptions options;
    options.maxNewTokens = 100;
    const CancelToken cancel;
    int tokens = 0;
    GenerationEvents events;
    events.token = [&](std::size_t, std::uint32_t, int) {
        if (++tokens == 10)
            cancel.request();
    };
    const auto stopped =
        cuda::generate(*model, {request({1, 2, 3}, 4, 1)}, options, events, cancel);
    ASSERT_FALSE(stopped.ok());
    EXPECT_EQ(stopped.error().kind, ErrorKind::Stopped);
    EXPECT_EQ(tokens, 10);
    options.maxNewTokens = 1 << 30;
    EXPECT_FALSE(cuda::generate(*model, {request({1}, 4, 1)}, options, {}, {}).ok());
    options.maxNewTokens = 2;
    EXPECT_FALSE(cuda::generate(*model, {request({-1}, 4, 1)}, options, {}, {}).ok());
    EXPECT_FALSE(cuda::generate(*model, {request({}, 4, 1)}, options, {}, {}).ok());
    EXPECT_EQ(generateAll(*model, {request({1, 2}, 4, 2)}, options).size(), 2u);
}

} // namespace
