// SPDX-License-Identifier: Apache-2.0
#include "core/llm/enginedevice.h"

#include "core/base/machinememory.h"
#include "core/llm/engine/modelbackend.h"
#ifdef MESEWRIGHT_HAS_CUDA
#include "core/llm/cuda/blas.h"
#include "core/llm/cuda/cudabackend.h"
#endif

#include <algorithm>
#include <array>
#include <cctype>

namespace mesewright {

namespace {

constexpr std::array precisionNames{"auto", "fp32", "bf16"};

bool namesGpu(const std::string& device)
{
    const std::string prefix = "cuda:";
    if (device == "cuda")
        return true;
    return device.starts_with(prefix) && device.size() > prefix.size() && device.size() < 9 &&
           std::all_of(device.begin() + static_cast<std::ptrdiff_t>(prefix.size()), device.end(),
                       [](unsigned char c) { return std::isdigit(c) != 0; });
}

} // namespace

const char* enginePrecisionName(EnginePrecision precision)
{
    return precisionNames[static_cast<std::size_t>(precision)];
}

Result<EnginePrecision> parseEnginePrecision(const std::string& name)
{
    for (const auto precision :
         {EnginePrecision::Automatic, EnginePrecision::Fp32, EnginePrecision::Bf16})
        if (name == enginePrecisionName(precision))
            return precision;
    return badInput("precision: found '" + name + "', expected auto, fp32 or bf16");
}

bool hasCudaEngine()
{
#ifdef MESEWRIGHT_HAS_CUDA
    return true;
#else
    return false;
#endif
}

Result<void> checkDeviceName(const std::string& device)
{
    if (device == "cpu" || device == "auto" || namesGpu(device))
        return {};
    return badInput("--device: found '" + device + "', expected cpu, cuda, cuda:N or auto");
}

Result<std::string> resolveDevice(const std::string& device)
{
    MESEWRIGHT_CHECK(checkDeviceName(device));
    if (device == "cpu")
        return device;
#ifdef MESEWRIGHT_HAS_CUDA
    const Result<std::string> found = cuda::findDevice(device == "auto" ? "cuda" : device);
    if (device == "auto" && !found)
        return std::string("cpu");
    return found;
#else
    if (device == "auto")
        return std::string("cpu");
    return machineLacks("--device " + device +
                        ": this build of Mesewright computes on the processor only, it has no "
                        "CUDA engine; use --device cpu");
#endif
}

Result<std::string> describeDevice(const std::string& device)
{
    MESEWRIGHT_TRY(const std::string name, resolveDevice(device));
#ifdef MESEWRIGHT_HAS_CUDA
    if (name != "cpu")
        return cuda::deviceText(name);
#endif
    return name;
}

std::string engineVersions()
{
#ifdef MESEWRIGHT_HAS_CUDA
    return cpuEngineVersions() + ", " + cuda::blasVersion();
#else
    return cpuEngineVersions();
#endif
}

std::uint64_t weightMemory(const ModelConfig& config)
{
    std::int64_t count = weightSize(config, WeightKind::Embedding) +
                         weightSize(config, WeightKind::LmHead) +
                         weightSize(config, WeightKind::FinalNorm);
    for (int layer = 0; layer < config.layers; ++layer)
        for (const WeightId& id : layerWeights(config, layer))
            count += weightSize(config, id.kind);
    return static_cast<std::uint64_t>(count) * sizeof(float);
}

Result<WeightRoom> weightRoom(const ModelConfig& config, [[maybe_unused]] WeightLayout layout,
                              const EngineOptions& options)
{
    MESEWRIGHT_TRY(const std::string device, resolveDevice(options.device));
#ifdef MESEWRIGHT_HAS_CUDA
    if (device != "cpu")
        return cuda::weightRoom(config, layout, device, options.precision);
#endif
    return WeightRoom{"fp32 on the processor", weightMemory(config), machineMemory().available};
}

} // namespace mesewright
