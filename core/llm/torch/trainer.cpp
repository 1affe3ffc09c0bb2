// SPDX-License-Identifier: Apache-2.0
#include "core/llm/trainer.h"

#include "core/base/sha256.h"
#include "core/base/text.h"
#include "core/llm/cpu/adamw.h"
#include "core/llm/torch/gemm.h"
#include "core/llm/torch/trainedlayer.h"
#include "core/llm/torch/trainerstate.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace mesewright {

namespace {

constexpr int noLoss = -100;
constexpr std::int64_t headRows = 512; // logits of this many tokens at a time

std::int64_t lossLabels(const TrainRow& row, LossCount count)
{
    const auto first = row.labels.begin() + (count == LossCount::Shifted ? 1 : 0);
    return std::count_if(first, row.labels.end(), [](int label) { return label != noLoss; });
}

Result<void> checkRows(const ModelConfig& config, const std::vector<TrainRow>& rows)
{
    if (rows.empty())
        return badInput("the training set has no rows; give at least one");
    std::int64_t labels = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const std::string name = formatted("training row %zu", i);
        MESEWRIGHT_CHECK(checkTokens(config, rows[i].inputIds, name));
        if (rows[i].labels.size() != rows[i].inputIds.size())
            return badInput(formatted("%s has %zu tokens but %zu labels; give one label a token",
                                      name.c_str(), rows[i].inputIds.size(),
                                      rows[i].labels.size()));
        for (const int label : rows[i].labels)
            if (label != noLoss && (label < 0 || label >= config.vocabSize))
                return badInput(formatted("%s has label %d, expected -100 or an id below %d",
                                          name.c_str(), label, config.vocabSize));
        labels += lossLabels(rows[i], LossCount::Shifted);
    }
    if (labels == 0)
        return badInput("no training row has a label that carries loss; check loss_on and max_len");
    return {};
}

LoraParameter parameter(const std::vector<float>& values, std::int64_t rows, std::int64_t columns)
{
    LoraParameter p{emptyFloats(rows, columns), at::zeros({rows, columns}, at::kFloat),
                    at::zeros({rows, columns}, at::kFloat), at::zeros({rows, columns}, at::kFloat)};
    std::copy(values.begin(), values.end(), data(p.value));
    return p;
}

} // namespace

struct Trainer::Private
{
    Model::Private& model;
    std::vector<TrainRow> rows;
    LoraAdapter start;
    TrainerOptions options;
    std::string fingerprint;
    std::vector<TrainedLayer> layers; ///< from the first trained layer to the last of the model
    std::vector<at::Tensor> prefix;   ///< cached input of the first trained layer, by row
    int stepsDone = 0;

    [[nodiscard]] int firstLayer() const { return layers.front().layer; }
    [[nodiscard]] int batchesPerEpoch() const
    {
        return (static_cast<int>(rows.size()) + options.microBatch - 1) / options.microBatch;
    }
    [[nodiscard]] int updatesPerEpoch() const
    {
        return (batchesPerEpoch() + options.accumulation - 1) / options.accumulation;
    }
    [[nodiscard]] std::vector<LoraParameter*> parameters();
    [[nodiscard]] std::vector<std::vector<int>> microBatches(int step) const;
    [[nodiscard]] MicroBatch packRows(const std::vector<TrainRow>& from,
                                      const std::vector<int>& which) const;
    [[nodiscard]] at::Tensor prefixOf(const TrainRow& row, const CancelToken& cancel);
    [[nodiscard]] at::Tensor input(const std::vector<int>& which, const CancelToken& cancel);
    [[nodiscard]] at::Tensor lossGradient(const at::Tensor& hidden, const MicroBatch& batch,
                                          double scale, double& loss);
    [[nodiscard]] Result<double> accumulate(const std::vector<int>& which, double scale,
                                            const CancelToken& cancel);
    [[nodiscard]] DropoutState dropoutState() const
    {
        return {static_cast<float>(start.dropout), static_cast<std::uint32_t>(options.seed),
                static_cast<std::uint32_t>(stepsDone)};
    }
};

std::vector<LoraParameter*> Trainer::Private::parameters()
{
    std::vector<LoraParameter*> all;
    for (TrainedLayer& layer : layers)
        for (TrainedMatrix& matrix : layer.matrices) {
            all.push_back(&matrix.a);
            all.push_back(&matrix.b);
        }
    return all;
}

// Row numbers of each micro-batch of update `step` (from 0). The order is drawn anew each epoch and
// the last group of an epoch may be short.
std::vector<std::vector<int>> Trainer::Private::microBatches(int step) const
{
    const int epoch = step / updatesPerEpoch();
    const int group = step % updatesPerEpoch();
    const auto n = static_cast<int>(rows.size());
    const std::vector<int> order =
        torchRandperm(n, options.seed + static_cast<std::uint64_t>(epoch));
    std::vector<std::vector<int>> batches;
    const int end = std::min((group + 1) * options.accumulation, batchesPerEpoch());
    for (int b = group * options.accumulation; b < end; ++b)
        batches.emplace_back(order.begin() + b * options.microBatch,
                             order.begin() + std::min((b + 1) * options.microBatch, n));
    return batches;
}

MicroBatch Trainer::Private::packRows(const std::vector<TrainRow>& from,
                                      const std::vector<int>& which) const
{
    MicroBatch batch;
    for (const int number : which) {
        const TrainRow& row = from[static_cast<std::size_t>(number)];
        const std::int64_t base = batch.rows.tokens();
        const auto length = static_cast<std::int64_t>(row.inputIds.size());
        std::int64_t first = length;
        for (std::int64_t p = 0; p < length; ++p) {
            batch.positions.push_back(p);
            batch.tokenIds.push_back((static_cast<std::uint64_t>(number) << 32) |
                                     static_cast<std::uint64_t>(p));
            if (p + 1 < length && row.labels[static_cast<std::size_t>(p) + 1] != noLoss) {
                first = std::min(first, p);
                batch.lossTokens.push_back(base + p);
                batch.targets.push_back(row.labels[static_cast<std::size_t>(p) + 1]);
            }
        }
        batch.rows.offsets.push_back(base + length);
        batch.rows.firstQuery.push_back(first);
    }
    return batch;
}

// A pure function of the row alone: the same bits cached or not, in whatever batch.
at::Tensor Trainer::Private::prefixOf(const TrainRow& row, const CancelToken& cancel)
{
    cpu::PackedRows single;
    single.offsets.push_back(static_cast<std::int64_t>(row.inputIds.size()));
    model.rotary.reserve(single.tokens());
    const AdapterPlan none({RowAdapter{}}, {single.tokens()}, model.adapters);
    return runLayers(model, embed(model, row.inputIds), single, 0, firstLayer(), none, {}, cancel);
}

at::Tensor Trainer::Private::input(const std::vector<int>& which, const CancelToken& cancel)
{
    std::vector<at::Tensor> parts;
    for (const int number : which) {
        at::Tensor& cached = prefix[static_cast<std::size_t>(number)];
        at::Tensor hidden =
            cached.defined() ? cached : prefixOf(rows[static_cast<std::size_t>(number)], cancel);
        if (!hidden.defined())
            return {};
        if (options.prefixCache)
            cached = hidden;
        parts.push_back(std::move(hidden));
    }
    return at::cat(parts);
}

// Adds the sum of losses · scale to `loss` and returns the gradient of the last layer's output.
at::Tensor Trainer::Private::lossGradient(const at::Tensor& hidden, const MicroBatch& batch,
                                          double scale, double& loss)
{
    at::Tensor inverse;
    const at::Tensor x = normed(model.config, hidden, model.finalNorm, &inverse);
    at::Tensor gradX = emptyFloats(x.size(0), x.size(1));
    std::vector<double> losses(batch.targets.size());
    for (std::int64_t begin = 0; begin < x.size(0); begin += headRows) {
        const std::int64_t count = std::min(headRows, x.size(0) - begin);
        at::Tensor logits = linear(x.narrow(0, begin, count), model.lmHead);
        cpu::crossEntropy(data(logits), batch.targets.data() + begin, count, model.config.vocabSize,
                          static_cast<float>(scale), losses.data() + begin);
        at::Tensor to = gradX.narrow(0, begin, count);
        productInto(to, logits, model.lmHead);
    }
    for (const double value : losses)
        loss += value * scale;
    at::Tensor gradHidden = at::zeros_like(hidden);
    cpu::rmsNormBackward(data(hidden), data(model.finalNorm), data(inverse), data(gradX),
                         hidden.size(0), hidden.size(1), data(gradHidden));
    return gradHidden;
}

// One micro-batch forward and backward; returns its part of the loss.
Result<double> Trainer::Private::accumulate(const std::vector<int>& which, double scale,
                                            const CancelToken& cancel)
{
    std::vector<int> useful;
    std::copy_if(which.begin(), which.end(), std::back_inserter(useful), [&](int number) {
        return lossLabels(rows[static_cast<std::size_t>(number)], LossCount::Shifted) > 0;
    });
    if (useful.empty())
        return 0.0;
    at::Tensor hidden = input(useful, cancel);
    if (!hidden.defined())
        return stopped();
    const MicroBatch batch = packRows(rows, useful);
    const DropoutState dropout = dropoutState();
    std::vector<LayerTape> tapes(layers.size());
    for (std::size_t i = 0; i < layers.size(); ++i)
        hidden = forwardTrained(model, layers[i], hidden, batch, dropout, i + 1 == layers.size(),
                                &tapes[i]);
    double loss = 0;
    at::Tensor gradient = lossGradient(hidden, batch, scale, loss);
    for (std::size_t i = layers.size(); i-- > 0;)
        gradient = backwardTrained(model, layers[i], tapes[i], batch, dropout, gradient, i > 0);
    return loss;
}

Trainer::Trainer(std::unique_ptr<Private> d) : d(std::move(d)) {}
Trainer::~Trainer() = default;

Result<std::unique_ptr<Trainer>> Trainer::create(Model& model, std::vector<TrainRow> rows,
                                                 const LoraAdapter& start,
                                                 const TrainerOptions& options)
{
    MESEWRIGHT_CHECK(checkRows(model.config(), rows));
    if (start.pairs.empty())
        return badInput("the adapter has no matrices to train; name at least one layer and target");
    if (options.microBatch < 1 || options.accumulation < 1 || options.maxSteps < 1)
        return badInput("batch size, accumulation and max_steps must be at least 1");
    return guarded([&]() -> Result<std::unique_ptr<Trainer>> {
        auto d = std::unique_ptr<Private>(
            new Private{model.internals(), std::move(rows), start, options, {}, {}, {}, 0});
        int first = model.config().layers;
        for (const LoraPair& pair : start.pairs)
            first = std::min(first, pair.layer);
        for (int layer = first; layer < model.config().layers; ++layer) {
            TrainedLayer trained{layer, static_cast<float>(start.scaling()), {}};
            for (const LoraPair& pair : start.pairs)
                if (pair.layer == layer)
                    trained.matrices.push_back({pair.target, parameter(pair.a, start.rank, pair.in),
                                                parameter(pair.b, pair.out, start.rank)});
            d->layers.push_back(std::move(trained));
        }
        d->prefix.resize(d->rows.size());
        for (const TrainRow& row : d->rows)
            d->model.rotary.reserve(static_cast<std::int64_t>(row.inputIds.size()));
        d->fingerprint = trainingFingerprint(model.config(), d->rows, start, options);
        return std::unique_ptr<Trainer>(new Trainer(std::move(d)));
    });
}

Result<StepRecord> Trainer::step(const CancelToken& cancel)
{
    const auto began = std::chrono::steady_clock::now();
    return guarded([&]() -> Result<StepRecord> {
        const std::vector<std::vector<int>> batches = d->microBatches(d->stepsDone);
        StepRecord record;
        record.step = d->stepsDone + 1;
        std::int64_t count = 0;
        for (const auto& batch : batches)
            for (const int number : batch) {
                const TrainRow& row = d->rows[static_cast<std::size_t>(number)];
                record.tokens += static_cast<std::int64_t>(row.inputIds.size());
                record.lossTokens += lossLabels(row, LossCount::Shifted);
                count += lossLabels(row, d->options.lossCount);
            }
        for (LoraParameter* p : d->parameters())
            p->gradient.zero_();
        for (const auto& batch : batches) {
            if (cancel.requested())
                return stopped();
            MESEWRIGHT_TRY(
                const double loss,
                d->accumulate(batch, 1.0 / static_cast<double>(std::max<std::int64_t>(count, 1)),
                              cancel));
            record.loss += loss;
        }
        double squares = 0;
        for (LoraParameter* p : d->parameters())
            squares += cpu::sumOfSquares(data(p->gradient), p->gradient.numel());
        record.gradientNorm = std::sqrt(squares);
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
        for (LoraParameter* p : d->parameters())
            cpu::adamw({record.learningRate, d->options.weightDecay, clip, record.step},
                       p->value.numel(), data(p->gradient), data(p->value), data(p->firstMoment),
                       data(p->secondMoment));
        ++d->stepsDone;
        record.seconds =
            std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
        return record;
    });
}

int Trainer::stepsDone() const
{
    return d->stepsDone;
}

double Trainer::epoch() const
{
    const int perEpoch = d->updatesPerEpoch();
    const int inEpoch = d->stepsDone % perEpoch;
    return d->stepsDone / perEpoch +
           static_cast<double>(inEpoch * d->options.accumulation) / d->batchesPerEpoch();
}

Result<double> Trainer::evaluateLoss(const std::vector<TrainRow>& rows, const CancelToken& cancel)
{
    MESEWRIGHT_CHECK(checkRows(d->model.config, rows));
    return guarded([&]() -> Result<double> {
        double sum = 0;
        std::int64_t count = 0;
        for (int number = 0; number < static_cast<int>(rows.size()); ++number) {
            const MicroBatch batch = d->packRows(rows, {number});
            if (batch.targets.empty())
                continue;
            at::Tensor hidden = d->prefixOf(rows[static_cast<std::size_t>(number)], cancel);
            if (!hidden.defined() || cancel.requested())
                return stopped();
            for (std::size_t i = 0; i < d->layers.size(); ++i)
                hidden = forwardTrained(d->model, d->layers[i], hidden, batch, {},
                                        i + 1 == d->layers.size(), nullptr);
            (void)d->lossGradient(hidden, batch, 1.0, sum);
            count += static_cast<std::int64_t>(batch.targets.size());
        }
        return sum / static_cast<double>(count);
    });
}

LoraAdapter Trainer::adapter() const
{
    LoraAdapter adapter = d->start;
    for (LoraPair& pair : adapter.pairs)
        for (const TrainedMatrix& matrix :
             d->layers[static_cast<std::size_t>(pair.layer - d->firstLayer())].matrices)
            if (matrix.target == pair.target) {
                pair.a.assign(data(matrix.a.value), data(matrix.a.value) + matrix.a.value.numel());
                pair.b.assign(data(matrix.b.value), data(matrix.b.value) + matrix.b.value.numel());
            }
    return adapter;
}

Result<void> Trainer::saveState(const std::filesystem::path& folder) const
{
    return writeTrainerState(folder, d->layers, d->stepsDone, d->fingerprint);
}

Result<void> Trainer::loadState(const std::filesystem::path& folder)
{
    MESEWRIGHT_TRY(d->stepsDone, readTrainerState(folder, d->layers, d->fingerprint));
    return {};
}

std::vector<int> Trainer::dataOrder(std::size_t count) const
{
    std::vector<int> order;
    for (int step = 0; order.size() < count; ++step)
        for (const auto& batch : d->microBatches(step))
            order.insert(order.end(), batch.begin(), batch.end());
    order.resize(count);
    return order;
}

} // namespace mesewright
