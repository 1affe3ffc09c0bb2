// SPDX-License-Identifier: Apache-2.0
#include "core/gates/trainmemory.h"
#include "core/base/resources.h"
#include "core/gates/trainrecord.h"
#include "core/llm/model.h"
#include "core/llm/modelconfig.h"

#include <gtest/gtest.h>

#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace mesewright {

namespace {

constexpr double mebibyte = 1024.0 * 1024.0;

ModelConfig demoConfig()
{
    const auto folder = demoFolder();
    EXPECT_TRUE(folder.has_value());
    const auto config = readModelConfig(*folder / "base-nf4");
    EXPECT_TRUE(config.ok());
    return *config;
}

Settings demoSettings()
{
    Settings settings;
    settings.layers = {5, 6, 7};
    return settings;
}

} // namespace

// Peaks of `train` on the demo (getrusage), in MiB.
TEST(TrainMemory, AgreesWithMeasuredPeaks)
{
    const ModelConfig config = demoConfig();
    const struct
    {
        int batch;
        std::size_t rows; ///< that were seen, so that their prefix was cached
        double measured;
    } runs[] = {{2, 480, 369}, {8, 128, 458}, {2, 16, 285}, {8, 16, 387}};
    for (const auto& run : runs) {
        Settings settings = demoSettings();
        settings.trainer.perDeviceTrainBatchSize = run.batch;
        const TrainMemory memory = estimateTrainMemory(settings, config, {run.rows, 297, 168});
        const double expected = static_cast<double>(memory.expected()) / mebibyte;
        EXPECT_NEAR(expected, run.measured, 0.2 * run.measured) << run.batch << " " << run.rows;
        EXPECT_GT(static_cast<double>(memory.high) / mebibyte, run.measured);
        EXPECT_LE(memory.low, memory.expected());
        EXPECT_LE(memory.expected(), memory.high);
    }
}

TEST(TrainMemory, MovesWithEachSetting)
{
    const ModelConfig config = demoConfig();
    const Settings base = demoSettings();
    const RowLengths rows{480, 297, 168};
    const std::uint64_t before = estimateTrainMemory(base, config, rows).expected();
    Settings more = base;
    more.lora.r = 64;
    EXPECT_GT(estimateTrainMemory(more, config, rows).expected(), before);
    more = base;
    more.layers = {2, 3, 4, 5, 6, 7};
    EXPECT_GT(estimateTrainMemory(more, config, rows).expected(), before);
    more = base;
    more.maxLen = 64;
    EXPECT_LT(estimateTrainMemory(more, config, rows).expected(), before);
    more = base;
    more.prefixCache = false;
    const std::uint64_t cached = 480ull * 168 * static_cast<std::uint64_t>(config.hiddenSize) * 4;
    EXPECT_EQ(before - estimateTrainMemory(more, config, rows).expected(), cached);
}

TEST(TrainMemory, CountsWhatAnAdapterTrains)
{
    const ModelConfig config = demoConfig();
    Settings settings = demoSettings();
    settings.lora.targetModules = {"q_proj"};
    settings.lora.r = 4;
    EXPECT_EQ(trainedWeights(settings, config), 3 * 4 * (config.hiddenSize + config.queryWidth()));
    settings.layers.clear();
    EXPECT_EQ(trainedWeights(settings, config), 0);
    EXPECT_GT(estimateTrainMemory(settings, config, {}).expected(), weightMemory(config));
}

TEST(TrainRecord, IsReadAsItWasWritten)
{
    const auto folder = std::filesystem::temp_directory_path() /
                        ("mesewright-trainrecord-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder / "run");
    EXPECT_EQ(readTrainRecord(folder / "run").peak, std::uint64_t{0});
    std::ofstream(folder / "config.yaml") << "seed: 7 # kept\n";
    ASSERT_TRUE(keepTrainConfig(folder / "run", folder / "config.yaml"));
    ASSERT_TRUE(writeTrainMemory(folder / "run", 300, 412));
    const TrainRecord record = readTrainRecord(folder / "run");
    EXPECT_EQ(record.expected, std::uint64_t{300});
    EXPECT_EQ(record.peak, std::uint64_t{412});
    EXPECT_EQ(record.config, "seed: 7 # kept\n");
    std::ofstream(folder / "run" / "memory.json") << "{\"peak\": -1";
    EXPECT_EQ(readTrainRecord(folder / "run").peak, std::uint64_t{0});
    std::filesystem::remove_all(folder);
}

} // namespace mesewright
