// SPDX-License-Identifier: Apache-2.0
#include "core/llm/torch/trainedlayer.h"

#include "core/llm/torch/gemm.h"

namespace mesewright {

namespace {

cpu::DropoutKey keyOf(const DropoutState& state, int layer, LoraTarget target)
{
    return {state.seed, state.step,
            static_cast<std::uint32_t>(layer * 4 + static_cast<int>(target))};
}

at::Tensor dropped(const at::Tensor& x, const DropoutState& state, const cpu::DropoutKey& key,
                   std::span<const std::uint64_t> ids)
{
    if (state.probability <= 0)
        return x;
    at::Tensor y = emptyFloats(x.size(0), x.size(1));
    cpu::dropout(data(x), state.probability, key, ids, x.size(1), data(y));
    return y;
}

// First column of a target in the side-by-side q, k, v.
std::int64_t columnOf(const ModelConfig& config, LoraTarget target)
{
    switch (target) {
    case LoraTarget::Key:
        return config.queryWidth();
    case LoraTarget::Value:
        return config.queryWidth() + config.kvWidth();
    case LoraTarget::Query:
    case LoraTarget::Output:
        break;
    }
    return 0;
}

// y[:, column...] += scaling · B (A dropout(x))
LayerTape::Lora addLora(const TrainedLayer& layer, const TrainedMatrix& matrix, const at::Tensor& x,
                        std::span<const std::uint64_t> ids, const DropoutState& state,
                        at::Tensor& y, std::int64_t column)
{
    LayerTape::Lora tape;
    tape.input = dropped(x, state, keyOf(state, layer.layer, matrix.target), ids);
    tape.low = at::mm(tape.input, matrix.a.value.t());
    y.narrow(1, column, matrix.b.value.size(0))
        .add_(at::mm(tape.low, matrix.b.value.t()), layer.scaling);
    return tape;
}

// Gradients of the same; `gradX` gets the branch's part if it is defined.
void addLoraBackward(const TrainedLayer& layer, TrainedMatrix& matrix, const LayerTape::Lora& tape,
                     std::span<const std::uint64_t> ids, const DropoutState& state,
                     const at::Tensor& gradY, at::Tensor& gradX)
{
    const at::Tensor scaled = gradY.mul(layer.scaling);
    const at::Tensor gradLow = at::mm(scaled, matrix.b.value);
    matrix.b.gradient.add_(at::mm(scaled.t(), tape.low));
    matrix.a.gradient.add_(at::mm(gradLow.t(), tape.input));
    if (gradX.defined())
        gradX.add_(dropped(at::mm(gradLow, matrix.a.value), state,
                           keyOf(state, layer.layer, matrix.target), ids));
}

} // namespace

at::Tensor forwardTrained(CpuModel& model, const TrainedLayer& layer, const at::Tensor& hidden,
                          const MicroBatch& batch, const DropoutState& dropout, bool onlyLossTokens,
                          LayerTape* tape)
{
    LayerTape local;
    LayerTape& t = tape ? *tape : local;
    const ModelConfig& config = model.config;
    const LayerWeights& weights = model.layers[static_cast<std::size_t>(layer.layer)];
    t.hidden = hidden;
    const at::Tensor x = normed(config, hidden, weights.inputNorm, &t.normInverse);
    t.qkv = linear(x, weights.qkv, weights.qkvBias);
    t.lora.resize(layer.matrices.size());
    for (std::size_t i = 0; i < layer.matrices.size(); ++i)
        if (const TrainedMatrix& matrix = layer.matrices[i]; matrix.target != LoraTarget::Output)
            t.lora[i] = addLora(layer, matrix, x, batch.tokenIds, dropout, t.qkv,
                                columnOf(config, matrix.target));
    cpu::rotate(data(t.qkv), t.qkv.size(0), t.qkv.size(1), config.heads + config.kvHeads,
                batch.positions, model.rotary, false);

    cpu::PackedRows rows = batch.rows;
    if (!onlyLossTokens)
        rows.firstQuery.clear();
    t.attention = at::zeros({hidden.size(0), config.queryWidth()}, at::kFloat);
    t.logSumExp = emptyFloats(hidden.size(0), config.heads);
    cpu::attentionForward(model.attentionShape(layer.layer), rows, data(t.qkv), data(weights.sinks),
                          data(t.attention), data(t.logSumExp));

    at::Tensor attended = t.attention;
    at::Tensor residual = hidden;
    t.keptIds = batch.tokenIds;
    if (onlyLossTokens) {
        t.kept = indexTensor(batch.lossTokens);
        attended = attended.index_select(0, t.kept);
        residual = residual.index_select(0, t.kept);
        t.keptIds.clear();
        for (const std::int64_t token : batch.lossTokens)
            t.keptIds.push_back(batch.tokenIds[static_cast<std::size_t>(token)]);
    }
    t.middle = linear(attended, weights.output, weights.outputBias);
    for (std::size_t i = 0; i < layer.matrices.size(); ++i)
        if (const TrainedMatrix& matrix = layer.matrices[i]; matrix.target == LoraTarget::Output)
            t.lora[i] = addLora(layer, matrix, attended, t.keptIds, dropout, t.middle, 0);
    t.middle.add_(residual);
    const at::Tensor y = normed(config, t.middle, weights.postNorm, &t.postInverse);
    return expertsForward(config, weights, y, &t.experts).add_(t.middle);
}

at::Tensor backwardTrained(CpuModel& model, TrainedLayer& layer, const LayerTape& tape,
                           const MicroBatch& batch, const DropoutState& dropout,
                           const at::Tensor& gradOut, bool needInput)
{
    const ModelConfig& config = model.config;
    const LayerWeights& weights = model.layers[static_cast<std::size_t>(layer.layer)];
    const at::Tensor gradNormed = expertsBackward(config, weights, tape.experts, gradOut);
    at::Tensor gradMiddle = gradOut.clone();
    cpu::rmsNormBackward(data(tape.middle), data(weights.postNorm), data(tape.postInverse),
                         data(gradNormed), gradMiddle.size(0), gradMiddle.size(1),
                         data(gradMiddle));

    at::Tensor gradAttention = product(gradMiddle, weights.output);
    for (std::size_t i = 0; i < layer.matrices.size(); ++i)
        if (TrainedMatrix& matrix = layer.matrices[i]; matrix.target == LoraTarget::Output)
            addLoraBackward(layer, matrix, tape.lora[i], tape.keptIds, dropout, gradMiddle,
                            gradAttention);
    at::Tensor gradHidden = gradMiddle;
    cpu::PackedRows rows = batch.rows;
    if (tape.kept.defined()) {
        gradAttention = at::zeros_like(tape.attention).index_copy_(0, tape.kept, gradAttention);
        gradHidden = at::zeros_like(tape.hidden).index_copy_(0, tape.kept, gradMiddle);
    } else {
        rows.firstQuery.clear();
    }

    at::Tensor gradQkv = emptyFloats(tape.qkv.size(0), tape.qkv.size(1));
    cpu::attentionBackward(model.attentionShape(layer.layer), rows, data(tape.qkv),
                           data(tape.attention), data(tape.logSumExp), data(gradAttention),
                           data(gradQkv));
    cpu::rotate(data(gradQkv), gradQkv.size(0), gradQkv.size(1), config.heads + config.kvHeads,
                batch.positions, model.rotary, true);

    at::Tensor gradX;
    if (needInput)
        gradX = product(gradQkv, weights.qkv);
    for (std::size_t i = 0; i < layer.matrices.size(); ++i) {
        TrainedMatrix& matrix = layer.matrices[i];
        if (matrix.target == LoraTarget::Output)
            continue;
        const at::Tensor slice =
            gradQkv.narrow(1, columnOf(config, matrix.target), matrix.b.value.size(0));
        addLoraBackward(layer, matrix, tape.lora[i], batch.tokenIds, dropout, slice, gradX);
    }
    if (!needInput)
        return {};
    cpu::rmsNormBackward(data(tape.hidden), data(weights.inputNorm), data(tape.normInverse),
                         data(gradX), gradX.size(0), gradX.size(1), data(gradHidden));
    return gradHidden;
}

} // namespace mesewright
