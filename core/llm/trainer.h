// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/cancel.h"
#include "core/base/result.h"
#include "core/llm/lora.h"
#include "core/llm/model.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace mesewright {

/// One training row. `labels` is as long as `inputIds`; -100 carries no loss. Position t predicts
/// label t + 1, so the first label never counts.
struct TrainRow
{
    std::vector<int> inputIds;
    std::vector<int> labels;
};

/// What the group's loss is divided by: the labels that have a predecessor (the true mean), or all
/// labels as Hugging Face's trainer counted them.
enum class LossCount { Shifted, AllLabels };

struct TrainerOptions
{
    int microBatch = 2;
    int accumulation = 8;
    int maxSteps = 0;
    double learningRate = 5e-5;
    double warmupRatio = 0.05;
    double clipNorm = 0.3; ///< 0: no clipping
    double weightDecay = 0;
    std::uint64_t seed = 3407; ///< data order and dropout; LoRA start is the adapter handed in
    LossCount lossCount = LossCount::Shifted;
    bool prefixCache = true;
};

/// One optimiser step, at full precision.
struct StepRecord
{
    int step = 0; ///< from 1
    double loss = 0;
    double learningRate = 0; ///< the value used by this update
    double gradientNorm = 0; ///< before clipping
    std::int64_t tokens = 0; ///< input tokens of the group
    std::int64_t lossTokens = 0;
    double seconds = 0;
};

/// The linear warm-up and cosine of Hugging Face's scheduler; `step` counts from 0.
/// Warm-up steps are ceil(maxSteps * warmupRatio) in double precision.
[[nodiscard]] double cosineSchedule(int step, int maxSteps, double warmupRatio);

/// torch's CPU randperm(n) for a fresh generator seeded `seed`.
[[nodiscard]] std::vector<int> torchRandperm(int n, std::uint64_t seed);

class TrainerBackend;

/// QLoRA training of one adapter over a frozen base, on the model's device. Deterministic: the same
/// rows, options and start give the same bits there, also across saveState/loadState.
class Trainer
{
public:
    /// `rows` must be non-empty and each at least 2 tokens; the adapter's layers and targets are
    /// what is trained. Bad rows are named by number.
    static Result<std::unique_ptr<Trainer>> create(Model& model, std::vector<TrainRow> rows,
                                                   const LoraAdapter& start,
                                                   const TrainerOptions& options);
    ~Trainer();
    Trainer(const Trainer&) = delete;
    Trainer& operator=(const Trainer&) = delete;

    /// How it computes, for the record of a run: "cpu fp32".
    [[nodiscard]] std::string mode() const;

    /// Runs one update (all micro-batches of one accumulation group). Cancelled: kind Stopped, and
    /// the state is that of before the step. A loss that is not finite: kind BadInput, state kept.
    [[nodiscard]] Result<StepRecord> step(const CancelToken& cancel);
    [[nodiscard]] int stepsDone() const;
    [[nodiscard]] double epoch() const; ///< epochs done, fractional

    /// Mean loss of rows without training, in eval mode (no dropout).
    [[nodiscard]] Result<double> evaluateLoss(const std::vector<TrainRow>& rows,
                                              const CancelToken& cancel);

    [[nodiscard]] LoraAdapter adapter() const;

    /// Writes what an exact resume needs (`trainer_state.safetensors`): fp32 A and B, both AdamW
    /// moments, step, and a fingerprint of rows and options.
    [[nodiscard]] Result<void> saveState(const std::filesystem::path& folder) const;
    /// Refuses a state of other rows or options, in a sentence.
    [[nodiscard]] Result<void> loadState(const std::filesystem::path& folder);

    /// Row numbers in the order used so far and up to `count` entries (for tests and logs).
    [[nodiscard]] std::vector<int> dataOrder(std::size_t count) const;

private:
    Trainer(const ModelConfig& config, std::unique_ptr<TrainerBackend> backend);
    const ModelConfig& m_config; ///< the model outlives its trainers
    std::unique_ptr<TrainerBackend> m_backend;
};

} // namespace mesewright
