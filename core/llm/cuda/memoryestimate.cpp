// SPDX-License-Identifier: Apache-2.0
#include "core/llm/cuda/memoryestimate.h"

#include "core/llm/cuda/decoder.h"

#include <algorithm>

namespace mesewright::cuda {

namespace {

/// Intermediate results for `tokens` tokens at positions below `positions`: what
/// CudaModel::Private::reserve() makes.
std::uint64_t workspaceBytes(const ModelConfig& c, Precision precision, bool grouped,
                             std::uint64_t tokens, std::uint64_t positions)
{
    const auto number = [](int value) { return static_cast<std::uint64_t>(value); };
    const std::uint64_t wide = wideSize(precision);
    const std::uint64_t hidden = number(c.hiddenSize);
    const std::uint64_t inner = number(c.intermediateSize);
    const std::uint64_t k = number(c.expertsPerToken);
    const std::uint64_t width = number(c.queryWidth() + 2 * c.kvWidth());
    std::uint64_t bytes = tokens * (2 * sizeof(int) + hidden * (sizeof(float) + wide) +
                                    width * (sizeof(float) + wide) + number(c.queryWidth()) * wide +
                                    4 * k * sizeof(int));
    bytes += positions * number(c.headDim) * sizeof(float);
    if (grouped)
        return bytes + std::min<std::uint64_t>(tokens, groupedTokens) * k * 2 * (inner + hidden);
    const std::uint64_t choices = std::min<std::uint64_t>(tokens, expertTokens) * k;
    return bytes + 2 * inner * hidden * wide +
           choices * (hidden * (wide + sizeof(float)) + inner * (2 * sizeof(float) + wide));
}

} // namespace

MemoryEstimate estimateMemory(const ModelConfig& config, WeightLayout layout,
                              const ModelOptions& options, const GenerationShape& shape)
{
    const WeightOptions weightOptions{options.precision, options.grouped};
    MemoryEstimate estimate;
    estimate.weights = deviceWeightBytes(config, layout, weightOptions);
    estimate.passing = passingWeightBytes(config, layout, weightOptions);
    estimate.work = Blas::workspaceBytes;
    if (shape.rows == 0)
        return estimate;
    const CacheSize size{shape.rows, std::max(1, shape.newTokens - 1), shape.promptTokens,
                         shape.prompts};
    estimate.cache = KeyValueCache::bytes(config, options.precision, size);
    const auto rows = static_cast<std::uint64_t>(shape.rows);
    const int prefill = std::max(shape.longestPrompt, std::min(shape.promptTokens, prefillTokens));
    estimate.work +=
        rows * static_cast<std::uint64_t>(config.vocabSize) * sizeof(float) +
        drawScratch(shape.rows) * sizeof(float) +
        workspaceBytes(config, options.precision, groupedFits(config, layout, weightOptions),
                       static_cast<std::uint64_t>(std::max(prefill, shape.rows)),
                       static_cast<std::uint64_t>(shape.longestPrompt) +
                           static_cast<std::uint64_t>(shape.newTokens));
    return estimate;
}

} // namespace mesewright::cuda
