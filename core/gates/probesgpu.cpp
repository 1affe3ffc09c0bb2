// SPDX-License-Identifier: Apache-2.0
#include "core/gates/probes.h"

#include "core/base/text.h"

#include <cstdlib>
#include <dlfcn.h>
#include <fstream>
#include <memory>
#include <optional>

namespace mesewright {

namespace {

/// CUDA 13 needs this driver or a newer one.
constexpr int leastDriver = 580;
/// The kernels are made for compute capability 8.0 (Ampere) and later.
constexpr int leastCapability = 8;

struct Gpu
{
    std::string name;
    std::uint64_t memory = 0;
    int major = 0;
    int minor = 0;
};

struct GpuState
{
    std::string driver;
    std::vector<Gpu> gpus;
};

/// NVIDIA's management library, as far as it is needed, loaded when it is there. The declarations
/// follow nvml.h, whose interface is stable.
class Nvml
{
public:
    static std::optional<GpuState> ask()
    {
        Nvml nvml;
        if (!nvml.m_library || !nvml.find())
            return std::nullopt;
        if (nvml.m_init() != 0)
            return std::nullopt;
        GpuState state = nvml.read();
        nvml.m_shutdown();
        return state;
    }

private:
    struct Memory
    {
        unsigned long long total;
        unsigned long long free;
        unsigned long long used;
    };
    using Device = void*;
    struct Close
    {
        void operator()(void* library) const { ::dlclose(library); }
    };

    Nvml() : m_library(::dlopen("libnvidia-ml.so.1", RTLD_NOW | RTLD_LOCAL)) {}

    template <class Function>
    bool load(Function& function, const char* name)
    {
        function = reinterpret_cast<Function>(::dlsym(m_library.get(), name));
        return function != nullptr;
    }

    bool find()
    {
        return load(m_init, "nvmlInit_v2") && load(m_shutdown, "nvmlShutdown") &&
               load(m_driver, "nvmlSystemGetDriverVersion") &&
               load(m_count, "nvmlDeviceGetCount_v2") &&
               load(m_handle, "nvmlDeviceGetHandleByIndex_v2") &&
               load(m_name, "nvmlDeviceGetName") && load(m_memory, "nvmlDeviceGetMemoryInfo") &&
               load(m_capability, "nvmlDeviceGetCudaComputeCapability");
    }

    GpuState read()
    {
        GpuState state;
        char text[256] = {};
        if (m_driver(text, sizeof(text) - 1) == 0)
            state.driver = text;
        unsigned count = 0;
        if (m_count(&count) != 0)
            return state;
        for (unsigned i = 0; i < count; ++i) {
            Device device = nullptr;
            if (m_handle(i, &device) != 0)
                continue;
            Gpu gpu;
            char name[256] = {};
            if (m_name(device, name, sizeof(name) - 1) == 0)
                gpu.name = name;
            Memory memory = {};
            if (m_memory(device, &memory) == 0)
                gpu.memory = memory.total;
            m_capability(device, &gpu.major, &gpu.minor);
            state.gpus.push_back(std::move(gpu));
        }
        return state;
    }

    std::unique_ptr<void, Close> m_library;
    int (*m_init)() = nullptr;
    int (*m_shutdown)() = nullptr;
    int (*m_driver)(char*, unsigned) = nullptr;
    int (*m_count)(unsigned*) = nullptr;
    int (*m_handle)(unsigned, Device*) = nullptr;
    int (*m_name)(Device, char*, unsigned) = nullptr;
    int (*m_memory)(Device, Memory*) = nullptr;
    int (*m_capability)(Device, int*, int*) = nullptr;
};

/// The first word with a dot and a digit in the kernel module's line:
/// "NVRM version: NVIDIA UNIX x86_64 Kernel Module  580.65.06  …".
std::string driverFromKernel()
{
    std::ifstream file("/proc/driver/nvidia/version");
    std::string word;
    while (file >> word) {
        if (word.front() >= '0' && word.front() <= '9' && word.find('.') != std::string::npos)
            return word;
    }
    return {};
}

std::string gpuWords(const Gpu& gpu)
{
    return gpu.name + ", " + humanBytes(gpu.memory) +
           formatted(", compute capability %d.%d", gpu.major, gpu.minor);
}

/// Whether the engine would run on the GPU that is asked for, or on the first one.
void probeCudaEngine(const EnvironmentOptions& options, ProbeState lacking,
                     EnvironmentReport& report)
{
    const char* remedy = "use --device cpu, or a build with -DMESEWRIGHT_CUDA=ON on a machine with "
                         "such a GPU";
    if (!hasCudaEngine()) {
        report.probes.push_back(
            makeProbe("CUDA engine", "built in", "not in this build", lacking, remedy));
        return;
    }
    const std::string& wanted = options.engine.device;
    const auto device = describeDevice(wanted.starts_with("cuda") ? wanted : "cuda");
    report.probes.push_back(
        makeProbe("CUDA engine", "built in, runs on the GPU",
                  device ? "built in, runs on " + *device : "built in: " + device.error().message,
                  device ? ProbeState::Ok : lacking, remedy));
}

} // namespace

void probeGpu(const EnvironmentOptions& options, EnvironmentReport& report)
{
    GpuState state = Nvml::ask().value_or(GpuState{});
    if (state.driver.empty())
        state.driver = driverFromKernel();
    const ProbeState lacking = options.needGpu ? ProbeState::Failed : ProbeState::Absent;
    const ProbeState unfit = options.needGpu ? ProbeState::Failed : ProbeState::Warning;

    const bool fits = std::atoi(state.driver.c_str()) >= leastDriver;
    report.probes.push_back(makeProbe(
        "NVIDIA driver", formatted("%d or newer (CUDA 13)", leastDriver),
        state.driver.empty() ? "none" : state.driver,
        state.driver.empty() ? lacking
        : fits               ? ProbeState::Ok
                             : unfit,
        state.driver.empty()
            ? "only for a GPU: install NVIDIA's driver 580 or newer (Debian 12's own is 535)"
            : "install NVIDIA's driver 580 or newer (Debian 12's own is 535)"));
    if (!state.driver.empty())
        report.versions["NVIDIA driver"] = state.driver;

    const std::string wanted = formatted("compute capability %d.0 or higher", leastCapability);
    if (state.gpus.empty()) {
        report.probes.push_back(makeProbe("GPU", wanted, "none", lacking,
                                          "only for speed: everything here runs on the processor"));
    }
    for (std::size_t i = 0; i < state.gpus.size(); ++i) {
        const std::string name = "GPU" + (state.gpus.size() > 1 ? ' ' + std::to_string(i) : "");
        report.versions[name] = state.gpus[i].name;
        report.probes.push_back(
            makeProbe(name, wanted, gpuWords(state.gpus[i]),
                      state.gpus[i].major >= leastCapability ? ProbeState::Ok : unfit,
                      "use an Ampere card (RTX 30) or a newer one"));
    }
    probeCudaEngine(options, lacking, report);
}

} // namespace mesewright
