// SPDX-License-Identifier: Apache-2.0
#include "core/llm/lora.h"

#include "core/llm/torchrandom.h"

#include <algorithm>
#include <cmath>

namespace mesewright {

const char* loraTargetName(LoraTarget target)
{
    switch (target) {
    case LoraTarget::Query:
        return "q_proj";
    case LoraTarget::Key:
        return "k_proj";
    case LoraTarget::Value:
        return "v_proj";
    case LoraTarget::Output:
        break;
    }
    return "o_proj";
}

Result<LoraTarget> loraTargetFromName(const std::string& name)
{
    for (const LoraTarget target : allLoraTargets) {
        if (name == loraTargetName(target))
            return target;
    }
    return badInput(name + ": is no target for LoRA here; use q_proj, k_proj, v_proj or o_proj");
}

int loraInput(const ModelConfig& config, LoraTarget target)
{
    return target == LoraTarget::Output ? config.queryWidth() : config.hiddenSize;
}

int loraOutput(const ModelConfig& config, LoraTarget target)
{
    switch (target) {
    case LoraTarget::Query:
        return config.queryWidth();
    case LoraTarget::Key:
    case LoraTarget::Value:
        return config.kvWidth();
    case LoraTarget::Output:
        break;
    }
    return config.hiddenSize;
}

double LoraAdapter::scaling() const
{
    return rsLora ? alpha / std::sqrt(static_cast<double>(rank)) : alpha / rank;
}

std::vector<int> LoraAdapter::trainedLayers() const
{
    std::vector<int> layers;
    for (const LoraPair& pair : pairs)
        layers.push_back(pair.layer);
    std::sort(layers.begin(), layers.end());
    layers.erase(std::unique(layers.begin(), layers.end()), layers.end());
    return layers;
}

Result<void> checkAdapterFits(const LoraAdapter& adapter, const ModelConfig& config)
{
    for (const LoraPair& pair : adapter.pairs) {
        const std::string name =
            "layer " + std::to_string(pair.layer) + ", " + loraTargetName(pair.target);
        if (pair.layer < 0 || pair.layer >= config.layers)
            return badInput("the adapter changes layer " + std::to_string(pair.layer) +
                            ", but the base model has the layers 0 to " +
                            std::to_string(config.layers - 1) +
                            "; use the base that it was trained on");
        const int in = loraInput(config, pair.target);
        const int out = loraOutput(config, pair.target);
        if (pair.in != in || pair.out != out)
            return badInput("the adapter's " + name + " is made for a matrix of " +
                            std::to_string(pair.out) + " x " + std::to_string(pair.in) +
                            ", but the base model's is " + std::to_string(out) + " x " +
                            std::to_string(in) + "; use the base that it was trained on");
        const auto rank = static_cast<std::size_t>(adapter.rank);
        if (pair.a.size() != rank * static_cast<std::size_t>(in) ||
            pair.b.size() != rank * static_cast<std::size_t>(out))
            return badInput("the adapter's " + name + " is not of its rank " +
                            std::to_string(adapter.rank));
    }
    return {};
}

LoraAdapter freshAdapter(const ModelConfig& config, const std::vector<int>& layers,
                         const std::vector<LoraTarget>& targets, int rank, double alpha,
                         double dropout, std::uint64_t seed, LoraDraw draw)
{
    LoraAdapter adapter;
    adapter.rank = rank;
    adapter.alpha = alpha;
    adapter.dropout = dropout;

    TorchRandom random(seed);
    for (int layer = 0; layer < config.layers; ++layer) {
        const bool layerGiven = std::find(layers.begin(), layers.end(), layer) != layers.end();
        if (!layerGiven && draw == LoraDraw::AdaptedModules)
            continue;
        for (const LoraTarget target : allLoraTargets) {
            if (std::find(targets.begin(), targets.end(), target) == targets.end())
                continue;
            const int in = loraInput(config, target);
            const int out = loraOutput(config, target);
            // The two linear layers' constructors draw A and B; then PEFT draws A anew.
            random.skip(static_cast<std::uint64_t>(rank) * static_cast<unsigned>(in + out));
            std::vector<float> a(static_cast<std::size_t>(rank) * static_cast<unsigned>(in));
            // kaiming_uniform with a = sqrt(5), in the order torch computes it in.
            const double gain = std::sqrt(2.0 / (1.0 + std::sqrt(5.0) * std::sqrt(5.0)));
            const double bound = std::sqrt(3.0) * (gain / std::sqrt(static_cast<double>(in)));
            random.uniform(static_cast<float>(-bound), static_cast<float>(bound), a);
            if (!layerGiven)
                continue;
            LoraPair pair{layer, target, in, out, std::move(a), {}};
            pair.b.assign(static_cast<std::size_t>(rank) * static_cast<unsigned>(out), 0.0f);
            adapter.pairs.push_back(std::move(pair));
        }
    }
    return adapter;
}

} // namespace mesewright
