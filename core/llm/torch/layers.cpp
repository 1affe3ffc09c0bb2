// SPDX-License-Identifier: Apache-2.0
#include "core/base/text.h"
#include "core/llm/torch/engine.h"
#include "core/llm/torch/gemm.h"

#include <algorithm>

namespace mesewright {

cpu::AttentionShape CpuModel::attentionShape(int layer) const
{
    return {config.heads, config.kvHeads, config.headDim,
            layers[static_cast<std::size_t>(layer)].sliding ? config.slidingWindow : 0,
            1.0f / std::sqrt(static_cast<float>(config.headDim))};
}

AdapterPlan::AdapterPlan(const std::vector<RowAdapter>& rows,
                         const std::vector<std::int64_t>& tokensOfRow,
                         const std::vector<AdapterTensors>& adapters)
{
    std::map<int, std::vector<std::pair<std::int64_t, float>>> byAdapter;
    std::int64_t token = 0;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const RowAdapter& use = rows[row];
        for (std::int64_t i = 0; i < tokensOfRow[row]; ++i, ++token)
            if (use.adapter >= 0 && use.scale != 0.0f)
                byAdapter[use.adapter].emplace_back(token, use.scale);
    }
    for (const auto& [index, tokens] : byAdapter) {
        Group group{&adapters[static_cast<std::size_t>(index)],
                    {},
                    emptyFloats(static_cast<std::int64_t>(tokens.size()), 1)};
        std::vector<std::int64_t> which;
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            which.push_back(tokens[i].first);
            data(group.scales)[i] = static_cast<float>(tokens[i].second * group.adapter->scaling);
        }
        if (static_cast<std::int64_t>(which.size()) != token)
            group.tokens = indexTensor(which);
        m_groups.push_back(std::move(group));
    }
}

void AdapterPlan::apply(int layer, LoraTarget target, const at::Tensor& x, at::Tensor& y,
                        std::int64_t column) const
{
    for (const Group& group : m_groups) {
        const auto found = group.adapter->layers.find(layer);
        if (found == group.adapter->layers.end())
            continue;
        const LoraTensors& lora = found->second[static_cast<std::size_t>(target)];
        if (!lora.a.defined())
            continue;
        const bool all = !group.tokens.defined();
        at::Tensor low = at::mm(all ? x : x.index_select(0, group.tokens), lora.a.t());
        low.mul_(group.scales);
        at::Tensor slice = y.narrow(1, column, lora.b.size(0));
        if (all)
            slice.add_(at::mm(low, lora.b.t()));
        else
            slice.index_add_(0, group.tokens, at::mm(low, lora.b.t()));
    }
}

at::Tensor normed(const ModelConfig& config, const at::Tensor& x, const at::Tensor& weight,
                  at::Tensor* inverse)
{
    at::Tensor y = emptyFloats(x.size(0), x.size(1));
    if (inverse)
        *inverse = at::empty({x.size(0)}, at::kFloat);
    cpu::rmsNorm(data(x), data(weight), static_cast<float>(config.rmsNormEps), x.size(0), x.size(1),
                 data(y), inverse ? data(*inverse) : nullptr);
    return y;
}

namespace {

// Sorts the n·k assignments by expert, stable by token (a counting sort).
void sortByExpert(const std::vector<int>& chosen, int experts, std::vector<std::int64_t>& order,
                  std::vector<std::int64_t>& starts)
{
    starts.assign(static_cast<std::size_t>(experts) + 1, 0);
    for (const int e : chosen)
        ++starts[static_cast<std::size_t>(e) + 1];
    for (int e = 0; e < experts; ++e)
        starts[static_cast<std::size_t>(e) + 1] += starts[static_cast<std::size_t>(e)];
    std::vector<std::int64_t> next(starts.begin(), starts.end() - 1);
    order.resize(chosen.size());
    for (std::size_t i = 0; i < chosen.size(); ++i)
        order[static_cast<std::size_t>(next[static_cast<std::size_t>(chosen[i])]++)] =
            static_cast<std::int64_t>(i);
}

at::Tensor gatherAssigned(const at::Tensor& x, const std::vector<std::int64_t>& order, int k)
{
    std::vector<std::int64_t> tokens(order.size());
    std::transform(order.begin(), order.end(), tokens.begin(),
                   [k](std::int64_t a) { return a / k; });
    return x.index_select(0, indexTensor(tokens));
}

// Calls body(expert, first place, count) for pieces of the experts' assignments, on all threads.
template <class Body>
void forEachExpert(const std::vector<std::int64_t>& starts, const Body& body)
{
    constexpr std::int64_t pieceRows = 128;
    struct Piece
    {
        std::int64_t expert;
        std::int64_t begin;
        std::int64_t count;
    };
    std::vector<Piece> pieces;
    for (std::size_t e = 0; e + 1 < starts.size(); ++e)
        for (std::int64_t begin = starts[e]; begin < starts[e + 1]; begin += pieceRows)
            pieces.push_back(
                {static_cast<std::int64_t>(e), begin, std::min(pieceRows, starts[e + 1] - begin)});
    cpu::parallelFor(static_cast<std::int64_t>(pieces.size()), 1,
                     [&](std::int64_t begin, std::int64_t end) {
                         const TensorScope scope;
                         for (std::int64_t i = begin; i < end; ++i) {
                             const Piece& piece = pieces[static_cast<std::size_t>(i)];
                             body(piece.expert, piece.begin, piece.count);
                         }
                     });
}

std::vector<std::int64_t> inverse(const std::vector<std::int64_t>& order)
{
    std::vector<std::int64_t> place(order.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        place[static_cast<std::size_t>(order[i])] = static_cast<std::int64_t>(i);
    return place;
}

} // namespace

at::Tensor expertsForward(const ModelConfig& config, const LayerWeights& weights,
                          const at::Tensor& x, ExpertTape* tape)
{
    const std::int64_t n = x.size(0);
    const int k = config.expertsPerToken;
    const std::int64_t hidden = config.hiddenSize;
    const std::int64_t inner = config.intermediateSize;
    ExpertTape local;
    ExpertTape& t = tape ? *tape : local;
    const at::Tensor logits = linear(x, weights.router, weights.routerBias);
    t.chosen.resize(static_cast<std::size_t>(n * k));
    t.weight.resize(t.chosen.size());
    cpu::routeTopK(data(logits), n, config.experts, k, t.chosen.data(), t.weight.data());
    sortByExpert(t.chosen, config.experts, t.order, t.starts);

    const at::Tensor sorted = gatherAssigned(x, t.order, k);
    t.preActivation = emptyFloats(n * k, 2 * inner);
    t.expertOutput = emptyFloats(n * k, hidden);
    const at::Tensor activated = emptyFloats(n * k, inner);
    forEachExpert(t.starts, [&](std::int64_t e, std::int64_t begin, std::int64_t count) {
        at::Tensor z = t.preActivation.narrow(0, begin, count);
        at::addmm_out(z, weights.gateUpBias.select(0, e), sorted.narrow(0, begin, count),
                      weights.gateUp.select(0, e).t());
    });
    cpu::clampedSwiglu(data(t.preActivation), static_cast<float>(config.swigluLimit), n * k, inner,
                       data(activated));
    forEachExpert(t.starts, [&](std::int64_t e, std::int64_t begin, std::int64_t count) {
        at::Tensor o = t.expertOutput.narrow(0, begin, count);
        at::addmm_out(o, weights.downBias.select(0, e), activated.narrow(0, begin, count),
                      weights.down.select(0, e).t());
    });

    at::Tensor out = emptyFloats(n, hidden);
    const std::vector<std::int64_t> place = inverse(t.order);
    cpu::combineExperts(data(t.expertOutput), place.data(), t.weight.data(), n, k, hidden,
                        data(out));
    return out;
}

at::Tensor expertsBackward(const ModelConfig& config, const LayerWeights& weights,
                           const ExpertTape& tape, const at::Tensor& gradOut)
{
    const std::int64_t n = gradOut.size(0);
    const int k = config.expertsPerToken;
    const std::int64_t hidden = config.hiddenSize;
    const std::int64_t inner = config.intermediateSize;
    at::Tensor gradSorted = gatherAssigned(gradOut, tape.order, k);
    std::vector<float> gradWeight(tape.weight.size());
    cpu::scaleByWeight(data(gradSorted), data(tape.expertOutput), tape.order.data(),
                       tape.weight.data(), n * k, hidden, gradWeight.data());

    const at::Tensor gradActivated = emptyFloats(n * k, inner);
    const at::Tensor gradPre = emptyFloats(n * k, 2 * inner);
    at::Tensor gradInput = emptyFloats(n * k, hidden);
    forEachExpert(tape.starts, [&](std::int64_t e, std::int64_t begin, std::int64_t count) {
        at::Tensor to = gradActivated.narrow(0, begin, count);
        at::mm_out(to, gradSorted.narrow(0, begin, count), weights.down.select(0, e));
    });
    cpu::clampedSwigluBackward(data(tape.preActivation), data(gradActivated),
                               static_cast<float>(config.swigluLimit), n * k, inner, data(gradPre));
    forEachExpert(tape.starts, [&](std::int64_t e, std::int64_t begin, std::int64_t count) {
        at::Tensor to = gradInput.narrow(0, begin, count);
        at::mm_out(to, gradPre.narrow(0, begin, count), weights.gateUp.select(0, e));
    });
    const at::Tensor gradLogits = emptyFloats(n, config.experts);
    cpu::routeBackward(tape.chosen.data(), tape.weight.data(), gradWeight.data(), n, config.experts,
                       k, data(gradLogits));
    at::Tensor gradX = product(gradLogits, weights.router);
    const std::vector<std::int64_t> place = inverse(tape.order);
    cpu::addAssigned(data(gradInput), place.data(), n, k, hidden, data(gradX));
    return gradX;
}

at::Tensor projectQkv(const CpuModel& model, int layer, const at::Tensor& x,
                      std::span<const std::int64_t> positions, const AdapterPlan& plan)
{
    const LayerWeights& weights = model.layers[static_cast<std::size_t>(layer)];
    const ModelConfig& config = model.config;
    at::Tensor qkv = linear(x, weights.qkv, weights.qkvBias);
    plan.apply(layer, LoraTarget::Query, x, qkv, 0);
    plan.apply(layer, LoraTarget::Key, x, qkv, config.queryWidth());
    plan.apply(layer, LoraTarget::Value, x, qkv, config.queryWidth() + config.kvWidth());
    cpu::rotate(data(qkv), qkv.size(0), qkv.size(1), config.heads + config.kvHeads, positions,
                model.rotary, false);
    return qkv;
}

at::Tensor projectOutput(const CpuModel& model, int layer, const at::Tensor& attention,
                         const at::Tensor& residual, const AdapterPlan& plan)
{
    const LayerWeights& weights = model.layers[static_cast<std::size_t>(layer)];
    at::Tensor y = linear(attention, weights.output, weights.outputBias);
    plan.apply(layer, LoraTarget::Output, attention, y, 0);
    return y.add_(residual);
}

at::Tensor feedForward(const CpuModel& model, int layer, const at::Tensor& hidden)
{
    const LayerWeights& weights = model.layers[static_cast<std::size_t>(layer)];
    at::Tensor out =
        expertsForward(model.config, weights, normed(model.config, hidden, weights.postNorm));
    return out.add_(hidden);
}

at::Tensor runLayers(CpuModel& model, at::Tensor hidden, const cpu::PackedRows& rows, int from,
                     int to, const AdapterPlan& plan, const LayerHooks& hooks,
                     const CancelToken& cancel)
{
    const std::vector<std::int64_t> positions = packedPositions(rows);
    for (int row = 0; row < rows.count(); ++row)
        model.rotary.reserve(rows.length(row));
    for (int layer = from; layer < to; ++layer) {
        if (cancel.requested())
            return {};
        const LayerWeights& weights = model.layers[static_cast<std::size_t>(layer)];
        const at::Tensor x = normed(model.config, hidden, weights.inputNorm);
        const at::Tensor qkv = projectQkv(model, layer, x, positions, plan);
        if (hooks.seen)
            hooks.seen(layer, qkv);
        const at::Tensor attention = emptyFloats(hidden.size(0), model.config.queryWidth());
        cpu::attentionForward(model.attentionShape(layer), rows, data(qkv), data(weights.sinks),
                              data(attention), nullptr);
        hidden = feedForward(model, layer, projectOutput(model, layer, attention, hidden, plan));
        if (hooks.after)
            hooks.after(layer, hidden);
    }
    return hidden;
}

at::Tensor embed(const CpuModel& model, std::span<const int> ids)
{
    const std::vector<std::int64_t> wide(ids.begin(), ids.end());
    return model.embedding.index_select(0, indexTensor(wide));
}

at::Tensor headLogits(const CpuModel& model, const at::Tensor& hidden)
{
    return linear(normed(model.config, hidden, model.finalNorm), model.lmHead);
}

std::vector<std::int64_t> packedPositions(const cpu::PackedRows& rows)
{
    std::vector<std::int64_t> positions;
    positions.reserve(static_cast<std::size_t>(rows.tokens()));
    for (int row = 0; row < rows.count(); ++row)
        for (std::int64_t p = 0; p < rows.length(row); ++p)
            positions.push_back(p);
    return positions;
}

} // namespace mesewright
