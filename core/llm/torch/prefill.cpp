// SPDX-License-Identifier: Apache-2.0
#include "core/llm/torch/prefill.h"

#include "core/llm/cpu/parallel.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace mesewright {

namespace {

// Copies the part of each packed row's keys and values that later tokens can see.
std::vector<PromptState::LayerCache> keepCache(const ModelConfig& config, bool sliding,
                                               const cpu::PackedRows& rows, const at::Tensor& qkv)
{
    std::vector<PromptState::LayerCache> caches(static_cast<std::size_t>(rows.count()));
    const std::int64_t stride = qkv.size(1);
    cpu::parallelFor(rows.count(), 1, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t row = begin; row < end; ++row) {
            const int length = static_cast<int>(rows.length(static_cast<int>(row)));
            const int first = sliding ? std::max(0, length - config.slidingWindow) : 0;
            auto block =
                std::make_shared<cpu::KvBlock>(config.kvHeads, config.headDim, length - first);
            for (int p = first; p < length; ++p) {
                const float* token =
                    data(qkv) + (rows.offsets[static_cast<std::size_t>(row)] + p) * stride;
                block->put(p - first, token + config.queryWidth(),
                           token + config.queryWidth() + config.kvWidth());
            }
            caches[static_cast<std::size_t>(row)] = {std::move(block), first};
        }
    });
    return caches;
}

// The distinct values of `keys` in order of first appearance, and for each key its number there.
template <class Key>
std::pair<std::vector<std::size_t>, std::vector<std::size_t>> distinct(const std::vector<Key>& keys)
{
    std::map<Key, std::size_t> seen;
    std::vector<std::size_t> firsts;
    std::vector<std::size_t> numbers;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const auto [at, isNew] = seen.try_emplace(keys[i], firsts.size());
        if (isNew)
            firsts.push_back(i);
        numbers.push_back(at->second);
    }
    return {std::move(firsts), std::move(numbers)};
}

cpu::PackedRows packed(const std::vector<std::int64_t>& lengths)
{
    cpu::PackedRows rows;
    for (const std::int64_t length : lengths)
        rows.offsets.push_back(rows.offsets.back() + length);
    return rows;
}

} // namespace

std::vector<std::shared_ptr<PromptState>>
prefill(CpuModel& model, std::span<const PromptVariant> variants, const CancelToken& cancel)
{
    const ModelConfig& config = model.config;
    std::vector<std::vector<int>> promptKeys;
    int shared = config.layers;
    for (const PromptVariant& variant : variants) {
        promptKeys.push_back(*variant.prompt);
        if (variant.adapter.adapter >= 0 && variant.adapter.scale != 0.0f)
            shared = std::min(
                shared,
                model.adapters[static_cast<std::size_t>(variant.adapter.adapter)].firstLayer);
    }
    const auto [promptFirsts, promptOf] = distinct(promptKeys);
    std::vector<std::tuple<std::size_t, int, float>> variantKeys;
    for (std::size_t i = 0; i < variants.size(); ++i)
        variantKeys.emplace_back(promptOf[i], variants[i].adapter.adapter,
                                 variants[i].adapter.scale);
    const auto [variantFirsts, variantOf] = distinct(variantKeys);

    // The layers below every adapter: each distinct prompt once.
    std::vector<int> ids;
    std::vector<std::int64_t> lengths;
    for (const std::size_t i : promptFirsts) {
        const std::vector<int>& prompt = *variants[i].prompt;
        ids.insert(ids.end(), prompt.begin(), prompt.end());
        lengths.push_back(static_cast<std::int64_t>(prompt.size()));
    }
    const cpu::PackedRows lower = packed(lengths);
    std::vector<std::vector<PromptState::LayerCache>> lowerCache;
    LayerHooks hooks;
    hooks.seen = [&](int layer, const at::Tensor& qkv) {
        lowerCache.push_back(
            keepCache(config, model.layers[static_cast<std::size_t>(layer)].sliding, lower, qkv));
    };
    const AdapterPlan none(std::vector<RowAdapter>(promptFirsts.size()), lengths, model.adapters);
    at::Tensor hidden = runLayers(model, embed(model, ids), lower, 0, shared, none, hooks, cancel);
    if (!hidden.defined())
        return {};

    // The rest: each distinct variant once, from its prompt's rows.
    std::vector<std::int64_t> tokens;
    std::vector<RowAdapter> adapters;
    lengths.clear();
    for (const std::size_t i : variantFirsts) {
        const std::size_t prompt = promptOf[i];
        for (std::int64_t t = lower.offsets[prompt]; t < lower.offsets[prompt + 1]; ++t)
            tokens.push_back(t);
        lengths.push_back(lower.length(static_cast<int>(prompt)));
        adapters.push_back(variants[i].adapter);
    }
    const cpu::PackedRows upper = packed(lengths);
    std::vector<std::vector<PromptState::LayerCache>> upperCache;
    hooks.seen = [&](int layer, const at::Tensor& qkv) {
        upperCache.push_back(
            keepCache(config, model.layers[static_cast<std::size_t>(layer)].sliding, upper, qkv));
    };
    const AdapterPlan plan(adapters, lengths, model.adapters);
    hidden = runLayers(model, hidden.index_select(0, indexTensor(tokens)), upper, shared,
                       config.layers, plan, hooks, cancel);
    if (!hidden.defined())
        return {};
    std::vector<std::int64_t> last;
    for (int row = 0; row < upper.count(); ++row)
        last.push_back(upper.offsets[static_cast<std::size_t>(row) + 1] - 1);
    const at::Tensor logits = headLogits(model, hidden.index_select(0, indexTensor(last)));

    std::vector<std::shared_ptr<PromptState>> states;
    for (std::size_t v = 0; v < variantFirsts.size(); ++v) {
        auto state = std::make_shared<PromptState>();
        state->length = static_cast<int>(upper.length(static_cast<int>(v)));
        for (const auto& layer : lowerCache)
            state->layers.push_back(layer[promptOf[variantFirsts[v]]]);
        for (const auto& layer : upperCache)
            state->layers.push_back(layer[v]);
        const float* row = data(logits) + static_cast<std::int64_t>(v) * config.vocabSize;
        state->lastLogits.assign(row, row + config.vocabSize);
        states.push_back(std::move(state));
    }
    std::vector<std::shared_ptr<PromptState>> result;
    for (const std::size_t v : variantOf)
        result.push_back(states[v]);
    return result;
}

} // namespace mesewright
