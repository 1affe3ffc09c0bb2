// SPDX-License-Identifier: Apache-2.0
#include "core/metrics/gpumeter.h"

#include "core/base/text.h"

#include <dlfcn.h>

namespace mesewright {

namespace {

constexpr int success = 0;
constexpr unsigned temperatureOfGpu = 0;
constexpr double milli = 1e-3;

using Device = void*;

struct MemoryInfo
{
    unsigned long long total;
    unsigned long long free;
    unsigned long long used;
};

struct Utilization
{
    unsigned gpu; ///< percent of the last sample period with a kernel at work
    unsigned memory;
};

struct Close
{
    void operator()(void* handle) const { ::dlclose(handle); }
};

} // namespace

struct GpuMeter::Library
{
    std::unique_ptr<void, Close> handle;
    int (*init)() = nullptr;
    int (*shutdown)() = nullptr;
    const char* (*errorString)(int) = nullptr;
    int (*count)(unsigned*) = nullptr;
    int (*device)(unsigned, Device*) = nullptr;
    int (*deviceName)(Device, char*, unsigned) = nullptr;
    int (*memory)(Device, MemoryInfo*) = nullptr;
    int (*utilization)(Device, Utilization*) = nullptr;
    int (*powerUsage)(Device, unsigned*) = nullptr;
    int (*powerLimit)(Device, unsigned*) = nullptr;
    int (*temperature)(Device, unsigned, unsigned*) = nullptr;

    bool started = false;
    Device gpu = nullptr;
    std::string name;
    std::uint64_t memoryBytes = 0;
    double limit = notANumber;

    Library() = default;
    Library(const Library&) = delete;
    Library& operator=(const Library&) = delete;
    ~Library()
    {
        if (started)
            shutdown();
    }

    template <class Function>
    bool find(Function& function, const char* symbol) const
    {
        function = reinterpret_cast<Function>(::dlsym(handle.get(), symbol));
        return function != nullptr;
    }

    /// The first symbol that is missing, or null.
    [[nodiscard]] const char* findAll()
    {
        const auto missing = [this](auto& function, const char* symbol) {
            return find(function, symbol) ? nullptr : symbol;
        };
        for (const char* symbol :
             {missing(init, "nvmlInit_v2"), missing(shutdown, "nvmlShutdown"),
              missing(errorString, "nvmlErrorString"), missing(count, "nvmlDeviceGetCount_v2"),
              missing(device, "nvmlDeviceGetHandleByIndex_v2"),
              missing(deviceName, "nvmlDeviceGetName"), missing(memory, "nvmlDeviceGetMemoryInfo"),
              missing(utilization, "nvmlDeviceGetUtilizationRates"),
              missing(powerUsage, "nvmlDeviceGetPowerUsage"),
              missing(powerLimit, "nvmlDeviceGetEnforcedPowerLimit"),
              missing(temperature, "nvmlDeviceGetTemperature")})
            if (symbol != nullptr)
                return symbol;
        return nullptr;
    }

    /// "" for success.
    [[nodiscard]] std::string reasonOf(int code) const
    {
        if (code == success)
            return {};
        const char* words = errorString(code);
        return formatted("the driver refuses the reading (%s)", words != nullptr ? words : "?");
    }

    void readFacts()
    {
        char text[96] = {};
        if (deviceName(gpu, text, sizeof(text) - 1) == success)
            name = text;
        MemoryInfo info = {};
        if (memory(gpu, &info) == success)
            memoryBytes = info.total;
        unsigned milliwatts = 0;
        if (powerLimit(gpu, &milliwatts) == success)
            limit = milliwatts * milli;
    }
};

GpuMeter::GpuMeter(std::unique_ptr<Library> library) : m_library(std::move(library)) {}
GpuMeter::GpuMeter(GpuMeter&&) noexcept = default;
GpuMeter& GpuMeter::operator=(GpuMeter&&) noexcept = default;
GpuMeter::~GpuMeter() = default;

Result<GpuMeter> GpuMeter::open(unsigned index, const std::filesystem::path& library)
{
    auto made = std::make_unique<Library>();
    made->handle.reset(::dlopen(library.c_str(), RTLD_NOW | RTLD_LOCAL));
    if (!made->handle) {
        return machineLacks(library.string() +
                            " is not on this machine; it comes with NVIDIA's driver");
    }
    if (const char* missing = made->findAll()) {
        return machineLacks(formatted("%s lacks %s; install NVIDIA's driver 580 or newer",
                                      library.c_str(), missing));
    }
    if (const int code = made->init(); code != success)
        return machineLacks(formatted("NVIDIA's driver does not start (%s); load its kernel module",
                                      made->errorString(code)));
    made->started = true;
    unsigned gpus = 0;
    if (const int code = made->count(&gpus); code != success || index >= gpus) {
        return machineLacks(formatted("there is no GPU %u; the driver knows %u", index, gpus));
    }
    if (const int code = made->device(index, &made->gpu); code != success) {
        return machineLacks(
            formatted("GPU %u cannot be asked (%s)", index, made->errorString(code)));
    }
    made->readFacts();
    return GpuMeter(std::move(made));
}

const std::string& GpuMeter::name() const
{
    return m_library->name;
}

std::uint64_t GpuMeter::memoryBytes() const
{
    return m_library->memoryBytes;
}

double GpuMeter::powerLimit() const
{
    return m_library->limit;
}

GpuReading GpuMeter::read() const
{
    const Library& nvml = *m_library;
    GpuReading reading;
    const auto take = [&](GpuReading::Value value, int code, double& target, double read) {
        if (code == success)
            target = read;
        reading.reasons[value] = nvml.reasonOf(code);
    };
    MemoryInfo info = {};
    const int memory = nvml.memory(nvml.gpu, &info);
    take(GpuReading::Memory, memory, reading.values.memory, static_cast<double>(info.used));
    Utilization load = {};
    const int utilization = nvml.utilization(nvml.gpu, &load);
    take(GpuReading::Load, utilization, reading.values.load, load.gpu / 100.0);
    unsigned milliwatts = 0;
    const int power = nvml.powerUsage(nvml.gpu, &milliwatts);
    take(GpuReading::Power, power, reading.values.power, milliwatts * milli);
    unsigned degrees = 0;
    const int temperature = nvml.temperature(nvml.gpu, temperatureOfGpu, &degrees);
    take(GpuReading::Temperature, temperature, reading.values.temperature, degrees);
    return reading;
}

} // namespace mesewright
