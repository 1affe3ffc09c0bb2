// SPDX-License-Identifier: Apache-2.0
#include "core/base/text.h"
#include "core/llm/cpu/adamw.h"
#include "core/llm/inputchecks.h"
#include "core/llm/torch/gemm.h"
#include "core/llm/torch/trainedlayer.h"
#include "core/llm/trainerstate.h"
#include "core/llm/trainingorder.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace mesewright {

namespace {

constexpr std::int64_t headRows = 512; // logits of this many tokens at a time

LoraParameter parameter(const std::vector<float>& values, std::int64_t rows, std::int64_t columns)
{
    LoraParameter p{emptyFloats(rows, columns), at::zeros({rows, columns}, at::kFloat),
                    at::zeros({rows, columns}, at::kFloat), at::zeros({rows, columns}, at::kFloat)};
    std::copy(values.begin(), values.end(), data(p.value));
    return p;
}

MicroBatch packRows(const std::vector<TrainRow>& from, const std::vector<int>& which)
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

class CpuTrainer final : public TrainerBackend
{
public:
    CpuTrainer(CpuModel& model, std::vector<TrainRow> rows, const LoraAdapter& start,
               const TrainerOptions& options);

    [[nodiscard]] std::string mode() const override { return "cpu fp32"; }
    [[nodiscard]] Result<StepRecord> step(const CancelToken& cancel) override;
    [[nodiscard]] int stepsDone() const override { return m_stepsDone; }
    [[nodiscard]] double epoch() const override { return m_order.epoch(m_stepsDone); }
    [[nodiscard]] Result<double> evaluateLoss(const std::vector<TrainRow>& rows,
                                              const CancelToken& cancel) override;
    [[nodiscard]] LoraAdapter adapter() const override;
    [[nodiscard]] Result<void> saveState(const std::filesystem::path& folder) const override;
    [[nodiscard]] Result<void> loadState(const std::filesystem::path& folder) override;
    [[nodiscard]] std::vector<int> dataOrder(std::size_t count) const override
    {
        return m_order.first(count);
    }

private:
    [[nodiscard]] int firstLayer() const { return m_layers.front().layer; }
    [[nodiscard]] std::vector<LoraParameter*> parameters();
    [[nodiscard]] std::vector<TrainedState> state() const;
    [[nodiscard]] at::Tensor prefixOf(const TrainRow& row, const CancelToken& cancel);
    [[nodiscard]] at::Tensor input(const std::vector<int>& which, const CancelToken& cancel);
    [[nodiscard]] at::Tensor lossGradient(const at::Tensor& hidden, const MicroBatch& batch,
                                          double scale, double& loss);
    [[nodiscard]] Result<double> accumulate(const std::vector<int>& which, double scale,
                                            const CancelToken& cancel);
    [[nodiscard]] DropoutState dropoutState() const
    {
        return {static_cast<float>(m_start.dropout), static_cast<std::uint32_t>(m_options.seed),
                static_cast<std::uint32_t>(m_stepsDone)};
    }

    CpuModel& m_model;
    std::vector<TrainRow> m_rows;
    LoraAdapter m_start;
    TrainerOptions m_options;
    TrainingOrder m_order;
    std::string m_fingerprint;
    std::vector<TrainedLayer> m_layers; ///< from the first trained layer to the last of the model
    std::vector<at::Tensor> m_prefix;   ///< cached input of the first trained layer, by row
    int m_stepsDone = 0;
};

CpuTrainer::CpuTrainer(CpuModel& model, std::vector<TrainRow> rows, const LoraAdapter& start,
                       const TrainerOptions& options)
    : m_model(model), m_rows(std::move(rows)), m_start(start), m_options(options),
      m_order(m_rows.size(), options)
{
    int first = model.config.layers;
    for (const LoraPair& pair : start.pairs)
        first = std::min(first, pair.layer);
    for (int layer = first; layer < model.config.layers; ++layer) {
        TrainedLayer trained{layer, static_cast<float>(start.scaling()), {}};
        for (const LoraPair& pair : start.pairs)
            if (pair.layer == layer)
                trained.matrices.push_back({pair.target, parameter(pair.a, start.rank, pair.in),
                                            parameter(pair.b, pair.out, start.rank)});
        m_layers.push_back(std::move(trained));
    }
    m_prefix.resize(m_rows.size());
    for (const TrainRow& row : m_rows)
        m_model.rotary.reserve(static_cast<std::int64_t>(row.inputIds.size()));
    m_fingerprint = trainingFingerprint(model.config, m_rows, start, options);
}

std::vector<LoraParameter*> CpuTrainer::parameters()
{
    std::vector<LoraParameter*> all;
    for (TrainedLayer& layer : m_layers)
        for (TrainedMatrix& matrix : layer.matrices) {
            all.push_back(&matrix.a);
            all.push_back(&matrix.b);
        }
    return all;
}

// A pure function of the row alone: the same bits cached or not, in whatever batch.
at::Tensor CpuTrainer::prefixOf(const TrainRow& row, const CancelToken& cancel)
{
    cpu::PackedRows single;
    single.offsets.push_back(static_cast<std::int64_t>(row.inputIds.size()));
    m_model.rotary.reserve(single.tokens());
    const AdapterPlan none({RowAdapter{}}, {single.tokens()}, m_model.adapters);
    return runLayers(m_model, embed(m_model, row.inputIds), single, 0, firstLayer(), none, {},
                     cancel);
}

at::Tensor CpuTrainer::input(const std::vector<int>& which, const CancelToken& cancel)
{
    std::vector<at::Tensor> parts;
    for (const int number : which) {
        at::Tensor& cached = m_prefix[static_cast<std::size_t>(number)];
        at::Tensor hidden =
            cached.defined() ? cached : prefixOf(m_rows[static_cast<std::size_t>(number)], cancel);
        if (!hidden.defined())
            return {};
        if (m_options.prefixCache)
            cached = hidden;
        parts.push_back(std::move(hidden));
    }
    return at::cat(parts);
}

// Adds the sum of losses · scale to `loss` and returns the gradient of the last layer's output.
at::Tensor CpuTrainer::lossGradient(const at::Tensor& hidden, const MicroBatch& batch, double scale,
                                    double& loss)
{
    at::Tensor inverse;
    const at::Tensor x = normed(m_model.config, hidden, m_model.finalNorm, &inverse);
    at::Tensor gradX = emptyFloats(x.size(0), x.size(1));
    std::vector<double> losses(batch.targets.size());
    for (std::int64_t begin = 0; begin < x.size(0); begin += headRows) {
        const std::int64_t count = std::min(headRows, x.size(0) - begin);
        at::Tensor logits = linear(x.narrow(0, begin, count), m_model.lmHead);
        cpu::crossEntropy(data(logits), batch.targets.data() + begin, count,
                          m_model.config.vocabSize, static_cast<float>(scale),
                          losses.data() + begin);
        at::Tensor to = gradX.narrow(0, begin, count);
        productInto(to, logits, m_model.lmHead);
    }
    for (const double value : losses)
        loss += value * scale;
    at::Tensor gradHidden = at::zeros_like(hidden);
    cpu::rmsNormBackward(data(hidden), data(m_model.finalNorm), data(inverse), data(gradX),
                         hidden.size(0), hidden.size(1), data(gradHidden));
    return gradHidden;
}

// One micro-batch forward and backward; returns its part of the loss.
Result<double> CpuTrainer::accumulate(const std::vector<int>& which, double scale,
                                      const CancelToken& cancel)
{
    std::vector<int> useful;
    std::copy_if(which.begin(), which.end(), std::back_inserter(useful), [&](int number) {
        return lossLabels(m_rows[static_cast<std::size_t>(number)], LossCount::Shifted) > 0;
    });
    if (useful.empty())
        return 0.0;
    at::Tensor hidden = input(useful, cancel);
    if (!hidden.defined())
        return stopped();
    const MicroBatch batch = packRows(m_rows, useful);
    const DropoutState dropout = dropoutState();
    std::vector<LayerTape> tapes(m_layers.size());
    for (std::size_t i = 0; i < m_layers.size(); ++i)
        hidden = forwardTrained(m_model, m_layers[i], hidden, batch, dropout,
                                i + 1 == m_layers.size(), &tapes[i]);
    double loss = 0;
    at::Tensor gradient = lossGradient(hidden, batch, scale, loss);
    for (std::size_t i = m_layers.size(); i-- > 0;)
        gradient = backwardTrained(m_model, m_layers[i], tapes[i], batch, dropout, gradient, i > 0);
    return loss;
}

Result<StepRecord> CpuTrainer::step(const CancelToken& cancel)
{
    const auto began = std::chrono::steady_clock::now();
    return guarded([&]() -> Result<StepRecord> {
        const std::vector<std::vector<int>> batches = m_order.microBatches(m_stepsDone);
        StepRecord record;
        record.step = m_stepsDone + 1;
        std::int64_t count = 0;
        for (const auto& batch : batches)
            for (const int number : batch) {
                const TrainRow& row = m_rows[static_cast<std::size_t>(number)];
                record.tokens += static_cast<std::int64_t>(row.inputIds.size());
                record.lossTokens += lossLabels(row, LossCount::Shifted);
                count += lossLabels(row, m_options.lossCount);
            }
        for (LoraParameter* p : parameters())
            p->gradient.zero_();
        for (const auto& batch : batches) {
            if (cancel.requested())
                return stopped();
            MESEWRIGHT_TRY(const double loss,
                           accumulate(batch,
                                      1.0 / static_cast<double>(std::max<std::int64_t>(count, 1)),
                                      cancel));
            record.loss += loss;
        }
        double squares = 0;
        for (LoraParameter* p : parameters())
            squares += cpu::sumOfSquares(data(p->gradient), p->gradient.numel());
        record.gradientNorm = std::sqrt(squares);
        if (!std::isfinite(record.loss) || !std::isfinite(record.gradientNorm))
            return badInput(formatted(
                "training step %d gave loss %g and gradient norm %g; lower optim.lr or check the "
                "data, and resume from the last checkpoint",
                record.step, record.loss, record.gradientNorm));
        const double clip = m_options.clipNorm > 0
                                ? std::min(1.0, m_options.clipNorm / (record.gradientNorm + 1e-6))
                                : 1.0;
        record.learningRate =
            m_options.learningRate *
            cosineSchedule(m_stepsDone, m_options.maxSteps, m_options.warmupRatio);
        for (LoraParameter* p : parameters())
            cpu::adamw({record.learningRate, m_options.weightDecay, clip, record.step},
                       p->value.numel(), data(p->gradient), data(p->value), data(p->firstMoment),
                       data(p->secondMoment));
        ++m_stepsDone;
        record.seconds =
            std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
        return record;
    });
}

Result<double> CpuTrainer::evaluateLoss(const std::vector<TrainRow>& rows,
                                        const CancelToken& cancel)
{
    return guarded([&]() -> Result<double> {
        double sum = 0;
        std::int64_t count = 0;
        for (int number = 0; number < static_cast<int>(rows.size()); ++number) {
            const MicroBatch batch = packRows(rows, {number});
            if (batch.targets.empty())
                continue;
            at::Tensor hidden = prefixOf(rows[static_cast<std::size_t>(number)], cancel);
            if (!hidden.defined() || cancel.requested())
                return stopped();
            for (std::size_t i = 0; i < m_layers.size(); ++i)
                hidden = forwardTrained(m_model, m_layers[i], hidden, batch, {},
                                        i + 1 == m_layers.size(), nullptr);
            (void)lossGradient(hidden, batch, 1.0, sum);
            count += static_cast<std::int64_t>(batch.targets.size());
        }
        return sum / static_cast<double>(count);
    });
}

LoraAdapter CpuTrainer::adapter() const
{
    LoraAdapter adapter = m_start;
    for (LoraPair& pair : adapter.pairs)
        for (const TrainedMatrix& matrix :
             m_layers[static_cast<std::size_t>(pair.layer - firstLayer())].matrices)
            if (matrix.target == pair.target) {
                pair.a.assign(data(matrix.a.value), data(matrix.a.value) + matrix.a.value.numel());
                pair.b.assign(data(matrix.b.value), data(matrix.b.value) + matrix.b.value.numel());
            }
    return adapter;
}

std::vector<TrainedState> CpuTrainer::state() const
{
    std::vector<TrainedState> all;
    const auto numbers = [](const at::Tensor& tensor) {
        return std::span<float>(data(tensor), static_cast<std::size_t>(tensor.numel()));
    };
    for (const TrainedLayer& layer : m_layers)
        for (const TrainedMatrix& matrix : layer.matrices)
            for (const auto& [letter, p] : {std::pair{'A', &matrix.a}, std::pair{'B', &matrix.b}})
                all.push_back({trainedStateName(layer.layer, matrix.target, letter),
                               p->value.size(0), p->value.size(1), numbers(p->value),
                               numbers(p->firstMoment), numbers(p->secondMoment)});
    return all;
}

Result<void> CpuTrainer::saveState(const std::filesystem::path& folder) const
{
    return writeTrainerState(folder, state(), m_stepsDone, m_fingerprint);
}

Result<void> CpuTrainer::loadState(const std::filesystem::path& folder)
{
    MESEWRIGHT_TRY(m_stepsDone, readTrainerState(folder, state(), m_fingerprint));
    return {};
}

} // namespace

Result<std::unique_ptr<TrainerBackend>> makeCpuTrainer(CpuModel& model, std::vector<TrainRow> rows,
                                                       const LoraAdapter& start,
                                                       const TrainerOptions& options)
{
    return guarded([&]() -> Result<std::unique_ptr<TrainerBackend>> {
        return std::unique_ptr<TrainerBackend>(
            new CpuTrainer(model, std::move(rows), start, options));
    });
}

} // namespace mesewright
