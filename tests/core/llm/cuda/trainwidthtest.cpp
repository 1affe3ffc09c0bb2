// SPDX-License-Identifier: Apache-2.0
#include "app/bench/makecheckpoint.h"
#include "core/llm/cuda/train/cudatrainer.h"
#include "tests/core/llm/cuda/trainruns.h"

using namespace mesewright;
using namespace mesewright::test;
using cuda::CudaTrainer;
using cuda::Precision;
using cuda::TrainingMode;

namespace {

constexpr int vocab = 5120;

/// Three layers of the real width with all 32 experts, of which two are trained.
class CudaTrainingWidth : public testing::TestWithParam<WeightLayout>
{
protected:
    void SetUp() override
    {
        MESEWRIGHT_NEEDS_GPU();
        Json config = fullSizeConfig(3);
        config["vocab_size"] = vocab;
        config["eos_token_id"] = vocab - 1;
        config["pad_token_id"] = vocab - 2;
        auto maker = makeCudaMaker("cuda");
        ASSERT_TRUE(maker.ok());
        SilentProgress silent;
        const auto made =
            makeCheckpoint(config, GetParam(), 12, **maker, m_folder.path() / "base", silent);
        ASSERT_TRUE(made.ok()) << (made ? "" : made.error().message);
        m_rows = randomRows(24, 20, 200, vocab, 9);
    }

    struct Run
    {
        std::vector<double> losses;
        std::vector<double> norms;
        double validation = 0;
    };
    [[nodiscard]] Run train(cuda::CudaModel& model, TrainingMode mode, bool cache) const
    {
        // B is not zero, so that every matrix has a gradient from the first step on.
        LoraAdapter start = freshAdapter(
            model.config(), {1, 2}, {allLoraTargets.begin(), allLoraTargets.end()}, 8, 16, 0.1, 7);
        std::mt19937 random(3);
        std::normal_distribution<float> normal(0, 0.01f);
        for (LoraPair& pair : start.pairs)
            for (float& value : pair.b)
                value = normal(random);
        TrainerOptions options;
        options.maxSteps = 6;
        options.warmupRatio = 0;
        options.learningRate = 1e-3;
        options.prefixCache = cache;
        const auto trainer = CudaTrainer::create(model, m_rows, start, options, {mode, {}, {}, {}});
        EXPECT_TRUE(trainer.ok()) << (trainer ? "" : trainer.error().message);
        Run run;
        for (int step = 0; step < 6; ++step) {
            const auto record = (*trainer)->step({});
            EXPECT_TRUE(record.ok()) << (record ? "" : record.error().message);
            run.losses.push_back(record->loss);
            run.norms.push_back(record->gradientNorm);
        }
        run.validation = (*trainer)->evaluateLoss(m_rows, {}).value();
        return run;
    }

    TestFolder m_folder{"trainwidth"};
    std::vector<TrainRow> m_rows;
};

double worst(const std::vector<double>& a, const std::vector<double>& b)
{
    double most = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        most = std::max(most, std::abs(a[i] / b[i] - 1));
    return most;
}

// The expanded weights of the grouped kernels' layout, the products and the backward pass in bf16
// stay near fp32; fast, small, cached and uncached are the same run up to rounding.
TEST_P(CudaTrainingWidth, ModesAgreeWithFp32)
{
    Run exact;
    {
        const auto model = loadOnGpu(m_folder.path() / "base", Precision::Fp32);
        ASSERT_NE(model, nullptr);
        exact = train(*model, TrainingMode::Small, true);
        const Run fast = train(*model, TrainingMode::Fast, false);
        EXPECT_LE(worst(fast.losses, exact.losses), 1e-6);
        EXPECT_LE(worst(fast.norms, exact.norms), 1e-4);
    }
    const auto model = loadOnGpu(m_folder.path() / "base", Precision::Bf16);
    ASSERT_NE(model, nullptr);
    const Run fast = train(*model, TrainingMode::Fast, true);
    const Run small = train(*model, TrainingMode::Small, true);
    const Run plain = train(*model, TrainingMode::Fast, false);
    std::printf("[ bf16 against fp32: loss %.2e, gradient norm %.2e; small against fast %.1e, "
                "uncached against cached %.1e ]\n",
                worst(fast.losses, exact.losses), worst(fast.norms, exact.norms),
                worst(small.losses, fast.losses), worst(plain.losses, fast.losses));
    EXPECT_LE(worst(fast.losses, exact.losses), 0.01);
    EXPECT_LE(worst(fast.norms, exact.norms), 0.1);
    // Other shapes of products round otherwise, and AdamW turns that into other updates.
    EXPECT_NEAR(small.losses.front() / fast.losses.front(), 1.0, 1e-5);
    EXPECT_LE(worst(small.losses, fast.losses), 5e-3);
    EXPECT_LE(worst(plain.losses, fast.losses), 5e-3);
    EXPECT_NEAR(fast.validation, exact.validation, 0.02 * exact.validation);
}

TEST_P(CudaTrainingWidth, MemoryIsWhatWasEstimated)
{
    const ModelConfig config = readModelConfig(m_folder.path() / "base").value();
    const LoraAdapter start = freshAdapter(
        config, {1, 2}, {allLoraTargets.begin(), allLoraTargets.end()}, 16, 16, 0.1, 7);
    TrainerOptions options;
    options.maxSteps = 2;
    struct Case
    {
        TrainingMode mode;
        bool cache;
        bool park;
    };
    for (const Case c : {Case{TrainingMode::Fast, true, false},
                         {TrainingMode::Fast, false, false},
                         {TrainingMode::Fast, true, true},
                         {TrainingMode::Small, true, false},
                         {TrainingMode::Small, false, false}}) {
        options.prefixCache = c.cache;
        // Another run's workspace must not hide what this one makes.
        const auto model = loadOnGpu(m_folder.path() / "base", Precision::Bf16);
        ASSERT_NE(model, nullptr);
        const std::uint64_t before = cuda::memoryUse().now;
        cuda::resetPeakMemory();
        const auto trainer =
            CudaTrainer::create(*model, m_rows, start, options, {c.mode, {}, c.park, {}});
        ASSERT_TRUE(trainer.ok()) << trainer.error().message;
        (void)losses(**trainer, 1);
        const auto most = static_cast<double>(cuda::memoryUse().peak - before);
        const auto estimated = static_cast<double>((*trainer)->memoryEstimate());
        EXPECT_NEAR(most / estimated, 1.0, 0.1) << (*trainer)->mode();
        cuda::resetPeakMemory();
        (void)losses(**trainer, 1);
        const auto training = static_cast<double>(cuda::memoryUse().peak - before);
        EXPECT_NEAR(training / static_cast<double>((*trainer)->trainingMemoryEstimate()), 1.0, 0.1)
            << (*trainer)->mode();
    }
}

INSTANTIATE_TEST_SUITE_P(Layouts, CudaTrainingWidth,
                         testing::Values(WeightLayout::Nf4, WeightLayout::Mxfp4,
                                         WeightLayout::Bf16),
                         [](const auto& layout) { return std::string(layoutName(layout.param)); });

} // namespace
