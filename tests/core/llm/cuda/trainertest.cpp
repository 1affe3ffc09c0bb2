// SPDX-License-Identifier: Apache-2.0
#include "core/llm/cuda/engine.h"
#include "tests/core/llm/cuda/trainruns.h"

using namespace mesewright;
using namespace mesewright::test;
using cuda::CudaTrainer;
using cuda::Precision;
using cuda::TrainingMode;

namespace {

struct Recording
{
    const char* kind;
    const char* tag;
};

class CudaTrajectory : public testing::TestWithParam<Recording>
{
};

// The bounds of the CPU trainer's test.
TEST_P(CudaTrajectory, IsFollowedInFp32)
{
    MESEWRIGHT_NEEDS_GPU();
    const RecordedRun setup(GetParam().kind, GetParam().tag);
    const std::string before = setup.model->weightHash().value();
    const auto trainer = setup.trainer();
    ASSERT_NE(trainer, nullptr);
    EXPECT_EQ(trainer->dataOrder(setup.trajectory["order"].size()),
              setup.trajectory["order"].get<std::vector<int>>());
    for (const Json& expected : setup.trajectory["log"]) {
        const auto record = trainer->step({});
        ASSERT_TRUE(record.ok()) << record.error().message;
        const double norm = expected["grad_norm"];
        EXPECT_NEAR(record->loss, expected["loss"].get<double>(), 1e-4) << "step " << record->step;
        EXPECT_NEAR(record->gradientNorm, norm, 1e-3 * norm) << "step " << record->step;
        EXPECT_NEAR(record->learningRate, expected["learning_rate"].get<double>(), 1e-9)
            << "step " << record->step;
    }
    const LoraAdapter end = readPeftAdapter(setup.folder / (std::string("end-") + GetParam().tag),
                                            setup.model->config())
                                .value();
    const LoraAdapter ours = trainer->adapter();
    ASSERT_EQ(ours.pairs.size(), end.pairs.size());
    for (std::size_t i = 0; i < end.pairs.size(); ++i) {
        EXPECT_LE(largestDifference(ours.pairs[i].a, end.pairs[i].a), 1e-4);
        EXPECT_LE(largestDifference(ours.pairs[i].b, end.pairs[i].b), 1e-4);
    }
    EXPECT_EQ(setup.model->weightHash().value(), before) << "a frozen weight changed";
}

// In bf16 the weights, activations and gradients that enter products have 8 bits.
TEST_P(CudaTrajectory, IsFollowedRoughlyInBf16)
{
    MESEWRIGHT_NEEDS_GPU();
    const RecordedRun setup(GetParam().kind, GetParam().tag, Precision::Bf16);
    const auto trainer = setup.trainer();
    ASSERT_NE(trainer, nullptr);
    double worstLoss = 0;
    double worstNorm = 0;
    for (const Json& expected : setup.trajectory["log"]) {
        const auto record = trainer->step({});
        ASSERT_TRUE(record.ok()) << record.error().message;
        const double norm = expected["grad_norm"];
        worstLoss = std::max(worstLoss, std::abs(record->loss - expected["loss"].get<double>()));
        worstNorm = std::max(worstNorm, std::abs(record->gradientNorm / norm - 1));
    }
    std::printf("[ bf16: loss within %.4f, gradient norm within %.1f %% ]\n", worstLoss,
                100 * worstNorm);
    EXPECT_LE(worstLoss, 0.02);
    EXPECT_LE(worstNorm, 0.1);
}

INSTANTIATE_TEST_SUITE_P(All, CudaTrajectory,
                         testing::Values(Recording{"bf16", "full"}, Recording{"bf16", "masked"},
                                         Recording{"nf4", "full"}, Recording{"nf4", "masked"}),
                         [](const auto& info) {
                             return std::string(info.param.kind) + "_" + info.param.tag;
                         });

class CudaTraining : public testing::TestWithParam<Precision>
{
protected:
    void SetUp() override
    {
        MESEWRIGHT_NEEDS_GPU();
        m_setup = std::make_unique<RecordedRun>("nf4", "masked", GetParam());
        m_setup->start.dropout = 0.1;
    }

    std::unique_ptr<RecordedRun> m_setup;
    TestFolder m_folder{"cudatrainer"};
};

TEST_P(CudaTraining, PrefixCacheChangesNothing)
{
    const auto cached = m_setup->trainer({{}, true, {}, {}});
    const auto onHost = m_setup->trainer({{}, false, {}, {}});
    EXPECT_NE(cached->mode().find("on the GPU"), std::string::npos) << cached->mode();
    EXPECT_NE(onHost->mode().find("on the host"), std::string::npos) << onHost->mode();
    const std::vector<double> with = losses(*cached, 8);
    EXPECT_EQ(losses(*onHost, 8), with);
    EXPECT_TRUE(sameBits(cached->adapter(), onHost->adapter()));
    m_setup->options.prefixCache = false;
    const auto plain = m_setup->trainer();
    const std::vector<double> without = losses(*plain, 8);
    const double bound = GetParam() == Precision::Fp32 ? 1e-6 : 5e-3;
    for (std::size_t i = 0; i < with.size(); ++i)
        EXPECT_NEAR(with[i], without[i], bound) << "step " << i + 1;
}

TEST_P(CudaTraining, ResumeIsExactToTheBit)
{
    for (const bool cache : {true, false}) {
        m_setup->options.prefixCache = cache;
        const auto unbroken = m_setup->trainer();
        const std::vector<double> whole = losses(*unbroken, 11);
        const auto first = m_setup->trainer();
        std::vector<double> joined = losses(*first, 5);
        ASSERT_TRUE(first->saveState(m_folder.path()).ok());
        const auto second = m_setup->trainer();
        ASSERT_TRUE(second->loadState(m_folder.path()).ok());
        EXPECT_EQ(second->stepsDone(), 5);
        EXPECT_DOUBLE_EQ(second->epoch(), first->epoch());
        for (const double loss : losses(*second, 6))
            joined.push_back(loss);
        EXPECT_EQ(joined, whole);
        EXPECT_TRUE(sameBits(second->adapter(), unbroken->adapter()));
    }
}

TEST_P(CudaTraining, FastAndSmallAgree)
{
    const auto fast = m_setup->trainer({TrainingMode::Fast, {}, {}, {}});
    const auto small = m_setup->trainer({TrainingMode::Small, {}, {}, {}});
    EXPECT_NE(fast->mode().find("fast"), std::string::npos) << fast->mode();
    EXPECT_NE(small->mode().find("small"), std::string::npos) << small->mode();
    const std::vector<double> a = losses(*fast, 8);
    const std::vector<double> b = losses(*small, 8);
    for (std::size_t i = 0; i < a.size(); ++i)
        EXPECT_NEAR(a[i], b[i], 1e-6) << "step " << i + 1;
    EXPECT_NEAR(fast->evaluateLoss(m_setup->rows, {}).value(),
                small->evaluateLoss(m_setup->rows, {}).value(), 1e-6);
}

// Parked layers change no bit of training, and come back for whoever needs them.
TEST_P(CudaTraining, ParkedLayersComeBack)
{
    const std::string before = m_setup->model->weightHash().value();
    const std::vector<std::vector<int>> tokens{m_setup->rows.front().inputIds};
    const auto logits = m_setup->model->evaluate(tokens, {RowAdapter{}}).value().front().logits;
    const auto stays = m_setup->trainer({{}, false, false, {}});
    const std::vector<double> expected = losses(*stays, 4);
    const double validation = stays->evaluateLoss(m_setup->rows, {}).value();
    const auto parks = m_setup->trainer({{}, false, true, {}});
    EXPECT_NE(parks->mode().find("parked"), std::string::npos) << parks->mode();
    std::vector<double> got = losses(*parks, 2);
    EXPECT_GT(m_setup->model->internals().parked, 0);
    EXPECT_EQ(m_setup->model->evaluate(tokens, {RowAdapter{}}).value().front().logits, logits);
    EXPECT_EQ(m_setup->model->internals().parked, 0);
    for (const double loss : losses(*parks, 2))
        got.push_back(loss);
    EXPECT_EQ(got, expected);
    EXPECT_EQ(parks->evaluateLoss(m_setup->rows, {}).value(), validation);
    EXPECT_EQ(m_setup->model->weightHash().value(), before);
}

// What is pretended to be free decides; with nothing free there is a sentence.
TEST_P(CudaTraining, MemoryDecidesTheMode)
{
    const auto needs = m_setup->trainer({TrainingMode::Small, false, false, {}})->memoryEstimate();
    const auto little = CudaTrainer::create(*m_setup->model, m_setup->rows, m_setup->start,
                                            m_setup->options, {{}, {}, {}, needs / 2});
    ASSERT_FALSE(little.ok());
    EXPECT_EQ(little.error().kind, ErrorKind::Machine);
    EXPECT_NE(little.error().message.find("lower max_len"), std::string::npos)
        << little.error().message;
    EXPECT_NE(m_setup->trainer()->mode().find("fast"), std::string::npos);
}

TEST_P(CudaTraining, CancelledStepLeavesTheStateAlone)
{
    const auto trainer = m_setup->trainer();
    (void)losses(*trainer, 2);
    const LoraAdapter before = trainer->adapter();
    const CancelToken cancel;
    cancel.request();
    const auto record = trainer->step(cancel);
    ASSERT_FALSE(record.ok());
    EXPECT_EQ(record.error().kind, ErrorKind::Stopped);
    EXPECT_EQ(trainer->stepsDone(), 2);
    EXPECT_TRUE(sameBits(trainer->adapter(), before));
    const auto evaluated = trainer->evaluateLoss(m_setup->rows, cancel);
    ASSERT_FALSE(evaluated.ok());
    EXPECT_EQ(evaluated.error().kind, ErrorKind::Stopped);
}

TEST_P(CudaTraining, DropoutIsSeededAndSwitchedOffForEvaluation)
{
    const auto a = m_setup->trainer();
    const double before = a->evaluateLoss(m_setup->rows, {}).value();
    EXPECT_EQ(a->evaluateLoss(m_setup->rows, {}).value(), before);
    const std::vector<double> first = losses(*a, 4);
    EXPECT_EQ(losses(*m_setup->trainer(), 4), first);
    m_setup->start.dropout = 0.0;
    EXPECT_NE(losses(*m_setup->trainer(), 4), first);
}

// A longer row than training has makes the buffers grow; training goes on to the same bits.
TEST_P(CudaTraining, LongerRowsMayBeEvaluated)
{
    const auto plain = m_setup->trainer();
    const std::vector<double> whole = losses(*plain, 4);
    const auto trainer = m_setup->trainer();
    std::vector<double> joined = losses(*trainer, 2);
    const auto rows = randomRows(2, 3000, 3000, m_setup->model->config().vocabSize, 5);
    const auto loss = trainer->evaluateLoss(rows, {});
    ASSERT_TRUE(loss.ok()) << loss.error().message;
    EXPECT_GT(*loss, 1.0);
    for (const double value : losses(*trainer, 2))
        joined.push_back(value);
    EXPECT_EQ(joined, whole);
}

TEST_P(CudaTraining, ReportsALossThatIsNotFinite)
{
    m_setup->start.pairs.front().a.front() = NAN;
    const auto trainer = m_setup->trainer();
    const auto record = trainer->step({});
    ASSERT_FALSE(record.ok());
    EXPECT_EQ(record.error().kind, ErrorKind::BadInput);
    EXPECT_NE(record.error().message.find("step 1"), std::string::npos);
    EXPECT_EQ(trainer->stepsDone(), 0);
}

INSTANTIATE_TEST_SUITE_P(Modes, CudaTraining, testing::Values(Precision::Fp32, Precision::Bf16),
                         [](const auto& info) {
                             return std::string(cuda::precisionName(info.param));
                         });

TEST(CudaTrainerInput, RefusesWhatDoesNotFit)
{
    MESEWRIGHT_NEEDS_GPU();
    RecordedRun setup("nf4", "masked");
    const TestFolder folder("cudatrainer-input");
    const auto trainer = setup.trainer();
    (void)losses(*trainer, 1);
    ASSERT_TRUE(trainer->saveState(folder.path()).ok());
    setup.options.learningRate *= 2;
    const auto loaded = setup.trainer()->loadState(folder.path());
    ASSERT_FALSE(loaded.ok());
    EXPECT_NE(loaded.error().message.find("other training rows or settings"), std::string::npos);
    const auto made =
        CudaTrainer::create(*setup.model, {{{1, 2, 3}, {1, 2}}}, setup.start, setup.options);
    ASSERT_FALSE(made.ok());
    EXPECT_NE(made.error().message.find("3 tokens but 2 labels"), std::string::npos);
    LoraAdapter empty = setup.start;
    empty.pairs.clear();
    EXPECT_FALSE(CudaTrainer::create(*setup.model, setup.rows, empty, setup.options).ok());
}

TEST(CudaTrainerInput, OldLossCountIsSmallerByTheFirstLabels)
{
    MESEWRIGHT_NEEDS_GPU();
    RecordedRun setup("bf16", "full");
    const StepRecord shifted = setup.trainer()->step({}).value();
    setup.options.lossCount = LossCount::AllLabels;
    const StepRecord all = setup.trainer()->step({}).value();
    const double rows = setup.options.microBatch * setup.options.accumulation;
    const auto tokens = static_cast<double>(shifted.lossTokens);
    EXPECT_NEAR(all.loss, shifted.loss * tokens / (tokens + rows), 1e-6);
}

} // namespace
