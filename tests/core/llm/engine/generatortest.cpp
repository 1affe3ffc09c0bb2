// SPDX-License-Identifier: Apache-2.0
#include "core/llm/generator.h"

#include "tests/core/llm/engine/testmodels.h"

#include <algorithm>
#include <map>

using namespace mesewright;
using namespace mesewright::test;

namespace {

using Answers = std::map<std::pair<std::size_t, std::uint32_t>, std::vector<int>>;

Answers generateAll(Model& model, const std::vector<GenerationRequest>& requests,
                    const GenerationOptions& options)
{
    Answers answers;
    GenerationEvents events;
    events.finished = [&](const Completion& c) {
        EXPECT_TRUE(answers.try_emplace({c.request, c.sample}, c.ids).second)
            << "an answer came twice";
    };
    const auto result = generate(model, requests, options, events, CancelToken());
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

class RecordedGreedy : public testing::TestWithParam<std::string>
{
};

// The recorded text decodes step by step through the cache: windows, rings and shared prompts.
TEST_P(RecordedGreedy, EqualsTheReferenceUpToTheFirstSmallMargin)
{
    const auto model = loadModel(GetParam());
    ASSERT_NE(model, nullptr);
    const SafetensorsFile reference =
        openTensors(modelData / (GetParam() + ".reference.safetensors"));
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
            std::find_if(margins.begin(), margins.end(), [](float m) { return m < 1e-3f; });
        const std::vector<int>& ours = answers.at({static_cast<std::size_t>(i), 0});
        ASSERT_EQ(ours.size(), 40u);
        for (std::ptrdiff_t t = 0; t < small - margins.begin(); ++t)
            ASSERT_EQ(ours[static_cast<std::size_t>(t)], expected[static_cast<std::size_t>(t)])
                << "row " << i << " step " << t;
    }
}

INSTANTIATE_TEST_SUITE_P(Models, RecordedGreedy, testing::ValuesIn(recordedModels()),
                         modelTestName);

// Decoding past every window gives the logits of one full pass over prompt and answer: the greedy
// choice of the full pass at each place is the token that decoding chose.
TEST(Generator, DecodingEqualsPrefillBeyondTheWindow)
{
    const auto model = loadModel("small-odd/bf16");
    ASSERT_NE(model, nullptr);
    GenerationOptions options;
    options.sampling.greedy = true;
    options.maxNewTokens = 150; // the window is 16 and the first tail holds 64
    std::vector<int> whole{5, 17, 200, 33, 4, 90};
    const std::vector<int> answer = generateAll(*model, {request(whole, 1, 1)}, options).at({0, 0});
    const std::size_t prompt = whole.size();
    whole.insert(whole.end(), answer.begin(), answer.end());
    const auto full = model->evaluate({whole}, {RowAdapter{}});
    ASSERT_TRUE(full.ok());
    const std::size_t vocab = static_cast<std::size_t>(model->config().vocabSize);
    for (std::size_t i = 0; i < answer.size(); ++i) {
        const float* logits = full->front().logits.data() + (prompt + i - 1) * vocab;
        const float best = *std::max_element(logits, logits + vocab);
        EXPECT_NEAR(logits[answer[i]], best, 1e-3) << "step " << i;
    }
}

std::vector<GenerationRequest> sampledRequests()
{
    std::vector<GenerationRequest> requests;
    for (int i = 0; i < 7; ++i) {
        std::vector<int> prompt;
        for (int t = 0; t < 3 + 9 * i; ++t)
            prompt.push_back((t * 7 + i) % 200 + 3);
        requests.push_back(request(std::move(prompt), 1000 + static_cast<std::uint64_t>(i), 4));
    }
    requests.push_back(requests[2]); // the same prompt and key again: the same answers
    return requests;
}

// What a row says does not depend on what else is in flight.
TEST(Generator, AnyRowIsReproducedAloneAndInAnyBatch)
{
    const auto model = loadModel("small-real/nf4");
    ASSERT_NE(model, nullptr);
    GenerationOptions options;
    options.sampling = {false, 0.8, 20, 0.95};
    options.maxNewTokens = 30;
    options.stopIds = {model->config().eosTokenIds};
    const std::vector<GenerationRequest> requests = sampledRequests();
    const Answers together = generateAll(*model, requests, options);
    ASSERT_EQ(together.size(), 32u);
    options.maxRows = 5; // continuous refill
    EXPECT_EQ(generateAll(*model, requests, options), together);
    for (std::uint32_t s = 0; s < 4; ++s)
        EXPECT_EQ(together.at({2, s}), together.at({7, s}));
    GenerationRequest alone = requests[4];
    alone.samples = {3};
    EXPECT_EQ(generateAll(*model, {alone}, options).at({0, 3}), together.at({4, 3}));
    options.seed = 1;
    EXPECT_NE(generateAll(*model, requests, options), together);
}

TEST(Generator, StopsAtStopIdsAndNeverDrawsForbiddenOnes)
{
    const auto model = loadModel("small-odd/bf16");
    ASSERT_NE(model, nullptr);
    GenerationOptions options;
    options.sampling = {false, 1.5, 0, 1.0};
    options.maxNewTokens = 60;
    options.firstForbiddenId = 50;
    for (int id = 0; id < 10; ++id)
        options.stopIds.push_back(id);
    std::size_t stoppedRows = 0;
    for (const auto& [key, ids] : generateAll(*model, sampledRequests(), options)) {
        EXPECT_LE(ids.size(), 60u);
        for (std::size_t i = 0; i < ids.size(); ++i) {
            EXPECT_LT(ids[i], 50);
            if (i + 1 < ids.size()) {
                EXPECT_GE(ids[i], 10) << "went on after a stop id";
            }
        }
        stoppedRows += ids.back() < 10;
    }
    EXPECT_GT(stoppedRows, 16u);
}

TEST(Generator, CancelsWithinOneToken)
{
    const auto model = loadModel("small-odd/bf16");
    ASSERT_NE(model, nullptr);
    GenerationOptions options;
    options.maxNewTokens = 1000;
    const CancelToken cancel;
    int tokens = 0;
    GenerationEvents events;
    events.token = [&](std::size_t, std::uint32_t, int) {
        if (++tokens == 100)
            cancel.request();
    };
    const auto result = generate(*model, {request({1, 2, 3}, 1, 4)}, options, events, cancel);
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().kind, ErrorKind::Stopped);
    EXPECT_LE(tokens, 104);
}

TEST(Generator, RefusesWhatCannotFit)
{
    const auto model = loadModel("small-odd/bf16");
    ASSERT_NE(model, nullptr);
    GenerationOptions options;
    options.maxNewTokens = 200000;
    const auto tooLong = generate(*model, {request({1}, 1, 1)}, options, {}, CancelToken());
    ASSERT_FALSE(tooLong.ok());
    EXPECT_NE(tooLong.error().message.find("131072"), std::string::npos);
    EXPECT_FALSE(generate(*model, {request({}, 1, 1)}, {}, {}, CancelToken()).ok());
}

} // namespace
