// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/llm/modelconfig.h"
#include "core/llm/weights.h"

#include <cstdint>
#include <string>

namespace mesewright {

enum class EnginePrecision { Automatic, Fp32, Bf16 };
/// "auto", "fp32", "bf16".
[[nodiscard]] const char* enginePrecisionName(EnginePrecision precision);
[[nodiscard]] Result<EnginePrecision> parseEnginePrecision(const std::string& name);

/// What computes, and how exactly.
struct EngineOptions
{
    /// "cpu", "cuda" (the first GPU), "cuda:N", or "auto": the first GPU if the engine runs on it,
    /// else the processor.
    std::string device = "cpu";
    /// Automatic: fp32 on the processor, which knows nothing else, and bf16 on a GPU.
    EnginePrecision precision = EnginePrecision::Automatic;
};

/// BadInput for a text that names no device, whether or not the device is there.
[[nodiscard]] Result<void> checkDeviceName(const std::string& device);

/// Whether this program was built with the CUDA engine.
[[nodiscard]] bool hasCudaEngine();

/// "cpu" or "cuda:N": what a device's name means on this machine. BadInput if it is no device;
/// Machine if this program or this machine does not have it.
[[nodiscard]] Result<std::string> resolveDevice(const std::string& device);

/// A resolved device for people: "cpu", "cuda:0, NVIDIA H200 (9.0, 139.8 GB, 4800 GB/s)".
[[nodiscard]] Result<std::string> describeDevice(const std::string& device);

/// Memory in bytes that the weights take on the processor (fp32).
[[nodiscard]] std::uint64_t weightMemory(const ModelConfig& config);

/// What a model's weights take where they would be loaded to, and what is free there (0: unknown).
struct WeightRoom
{
    std::string where; ///< "fp32 on the processor", "bf16 on NVIDIA H200"
    std::uint64_t needed = 0;
    std::uint64_t free = 0;
};
[[nodiscard]] Result<WeightRoom> weightRoom(const ModelConfig& config, WeightLayout layout,
                                            const EngineOptions& options);

} // namespace mesewright
