// SPDX-License-Identifier: Apache-2.0
#include "core/llm/cuda/train/cudatrainer.h"

#include "core/base/text.h"
#include "core/llm/cuda/train/trainsession.h"
#include "core/llm/inputchecks.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cuda_runtime_api.h>

namespace mesewright::cuda {

namespace {

Result<void> checkShape(const ModelConfig& config)
{
    if (config.hiddenSize % 8 == 0 && config.intermediateSize % 8 == 0 &&
        config.hiddenSize <= widestHidden && config.expertsPerToken <= 32)
        return {};
    return badInput(formatted("hidden_size %d and intermediate_size %d must be multiples of 8 (and "
                              "hidden_size at most %d) to train on the GPU; use --device cpu",
                              config.hiddenSize, config.intermediateSize, widestHidden));
}

} // namespace

CudaTrainer::CudaTrainer(std::unique_ptr<TrainSession> session) : m_session(std::move(session)) {}
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
        const TrainingPlan plan = planTraining(m, rows, start, options, wishes);
        return std::unique_ptr<CudaTrainer>(new CudaTrainer(
            std::make_unique<TrainSession>(m, std::move(rows), start, options, plan)));
    });
}

std::string CudaTrainer::mode() const
{
    return m_session->mode();
}

Result<StepRecord> CudaTrainer::step(const CancelToken& cancel)
{
    const auto began = std::chrono::steady_clock::now();
    return guarded([&]() -> Result<StepRecord> {
        TrainSession& session = *m_session;
        session.makeCurrent();
        StepRecord record;
        record.step = session.stepsDone + 1;
        std::int64_t count = 0;
        std::vector<int> all;
        for (const auto& batch : session.order.microBatches(session.stepsDone))
            for (const int number : batch) {
                const TrainRow& row = session.rows[static_cast<std::size_t>(number)];
                record.tokens += static_cast<std::int64_t>(row.inputIds.size());
                record.lossTokens += lossLabels(row, LossCount::Shifted);
                count += lossLabels(row, session.options.lossCount);
                all.push_back(number);
            }
        TrainSession::Sums sums;
        if (!session.accumulate(all, 1.0 / static_cast<double>(std::max<std::int64_t>(count, 1)),
                                cancel, sums))
            return stopped();
        record.loss = sums.loss;
        record.gradientNorm = std::sqrt(sums.gradientSquares);
        if (!std::isfinite(record.loss) || !std::isfinite(record.gradientNorm))
            return badInput(formatted(
                "training step %d gave loss %g and gradient norm %g; lower optim.lr or check the "
                "data, and resume from the last checkpoint",
                record.step, record.loss, record.gradientNorm));
        const double clip =
            session.options.clipNorm > 0
                ? std::min(1.0, session.options.clipNorm / (record.gradientNorm + 1e-6))
                : 1.0;
        record.learningRate = session.options.learningRate *
                              cosineSchedule(session.stepsDone, session.options.maxSteps,
                                             session.options.warmupRatio);
        session.update(record.learningRate, clip);
        record.seconds =
            std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
        return record;
    });
}

int CudaTrainer::stepsDone() const
{
    return m_session->stepsDone;
}

double CudaTrainer::epoch() const
{
    return m_session->order.epoch(m_session->stepsDone);
}

Result<double> CudaTrainer::evaluateLoss(const std::vector<TrainRow>& rows,
                                         const CancelToken& cancel)
{
    MESEWRIGHT_CHECK(checkTrainRows(m_session->m.config, rows));
    return guarded([&]() -> Result<double> {
        m_session->makeCurrent();
        double sum = 0;
        if (!m_session->evaluate(rows, cancel, sum))
            return stopped();
        std::int64_t count = 0;
        for (const TrainRow& row : rows)
            count += lossLabels(row, LossCount::Shifted);
        return sum / static_cast<double>(count);
    });
}

LoraAdapter CudaTrainer::adapter() const
{
    // A GPU that no longer answers leaves the last known matrices; saveState() says so.
    (void)guarded([&]() -> Result<void> {
        m_session->makeCurrent();
        m_session->parameters.readInto(m_session->start);
        return {};
    });
    return m_session->start;
}

Result<void> CudaTrainer::saveState(const std::filesystem::path& folder) const
{
    return guarded([&]() -> Result<void> {
        m_session->makeCurrent();
        Parameters::HostState state = m_session->parameters.download();
        return writeTrainerState(folder, m_session->parameters.named(state), m_session->stepsDone,
                                 trainingFingerprint(m_session->m.config, m_session->rows,
                                                     m_session->start, m_session->options));
    });
}

Result<void> CudaTrainer::loadState(const std::filesystem::path& folder)
{
    return guarded([&]() -> Result<void> {
        m_session->makeCurrent();
        Parameters::HostState state = m_session->parameters.download();
        MESEWRIGHT_TRY(const int step,
                       readTrainerState(folder, m_session->parameters.named(state),
                                        trainingFingerprint(m_session->m.config, m_session->rows,
                                                            m_session->start, m_session->options)));
        m_session->parameters.upload(state);
        m_session->stepsDone = step;
        return {};
    });
}

std::vector<int> CudaTrainer::dataOrder(std::size_t count) const
{
    return m_session->order.first(count);
}

std::uint64_t CudaTrainer::memoryEstimate() const
{
    return m_session->plan.memory.most();
}

std::uint64_t CudaTrainer::trainingMemoryEstimate() const
{
    return m_session->plan.memory.total();
}

} // namespace mesewright::cuda
