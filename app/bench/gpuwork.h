// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/bench/gputable.h"
#include "core/llm/cuda/cudamodel.h"

#include <cstdint>
#include <vector>

namespace mesewright {

/// What the GPU bench's measurements share.
struct GpuWork
{
    cuda::CudaModel& model;
    std::uint64_t seed = 0;
    std::vector<GpuFigure>& figures; ///< each measurement adds its own
};

/// Rows of random tokens, `samples` rows a prompt.
[[nodiscard]] std::vector<GenerationRequest>
randomRequests(const ModelConfig& config, int rows, int length, int samples, std::uint64_t seed);
/// The Python project's sampling, no stop id: every answer has `newTokens`.
[[nodiscard]] GenerationOptions generationOptions(int newTokens, int rows, std::uint64_t seed);
/// Model, mode, GPU and libraries, for the details of a measurement.
[[nodiscard]] Json detailsOf(const cuda::CudaModel& model);

/// Decoding `rows` rows together, the median of `steps`.
[[nodiscard]] Result<void> measureDecoding(GpuWork& work, int rows, int steps, int prompt);
/// Prompts of `length` tokens until their first token is drawn, the median of five.
[[nodiscard]] Result<void> measurePrefill(GpuWork& work, int prompts, int length);
/// Gate B: 60 items, 5 answers, 300 tokens each, whole; and gate D: the same for nine
/// configurations of three random adapters, all in one go.
[[nodiscard]] Result<void> measureEvaluation(GpuWork& work, int prompt);
[[nodiscard]] Result<void> measureConfigurations(GpuWork& work, int prompt);

} // namespace mesewright
