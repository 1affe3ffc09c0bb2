// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/cancel.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/llm/enginedevice.h"
#include "core/llm/lora.h"
#include "core/llm/modelconfig.h"
#include "core/llm/weights.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace mesewright {

/// Which adapter a row uses and how strongly. `scale` is the user's scale: it multiplies
/// alpha / rank. `adapter` is an index from Model::addAdapter, -1 for the base.
struct RowAdapter
{
    int adapter = -1;
    float scale = 1.0f;
};

/// What one forward pass over one row leaves.
struct RowEvaluation
{
    int tokens = 0;
    std::vector<float> logits; ///< [tokens, vocab]
    std::vector<float> hidden; ///< [layers + 1, tokens, hiddenSize] if asked for
};

class ModelBackend;

/// A GPT-OSS model in the memory of the processor or of a GPU: the one door to every engine. One
/// implementation for every size. Not thread safe: one thread owns it.
class Model
{
public:
    /// Opens, checks, estimates memory (an error of kind Machine before the first allocation if the
    /// weights cannot fit) and loads. A device that this program or this machine lacks is an error
    /// of kind Machine.
    static Result<std::unique_ptr<Model>> load(const std::filesystem::path& folder,
                                               ProgressSink& progress, const CancelToken& cancel,
                                               const EngineOptions& options = {});
    explicit Model(std::unique_ptr<ModelBackend> backend);
    ~Model();
    Model(const Model&) = delete;
    Model& operator=(const Model&) = delete;

    [[nodiscard]] const ModelConfig& config() const;
    [[nodiscard]] const std::filesystem::path& folder() const;
    [[nodiscard]] WeightLayout layout() const;
    /// How it computes, for the record of a result: "cpu fp32", "cuda bf16, grouped experts".
    [[nodiscard]] std::string mode() const;
    /// Where: "cpu", "cuda:0, NVIDIA H200 (9.0, 139.8 GB, 4800 GB/s)".
    [[nodiscard]] std::string device() const;

    /// Makes an adapter usable by rows; returns its index. The adapter is one of this model's shape
    /// (readPeftAdapter sees to that); one that is not fails with the first rows that are computed.
    int addAdapter(const LoraAdapter& adapter);
    void removeAdapters();

    /// Full-sequence evaluation of several rows in one packed batch.
    [[nodiscard]] Result<std::vector<RowEvaluation>>
    evaluate(const std::vector<std::vector<int>>& rows, const std::vector<RowAdapter>& adapters,
             bool withHidden = false);

    /// SHA-256 over every weight in memory, for "nothing but LoRA changed". Weights of one
    /// checkpoint on different devices or in different modes have different hashes.
    [[nodiscard]] Result<std::string> weightHash() const;

    [[nodiscard]] ModelBackend& backend() { return *m_backend; }

private:
    std::unique_ptr<ModelBackend> m_backend;
};

/// Threads for tensor work on the processor (torch and BLAS). Default: all hardware threads.
void setEngineThreads(int threads);
[[nodiscard]] int engineThreads();
/// "libtorch 1.13.1, OpenBLAS 0.3.21" and, where it is built in, cuBLAS: what computes here.
[[nodiscard]] std::string engineVersions();

} // namespace mesewright
