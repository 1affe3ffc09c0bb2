// SPDX-License-Identifier: Apache-2.0
#include "app/bench/gpuwork.h"
#include "app/bench/measurement.h"
#include "core/base/text.h"

#include <algorithm>
#include <random>

namespace mesewright {

namespace {

constexpr int items = 60;
constexpr int answers = 5;
constexpr int newTokens = 300;
constexpr int trainedLayers = 5;
constexpr int rank = 16;
constexpr int checkpoints = 3;

/// An adapter of the last layers with numbers of the size that training leaves.
LoraAdapter randomAdapter(const ModelConfig& config, unsigned seed)
{
    std::mt19937 random(seed);
    std::normal_distribution<float> normal(0.0f, 0.01f);
    LoraAdapter adapter;
    adapter.rank = rank;
    adapter.alpha = rank;
    for (int layer = std::max(0, config.layers - trainedLayers); layer < config.layers; ++layer)
        for (const LoraTarget target : allLoraTargets) {
            LoraPair pair;
            pair.layer = layer;
            pair.target = target;
            pair.in = loraInput(config, target);
            pair.out = loraOutput(config, target);
            pair.a.resize(static_cast<std::size_t>(rank) * static_cast<std::size_t>(pair.in));
            pair.b.resize(static_cast<std::size_t>(rank) * static_cast<std::size_t>(pair.out));
            for (std::vector<float>* numbers : {&pair.a, &pair.b})
                for (float& x : *numbers)
                    x = normal(random);
            adapter.pairs.push_back(std::move(pair));
        }
    return adapter;
}

Result<void> measureWhole(GpuWork& work, const char* name,
                          const std::vector<GenerationRequest>& requests)
{
    std::int64_t tokens = 0;
    std::uint64_t driverBytes = 0;
    GenerationEvents events;
    events.progress = [&](const GenerationProgress& progress) {
        tokens = progress.tokens;
        if (driverBytes == 0) // while the cache is there
            driverBytes = cuda::driverMemoryInUse();
    };
    cuda::resetPeakMemory();
    const Stopwatch watch;
    MESEWRIGHT_CHECK(cuda::generate(work.model, requests,
                                    generationOptions(newTokens, 512, work.seed), events, {}));
    const double seconds = watch.seconds();
    Json details = detailsOf(work.model);
    details["requests"] = requests.size();
    details["tokens"] = tokens;
    details["tokens_per_second"] = static_cast<double>(tokens) / seconds;
    details["peak_bytes"] = cuda::memoryUse().peak;
    details["driver_bytes"] = driverBytes;
    printMeasurement({formatted("gpu.%s", name), seconds, "s", 1, details});
    work.figures.push_back({name, seconds, "s", true, {}, driverBytes});
    return {};
}

} // namespace

Result<void> measureEvaluation(GpuWork& work, int prompt)
{
    return measureWhole(
        work, "evaluation",
        randomRequests(work.model.config(), items * answers, prompt, answers, work.seed + 2));
}

Result<void> measureConfigurations(GpuWork& work, int prompt)
{
    const auto base =
        randomRequests(work.model.config(), items * answers, prompt, answers, work.seed + 2);
    std::vector<GenerationRequest> requests;
    for (int checkpoint = 0; checkpoint < checkpoints; ++checkpoint) {
        MESEWRIGHT_TRY(const int adapter,
                       work.model.addAdapter(randomAdapter(
                           work.model.config(), 100 + static_cast<unsigned>(checkpoint))));
        for (const float scale : {0.25f, 0.5f, 1.0f})
            for (GenerationRequest request : base) {
                request.adapter = {adapter, scale};
                requests.push_back(std::move(request));
            }
    }
    const Result<void> done = measureWhole(work, "configurations", requests);
    work.model.removeAdapters();
    return done;
}

} // namespace mesewright
