// SPDX-License-Identifier: Apache-2.0
#include "core/llm/cuda/train/trainedlayer.h"

#include "core/llm/cuda/train/attentionback.h"

#include <algorithm>

namespace mesewright::cuda {

namespace {

constexpr std::array<LoraTarget, 3> inputTargets{LoraTarget::Query, LoraTarget::Key,
                                                 LoraTarget::Value};

// First column of a target in the side-by-side q, k, v.
int columnOf(const ModelConfig& config, LoraTarget target)
{
    return target == LoraTarget::Key     ? config.queryWidth()
           : target == LoraTarget::Value ? config.queryWidth() + config.kvWidth()
                                         : 0;
}

} // namespace

struct TrainedLayers::Branch
{
    const TrainedPair* pair = nullptr; ///< null: the target is not trained
    DropoutSite site;
};

TrainedLayers::TrainedLayers(CudaModel::Private& model, TrainedExperts& experts,
                             Parameters& parameters, ExpertProducts& products, TrainWork& work)
    : m(model), m_experts(experts), m_parameters(parameters), m_products(products), m_work(work)
{
}

TrainedLayers::Branch TrainedLayers::branchOf(int layer, LoraTarget target,
                                              const DropoutState& dropout,
                                              const std::uint64_t* ids) const
{
    return {m_parameters.find(layer, target),
            {dropout.probability, dropout.seed, dropout.step,
             static_cast<std::uint32_t>(layer * 4 + static_cast<int>(target)), ids}};
}

void TrainedLayers::addBranch(const Branch& branch, const void* x, int n, float* y, int stride,
                              float* low)
{
    if (branch.pair == nullptr)
        return;
    const TrainedPair& pair = *branch.pair;
    lowRank(m.precision, x, m_parameters.values() + pair.a, branch.site, n, pair.in,
            m_parameters.rank(), low, m.stream.get());
    addLowRank(low, m_parameters.values() + pair.b, m_parameters.scaling(), n, pair.out,
               m_parameters.rank(), y, stride, m.stream.get());
}

void TrainedLayers::branchBack(const Branch& branch, const void* x, int n, const float* gradY,
                               int stride, const float* low, float* gradX)
{
    if (branch.pair == nullptr)
        return;
    const TrainedPair& pair = *branch.pair;
    const int rank = m_parameters.rank();
    auto* gradLow = m_work.gradLow.as<float>();
    auto* room = m_work.outer.as<float>();
    lowRankBack(gradY, stride, m_parameters.values() + pair.b, m_parameters.scaling(), n, pair.out,
                rank, gradLow, m.stream.get());
    addGradientB(gradY, stride, low, m_parameters.scaling(), n, pair.out, rank, room,
                 m_parameters.gradients() + pair.b, m.stream.get());
    addGradientA(m.precision, x, gradLow, branch.site, n, pair.in, rank, room,
                 m_parameters.gradients() + pair.a, m.stream.get());
    if (gradX != nullptr)
        addInputGradient(gradLow, m_parameters.values() + pair.a, branch.site, n, pair.in, rank,
                         gradX, m.stream.get());
}

PlacedChoices TrainedLayers::choicesOf(const LayerTape& tape, int n) const
{
    const int k = m.config.expertsPerToken;
    return {tape.chosen.as<int>(),
            tape.order.as<int>(),
            tape.place.as<int>(),
            tape.gates.as<float>(),
            n * k,
            k};
}

void TrainedLayers::forward(int layer, LayerTape& tape, const TrainPack& pack,
                            const DropoutState& dropout, bool onlyLossTokens, float* out)
{
    const DeviceLayer& w = m.weights.layers[static_cast<std::size_t>(layer)];
    const ModelConfig& config = m.config;
    const HeadShape shape = m.headShape(layer);
    const int n = pack.tokens;
    const int hidden = config.hiddenSize;
    CUstream_st* stream = m.stream.get();
    normRows(m.precision, tape.hidden.as<float>(), {}, w.inputNorm.as<float>(),
             static_cast<float>(config.rmsNormEps), n, hidden, tape.x.data(), stream);
    auto* product = m_work.product.as<float>();
    m.blas.product(m.precision, tape.x.data(), w.qkv.data(), n, shape.width(), hidden, product);
    for (const LoraTarget target : inputTargets)
        addBranch(branchOf(layer, target, dropout, pack.ids), tape.x.data(), n,
                  product + columnOf(config, target), shape.width(),
                  tape.low[static_cast<std::size_t>(target)].as<float>());
    rotateQkv(m.precision, shape, product, w.qkvBias.as<float>(), m.cosine.as<float>(),
              m.sine.as<float>(), pack.positions, n, tape.qkv.data(), stream);
    attendPacked(m.precision, shape, tape.qkv.data(), pack.offsets, pack.rows, pack.longest,
                 w.sinks.as<float>(), tape.attention.data(), stream, tape.logSumExp.as<float>());

    const int kept = onlyLossTokens ? pack.lossTokens : n;
    const void* attended = tape.attention.data();
    auto* middle = tape.middle.as<float>();
    if (onlyLossTokens) {
        gatherRows(m.precision, attended, pack.lossPlaces, 1, kept, config.queryWidth(),
                   m_work.attended.data(), stream);
        gatherRows(Precision::Fp32, tape.hidden.data(), pack.lossPlaces, 1, kept, hidden, middle,
                   stream);
        attended = m_work.attended.data();
    } else {
        m.stream.copy(middle, tape.hidden.data(),
                      static_cast<std::uint64_t>(n) * static_cast<unsigned>(hidden) *
                          sizeof(float));
    }
    m.blas.product(m.precision, attended, w.output.data(), kept, hidden, config.queryWidth(),
                   middle, true);
    addBranch(
        branchOf(layer, LoraTarget::Output, dropout, onlyLossTokens ? pack.lossIds : pack.ids),
        attended, kept, middle, hidden,
        tape.low[static_cast<std::size_t>(LoraTarget::Output)].as<float>());
    expertsForward(layer, tape, kept, out);
}

void TrainedLayers::expertsForward(int layer, LayerTape& tape, int n, float* out)
{
    const DeviceLayer& w = m.weights.layers[static_cast<std::size_t>(layer)];
    const ModelConfig& config = m.config;
    const int hidden = config.hiddenSize;
    const int inner = config.intermediateSize;
    CUstream_st* stream = m.stream.get();
    const Router router{w.router.data(), w.routerBias.as<float>(), config.experts,
                        config.expertsPerToken};
    normAndRoute(m.precision, tape.middle.as<float>(), Pending{w.outputBias.as<float>()},
                 w.postNorm.as<float>(), static_cast<float>(config.rmsNormEps), n, hidden, router,
                 m_work.normed.data(), tape.chosen.as<int>(), tape.gates.as<float>(), stream);
    const PlacedChoices choices = choicesOf(tape, n);
    sortByExpert(choices.chosen, choices.count, config.experts, m_work.starts.as<int>(),
                 tape.order.as<int>(), tape.place.as<int>(), stream);
    const std::size_t startBytes = (static_cast<std::size_t>(config.experts) + 1) * sizeof(int);
    m.stream.download(m_work.startsHost.as<int>(), m_work.starts.data(), startBytes);
    gatherRows(m.precision, m_work.normed.data(), choices.order, choices.k, choices.count, hidden,
               m_work.sortedHidden.data(), stream);
    m.stream.wait(); // cuBLAS takes the experts' numbers of rows from the host
    tape.starts.assign(m_work.startsHost.as<int>(),
                       m_work.startsHost.as<int>() + config.experts + 1);
    m_experts.each(layer, moe::Projection::GateUp, [&](int first, auto matrices) {
        m_products.forward(m.precision, {matrices, tape.starts.data() + first, 2 * inner, hidden},
                           m_work.sortedHidden.data(), tape.z.data());
    });
    expertActivation(m.precision, tape.z.data(), m_experts.gateUpBias(layer), choices,
                     static_cast<float>(config.swigluLimit), inner, m_work.sortedInner.data(),
                     stream);
    m_experts.each(layer, moe::Projection::Down, [&](int first, auto matrices) {
        m_products.forward(m.precision, {matrices, tape.starts.data() + first, hidden, inner},
                           m_work.sortedInner.data(), m_work.sortedHidden.data());
    });
    combineExperts(m.precision, m_work.sortedHidden.data(), m_experts.downBias(layer), choices,
                   tape.middle.as<float>(), n, hidden, out, stream);
}

void TrainedLayers::expertsBack(int layer, LayerTape& tape, int n, const float* gradOut,
                                float* gradMiddle)
{
    const DeviceLayer& w = m.weights.layers[static_cast<std::size_t>(layer)];
    const ModelConfig& config = m.config;
    const int hidden = config.hiddenSize;
    const int inner = config.intermediateSize;
    CUstream_st* stream = m.stream.get();
    const PlacedChoices choices = choicesOf(tape, n);
    gatherWide(m.precision, gradOut, choices.order, choices.k, choices.count, hidden,
               m_work.sortedHidden.data(), stream);
    m_experts.each(layer, moe::Projection::Down, [&](int first, auto matrices) {
        m_products.back(m.precision, {matrices, tape.starts.data() + first, hidden, inner},
                        m_work.sortedHidden.data(), m_work.sortedInner.data());
    });
    const ActivationGradient activation{m_experts.gateUpBias(layer),
                                        m_experts.downBias(layer),
                                        m_work.sortedInner.data(),
                                        gradOut,
                                        static_cast<float>(config.swigluLimit),
                                        inner,
                                        hidden};
    expertActivationBack(m.precision, tape.z.data(), choices, activation,
                         m_work.gradGate.as<float>(), stream);
    m_experts.each(layer, moe::Projection::GateUp, [&](int first, auto matrices) {
        m_products.back(m.precision, {matrices, tape.starts.data() + first, 2 * inner, hidden},
                        tape.z.data(), m_work.sortedHidden.data());
    });
    const MiddleGradient middle{m_work.sortedHidden.data(),
                                m_work.gradGate.as<float>(),
                                w.router.data(),
                                tape.middle.as<float>(),
                                w.postNorm.as<float>(),
                                static_cast<float>(config.rmsNormEps),
                                gradOut};
    middleGradient(m.precision, middle, choices, n, hidden, gradMiddle, m_work.gradWide.data(),
                   stream);
}

float* TrainedLayers::backward(int layer, LayerTape& tape, const TrainPack& pack,
                               const DropoutState& dropout, bool onlyLossTokens, float* gradOut,
                               bool needInput)
{
    const DeviceLayer& w = m.weights.layers[static_cast<std::size_t>(layer)];
    const ModelConfig& config = m.config;
    const HeadShape shape = m.headShape(layer);
    const int n = pack.tokens;
    const int kept = onlyLossTokens ? pack.lossTokens : n;
    const int hidden = config.hiddenSize;
    const int query = config.queryWidth();
    CUstream_st* stream = m.stream.get();
    auto* gradMiddle = gradOut == m_work.grads[0].as<float>() ? m_work.grads[1].as<float>()
                                                              : m_work.grads[0].as<float>();
    expertsBack(layer, tape, kept, gradOut, gradMiddle);

    auto* gradQkv = m_work.product.as<float>();
    auto* gradAttention = m_work.gradAttention.as<float>();
    // The gradients of the kept tokens alone pass through the product's room.
    float* gradAttended = onlyLossTokens ? gradQkv : gradAttention;
    const void* attended = tape.attention.data();
    if (onlyLossTokens) {
        gatherRows(m.precision, attended, pack.lossPlaces, 1, kept, query, m_work.attended.data(),
                   stream);
        attended = m_work.attended.data();
    }
    m.blas.back(m.precision, m_work.gradWide.data(), w.output.data(), kept, hidden, query,
                gradAttended);
    branchBack(
        branchOf(layer, LoraTarget::Output, dropout, onlyLossTokens ? pack.lossIds : pack.ids),
        attended, kept, gradMiddle, hidden,
        tape.low[static_cast<std::size_t>(LoraTarget::Output)].as<float>(), gradAttended);
    float* gradHidden = gradMiddle;
    if (onlyLossTokens) {
        const auto rows = static_cast<std::uint64_t>(n) * sizeof(float);
        m.stream.zero(gradAttention, rows * static_cast<unsigned>(query));
        scatterRows(gradAttended, pack.lossPlaces, kept, query, gradAttention, stream);
        gradHidden = gradOut;
        m.stream.zero(gradHidden, rows * static_cast<unsigned>(hidden));
        scatterRows(gradMiddle, pack.lossPlaces, kept, hidden, gradHidden, stream);
    }

    const AttentionTape attention{tape.qkv.data(),
                                  tape.attention.data(),
                                  tape.logSumExp.as<float>(),
                                  pack.offsets,
                                  pack.rows,
                                  pack.longest,
                                  n};
    attentionBack(m.precision, shape, attention, gradAttention, m_work.dots.as<float>(), gradQkv,
                  stream);
    rotateBack(m.precision, shape, gradQkv, m.cosine.as<float>(), m.sine.as<float>(),
               pack.positions, n, m_work.gradWide.data(), stream);

    float* gradX = needInput ? gradAttention : nullptr; // its room is free again
    if (needInput)
        m.blas.back(m.precision, m_work.gradWide.data(), w.qkv.data(), n, shape.width(), hidden,
                    gradX);
    for (const LoraTarget target : inputTargets)
        branchBack(branchOf(layer, target, dropout, pack.ids), tape.x.data(), n,
                   gradQkv + columnOf(config, target), shape.width(),
                   tape.low[static_cast<std::size_t>(target)].as<float>(), gradX);
    if (needInput)
        normBack(tape.hidden.as<float>(), w.inputNorm.as<float>(),
                 static_cast<float>(config.rmsNormEps), gradX, n, hidden, true, gradHidden, stream);
    return gradHidden;
}

} // namespace mesewright::cuda
