// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/cancel.h"
#include "core/base/progress.h"
#include "core/base/result.h"
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

/// Memory in bytes that Model::load will take for its weights on the CPU (fp32).
[[nodiscard]] std::uint64_t weightMemory(const ModelConfig& config);

/// A GPT-OSS model in memory. One implementation for every size. On the CPU it computes in fp32.
/// Not thread safe: one thread owns it.
class Model
{
public:
    /// Opens, checks, estimates memory (an error of kind Machine before the first allocation if the
    /// weights cannot fit) and loads.
    static Result<std::unique_ptr<Model>> load(const std::filesystem::path& folder,
                                               ProgressSink& progress, const CancelToken& cancel);
    ~Model();
    Model(const Model&) = delete;
    Model& operator=(const Model&) = delete;

    [[nodiscard]] const ModelConfig& config() const;
    [[nodiscard]] const std::filesystem::path& folder() const;
    [[nodiscard]] WeightLayout layout() const;

    /// Makes an adapter usable by rows; returns its index.
    int addAdapter(const LoraAdapter& adapter);
    void removeAdapters();

    /// Full-sequence evaluation of several rows in one packed batch.
    [[nodiscard]] Result<std::vector<RowEvaluation>>
    evaluate(const std::vector<std::vector<int>>& rows, const std::vector<RowAdapter>& adapters,
             bool withHidden = false);

    /// SHA-256 over every weight in memory, for "nothing but LoRA changed".
    [[nodiscard]] std::string weightHash() const;

    struct Private;
    [[nodiscard]] Private& internals() { return *d; }

private:
    explicit Model(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

/// Threads for tensor work (torch and BLAS). Default: all hardware threads.
void setEngineThreads(int threads);
[[nodiscard]] int engineThreads();
/// "libtorch 1.13.1, OpenBLAS 0.3.21": what computes here.
[[nodiscard]] std::string engineVersions();

} // namespace mesewright
