// SPDX-License-Identifier: Apache-2.0
#include "core/gates/trainmemory.h"

#include "core/llm/lora.h"
#include "core/llm/model.h"

#include <algorithm>
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
    // Gate and up, the activated product, the expert's output; twice for the backward pass.
    const std::uint64_t mixture = 2 * experts * (3 * inner + hidden);
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
    const auto limit = static_cast<std::size_t>(settings.maxLen);
    const auto longest = static_cast<std::uint64_t>(std::min(rows.longest, limit));
    const double mean = std::min(rows.mean, static_cast<double>(limit));
    const auto batch = static_cast<std::uint64_t>(settings.trainer.perDeviceTrainBatchSize);
    const int first = settings.layers.empty()
                          ? config.layers
                          : *std::min_element(settings.layers.begin(), settings.layers.end());
    const auto trained = static_cast<std::uint64_t>(std::max(0, config.layers - first));
    const auto hidden = static_cast<std::uint64_t>(config.hiddenSize);
    const std::uint64_t tape = tapeNumbers(settings, config) * trained * floatBytes;
    const auto weights = static_cast<std::uint64_t>(trainedWeights(settings, config));

    TrainMemory memory;
    memory.parts.push_back({"weights", weightMemory(config)});
    memory.parts.push_back({"adapter and optimiser", adapterCopies * weights * floatBytes});
    memory.parts.push_back({"activations", tape * batch * longest});
    const std::uint64_t cached =
        settings.prefixCache && first > 0
            ? asCount(static_cast<double>(rows.rows) * mean) * hidden * floatBytes
            : 0;
    memory.parts.push_back({"prefix cache", cached});
    const auto vocabulary = static_cast<std::uint64_t>(config.vocabSize);
    memory.parts.push_back(
        {"head", logitCopies * std::min(headRows, batch * longest) * vocabulary * floatBytes});
    memory.parts.push_back({"program", program});
    const std::uint64_t expected = memory.expected();
    const std::uint64_t atMean = asCount(static_cast<double>(tape * batch) * mean);
    memory.low = expected - memory.parts[2].bytes + std::min(atMean, memory.parts[2].bytes);
    const std::uint64_t passing = memory.parts[2].bytes + memory.parts[4].bytes;
    memory.high =
        expected + asCount(keptByAllocator * static_cast<double>(passing)) + memory.parts[1].bytes;
    return memory;
}

} // namespace mesewright
