// SPDX-License-Identifier: Apache-2.0
#include "core/llm/cuda/train/cudatrainer.h"

#include "core/base/text.h"
#include "core/llm/cuda/train/losskernels.h"
#include "core/llm/cuda/train/trainedlayer.h"
#include "core/llm/cuda/train/trainingmemory.h"
#include "core/llm/inputchecks.h"
#include "core/llm/trainingorder.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cuda_runtime_api.h>
#include <functional>

namespace mesewright::cuda {

namespace {

constexpr int packTokens = 4096;                   // computed together at most, or one row
constexpr std::uint64_t spareBytes = 512ull << 20; // for cuBLAS' kernels and the desktop
constexpr int headTokensFast = 512;
constexpr int headTokensSmall = 128;

int lengthOf(const TrainRow& row)
{
    return static_cast<int>(row.inputIds.size());
}

/// The most tokens that one pack of an update can have.
int mostTokens(const std::vector<TrainRow>& rows, const TrainerOptions& options)
{
    std::vector<int> lengths;
    for (const TrainRow& row : rows)
        lengths.push_back(lengthOf(row));
    std::sort(lengths.begin(), lengths.end(), std::greater<>());
    const std::size_t together =
        std::min(lengths.size(), static_cast<std::size_t>(options.microBatch) *
                                     static_cast<std::size_t>(options.accumulation));
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < together; ++i)
        sum += lengths[i];
    return std::max(lengths.front(), static_cast<int>(std::min<std::int64_t>(sum, packTokens)));
}

Result<void> checkShape(const ModelConfig& config)
{
    if (config.hiddenSize % 8 == 0 && config.intermediateSize % 8 == 0 &&
        config.hiddenSize <= widestHidden && config.expertsPerToken <= 32)
        return {};
    return badInput(formatted("hidden_size %d and intermediate_size %d must be multiples of 8 (and "
                              "hidden_size at most %d) to train on the GPU; use --device cpu",
                              config.hiddenSize, config.intermediateSize, widestHidden));
}

std::uint64_t freeMemory()
{
    std::size_t free = 0;
    std::size_t total = 0;
    check(cudaMemGetInfo(&free, &total), "asking for free memory");
    return free;
}

} // namespace

struct CudaTrainer::Private
{
    Private(CudaModel::Private& model, std::vector<TrainRow> trainRows, const LoraAdapter& adapter,
            const TrainerOptions& trainerOptions)
        : m(model), rows(std::move(trainRows)), start(adapter), options(trainerOptions),
          order(rows.size(), options), parameters(start, m.stream), products(m.stream)
    {
    }

    CudaModel::Private& m;
    std::vector<TrainRow> rows;
    mutable LoraAdapter start; ///< its matrices are the last ones read from the GPU
    TrainerOptions options;
    TrainingOrder order;
    std::string fingerprint;
    TrainingMode mode = TrainingMode::Fast;
    TrainingMemory estimate;
    TrainShape shape;
    int firstLayer = 0;
    int stepsDone = 0;

    Parameters parameters;
    ExpertProducts products;
    std::unique_ptr<TrainedExperts> experts;
    std::unique_ptr<TrainWork> work;
    std::unique_ptr<TrainPack> pack;
    std::vector<std::unique_ptr<LayerTape>> tapes;
    std::unique_ptr<TrainedLayers> layers;
    std::unique_ptr<PrefixCache> cache;
    std::vector<TrainRow> validation; ///< the rows that were evaluated last
    std::unique_ptr<PrefixCache> validationCache;

    void choose(const CudaTrainerOptions& wishes);
    void reserve(int tokens, int longest);
    [[nodiscard]] std::vector<std::vector<int>> packsOf(const std::vector<TrainRow>& from,
                                                        const std::vector<int>& which) const;
    [[nodiscard]] bool loadHidden(const std::vector<TrainRow>& from, PrefixCache* of,
                                  std::span<const int> which, const CancelToken& cancel);
    void head(double scale, bool gradients);
    [[nodiscard]] bool accumulate(std::span<const int> which, double scale,
                                  const CancelToken& cancel);
    [[nodiscard]] bool evaluate(std::span<const int> which, const CancelToken& cancel);
    [[nodiscard]] DropoutState dropoutState() const
    {
        return {static_cast<float>(start.dropout), static_cast<std::uint32_t>(options.seed),
                static_cast<std::uint32_t>(stepsDone)};
    }
    void makeCurrent() const { check(cudaSetDevice(m.device.index), "choosing the GPU"); }
};

// Fast if its buffers fit into the free memory beside a reserve, else small, else an error.
void CudaTrainer::Private::choose(const CudaTrainerOptions& wishes)
{
    std::int64_t tokens = 0;
    int longest = 0;
    for (const TrainRow& row : rows) {
        tokens += lengthOf(row);
        longest = std::max(longest, lengthOf(row));
    }
    TrainingMemoryOptions memory;
    memory.model.precision = m.precision;
    memory.model.grouped = m.grouped.has_value();
    memory.firstLayer = firstLayer;
    memory.packTokens = mostTokens(rows, options);
    memory.rank = start.rank;
    memory.parameters = parameters.count();
    memory.prefixTokens = options.prefixCache ? PrefixCache::pieceTokens(rows) : memory.packTokens;
    const std::uint64_t free = freeMemory();
    const auto fits = [&](TrainingMode candidate, std::int64_t cached) {
        const bool fast = candidate == TrainingMode::Fast;
        memory.form = fast ? ExpertForm::Expanded : ExpertForm::Packed;
        memory.headTokens = std::min(fast ? headTokensFast : headTokensSmall, memory.packTokens);
        memory.cachedTokens = cached;
        estimate = estimateTrainingMemory(m.config, m.layout, memory);
        return estimate.total() + spareBytes <= free;
    };
    mode = wishes.mode.value_or(fits(TrainingMode::Fast, 0) ? TrainingMode::Fast
                                                            : TrainingMode::Small);
    const bool onDevice = options.prefixCache && wishes.cacheOnDevice.value_or(fits(mode, tokens));
    if (!fits(mode, onDevice ? tokens : 0) && !wishes.mode)
        throw Failure(machineLacks(formatted(
            "training needs %s on %s beside the model, %s are free; lower max_len or the batch "
            "size, or close other programs on the GPU",
            humanBytes(estimate.total() + spareBytes).c_str(), m.device.name.c_str(),
            humanBytes(free).c_str())));
    shape = {m.config, m.precision, 0, start.rank, memory.headTokens, m.config.layers - firstLayer};
    experts = std::make_unique<TrainedExperts>(m, firstLayer, memory.form);
    reserve(memory.packTokens, longest);
    if (options.prefixCache)
        cache = std::make_unique<PrefixCache>(
            m, firstLayer, rows, onDevice ? PrefixCache::Place::Device : PrefixCache::Place::Host);
}

// Buffers for packs of that many tokens and rows of that many positions.
void CudaTrainer::Private::reserve(int tokens, int longest)
{
    m.reserve(1, longest);
    if (tokens <= shape.tokens)
        return;
    layers.reset();
    tapes.clear();
    work.reset();
    pack.reset();
    shape.tokens = 0;
    TrainShape wanted = shape;
    wanted.tokens = tokens;
    work = std::make_unique<TrainWork>(wanted);
    pack = std::make_unique<TrainPack>(tokens);
    for (int i = 0; i < wanted.layers; ++i)
        tapes.push_back(std::make_unique<LayerTape>(wanted));
    layers = std::make_unique<TrainedLayers>(m, *experts, parameters, products, *work);
    shape = wanted;
}

// Rows that carry loss, in their order, as many together as a pack holds.
std::vector<std::vector<int>> CudaTrainer::Private::packsOf(const std::vector<TrainRow>& from,
                                                            const std::vector<int>& which) const
{
    std::vector<std::vector<int>> packs;
    int tokens = 0;
    for (const int number : which) {
        const TrainRow& row = from[static_cast<std::size_t>(number)];
        if (lossLabels(row, LossCount::Shifted) == 0)
            continue;
        if (packs.empty() || tokens + lengthOf(row) > std::min(shape.tokens, packTokens)) {
            packs.emplace_back();
            tokens = 0;
        }
        packs.back().push_back(number);
        tokens += lengthOf(row);
    }
    return packs;
}

// Input of the first trained layer, into its tape.
bool CudaTrainer::Private::loadHidden(const std::vector<TrainRow>& from, PrefixCache* of,
                                      std::span<const int> which, const CancelToken& cancel)
{
    auto* to = tapes.front()->hidden.as<float>();
    if (of == nullptr) {
        if (!runPrefix(m, firstLayer, from, which, cancel))
            return false;
        m.stream.copy(to, m.work.residual.data(), PrefixCache::bytes(m.config, pack->tokens));
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
void CudaTrainer::Private::head(double scale, bool gradients)
{
    const int hidden = m.config.hiddenSize;
    const int vocab = m.config.vocabSize;
    const auto eps = static_cast<float>(m.config.rmsNormEps);
    const auto* norm = m.weights.finalNorm.as<float>();
    auto* logits = work->logits.as<float>();
    auto* losses = work->losses.as<float>();
    for (int first = 0; first < pack->lossTokens; first += shape.headTokens) {
        const int count = std::min(shape.headTokens, pack->lossTokens - first);
        const std::int64_t at = static_cast<std::int64_t>(first) * hidden;
        const float* x = work->last.as<float>() + at;
        normPicked(m.precision, x, nullptr, norm, eps, count, hidden, work->normed.data(),
                   m.stream.get());
        m.blas.product(m.precision, work->normed.data(), m.weights.lmHead.data(), count, vocab,
                       hidden, logits);
        if (gradients)
            crossEntropy(m.precision, logits, pack->targets + first, count, vocab,
                         static_cast<float>(scale), losses, m.stream.get());
        else
            negativeLogLikelihood(logits, pack->targets + first, count, vocab, losses,
                                  m.stream.get());
        addLosses(losses, count, scale, work->totals.as<double>(), m.stream.get());
        if (!gradients)
            continue;
        auto* gradNormed = work->gradAttention.as<float>();
        m.blas.back(m.precision, logits, m.weights.lmHead.data(), count, vocab, hidden, gradNormed,
                    gradientStride(m.precision, vocab));
        normBack(x, norm, eps, gradNormed, count, hidden, false, work->grads[0].as<float>() + at,
                 m.stream.get());
    }
}

// One pack forward and backward; its loss goes to the total. False: cancelled.
bool CudaTrainer::Private::accumulate(std::span<const int> which, double scale,
                                      const CancelToken& cancel)
{
    pack->set(rows, which, m.stream);
    if (!loadHidden(rows, cache.get(), which, cancel))
        return false;
    const DropoutState dropout = dropoutState();
    const std::size_t count = tapes.size();
    for (std::size_t i = 0; i < count; ++i) {
        if (cancel.requested())
            return false;
        const bool last = i + 1 == count;
        layers->forward(firstLayer + static_cast<int>(i), *tapes[i], *pack, dropout, last,
                        (last ? work->last : tapes[i + 1]->hidden).as<float>());
    }
    head(scale, true);
    auto* gradient = work->grads[0].as<float>();
    for (std::size_t i = count; i-- > 0;) {
        if (cancel.requested())
            return false;
        gradient = layers->backward(firstLayer + static_cast<int>(i), *tapes[i], *pack, dropout,
                                    i + 1 == count, gradient, i > 0);
    }
    return true;
}

bool CudaTrainer::Private::evaluate(std::span<const int> which, const CancelToken& cancel)
{
    pack->set(validation, which, m.stream);
    if (!loadHidden(validation, validationCache.get(), which, cancel))
        return false;
    LayerTape& tape = *tapes.front();
    for (int layer = firstLayer; layer < m.config.layers; ++layer) {
        if (cancel.requested())
            return false;
        const bool last = layer + 1 == m.config.layers;
        layers->forward(layer, tape, *pack, {}, last,
                        (last ? work->last : tape.hidden).as<float>());
    }
    head(1.0, false);
    return true;
}

CudaTrainer::CudaTrainer(std::unique_ptr<Private> d) : d(std::move(d)) {}
CudaTrainer::~CudaTrainer() = default;

Result<std::unique_ptr<CudaTrainer>>
CudaTrainer::create(CudaModel& model, std::vector<TrainRow> rows, const LoraAdapter& start,
                    const TrainerOptions& options, const CudaTrainerOptions& wishes)
{
    MESEWRIGHT_CHECK(checkTrainRows(model.config(), rows));
    MESEWRIGHT_CHECK(checkShape(model.config()));
    if (start.pairs.empty())
        return badInput("the adapter has no matrices to train; name at least one layer and target");
    MESEWRIGHT_CHECK(checkAdapterFits(start, model.config()));
    if (options.microBatch < 1 || options.accumulation < 1 || options.maxSteps < 1)
        return badInput("batch size, accumulation and max_steps must be at least 1");
    return guarded([&]() -> Result<std::unique_ptr<CudaTrainer>> {
        CudaModel::Private& m = model.internals();
        check(cudaSetDevice(m.device.index), "choosing the GPU");
        auto d = std::make_unique<Private>(m, std::move(rows), start, options);
        d->firstLayer = m.config.layers;
        for (const LoraPair& pair : start.pairs)
            d->firstLayer = std::min(d->firstLayer, pair.layer);
        d->fingerprint = trainingFingerprint(m.config, d->rows, start, options);
        d->choose(wishes);
        return std::unique_ptr<CudaTrainer>(new CudaTrainer(std::move(d)));
    });
}

std::string CudaTrainer::mode() const
{
    const bool packed = d->m.layout != WeightLayout::Bf16;
    return std::string("cuda ") + precisionName(d->m.precision) +
           (!packed                         ? ""
            : d->mode == TrainingMode::Fast ? ", fast: trained experts expanded"
                                            : ", small: trained experts in four bits") +
           (d->cache == nullptr                               ? ", no prefix cache"
            : d->cache->place() == PrefixCache::Place::Device ? ", prefix cache on the GPU"
                                                              : ", prefix cache on the host");
}

Result<StepRecord> CudaTrainer::step(const CancelToken& cancel)
{
    const auto began = std::chrono::steady_clock::now();
    return guarded([&]() -> Result<StepRecord> {
        d->makeCurrent();
        StepRecord record;
        record.step = d->stepsDone + 1;
        std::int64_t count = 0;
        std::vector<int> all;
        for (const auto& batch : d->order.microBatches(d->stepsDone))
            for (const int number : batch) {
                const TrainRow& row = d->rows[static_cast<std::size_t>(number)];
                record.tokens += lengthOf(row);
                record.lossTokens += lossLabels(row, LossCount::Shifted);
                count += lossLabels(row, d->options.lossCount);
                all.push_back(number);
            }
        auto* totals = d->work->totals.as<double>();
        d->m.stream.zero(totals, d->work->totals.bytes());
        d->parameters.clearGradients();
        const double scale = 1.0 / static_cast<double>(std::max<std::int64_t>(count, 1));
        for (const auto& which : d->packsOf(d->rows, all))
            if (cancel.requested() || !d->accumulate(which, scale, cancel)) {
                d->m.stream.wait();
                return stopped();
            }
        sumOfSquares(d->parameters.gradients(), d->parameters.count(), totals + 2, totals + 1,
                     d->m.stream.get());
        double sums[2] = {};
        d->m.stream.download(sums, totals, sizeof sums);
        d->m.stream.wait();
        record.loss = sums[0];
        record.gradientNorm = std::sqrt(sums[1]);
        if (!std::isfinite(record.loss) || !std::isfinite(record.gradientNorm))
            return badInput(formatted(
                "training step %d gave loss %g and gradient norm %g; lower optim.lr or check the "
                "data, and resume from the last checkpoint",
                record.step, record.loss, record.gradientNorm));
        const double clip = d->options.clipNorm > 0
                                ? std::min(1.0, d->options.clipNorm / (record.gradientNorm + 1e-6))
                                : 1.0;
        record.learningRate =
            d->options.learningRate *
            cosineSchedule(d->stepsDone, d->options.maxSteps, d->options.warmupRatio);
        updateAdamW({record.learningRate, d->options.weightDecay, clip, record.step},
                    d->parameters.count(), d->parameters.gradients(), d->parameters.values(),
                    d->parameters.firstMoments(), d->parameters.secondMoments(), d->m.stream.get());
        d->m.stream.wait();
        ++d->stepsDone;
        record.seconds =
            std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
        return record;
    });
}

int CudaTrainer::stepsDone() const
{
    return d->stepsDone;
}

double CudaTrainer::epoch() const
{
    return d->order.epoch(d->stepsDone);
}

Result<double> CudaTrainer::evaluateLoss(const std::vector<TrainRow>& rows,
                                         const CancelToken& cancel)
{
    MESEWRIGHT_CHECK(checkTrainRows(d->m.config, rows));
    return guarded([&]() -> Result<double> {
        d->makeCurrent();
        const auto same = [](const TrainRow& a, const TrainRow& b) {
            return a.inputIds == b.inputIds && a.labels == b.labels;
        };
        if (!std::equal(rows.begin(), rows.end(), d->validation.begin(), d->validation.end(),
                        same)) {
            d->validationCache.reset();
            d->validation = rows;
            if (d->options.prefixCache)
                d->validationCache = std::make_unique<PrefixCache>(
                    d->m, d->firstLayer, d->validation, PrefixCache::Place::Host);
        }
        std::vector<int> all;
        std::int64_t count = 0;
        int longest = 0;
        for (const TrainRow& row : rows) {
            all.push_back(static_cast<int>(all.size()));
            count += lossLabels(row, LossCount::Shifted);
            longest = std::max(longest, lengthOf(row));
        }
        d->reserve(longest, longest);
        auto* total = d->work->totals.as<double>();
        d->m.stream.zero(total, sizeof(double));
        for (const auto& which : d->packsOf(rows, all))
            if (cancel.requested() || !d->evaluate(which, cancel)) {
                d->m.stream.wait();
                return stopped();
            }
        double sum = 0;
        d->m.stream.download(&sum, total, sizeof sum);
        d->m.stream.wait();
        return sum / static_cast<double>(count);
    });
}

LoraAdapter CudaTrainer::adapter() const
{
    // A GPU that no longer answers leaves the last known matrices; saveState() says so.
    (void)guarded([&]() -> Result<void> {
        d->makeCurrent();
        d->parameters.readInto(d->start);
        return {};
    });
    return d->start;
}

Result<void> CudaTrainer::saveState(const std::filesystem::path& folder) const
{
    return guarded([&]() -> Result<void> {
        d->makeCurrent();
        Parameters::HostState state = d->parameters.download();
        return writeTrainerState(folder, d->parameters.named(state), d->stepsDone, d->fingerprint);
    });
}

Result<void> CudaTrainer::loadState(const std::filesystem::path& folder)
{
    return guarded([&]() -> Result<void> {
        d->makeCurrent();
        Parameters::HostState state = d->parameters.download();
        MESEWRIGHT_TRY(const int step,
                       readTrainerState(folder, d->parameters.named(state), d->fingerprint));
        d->parameters.upload(state);
        d->stepsDone = step;
        return {};
    });
}

std::vector<int> CudaTrainer::dataOrder(std::size_t count) const
{
    return d->order.first(count);
}

std::uint64_t CudaTrainer::memoryEstimate() const
{
    return d->estimate.total();
}

} // namespace mesewright::cuda
