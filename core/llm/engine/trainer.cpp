// SPDX-License-Identifier: Apache-2.0
#include "core/llm/trainer.h"

#include "core/llm/engine/modelbackend.h"
#include "core/llm/inputchecks.h"

namespace mesewright {

Trainer::Trainer(const ModelConfig& config, std::unique_ptr<TrainerBackend> backend)
    : m_config(config), m_backend(std::move(backend))
{
}

Trainer::~Trainer() = default;

Result<std::unique_ptr<Trainer>> Trainer::create(Model& model, std::vector<TrainRow> rows,
                                                 const LoraAdapter& start,
                                                 const TrainerOptions& options)
{
    MESEWRIGHT_CHECK(checkTrainRows(model.config(), rows));
    if (start.pairs.empty())
        return badInput("the adapter has no matrices to train; name at least one layer and target");
    if (options.microBatch < 1 || options.accumulation < 1 || options.maxSteps < 1)
        return badInput("batch size, accumulation and max_steps must be at least 1");
    MESEWRIGHT_TRY(auto backend, model.backend().makeTrainer(std::move(rows), start, options));
    return std::unique_ptr<Trainer>(new Trainer(model.config(), std::move(backend)));
}

std::string Trainer::mode() const
{
    return m_backend->mode();
}

Result<StepRecord> Trainer::step(const CancelToken& cancel)
{
    return m_backend->step(cancel);
}

int Trainer::stepsDone() const
{
    return m_backend->stepsDone();
}

double Trainer::epoch() const
{
    return m_backend->epoch();
}

Result<double> Trainer::evaluateLoss(const std::vector<TrainRow>& rows, const CancelToken& cancel)
{
    MESEWRIGHT_CHECK(checkTrainRows(m_config, rows));
    return m_backend->evaluateLoss(rows, cancel);
}

LoraAdapter Trainer::adapter() const
{
    return m_backend->adapter();
}

Result<void> Trainer::saveState(const std::filesystem::path& folder) const
{
    return m_backend->saveState(folder);
}

Result<void> Trainer::loadState(const std::filesystem::path& folder)
{
    return m_backend->loadState(folder);
}

std::vector<int> Trainer::dataOrder(std::size_t count) const
{
    return m_backend->dataOrder(count);
}

} // namespace mesewright
