// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/cancel.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/llm/cuda/device.h"
#include "core/llm/cuda/kernels.h"
#include "core/llm/generator.h"
#include "core/llm/model.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace mesewright::cuda {

struct ModelOptions
{
    std::string device = "cuda"; ///< or "cuda:1"
    Precision precision = Precision::Bf16;
    /// The grouped 4-bit kernels for experts of the compiled shape; otherwise, and for every other
    /// shape, an expert is dequantised and cuBLAS multiplies (the reference path).
    bool grouped = true;
};

/// A GPT-OSS model on one GPU, with the interface of Model (core/llm/model.h): same meanings, same
/// errors. In bf16 weights and the inputs of products are bf16, everything else fp32; in fp32
/// nothing is rounded (and no TF32 is used). Not thread safe: one thread owns it.
class CudaModel
{
public:
    /// Opens, checks, compares the estimate with the free memory (an error of kind Machine before
    /// the first allocation), and loads.
    static Result<std::unique_ptr<CudaModel>> load(const std::filesystem::path& folder,
                                                   const ModelOptions& options,
                                                   ProgressSink& progress,
                                                   const CancelToken& cancel);
    ~CudaModel();
    CudaModel(const CudaModel&) = delete;
    CudaModel& operator=(const CudaModel&) = delete;

    [[nodiscard]] const ModelConfig& config() const;
    [[nodiscard]] const std::filesystem::path& folder() const;
    [[nodiscard]] WeightLayout layout() const;
    [[nodiscard]] const DeviceInfo& device() const;
    /// "cuda bf16, grouped experts": how it computes, for the record of a result.
    [[nodiscard]] std::string mode() const;

    /// Makes an adapter usable by rows, which upload it when they are computed; returns its index.
    [[nodiscard]] Result<int> addAdapter(const LoraAdapter& adapter);
    /// The same without looking at its shape, which is then an error of the first rows.
    int queueAdapter(const LoraAdapter& adapter);
    void removeAdapters();

    /// Full-sequence evaluation of several rows, packed.
    [[nodiscard]] Result<std::vector<RowEvaluation>>
    evaluate(const std::vector<std::vector<int>>& rows, const std::vector<RowAdapter>& adapters,
             bool withHidden = false);

    /// SHA-256 over every weight as it lies in the GPU's memory.
    [[nodiscard]] Result<std::string> weightHash() const;

    struct Private;
    [[nodiscard]] Private& internals() { return *d; }

private:
    explicit CudaModel(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

/// generate() of core/llm/generator.h on the GPU.
[[nodiscard]] Result<void> generate(CudaModel& model,
                                    const std::vector<GenerationRequest>& requests,
                                    const GenerationOptions& options,
                                    const GenerationEvents& events, const CancelToken& cancel);

} // namespace mesewright::cuda
