// SPDX-License-Identifier: Apache-2.0
#include "app/bench/gputrain.h"

#include "app/bench/measurement.h"
#include "core/base/text.h"
#include "core/llm/cuda/train/cudatrainer.h"

#include <algorithm>
#include <random>

namespace mesewright {

namespace {

using cuda::CudaTrainer;
using cuda::TrainingMode;

constexpr int rowCount = 16; // one update: 8 micro-batches of 2
constexpr int rowTokens = 109;
constexpr int trainedLayers = 5;
constexpr int warmSteps = 3;

// Dense bf16 rates: what an H100 reaches in large products, and with mma.sync, which is all that
// the own kernels use (both measured, FLOP a second).
constexpr double denseRate = 800e12;
constexpr double mmaRate = 480e12;

std::vector<TrainRow> randomTrainRows(const ModelConfig& config, std::uint64_t seed)
{
    std::mt19937_64 random(seed);
    std::uniform_int_distribution<int> token(0, std::min(config.vocabSize, 199'000) - 1);
    std::vector<TrainRow> rows(rowCount);
    for (TrainRow& row : rows) {
        for (int i = 0; i < rowTokens; ++i)
            row.inputIds.push_back(token(random));
        row.labels = row.inputIds;
    }
    return rows;
}

// Multiplications and additions of one update. A trained layer computes each product forward and,
// but for weights, backward; its first one's input needs no gradient. The last token of a row
// predicts nothing, so the last layer and the head do without it.
double stepFlop(const ModelConfig& config, int layers, bool withPrefix)
{
    const auto size = [&](WeightKind kind) {
        return static_cast<double>(weightSize(config, kind));
    };
    const double qkv = size(WeightKind::Query) + 2 * size(WeightKind::Key);
    const double rest =
        size(WeightKind::Output) +
        config.expertsPerToken * (size(WeightKind::GateUp) + size(WeightKind::Down));
    const double tokens = rowCount * rowTokens;
    const double kept = rowCount * (rowTokens - 1);
    double products = layers * 2 * (qkv + rest) * tokens;
    products -= qkv * tokens + 2 * rest * (tokens - kept);
    products += 2 * size(WeightKind::LmHead) * kept;
    if (withPrefix)
        products += (config.layers - layers) * (qkv + rest) * tokens;
    return 2 * products;
}

Result<void> measure(GpuWork& work, int steps, TrainingMode mode, bool cache, const char* name)
{
    const ModelConfig& config = work.model.config();
    std::vector<int> layers;
    for (int layer = std::max(0, config.layers - trainedLayers); layer < config.layers; ++layer)
        layers.push_back(layer);
    const LoraAdapter start = freshAdapter(
        config, layers, {allLoraTargets.begin(), allLoraTargets.end()}, 8, 16, 0.1, work.seed);
    TrainerOptions options;
    options.maxSteps = warmSteps + steps;
    options.seed = work.seed;
    options.prefixCache = cache;
    const std::uint64_t weights = cuda::memoryUse().now;
    cuda::resetPeakMemory();
    MESEWRIGHT_TRY(const auto trainer,
                   CudaTrainer::create(work.model, randomTrainRows(config, work.seed), start,
                                       options, {mode, {}, {}, {}}));
    std::vector<double> seconds;
    for (int step = 0; step < warmSteps + steps; ++step) {
        MESEWRIGHT_TRY(const StepRecord record, trainer->step({}));
        if (step >= warmSteps)
            seconds.push_back(record.seconds);
    }
    const double taken = median(seconds);
    const double flop = stepFlop(config, static_cast<int>(layers.size()), !cache);
    Json details = detailsOf(work.model);
    details["training"] = trainer->mode();
    details["rows"] = rowCount;
    details["tokens_each"] = rowTokens;
    details["steps"] = steps;
    details["tera_flop"] = flop / 1e12;
    details["tera_flop_s"] = flop / taken / 1e12;
    details["share_of_800_tflop_s"] = flop / denseRate / taken;
    details["share_of_mma_peak"] = flop / mmaRate / taken;
    details["weights_bytes"] = weights;
    details["peak_bytes"] = cuda::memoryUse().peak;
    details["estimated_bytes"] = weights + trainer->memoryEstimate();
    details["driver_bytes"] = cuda::driverMemoryInUse();
    printMeasurement({formatted("gpu.%s", name), taken * 1e3, "ms/step", 1, details});
    work.figures.push_back(
        {name, taken, "s", true, flop / denseRate / taken, cuda::driverMemoryInUse()});
    return {};
}

} // namespace

Result<void> measureTraining(GpuWork& work, int steps)
{
    MESEWRIGHT_CHECK(measure(work, steps, TrainingMode::Fast, false, "train.fast"));
    MESEWRIGHT_CHECK(measure(work, steps, TrainingMode::Fast, true, "train.cached"));
    MESEWRIGHT_CHECK(measure(work, steps, TrainingMode::Small, false, "train.small"));
    return measure(work, steps, TrainingMode::Small, true, "train.small.cached");
}

} // namespace mesewright
