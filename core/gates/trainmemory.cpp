// SPDX-License-Identifier: Apache-2.0
#include "core/gates/trainmemory.h"

#include "core/llm/lora.h"
#include "core/llm/model.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace mesewright {

namespace {

constexpr std::uint64_t floatBytes = 4;
constexpr std::uint64_t adapterCopies = 4;
constexpr std::uint64_t headRows = 512; // logits of this many tokens at a time, as the trainer does
constexpr std::uint64_t logitCopies = 3; // logits, their probabilities, the gradient
/// The program with its libraries and the tokenizer: the peak of `inspect`, rounded up.
constexpr std::uint64_t program = 170'000'000;
constexpr double keptByAllocator = 0.25;

std::uint64_t asCount(double value)
{
    return static_cast<std::uint64_t>(std::max(value, 0.0));
}

/// Numbers that one token leaves in one trained layer, forward and backward together.
std::uint64_t tapeNumbers(const Settings& settings, const ModelConfig& config)
{
    const auto hidden = static_cast<std::uint64_t>(config.hiddenSize);
    const auto query = static_cast<std::uint64_t>(config.queryWidth());
    const auto keyValue = 2 * static_cast<std::uint64_t>(config.kvWidth());
    const auto experts = static_cast<std::uint64_t>(config.expertsPerToken);
    const auto inner = static_cast<std::uint64_t>(config.intermediateSize);
    const auto targets = static_cast<std::uint64_t>(settings.lora.targetModules.size());
    const std::uint64_t attention = 2 * (query + keyValue) + 2 * query + 4 * hidden;
    const std::uint64_t lora = targets * (hidden + static_cast<std::uint64_t>(settings.lora.r));
    // Gate and up, the activated product, the expert's output.
    const std::uint64_t mixture = experts * (3 * inner + hidden);
    return attention + lora + mixture;
}

} // namespace

std::uint64_t TrainMemory::expected() const
{
    return std::accumulate(
        parts.begin(), parts.end(), std::uint64_t{0},
        [](std::uint64_t sum, const MemoryPart& part) { return sum + part.bytes; });
}

std::int64_t trainedWeights(const Settings& settings, const ModelConfig& config)
{
    std::int64_t layer = 0;
    for (const LoraTarget target : allLoraTargets) {
        const auto& names = settings.lora.targetModules;
        if (std::find(names.begin(), names.end(), loraTargetName(target)) != names.end())
            layer += settings.lora.r *
                     (std::int64_t{loraInput(config, target)} + loraOutput(config, target));
    }
    return layer * static_cast<std::int64_t>(settings.layers.size());
}

TrainMemory estimateTrainMemory(const Settings& settings, const ModelConfig& config,
                                const RowLengths& rows)
{
    const auto limit = static_cast<double>(settings.maxLen);
    const double longest = std::min(static_cast<double>(rows.longest), limit);
    const double mean = std::min(rows.mean, longest);
    const auto batch = static_cast<double>(settings.trainer.perDeviceTrainBatchSize);
    const int first = settings.layers.empty()
                          ? config.layers
                          : *std::min_element(settings.layers.begin(), settings.layers.end());
    const auto trained = static_cast<std::uint64_t>(std::max(0, config.layers - first));
    const auto hidden = static_cast<std::uint64_t>(config.hiddenSize);
    const auto vocabulary = static_cast<std::uint64_t>(config.vocabSize);
    const auto weights = static_cast<std::uint64_t>(trainedWeights(settings, config));
    const auto tape = static_cast<double>(tapeNumbers(settings, config) * trained * floatBytes);
    // A batch is as long as its rows together: the longest of a run's many batches is some spreads
    // above the mean, and the spread of a sum grows with the root of its length.
    const double tokens = mean * batch + (longest - mean) * std::sqrt(batch);
    const double most = longest * batch;
    const std::uint64_t logits =
        logitCopies * std::min(headRows, asCount(most)) * vocabulary * floatBytes;
    const bool caches = settings.prefixCache && first > 0;
    const double cachedTokens = caches ? static_cast<double>(rows.rows) * mean : 0;

    TrainMemory memory;
    memory.parts.push_back({"weights", weightMemory(config)});
    memory.parts.push_back({"adapter and optimiser", adapterCopies * weights * floatBytes});
    memory.parts.push_back({"activations", asCount(tape * tokens)});
    memory.parts.push_back({"prefix cache", asCount(cachedTokens) * hidden * floatBytes});
    memory.parts.push_back({"head", logits});
    memory.parts.push_back({"program", program});
    const auto expected = static_cast<double>(memory.expected());
    memory.low = asCount(expected - tape * (tokens - mean * batch));
    const double passing = tape * most + static_cast<double>(logits);
    memory.high = asCount(expected + tape * (most - tokens) + keptByAllocator * passing);
    return memory;
}

} // namespace mesewright
