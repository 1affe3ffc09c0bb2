// SPDX-License-Identifier: Apache-2.0
#include "app/bench/benches.h"
#include "app/bench/gputrain.h"
#include "app/bench/gpuwork.h"
#include "app/bench/measurement.h"
#include "core/base/text.h"
#include "core/llm/cuda/blas.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <random>

namespace mesewright {

namespace {

using cuda::CudaModel;

constexpr int samplesOfAPrompt = 5; // as an evaluation asks
constexpr int trainSteps = 7;
constexpr int warmSteps = 8; // graphs are captured, clocks rise

/// Experts of 32 that a batch touches in a layer where routing is skewed as in a trained model
/// (measured over random batches), between them by the logarithm of the rows.
double expertsTouched(const ModelConfig& config, int rows)
{
    constexpr std::array<std::array<double, 2>, 5> known{
        {{1, 4}, {5, 13.4}, {16, 21.5}, {60, 27.4}, {300, 31.4}}};
    double touched = 32;
    for (std::size_t i = 1; i < known.size(); ++i) {
        if (rows > known[i][0])
            continue;
        const double share =
            std::log(rows / known[i - 1][0]) / std::log(known[i][0] / known[i - 1][0]);
        touched = known[i - 1][1] + share * (known[i][1] - known[i - 1][1]);
        break;
    }
    return std::max<double>(config.expertsPerToken, touched / 32 * config.experts);
}

/// The fewest bytes that a step must read: the head in bf16, attention's and the touched experts'
/// matrices in four bits and their scales, and the keys and values of every row.
double stepBytes(const CudaModel& model, int rows, int context)
{
    const ModelConfig& config = model.config();
    const double bits = model.layout() == WeightLayout::Bf16 ? 2.0 : 0.53125;
    const auto size = [&](WeightKind kind) {
        return static_cast<double>(weightSize(config, kind));
    };
    const double attention = size(WeightKind::Query) + size(WeightKind::Key) +
                             size(WeightKind::Value) + size(WeightKind::Output);
    const double experts =
        expertsTouched(config, rows) * (size(WeightKind::GateUp) + size(WeightKind::Down));
    double places = 0;
    for (const bool sliding : config.slidingLayer)
        places += sliding ? std::min(context, config.slidingWindow) : context;
    return size(WeightKind::LmHead) * 2 + config.layers * (attention + experts) * bits +
           rows * places * 2 * config.kvWidth() * 2;
}

} // namespace

std::vector<GenerationRequest> randomRequests(const ModelConfig& config, int rows, int length,
                                              int samples, std::uint64_t seed)
{
    std::mt19937_64 random(seed);
    std::uniform_int_distribution<int> token(0, std::min(config.vocabSize, 199'000) - 1);
    std::vector<GenerationRequest> requests;
    for (int row = 0; row < rows; row += samples) {
        GenerationRequest request;
        for (int i = 0; i < length; ++i)
            request.prompt.push_back(token(random));
        request.itemKey = random();
        for (int s = 0; s < std::min(samples, rows - row); ++s)
            request.samples.push_back(static_cast<std::uint32_t>(s));
        requests.push_back(std::move(request));
    }
    return requests;
}

GenerationOptions generationOptions(int newTokens, int rows, std::uint64_t seed)
{
    GenerationOptions options;
    options.sampling = {false, 0.2, 50, 0.9};
    options.seed = seed;
    options.maxNewTokens = newTokens;
    options.maxRows = rows;
    return options;
}

Json detailsOf(const CudaModel& model)
{
    return {{"base", model.folder().string()},
            {"layout", layoutName(model.layout())},
            {"mode", model.mode()},
            {"gpu", model.device().name},
            {"capability", formatted("%d.%d", model.device().major, model.device().minor)},
            {"datasheet_gb_s", std::round(model.device().bandwidth / 1e9)},
            {"driver", model.device().driverVersion},
            {"library", cuda::blasVersion()}};
}

Result<void> measureDecoding(GpuWork& work, int rows, int steps, int prompt)
{
    CudaModel& model = work.model;
    const auto requests = randomRequests(model.config(), rows, prompt, samplesOfAPrompt, work.seed);
    const GenerationOptions options = generationOptions(steps + warmSteps, rows, work.seed);
    std::vector<double> stepSeconds;
    Stopwatch watch;
    double before = 0;
    std::uint64_t driverBytes = 0;
    GenerationEvents events;
    events.progress = [&](const GenerationProgress&) {
        const double now = watch.seconds();
        stepSeconds.push_back(now - before);
        if (stepSeconds.size() == 1) // while the cache is there
            driverBytes = cuda::driverMemoryInUse();
        before = watch.seconds();
    };
    cuda::resetPeakMemory();
    const Stopwatch whole;
    MESEWRIGHT_CHECK(cuda::generate(model, requests, options, events, {}));
    const double total = whole.seconds();
    stepSeconds.erase(
        stepSeconds.begin(),
        stepSeconds.begin() +
            std::min<std::ptrdiff_t>(warmSteps, static_cast<std::ptrdiff_t>(stepSeconds.size())));
    const double step = median(stepSeconds);
    const double floor = stepBytes(model, rows, prompt + steps / 2) / model.device().bandwidth;
    Json details = detailsOf(model);
    details["rows"] = rows;
    details["prompt_tokens"] = prompt;
    details["steps"] = stepSeconds.size();
    details["step_ms"] = step * 1e3;
    details["floor_ms"] = floor * 1e3;
    details["share_of_floor"] = floor / step;
    details["whole_seconds"] = total;
    details["peak_bytes"] = cuda::memoryUse().peak;
    details["driver_bytes"] = driverBytes;
    printMeasurement({formatted("gpu.decode.%d", rows), rows / step, "tokens/s", 1, details});
    work.figures.push_back(
        {formatted("decode.%d", rows), rows / step, "tokens/s", false, floor / step, driverBytes});
    return {};
}

Result<void> measurePrefill(GpuWork& work, int prompts, int length)
{
    const auto requests = randomRequests(work.model.config(), prompts, length, 1, work.seed + 1);
    const GenerationOptions options = generationOptions(1, prompts, work.seed);
    std::vector<double> seconds;
    for (int run = 0; run < 6; ++run) {
        const Stopwatch watch;
        MESEWRIGHT_CHECK(cuda::generate(work.model, requests, options, {}, {}));
        if (run > 0)
            seconds.push_back(watch.seconds());
    }
    const double rate = static_cast<double>(prompts) * length / median(seconds);
    Json details = detailsOf(work.model);
    details["prompts"] = prompts;
    details["tokens_each"] = length;
    details["milliseconds"] = median(seconds) * 1e3;
    details["with"] = "making the buffers and drawing one token";
    printMeasurement(
        {formatted("gpu.prefill.%dx%d", prompts, length), rate, "tokens/s", 1, details});
    const std::string name = prompts == 1 ? formatted("prefill.%d", length)
                                          : formatted("prefill.%dx%d", prompts, length);
    work.figures.push_back({name, rate, "tokens/s", false, {}, cuda::driverMemoryInUse()});
    return {};
}

Result<void> benchGpu(const BenchOptions& options)
{
    MESEWRIGHT_TRY(const auto base, options.path("base"));
    cuda::ModelOptions how;
    MESEWRIGHT_TRY(how.device, options.text("device"));
    MESEWRIGHT_TRY(auto rows, options.list("rows", 1024));
    MESEWRIGHT_TRY(int steps, options.whole("steps", 2, 100'000));
    MESEWRIGHT_TRY(const int prompt, options.whole("prompt", 1, 100'000));
    MESEWRIGHT_TRY(const int prefill, options.whole("prefill", 1, 100'000));
    MESEWRIGHT_TRY(const int seed, options.whole("seed", 0, 2'000'000'000));
    MESEWRIGHT_TRY(const int loads, options.whole("loads", 1, 100));
    MESEWRIGHT_TRY(const std::string rivalsFile, options.text("rivals"));
    MESEWRIGHT_TRY(const std::string mode, options.text("mode"));
    MESEWRIGHT_TRY(const std::string experts, options.text("experts"));
    if (mode != "bf16" && mode != "fp32")
        return badInput("--mode is '" + mode + "', expected bf16 or fp32");
    if (experts != "grouped" && experts != "reference")
        return badInput("--experts is '" + experts + "', expected grouped or reference");
    how.precision = mode == "bf16" ? cuda::Precision::Bf16 : cuda::Precision::Fp32;
    how.grouped = experts == "grouped";
    const bool quick = options.flag("quick");
    if (quick) {
        rows = {1, 60};
        steps = std::min(steps, 16);
    }
    Rivals rivals;
    if (rivalsFile != "none") {
        MESEWRIGHT_TRY(rivals, readRivals(rivalsFile));
    }

    SilentProgress progress;
    std::unique_ptr<CudaModel> model;
    std::vector<double> seconds;
    for (int run = 0; run < loads; ++run) {
        model.reset();
        const Stopwatch watch;
        MESEWRIGHT_TRY(model, CudaModel::load(base, how, progress, {}));
        seconds.push_back(watch.seconds());
    }
    Json details = detailsOf(*model);
    details["first"] = seconds.front();
    details["loads"] = loads;
    details["weights_bytes"] = cuda::memoryUse().now;
    details["driver_bytes"] = cuda::driverMemoryInUse();
    const double load = *std::min_element(seconds.begin(), seconds.end());
    printMeasurement({"gpu.load.best", load, "s", 1, details});
    std::vector<GpuFigure> figures{{"load", load, "s", true, {}, cuda::driverMemoryInUse()}};
    GpuWork work{*model, static_cast<std::uint64_t>(seed), figures};
    for (const int count : rows) {
        if (count < 1)
            return badInput("--rows names 0; give numbers from 1");
        MESEWRIGHT_CHECK(measureDecoding(work, count, steps, prompt));
    }
    MESEWRIGHT_CHECK(measurePrefill(work, 1, prefill));
    if (!quick) {
        MESEWRIGHT_CHECK(measurePrefill(work, 8, prefill));
        MESEWRIGHT_CHECK(measureEvaluation(work, prompt));
        MESEWRIGHT_CHECK(measureConfigurations(work, prompt));
    }
    MESEWRIGHT_CHECK(measureTraining(work, trainSteps));
    const std::string device = model->device().text() + ", " + model->mode() + ", " +
                               layoutName(model->layout()) + ", " + cuda::blasVersion();
    std::printf("%s\n", jsonLine(gpuTableJson(figures, rivals, device)).c_str());
    std::fprintf(stderr, "\n%s", gpuTable(figures, rivals, device).c_str());
    return {};
}

} // namespace mesewright
