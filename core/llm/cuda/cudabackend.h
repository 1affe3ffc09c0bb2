// SPDX-License-Identifier: Apache-2.0
#pragma once

// The CUDA engine as Model and the device functions see it. Names no CUDA type.
#include "core/llm/engine/modelbackend.h"

namespace mesewright::cuda {

/// "cuda:N" of a GPU that the engine runs on; an error that says why it does not. Makes no context
/// on it.
[[nodiscard]] Result<std::string> findDevice(const std::string& device);

/// "cuda:0, NVIDIA H200 (9.0, 139.8 GB, 4800 GB/s)".
[[nodiscard]] Result<std::string> deviceText(const std::string& device);

/// What the weights take on a GPU, and its free memory.
[[nodiscard]] Result<WeightRoom> weightRoom(const ModelConfig& config, WeightLayout layout,
                                            const std::string& device, EnginePrecision precision);

[[nodiscard]] Result<std::unique_ptr<ModelBackend>>
loadCudaBackend(const std::filesystem::path& folder, const std::string& device,
                EnginePrecision precision, ProgressSink& progress, const CancelToken& cancel);

} // namespace mesewright::cuda
