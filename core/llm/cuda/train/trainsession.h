// SPDX-License-Identifier: Apache-2.0
#pragma once

// Internal to core/llm/cuda: a training run's state on the GPU and its passes over packs of rows.
#include "core/llm/cuda/train/trainedlayer.h"
#include "core/llm/cuda/train/trainingplan.h"
#include "core/llm/trainingorder.h"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace mesewright::cuda {

/// Member functions throw a Failure; those that return bool say false when cancelled.
class TrainSession
{
public:
    TrainSession(CudaModel::Private& model, std::vector<TrainRow> rows, const LoraAdapter& start,
                 const TrainerOptions& options, const TrainingPlan& plan);

    struct Sums
    {
        double loss = 0;
        double gradientSquares = 0;
    };
    /// Gradients of the rows `which`, whose losses count `scale` each, into parameters.
    [[nodiscard]] bool accumulate(const std::vector<int>& which, double scale,
                                  const CancelToken& cancel, Sums& sums);
    /// The sum of the losses of rows without dropout.
    [[nodiscard]] bool evaluate(const std::vector<TrainRow>& from, const CancelToken& cancel,
                                double& sum);
    /// One AdamW step with the accumulated gradients.
    void update(double learningRate, double clip);
    /// "cuda bf16, fast: trained experts expanded, prefix cache on the GPU"
    [[nodiscard]] std::string mode() const;
    void makeCurrent() const;

    CudaModel::Private& m;
    const std::vector<TrainRow> rows;
    LoraAdapter start; ///< its matrices are the last ones read from the GPU
    const TrainerOptions options;
    const TrainingPlan plan;
    const TrainingOrder order;
    Parameters parameters;
    int stepsDone = 0;

private:
    [[nodiscard]] bool prepare(const CancelToken& cancel);
    void assemble(int tokens, int longest);
    [[nodiscard]] bool fillValidation(const CancelToken& cancel);
    [[nodiscard]] std::vector<std::vector<int>> packsOf(const std::vector<TrainRow>& from,
                                                        const std::vector<int>& which) const;
    [[nodiscard]] bool loadHidden(const std::vector<TrainRow>& from, PrefixCache* of,
                                  std::span<const int> which, const CancelToken& cancel);
    [[nodiscard]] bool accumulatePack(std::span<const int> which, double scale,
                                      const CancelToken& cancel);
    [[nodiscard]] bool evaluatePack(std::span<const int> which, const CancelToken& cancel);
    void head(double scale, bool gradients);

    int m_firstLayer = 0;
    TrainShape m_shape;
    ExpertProducts m_products;
    std::unique_ptr<TrainedExperts> m_experts;
    std::unique_ptr<TrainWork> m_work;
    std::unique_ptr<TrainPack> m_pack;
    std::vector<std::unique_ptr<LayerTape>> m_tapes;
    std::unique_ptr<TrainedLayers> m_layers;
    std::unique_ptr<PrefixCache> m_cache;
    std::vector<TrainRow> m_validation; ///< the rows that were evaluated last
    std::unique_ptr<PrefixCache> m_validationCache;
};

} // namespace mesewright::cuda
