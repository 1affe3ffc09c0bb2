// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/llm/generator.h"
#include "core/llm/model.h"
#include "core/llm/trainer.h"

namespace mesewright {

/// What Trainer asks of the engine of one device. Rows, labels and options have been checked.
class TrainerBackend
{
public:
    virtual ~TrainerBackend() = default;
    [[nodiscard]] virtual std::string mode() const = 0;
    [[nodiscard]] virtual Result<StepRecord> step(const CancelToken& cancel) = 0;
    [[nodiscard]] virtual int stepsDone() const = 0;
    [[nodiscard]] virtual double epoch() const = 0;
    [[nodiscard]] virtual Result<double> evaluateLoss(const std::vector<TrainRow>& rows,
                                                      const CancelToken& cancel) = 0;
    [[nodiscard]] virtual LoraAdapter adapter() const = 0;
    [[nodiscard]] virtual Result<void> saveState(const std::filesystem::path& folder) const = 0;
    [[nodiscard]] virtual Result<void> loadState(const std::filesystem::path& folder) = 0;
    [[nodiscard]] virtual std::vector<int> dataOrder(std::size_t count) const = 0;
};

/// What Model, generate() and Trainer ask of the engine of one device. Meanings and errors are
/// those of the public headers; rows, requests and options have been checked.
class ModelBackend
{
public:
    virtual ~ModelBackend() = default;
    [[nodiscard]] virtual const ModelConfig& config() const = 0;
    [[nodiscard]] virtual const std::filesystem::path& folder() const = 0;
    [[nodiscard]] virtual WeightLayout layout() const = 0;
    [[nodiscard]] virtual std::string mode() const = 0;
    [[nodiscard]] virtual std::string device() const = 0;
    virtual int addAdapter(const LoraAdapter& adapter) = 0;
    virtual void removeAdapters() = 0;
    [[nodiscard]] virtual Result<std::vector<RowEvaluation>>
    evaluate(const std::vector<std::vector<int>>& rows, const std::vector<RowAdapter>& adapters,
             bool withHidden) = 0;
    [[nodiscard]] virtual Result<std::string> weightHash() const = 0;
    [[nodiscard]] virtual Result<void> generate(const std::vector<GenerationRequest>& requests,
                                                const GenerationOptions& options,
                                                const GenerationEvents& events,
                                                const CancelToken& cancel) = 0;
    [[nodiscard]] virtual Result<std::unique_ptr<TrainerBackend>>
    makeTrainer(std::vector<TrainRow> rows, const LoraAdapter& start,
                const TrainerOptions& options) = 0;
};

/// The engine on the processor: libtorch, fp32.
[[nodiscard]] Result<std::unique_ptr<ModelBackend>>
loadCpuBackend(const std::filesystem::path& folder, ProgressSink& progress,
               const CancelToken& cancel);
/// "libtorch 1.13.1, OpenBLAS 0.3.21".
[[nodiscard]] std::string cpuEngineVersions();

} // namespace mesewright
