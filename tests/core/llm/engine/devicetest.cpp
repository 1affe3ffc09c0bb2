// SPDX-License-Identifier: Apache-2.0
#include "core/llm/enginedevice.h"
#include "core/llm/generator.h"
#include "core/llm/trainer.h"
#include "tests/core/llm/engine/testmodels.h"

#include <algorithm>
#include <map>

using namespace mesewright;
using namespace mesewright::test;

namespace {

TEST(EngineDevice, names_are_checked_before_anything_is_opened)
{
    EXPECT_EQ(*resolveDevice("cpu"), "cpu");
    EXPECT_EQ(*describeDevice("cpu"), "cpu");
    for (const char* bad : {"", "gpu", "cuda:", "cuda:x", "cuda:-1", "cuda:12345", "CPU"}) {
        const auto device = resolveDevice(bad);
        ASSERT_FALSE(device.ok()) << bad;
        EXPECT_EQ(device.error().kind, ErrorKind::BadInput) << bad;
    }
    const auto automatic = resolveDevice("auto");
    ASSERT_TRUE(automatic.ok());
    EXPECT_TRUE(*automatic == "cpu" || automatic->starts_with("cuda:")) << *automatic;
}

TEST(EngineDevice, a_gpu_that_is_not_there_is_said_in_a_sentence)
{
    SilentProgress silent;
    const auto model = Model::load(modelData / "small-odd/bf16", silent, CancelToken(),
                                   {"cuda:77", EnginePrecision::Automatic});
    ASSERT_FALSE(model.ok());
    EXPECT_EQ(model.error().kind, ErrorKind::Machine);
    EXPECT_NE(model.error().message.find("use "), std::string::npos) << model.error().message;
}

TEST(EngineDevice, the_processor_computes_in_fp32_alone)
{
    SilentProgress silent;
    const auto refused = Model::load(modelData / "small-odd/bf16", silent, CancelToken(),
                                     {"cpu", EnginePrecision::Bf16});
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().kind, ErrorKind::BadInput);
    const auto model = Model::load(modelData / "small-odd/bf16", silent, CancelToken(),
                                   {"cpu", EnginePrecision::Fp32});
    ASSERT_TRUE(model.ok());
    EXPECT_EQ((*model)->mode(), "cpu fp32");
    EXPECT_EQ((*model)->device(), "cpu");
}

TEST(EngineDevice, precisions_have_names)
{
    for (const auto precision :
         {EnginePrecision::Automatic, EnginePrecision::Fp32, EnginePrecision::Bf16})
        EXPECT_EQ(*parseEnginePrecision(enginePrecisionName(precision)), precision);
    EXPECT_FALSE(parseEnginePrecision("fp16").ok());
}

TEST(EngineDevice, room_for_the_weights_is_known_before_loading)
{
    const auto config = readModelConfig(modelData / "small-odd/bf16");
    ASSERT_TRUE(config.ok());
    const auto room = weightRoom(*config, WeightLayout::Bf16, {});
    ASSERT_TRUE(room.ok());
    EXPECT_EQ(room->needed, weightMemory(*config));
    EXPECT_GT(room->free, room->needed);
}

// The same door, another engine behind it: what the processor gives, in fp32 on a GPU.
TEST(EngineDevice, a_gpu_gives_what_the_processor_gives)
{
    if (*resolveDevice("auto") == "cpu")
        GTEST_SKIP() << "no GPU that this program computes on: the engines were not compared";
    SilentProgress silent;
    const auto load = [&](const std::string& device) {
        auto model = Model::load(modelData / "small-real/nf4", silent, CancelToken(),
                                 {device, EnginePrecision::Fp32});
        EXPECT_TRUE(model.ok()) << model.error().message;
        return model ? std::move(*model) : nullptr;
    };
    const auto processor = load("cpu");
    const auto gpu = load("cuda");
    ASSERT_TRUE(processor && gpu);
    EXPECT_EQ(gpu->mode(), "cuda fp32, dequantised experts");
    EXPECT_TRUE(gpu->device().starts_with("cuda:0, ")) << gpu->device();
    const auto adapter =
        readPeftAdapter(modelData / "small-real/lora-nf4/adapter", processor->config());
    ASSERT_TRUE(adapter.ok());
    std::vector<int> row;
    for (int i = 0; i < 200; ++i)
        row.push_back((7 + 31 * i) % processor->config().vocabSize);
    const auto logits = [&](Model& model) {
        const RowAdapter use{model.addAdapter(*adapter), 0.5f};
        auto rows = model.evaluate({row, row}, {use, RowAdapter{}});
        EXPECT_TRUE(rows.ok());
        return rows ? std::move(*rows) : std::vector<RowEvaluation>(2);
    };
    const auto expected = logits(*processor);
    const auto found = logits(*gpu);
    for (std::size_t i = 0; i < expected.size(); ++i)
        EXPECT_LE(largestDifference(found[i].logits, expected[i].logits), 5e-3) << "row " << i;
    const auto answers = [&](Model& model) {
        std::map<std::uint32_t, std::vector<int>> ids;
        GenerationOptions options;
        options.sampling.greedy = true;
        options.maxNewTokens = 8;
        GenerationEvents events;
        events.finished = [&](const Completion& done) { ids[done.sample] = done.ids; };
        const GenerationRequest request{row, 1, {0, 1}, {0, 0.5f}};
        EXPECT_TRUE(generate(model, {request}, options, events, CancelToken()).ok());
        return ids;
    };
    EXPECT_EQ(answers(*gpu), answers(*processor));
    EXPECT_TRUE(gpu->weightHash().ok());
    EXPECT_NE(*gpu->weightHash(), *processor->weightHash());
}

// Training behind the same door: the same masks, order and schedule, so the same losses; and a run
// that stopped on the processor goes on on a GPU.
TEST(EngineDevice, a_gpu_trains_as_the_processor_does)
{
    if (*resolveDevice("auto") == "cpu")
        GTEST_SKIP() << "no GPU that this program computes on: the trainers were not compared";
    SilentProgress silent;
    std::vector<TrainRow> rows;
    for (int row = 0; row < 6; ++row) {
        TrainRow made;
        for (int i = 0; i < 20 + 9 * row; ++i)
            made.inputIds.push_back((11 * row + 7 * i * i + i) % 300);
        made.labels = made.inputIds;
        std::fill_n(made.labels.begin(), 5, -100);
        rows.push_back(std::move(made));
    }
    TrainerOptions options;
    options.accumulation = 2;
    options.maxSteps = 6;
    options.learningRate = 1e-3;
    const auto train = [&](Model& model) {
        const LoraAdapter start =
            freshAdapter(model.config(), {model.config().layers - 2, model.config().layers - 1},
                         {LoraTarget::Query, LoraTarget::Output}, 4, 8, 0.1, 5);
        auto made = Trainer::create(model, rows, start, options);
        EXPECT_TRUE(made.ok()) << (made ? "" : made.error().message);
        return made ? std::move(*made) : nullptr;
    };
    const auto load = [&](const std::string& device) {
        auto model = Model::load(modelData / "small-real/nf4", silent, CancelToken(),
                                 {device, EnginePrecision::Fp32});
        EXPECT_TRUE(model.ok()) << (model ? "" : model.error().message);
        return model ? std::move(*model) : nullptr;
    };
    const auto processor = load("cpu");
    const auto gpu = load("cuda");
    ASSERT_TRUE(processor && gpu);
    const auto weights = gpu->weightHash();
    const auto a = train(*processor);
    const auto b = train(*gpu);
    ASSERT_TRUE(a && b);
    EXPECT_TRUE(b->mode().starts_with("cuda fp32")) << b->mode();
    EXPECT_EQ(a->dataOrder(20), b->dataOrder(20));
    const auto step = [](Trainer& trainer) {
        const auto record = trainer.step(CancelToken());
        EXPECT_TRUE(record.ok()) << (record ? "" : record.error().message);
        return record ? *record : StepRecord{};
    };
    for (int i = 0; i < 3; ++i) {
        const StepRecord expected = step(*a);
        const StepRecord found = step(*b);
        EXPECT_NEAR(found.loss, expected.loss, 1e-4) << "step " << i;
        EXPECT_NEAR(found.gradientNorm, expected.gradientNorm, 1e-3 * expected.gradientNorm);
        EXPECT_DOUBLE_EQ(found.learningRate, expected.learningRate);
    }
    const auto folder = std::filesystem::path(testing::TempDir()) / "state-across-devices";
    std::filesystem::create_directories(folder);
    ASSERT_TRUE(a->saveState(folder).ok());
    const auto resumed = train(*gpu);
    ASSERT_TRUE(resumed != nullptr);
    const auto loaded = resumed->loadState(folder);
    ASSERT_TRUE(loaded.ok()) << loaded.error().message;
    EXPECT_EQ(resumed->stepsDone(), 3);
    EXPECT_NEAR(step(*resumed).loss, step(*a).loss, 1e-4);
    EXPECT_EQ(*gpu->weightHash(), *weights) << "a frozen weight changed";
}

} // namespace
