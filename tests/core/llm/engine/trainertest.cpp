// SPDX-License-Identifier: Apache-2.0
#include "core/llm/trainer.h"

#include "core/base/files.h"
#include "core/base/json.h"
#include "tests/core/llm/engine/testmodels.h"

#include <nlohmann/json.hpp>

#include <cstring>
#include <sstream>
#include <unistd.h>

using namespace mesewright;
using namespace mesewright::test;

namespace {

std::vector<TrainRow> readRows(const std::filesystem::path& path)
{
    std::vector<TrainRow> rows;
    std::istringstream lines(readFile(path).value());
    for (std::string line; std::getline(lines, line);) {
        const Json row = parseJson(line, path.string()).value();
        rows.push_back(
            {row["input_ids"].get<std::vector<int>>(), row["labels"].get<std::vector<int>>()});
    }
    return rows;
}

TrainerOptions optionsOf(const Json& hyper)
{
    TrainerOptions o;
    o.microBatch = hyper["per_device_train_batch_size"];
    o.accumulation = hyper["gradient_accumulation_steps"];
    o.maxSteps = hyper["max_steps"];
    o.learningRate = hyper["lr"];
    o.warmupRatio = hyper["warmup_ratio"];
    o.clipNorm = hyper["grad_clip"];
    o.seed = hyper["seed"];
    return o;
}

struct Recording
{
    std::string kind;
    std::string tag;
};

std::ostream& operator<<(std::ostream& out, const Recording& r)
{
    return out << r.kind << '_' << r.tag;
}

std::filesystem::path folderOf(const Recording& r)
{
    return modelData / "small-real" / ("lora-" + r.kind);
}

// Everything a trainer needs, from one recording.
struct RecordedRun
{
    explicit RecordedRun(const Recording& r)
        : model(loadModel("small-real/" + r.kind)),
          rows(readRows(folderOf(r) / ("train-" + r.tag + ".jsonl"))),
          trajectory(readJsonFile(folderOf(r) / ("trajectory-" + r.tag + ".json")).value()),
          start(readPeftAdapter(folderOf(r) / "start", model->config()).value()),
          options(optionsOf(trajectory["hyper"]))
    {
    }

    [[nodiscard]] std::unique_ptr<Trainer> trainer() const
    {
        auto made = Trainer::create(*model, rows, start, options);
        EXPECT_TRUE(made.ok()) << (made ? "" : made.error().message);
        return std::move(made).value();
    }

    std::unique_ptr<Model> model;
    std::vector<TrainRow> rows;
    Json trajectory;
    LoraAdapter start;
    TrainerOptions options;
};

bool sameBits(const LoraAdapter& a, const LoraAdapter& b)
{
    for (std::size_t i = 0; i < a.pairs.size(); ++i)
        if (std::memcmp(a.pairs[i].a.data(), b.pairs[i].a.data(),
                        a.pairs[i].a.size() * sizeof(float)) != 0 ||
            std::memcmp(a.pairs[i].b.data(), b.pairs[i].b.data(),
                        a.pairs[i].b.size() * sizeof(float)) != 0)
            return false;
    return a.pairs.size() == b.pairs.size();
}

class RecordedTraining : public testing::TestWithParam<Recording>
{
};

TEST_P(RecordedTraining, FollowsTheTrajectory)
{
    const RecordedRun setup(GetParam());
    const std::string weightsBefore = setup.model->weightHash().value();
    const auto trainer = setup.trainer();
    EXPECT_EQ(trainer->dataOrder(setup.trajectory["order"].size()),
              setup.trajectory["order"].get<std::vector<int>>());
    for (const Json& expected : setup.trajectory["log"]) {
        const auto record = trainer->step(CancelToken());
        ASSERT_TRUE(record.ok()) << record.error().message;
        const double norm = expected["grad_norm"];
        EXPECT_NEAR(record->loss, expected["loss"].get<double>(), 1e-4) << "step " << record->step;
        EXPECT_NEAR(record->gradientNorm, norm, 1e-3 * norm) << "step " << record->step;
        EXPECT_NEAR(record->learningRate, expected["learning_rate"].get<double>(), 1e-9)
            << "step " << record->step;
    }
    const LoraAdapter end =
        readPeftAdapter(folderOf(GetParam()) / ("end-" + GetParam().tag), setup.model->config())
            .value();
    const LoraAdapter ours = trainer->adapter();
    ASSERT_EQ(ours.pairs.size(), end.pairs.size());
    for (std::size_t i = 0; i < end.pairs.size(); ++i) {
        EXPECT_LE(largestDifference(ours.pairs[i].a, end.pairs[i].a), 1e-4);
        EXPECT_LE(largestDifference(ours.pairs[i].b, end.pairs[i].b), 1e-4);
    }
    EXPECT_EQ(setup.model->weightHash().value(), weightsBefore) << "a frozen weight changed";
}

INSTANTIATE_TEST_SUITE_P(All, RecordedTraining,
                         testing::Values(Recording{"bf16", "full"}, Recording{"bf16", "masked"},
                                         Recording{"nf4", "full"}, Recording{"nf4", "masked"}),
                         testing::PrintToStringParamName());

class Training : public testing::Test
{
protected:
    Training()
        : m_setup({"nf4", "masked"}), m_folder(std::filesystem::temp_directory_path() /
                                               ("mesewright-trainer-" + std::to_string(getpid())))
    {
        m_setup.start.dropout = 0.1;
        std::filesystem::create_directories(m_folder);
    }
    ~Training() override { std::filesystem::remove_all(m_folder); }

    static std::vector<double> losses(Trainer& trainer, int steps)
    {
        std::vector<double> all;
        for (int i = 0; i < steps; ++i)
            all.push_back(trainer.step(CancelToken()).value().loss);
        return all;
    }

    RecordedRun m_setup;
    std::filesystem::path m_folder;
};

TEST_F(Training, PrefixCacheChangesNothing)
{
    const auto cached = m_setup.trainer();
    const std::vector<double> with = losses(*cached, 8);
    m_setup.options.prefixCache = false;
    const auto plain = m_setup.trainer();
    const std::vector<double> without = losses(*plain, 8);
    EXPECT_EQ(with, without);
    EXPECT_TRUE(sameBits(cached->adapter(), plain->adapter()));
}

TEST_F(Training, ResumeIsExactToTheBit)
{
    const auto unbroken = m_setup.trainer();
    const std::vector<double> whole = losses(*unbroken, 11);
    const auto first = m_setup.trainer();
    std::vector<double> joined = losses(*first, 5);
    ASSERT_TRUE(first->saveState(m_folder).ok());
    const auto second = m_setup.trainer();
    ASSERT_TRUE(second->loadState(m_folder).ok());
    EXPECT_EQ(second->stepsDone(), 5);
    EXPECT_DOUBLE_EQ(second->epoch(), first->epoch());
    for (const double loss : losses(*second, 6))
        joined.push_back(loss);
    EXPECT_EQ(joined, whole);
    EXPECT_TRUE(sameBits(second->adapter(), unbroken->adapter()));
}

TEST_F(Training, CancelledStepLeavesTheStateAlone)
{
    const auto trainer = m_setup.trainer();
    (void)losses(*trainer, 2);
    const LoraAdapter before = trainer->adapter();
    const CancelToken cancel;
    cancel.request();
    const auto record = trainer->step(cancel);
    ASSERT_FALSE(record.ok());
    EXPECT_EQ(record.error().kind, ErrorKind::Stopped);
    EXPECT_EQ(trainer->stepsDone(), 2);
    EXPECT_TRUE(sameBits(trainer->adapter(), before));
}

TEST_F(Training, DropoutIsSeededAndSwitchedOffForEvaluation)
{
    const auto a = m_setup.trainer();
    EXPECT_EQ(a->evaluateLoss(m_setup.rows, CancelToken()).value(),
              a->evaluateLoss(m_setup.rows, CancelToken()).value());
    const std::vector<double> first = losses(*a, 4);
    EXPECT_EQ(losses(*m_setup.trainer(), 4), first);
    m_setup.start.dropout = 0.0;
    EXPECT_NE(losses(*m_setup.trainer(), 4), first);
}

TEST_F(Training, OldLossCountIsSmallerByTheFirstLabels)
{
    const RecordedRun full({"bf16", "full"});
    RecordedRun old({"bf16", "full"});
    old.options.lossCount = LossCount::AllLabels;
    const StepRecord shifted = full.trainer()->step(CancelToken()).value();
    const StepRecord all = old.trainer()->step(CancelToken()).value();
    const double rows = full.options.microBatch * full.options.accumulation;
    EXPECT_NEAR(all.loss,
                shifted.loss * static_cast<double>(shifted.lossTokens) /
                    (static_cast<double>(shifted.lossTokens) + rows),
                1e-6);
}

TEST_F(Training, RefusesAStateOfAnotherRun)
{
    const auto trainer = m_setup.trainer();
    (void)losses(*trainer, 1);
    ASSERT_TRUE(trainer->saveState(m_folder).ok());
    m_setup.options.learningRate *= 2;
    const auto loaded = m_setup.trainer()->loadState(m_folder);
    ASSERT_FALSE(loaded.ok());
    EXPECT_NE(loaded.error().message.find("other training rows or settings"), std::string::npos);
}

TEST_F(Training, NamesBadRows)
{
    struct Case
    {
        TrainRow row;
        const char* says;
    };
    const Case cases[] = {
        {{{1, 2, 3}, {1, 2}}, "3 tokens but 2 labels"},
        {{{}, {}}, "no tokens"},
        {{{1, 99999}, {1, 1}}, "99999"},
        {{{1, 2}, {1, -5}}, "label -5"},
    };
    for (const Case& c : cases) {
        const auto made = Trainer::create(*m_setup.model, {c.row}, m_setup.start, m_setup.options);
        ASSERT_FALSE(made.ok());
        EXPECT_NE(made.error().message.find(c.says), std::string::npos) << made.error().message;
    }
    const auto nothing =
        Trainer::create(*m_setup.model, {{{1, 2}, {-100, -100}}}, m_setup.start, m_setup.options);
    ASSERT_FALSE(nothing.ok());
}

TEST_F(Training, ReportsALossThatIsNotFinite)
{
    m_setup.start.pairs.front().a.front() = NAN;
    const auto trainer = m_setup.trainer();
    const auto record = trainer->step(CancelToken());
    ASSERT_FALSE(record.ok());
    EXPECT_NE(record.error().message.find("step 1"), std::string::npos);
    EXPECT_EQ(trainer->stepsDone(), 0);
}

TEST(Schedule, MatchesTheRecordedValues)
{
    struct Case
    {
        int step;
        double rate;
    };
    const Case cases[] = {{0, 0},      {1, 3.333333333e-7},   {149, 4.966666667e-5},
                          {150, 5e-5}, {151, 4.999998481e-5}, {1575, 2.5e-5}};
    for (const Case& c : cases)
        EXPECT_NEAR(5e-5 * cosineSchedule(c.step, 3000, 0.05), c.rate, 1e-14) << c.step;
    EXPECT_NEAR(5e-5 * cosineSchedule(2999, 3000, 0.05), 1.518867867e-11, 1e-19);
}

} // namespace
