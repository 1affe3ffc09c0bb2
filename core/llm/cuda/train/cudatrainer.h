// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/llm/cuda/cudamodel.h"
#include "core/llm/engine/modelbackend.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace mesewright::cuda {

/// Where the trained layers' 4-bit experts are expanded: once and for all (fast), or a few at a
/// time in passing (small). Both give the same numbers up to the rounding of sums.
enum class TrainingMode { Fast, Small };

/// For tests and measurements; left alone, memory decides.
struct CudaTrainerOptions
{
    std::optional<TrainingMode> mode;
    std::optional<bool> cacheOnDevice; ///< else the cache is in page-locked host memory
    /// Whether the model gives back the memory of its frozen layers once the prefix cache is filled
    /// (at the first step, which then takes longer); it loads them again for whoever needs them.
    std::optional<bool> park;
    std::optional<std::uint64_t> freeMemory; ///< bytes: as if no more were free
};

class TrainSession;

/// QLoRA training on one GPU: the interface and the mathematics of Trainer (core/llm/trainer.h),
/// with fp32 master weights. All micro-batches of an update that fit are computed together, which
/// changes nothing but the order of sums: gradients add up and the loss is counted over the whole
/// update. Deterministic on one device and mode. The model must outlive the trainer.
class CudaTrainer final : public TrainerBackend
{
public:
    /// Rows, adapter and options are checked; memory that does not suffice is an error of kind
    /// Machine that says what to lower.
    static Result<std::unique_ptr<CudaTrainer>> create(CudaModel& model, std::vector<TrainRow> rows,
                                                       const LoraAdapter& start,
                                                       const TrainerOptions& options,
                                                       const CudaTrainerOptions& wishes = {});
    ~CudaTrainer() override;

    /// "cuda bf16, fast: trained experts expanded": how it computes, for the record of a result.
    [[nodiscard]] std::string mode() const override;
    [[nodiscard]] Result<StepRecord> step(const CancelToken& cancel) override;
    [[nodiscard]] int stepsDone() const override;
    [[nodiscard]] double epoch() const override;
    [[nodiscard]] Result<double> evaluateLoss(const std::vector<TrainRow>& rows,
                                              const CancelToken& cancel) override;
    [[nodiscard]] LoraAdapter adapter() const override;
    [[nodiscard]] Result<void> saveState(const std::filesystem::path& folder) const override;
    [[nodiscard]] Result<void> loadState(const std::filesystem::path& folder) override;
    [[nodiscard]] std::vector<int> dataOrder(std::size_t count) const override;

    /// Bytes on the GPU that this run was estimated to take at most beside the model's weights as
    /// they were; and while it trains, which is less where frozen layers are parked.
    [[nodiscard]] std::uint64_t memoryEstimate() const;
    [[nodiscard]] std::uint64_t trainingMemoryEstimate() const;

private:
    explicit CudaTrainer(std::unique_ptr<TrainSession> session);
    std::unique_ptr<TrainSession> m_session;
};

} // namespace mesewright::cuda
