// SPDX-License-Identifier: Apache-2.0
#include "core/llm/cuda/train/trainsession.h"

#include "core/llm/cuda/train/losskernels.h"
#include "core/llm/inputchecks.h"

#include <algorithm>
#include <cuda_runtime_api.h>
#include <numeric>

namespace mesewright::cuda {

namespace {

int lengthOf(const TrainRow& row)
{
    return static_cast<int>(row.inputIds.size());
}

int firstTrained(const LoraAdapter& adapter)
{
    return std::min_element(adapter.pairs.begin(), adapter.pairs.end(),
                            [](const LoraPair& a, const LoraPair& b) { return a.layer < b.layer; })
        ->layer;
}

std::vector<int> numbersUpTo(std::size_t count)
{
    std::vector<int> numbers(count);
    std::iota(numbers.begin(), numbers.end(), 0);
    return numbers;
}

} // namespace

TrainSession::TrainSession(CudaModel::Private& model, std::vector<TrainRow> trainRows,
                           const LoraAdapter& adapter, const TrainerOptions& trainerOptions,
                           const TrainingPlan& trainingPlan)
    : m(model), rows(std::move(trainRows)), start(adapter), options(trainerOptions),
      plan(trainingPlan), order(rows.size(), options), parameters(start, m.stream),
      m_firstLayer(firstTrained(start)), m_shape{m.config,
                                                 m.precision,
                                                 0,
                                                 start.rank,
                                                 plan.headTokens,
                                                 m.config.layers - m_firstLayer},
      m_products(m.stream)
{
    if (options.prefixCache)
        m_cache = std::make_unique<PrefixCache>(m, m_firstLayer, rows, plan.cache);
    if (!plan.park) // what does not fit shows now, not at the first step
        assemble(plan.packTokens, plan.longest);
}

void TrainSession::makeCurrent() const
{
    check(cudaSetDevice(m.device.index), "choosing the GPU");
}

// Frozen layers that are to give their memory back have to do their work first; someone else may
// have called them back since.
bool TrainSession::prepare(const CancelToken& cancel)
{
    if (plan.park && m.parked == 0) {
        if (!m_cache->fill(numbersUpTo(rows.size()), cancel))
            return false;
        m.park(m_firstLayer);
    }
    assemble(plan.packTokens, plan.longest);
    return true;
}

// Makes what is missing for packs of that many tokens and rows of that many positions.
void TrainSession::assemble(int tokens, int longest)
{
    m.reservePositions(longest);
    if (m_experts == nullptr) {
        m_layers.reset();
        m_experts = std::make_unique<TrainedExperts>(
            m, m_firstLayer,
            plan.mode == TrainingMode::Fast ? ExpertForm::Expanded : ExpertForm::Packed);
    }
    if (tokens > m_shape.tokens) {
        m_layers.reset();
        m_tapes.clear();
        m_work.reset();
        m_pack.reset();
        m_shape.tokens = 0;
        TrainShape wanted = m_shape;
        wanted.tokens = tokens;
        m_work = std::make_unique<TrainWork>(wanted);
        m_pack = std::make_unique<TrainPack>(tokens);
        for (int i = 0; i < wanted.layers; ++i)
            m_tapes.push_back(std::make_unique<LayerTape>(wanted));
        m_shape = wanted;
    }
    if (m_layers == nullptr)
        m_layers = std::make_unique<TrainedLayers>(m, *m_experts, parameters, m_products, *m_work);
}

// Rows that carry loss, in their order, as many together as a pack holds.
std::vector<std::vector<int>> TrainSession::packsOf(const std::vector<TrainRow>& from,
                                                    const std::vector<int>& which) const
{
    std::vector<std::vector<int>> packs;
    int tokens = 0;
    for (const int number : which) {
        const TrainRow& row = from[static_cast<std::size_t>(number)];
        if (lossLabels(row, LossCount::Shifted) == 0)
            continue;
        if (packs.empty() || tokens + lengthOf(row) > std::min(m_shape.tokens, mostPackTokens)) {
            packs.emplace_back();
            tokens = 0;
        }
        packs.back().push_back(number);
        tokens += lengthOf(row);
    }
    return packs;
}

// Input of the first trained layer, into its tape.
bool TrainSession::loadHidden(const std::vector<TrainRow>& from, PrefixCache* of,
                              std::span<const int> which, const CancelToken& cancel)
{
    auto* to = m_tapes.front()->hidden.as<float>();
    if (of == nullptr) {
        if (!runPrefix(m, m_firstLayer, from, which, cancel))
            return false;
        m.stream.copy(to, m.work.residual.data(), PrefixCache::bytes(m.config, m_pack->tokens));
        return true;
    }
    if (!of->fill(which, cancel))
        return false;
    for (const int number : which) {
        of->read(number, to);
        to += static_cast<std::int64_t>(lengthOf(from[static_cast<std::size_t>(number)])) *
              m.config.hiddenSize;
    }
    return true;
}

// Adds the pack's losses · scale to the total; with gradients, leaves those of the last layer's
// output in the first of work's.
void TrainSession::head(double scale, bool gradients)
{
    const int hidden = m.config.hiddenSize;
    const int vocab = m.config.vocabSize;
    const auto eps = static_cast<float>(m.config.rmsNormEps);
    const auto* norm = m.weights.finalNorm.as<float>();
    auto* logits = m_work->logits.as<float>();
    auto* losses = m_work->losses.as<float>();
    for (int first = 0; first < m_pack->lossTokens; first += m_shape.headTokens) {
        const int count = std::min(m_shape.headTokens, m_pack->lossTokens - first);
        const std::int64_t at = static_cast<std::int64_t>(first) * hidden;
        const float* x = m_work->last.as<float>() + at;
        normPicked(m.precision, x, nullptr, norm, eps, count, hidden, m_work->normed.data(),
                   m.stream.get());
        m.blas.product(m.precision, m_work->normed.data(), m.weights.lmHead.data(), count, vocab,
                       hidden, logits);
        if (gradients)
            crossEntropy(m.precision, logits, m_pack->targets + first, count, vocab,
                         static_cast<float>(scale), losses, m.stream.get());
        else
            negativeLogLikelihood(logits, m_pack->targets + first, count, vocab, losses,
                                  m.stream.get());
        addLosses(losses, count, scale, m_work->totals.as<double>(), m.stream.get());
        if (!gradients)
            continue;
        auto* gradNormed = m_work->gradAttention.as<float>();
        m.blas.back(m.precision, logits, m.weights.lmHead.data(), count, vocab, hidden, gradNormed,
                    gradientStride(m.precision, vocab));
        normBack(x, norm, eps, gradNormed, count, hidden, false, m_work->grads[0].as<float>() + at,
                 m.stream.get());
    }
}

bool TrainSession::accumulatePack(std::span<const int> which, double scale,
                                  const CancelToken& cancel)
{
    m_pack->set(rows, which, m.stream);
    if (!loadHidden(rows, m_cache.get(), which, cancel))
        return false;
    const DropoutState dropout{static_cast<float>(start.dropout),
                               static_cast<std::uint32_t>(options.seed),
                               static_cast<std::uint32_t>(stepsDone)};
    const std::size_t count = m_tapes.size();
    for (std::size_t i = 0; i < count; ++i) {
        if (cancel.requested())
            return false;
        const bool last = i + 1 == count;
        m_layers->forward(m_firstLayer + static_cast<int>(i), *m_tapes[i], *m_pack, dropout, last,
                          (last ? m_work->last : m_tapes[i + 1]->hidden).as<float>());
    }
    head(scale, true);
    auto* gradient = m_work->grads[0].as<float>();
    for (std::size_t i = count; i-- > 0;) {
        if (cancel.requested())
            return false;
        gradient = m_layers->backward(m_firstLayer + static_cast<int>(i), *m_tapes[i], *m_pack,
                                      dropout, i + 1 == count, gradient, i > 0);
    }
    return true;
}

bool TrainSession::accumulate(const std::vector<int>& which, double scale,
                              const CancelToken& cancel, Sums& sums)
{
    if (cancel.requested() || !prepare(cancel))
        return false;
    auto* totals = m_work->totals.as<double>();
    m.stream.zero(totals, m_work->totals.bytes());
    parameters.clearGradients();
    for (const auto& pack : packsOf(rows, which))
        if (cancel.requested() || !accumulatePack(pack, scale, cancel)) {
            m.stream.wait();
            return false;
        }
    sumOfSquares(parameters.gradients(), parameters.count(), totals + 2, totals + 1,
                 m.stream.get());
    double results[2] = {};
    m.stream.download(results, totals, sizeof results);
    m.stream.wait();
    sums = {results[0], results[1]};
    return true;
}

void TrainSession::update(double learningRate, double clip)
{
    updateAdamW({learningRate, options.weightDecay, clip, stepsDone + 1}, parameters.count(),
                parameters.gradients(), parameters.values(), parameters.firstMoments(),
                parameters.secondMoments(), m.stream.get());
    m.stream.wait();
    ++stepsDone;
}

// With parked layers the expanded experts make room for a moment.
bool TrainSession::fillValidation(const CancelToken& cancel)
{
    const std::vector<int> all = numbersUpTo(m_validation.size());
    if (m_validationCache == nullptr || m_validationCache->filled(all))
        return true;
    if (plan.park) {
        m_layers.reset();
        m_experts.reset();
    }
    const bool filled = m_validationCache->fill(all, cancel);
    if (plan.park)
        m.park(m_firstLayer);
    return filled;
}

bool TrainSession::evaluatePack(std::span<const int> which, const CancelToken& cancel)
{
    m_pack->set(m_validation, which, m.stream);
    if (!loadHidden(m_validation, m_validationCache.get(), which, cancel))
        return false;
    LayerTape& tape = *m_tapes.front();
    for (int layer = m_firstLayer; layer < m.config.layers; ++layer) {
        if (cancel.requested())
            return false;
        const bool last = layer + 1 == m.config.layers;
        m_layers->forward(layer, tape, *m_pack, {}, last,
                          (last ? m_work->last : tape.hidden).as<float>());
    }
    head(1.0, false);
    return true;
}

bool TrainSession::evaluate(const std::vector<TrainRow>& from, const CancelToken& cancel,
                            double& sum)
{
    const auto same = [](const TrainRow& a, const TrainRow& b) {
        return a.inputIds == b.inputIds && a.labels == b.labels;
    };
    if (!std::equal(from.begin(), from.end(), m_validation.begin(), m_validation.end(), same)) {
        m_validationCache.reset();
        m_validation = from;
        if (options.prefixCache)
            m_validationCache = std::make_unique<PrefixCache>(m, m_firstLayer, m_validation,
                                                              PrefixCache::Place::Host);
    }
    if (cancel.requested() || !prepare(cancel) || !fillValidation(cancel))
        return false;
    int longest = 0;
    for (const TrainRow& row : from)
        longest = std::max(longest, lengthOf(row));
    assemble(std::max(plan.packTokens, longest), longest);
    auto* total = m_work->totals.as<double>();
    m.stream.zero(total, sizeof(double));
    for (const auto& pack : packsOf(m_validation, numbersUpTo(m_validation.size())))
        if (cancel.requested() || !evaluatePack(pack, cancel)) {
            m.stream.wait();
            return false;
        }
    m.stream.download(&sum, total, sizeof sum);
    m.stream.wait();
    return true;
}

std::string TrainSession::mode() const
{
    const bool packed = m.layout != WeightLayout::Bf16;
    std::string text = std::string("cuda ") + precisionName(m.precision);
    if (packed)
        text += plan.mode == TrainingMode::Fast ? ", fast: trained experts expanded"
                                                : ", small: trained experts in four bits";
    if (m_cache == nullptr)
        return text + ", no prefix cache";
    text += plan.cache == PrefixCache::Place::Device ? ", prefix cache on the GPU"
                                                     : ", prefix cache on the host";
    return text + (plan.park ? ", frozen layers parked" : "");
}

} // namespace mesewright::cuda
