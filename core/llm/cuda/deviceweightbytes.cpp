// SPDX-License-Identifier: Apache-2.0
#include "core/llm/cuda/deviceweights.h"
#include "core/llm/cuda/moe/grouped.h"

namespace mesewright::cuda {

bool groupedFits(const ModelConfig& config, WeightLayout layout, const WeightOptions& options)
{
    return options.grouped && options.precision == Precision::Bf16 &&
           layout != WeightLayout::Bf16 && config.swigluLimit == 7.0 &&
           moe::checkDims(
               {config.experts, config.hiddenSize, config.intermediateSize, config.expertsPerToken})
               .ok();
}

namespace {

/// Bytes a weight of an expert's matrix takes in the checkpoint.
double storedBytes(WeightLayout layout)
{
    return layout == WeightLayout::Nf4     ? 0.5 + 1.0 / 64 + 1.0 / 4096
           : layout == WeightLayout::Mxfp4 ? 0.5 + 1.0 / 32
                                           : 2;
}

} // namespace

std::uint64_t deviceWeightBytes(const ModelConfig& config, WeightLayout layout,
                                const WeightOptions& options)
{
    const auto size = [&](WeightKind kind) {
        return static_cast<double>(weightSize(config, kind));
    };
    const auto wide = static_cast<double>(wideSize(options.precision));
    const bool grouped = groupedFits(config, layout, options);
    const double packed = grouped                        ? 0.53125
                          : layout == WeightLayout::Bf16 ? wide
                                                         : storedBytes(layout);
    double layer = 0;
    for (const WeightKind kind : {WeightKind::Query, WeightKind::Key, WeightKind::Value,
                                  WeightKind::Output, WeightKind::Router})
        layer += size(kind) * wide;
    const double matrices = size(WeightKind::GateUp) + size(WeightKind::Down);
    const double biases = size(WeightKind::GateUpBias) + size(WeightKind::DownBias);
    layer += config.experts * (matrices * packed + biases * (grouped ? 2 : 4));
    return static_cast<std::uint64_t>(size(WeightKind::Embedding) * wide * 2 +
                                      layer * config.layers);
}

std::uint64_t passingWeightBytes(const ModelConfig& config, WeightLayout layout,
                                 const WeightOptions& options)
{
    const auto gateUp = static_cast<double>(weightSize(config, WeightKind::GateUp));
    const auto down = static_cast<double>(weightSize(config, WeightKind::Down));
    // A layer's experts lie there twice while they are packed anew, NF4's with plain maxima.
    if (groupedFits(config, layout, options))
        return static_cast<std::uint64_t>(
            config.experts * ((gateUp + down) * storedBytes(layout) +
                              (layout == WeightLayout::Nf4 ? gateUp / 64 * sizeof(float) : 0)));
    // What must be turned into another type is staged as it is on disk.
    const auto embedding = static_cast<double>(weightSize(config, WeightKind::Embedding));
    return options.precision == Precision::Fp32 ? static_cast<std::uint64_t>(embedding * 2)
                                                : static_cast<std::uint64_t>(gateUp * 4);
}

} // namespace mesewright::cuda
