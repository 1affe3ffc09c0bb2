// SPDX-License-Identifier: Apache-2.0
#include "app/bench/makecheckpoint.h"
#include "core/llm/generator.h"
#include "core/llm/model.h"
#include "tests/core/llm/cuda/gpu.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <random>
#include <unistd.h>

using namespace mesewright;

namespace {

constexpr int vocab = 2048;

/// Two layers of the real width with all 32 experts, as the processor and the GPU compute them.
class Engines : public testing::TestWithParam<WeightLayout>
{
protected:
    void SetUp() override
    {
        MESEWRIGHT_NEEDS_GPU();
        m_folder = std::filesystem::temp_directory_path() /
                   ("mesewright-engines-" + std::to_string(getpid()));
        Json config = fullSizeConfig(2);
        config["vocab_size"] = vocab;
        config["eos_token_id"] = vocab - 1;
        config["pad_token_id"] = vocab - 2;
        auto maker = makeCudaMaker("cuda");
        ASSERT_TRUE(maker.ok());
        SilentProgress silent;
        const auto made = makeCheckpoint(config, GetParam(), 12, **maker, m_folder, silent);
        ASSERT_TRUE(made.ok()) << (made ? "" : made.error().message);
    }
    void TearDown() override
    {
        if (!m_folder.empty())
            std::filesystem::remove_all(m_folder);
    }

    std::unique_ptr<Model> load(const EngineOptions& options) const
    {
        SilentProgress silent;
        auto model = Model::load(m_folder, silent, CancelToken(), options);
        EXPECT_TRUE(model.ok()) << (model ? "" : model.error().message);
        return model ? std::move(*model) : nullptr;
    }

    static std::vector<int> text(int length, unsigned seed)
    {
        std::mt19937 random(seed);
        std::vector<int> ids;
        for (int i = 0; i < length; ++i)
            ids.push_back(static_cast<int>(random() % vocab));
        return ids;
    }

    static std::vector<float> logits(Model& model)
    {
        std::vector<std::vector<int>> rows;
        for (const int length : {1, 7, 40, 150})
            rows.push_back(text(length, static_cast<unsigned>(length)));
        const auto results = model.evaluate(rows, std::vector<RowAdapter>(rows.size()));
        EXPECT_TRUE(results.ok()) << (results ? "" : results.error().message);
        std::vector<float> all;
        if (results)
            for (const RowEvaluation& row : *results)
                all.insert(all.end(), row.logits.begin(), row.logits.end());
        return all;
    }

    static std::vector<int> greedy(Model& model)
    {
        std::vector<int> ids;
        GenerationOptions options;
        options.sampling.greedy = true;
        options.maxNewTokens = 12;
        GenerationEvents events;
        events.finished = [&](const Completion& done) { ids = done.ids; };
        EXPECT_TRUE(generate(model, {{text(130, 5), 1, {0}, {}}}, options, events, {}).ok());
        return ids;
    }

    std::filesystem::path m_folder;
};

TEST_P(Engines, GiveTheSameAtFullWidth)
{
    const auto processor = load({"cpu", EnginePrecision::Automatic});
    ASSERT_NE(processor, nullptr);
    const std::vector<float> expected = logits(*processor);
    const std::vector<int> words = greedy(*processor);
    for (const auto& [precision, bound] :
         {std::pair{EnginePrecision::Fp32, 1e-4}, std::pair{EnginePrecision::Bf16, 0.08}}) {
        const auto gpu = load({"cuda", precision});
        ASSERT_NE(gpu, nullptr);
        const std::vector<float> found = logits(*gpu);
        ASSERT_EQ(found.size(), expected.size());
        double error = 0;
        double power = 0;
        double largest = 0;
        for (std::size_t i = 0; i < found.size(); ++i) {
            const double difference = double{found[i]} - expected[i];
            error += difference * difference;
            power += double{expected[i]} * expected[i];
            largest = std::max(largest, std::abs(difference));
        }
        const double relative = std::sqrt(error / power);
        std::printf("[ %s against %s: relative error %.3g, largest difference %.3g ]\n",
                    gpu->mode().c_str(), processor->mode().c_str(), relative, largest);
        EXPECT_LE(relative, bound) << gpu->mode();
        if (precision == EnginePrecision::Fp32) {
            EXPECT_LE(largest, 5e-3);
            EXPECT_EQ(greedy(*gpu), words);
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Layouts, Engines, testing::Values(WeightLayout::Nf4, WeightLayout::Mxfp4),
                         [](const auto& layout) { return std::string(layoutName(layout.param)); });

} // namespace
