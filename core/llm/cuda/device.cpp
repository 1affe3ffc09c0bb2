// SPDX-License-Identifier: Apache-2.0
#include "core/llm/cuda/device.h"

#include "core/base/text.h"

#include <cuda_runtime_api.h>

#include <atomic>
#include <charconv>

namespace mesewright::cuda {

namespace {

constexpr int oldestMajor = 8; // mma.sync with bf16 and cp.async begin there

std::atomic<std::uint64_t> bytesNow{0};
std::atomic<std::uint64_t> bytesPeak{0};

void count(std::uint64_t bytes)
{
    const std::uint64_t now = bytesNow.fetch_add(bytes) + bytes;
    std::uint64_t peak = bytesPeak.load();
    while (peak < now && !bytesPeak.compare_exchange_weak(peak, now)) {
    }
}

std::string versionText(int version)
{
    return formatted("%d.%d", version / 1000, version % 1000 / 10);
}

std::uint64_t attribute(cudaDeviceAttr which, int device)
{
    int value = 0;
    if (cudaDeviceGetAttribute(&value, which, device) != cudaSuccess)
        (void)cudaGetLastError();
    return value > 0 ? static_cast<std::uint64_t>(value) : 0;
}

Result<DeviceInfo> describe(int index)
{
    cudaDeviceProp properties{};
    if (const cudaError_t code = cudaGetDeviceProperties(&properties, index); code != cudaSuccess)
        return deviceError(code, "looking at cuda:" + std::to_string(index));
    DeviceInfo info;
    info.index = index;
    info.name = properties.name;
    info.major = properties.major;
    info.minor = properties.minor;
    info.multiprocessors = properties.multiProcessorCount;
    info.sharedMemoryPerBlock = static_cast<int>(properties.sharedMemPerBlockOptin);
    info.l2Bytes = static_cast<std::uint64_t>(properties.l2CacheSize);
    info.memoryTotal = properties.totalGlobalMem;
    // Two transfers a clock, kHz, bits.
    info.bandwidth = 2.0 * 1e3 * static_cast<double>(attribute(cudaDevAttrMemoryClockRate, index)) *
                     static_cast<double>(attribute(cudaDevAttrGlobalMemoryBusWidth, index)) / 8.0;
    (void)cudaDriverGetVersion(&info.driverVersion);
    (void)cudaRuntimeGetVersion(&info.runtimeVersion);
    return info;
}

} // namespace

std::string DeviceInfo::text() const
{
    return formatted("%s (%d.%d, %s, %.0f GB/s)", name.c_str(), major, minor,
                     humanBytes(memoryTotal).c_str(), bandwidth / 1e9);
}

Error deviceError(int code, const std::string& doing)
{
    const auto error = static_cast<cudaError_t>(code);
    switch (error) {
    case cudaErrorMemoryAllocation:
        return machineLacks("the GPU's memory is used up (" + doing +
                            "); use fewer rows at once, shorter answers or a smaller layout, or "
                            "close other programs on the GPU");
    case cudaErrorInsufficientDriver: {
        int driver = 0;
        int runtime = 0;
        (void)cudaDriverGetVersion(&driver);
        (void)cudaRuntimeGetVersion(&runtime);
        if (driver == 0)
            return machineLacks("there is no NVIDIA driver; install it, or use --device cpu");
        return machineLacks("the NVIDIA driver serves CUDA " + versionText(driver) +
                            ", this program needs " + versionText(runtime) +
                            "; update the driver (580 or later for CUDA 13), or use --device cpu");
    }
    case cudaErrorNoDevice:
        return machineLacks("the NVIDIA driver shows no GPU; look at nvidia-smi and "
                            "CUDA_VISIBLE_DEVICES, or use --device cpu");
    case cudaErrorDevicesUnavailable:
        return machineLacks("the GPU is taken by another program that wants it alone; close that "
                            "program, or use another GPU with --device cuda:N");
    case cudaErrorNoKernelImageForDevice:
    case cudaErrorInvalidDeviceFunction:
        return machineLacks("this program was not built for this GPU (" + doing +
                            "); build it with -DCMAKE_CUDA_ARCHITECTURES=native");
    case cudaErrorSystemDriverMismatch:
        return machineLacks("the NVIDIA driver's kernel module and its library are of different "
                            "versions; restart the computer after the driver's update");
    case cudaErrorECCUncorrectable:
    case cudaErrorHardwareStackError:
    case cudaErrorUnknown:
    case cudaErrorLaunchTimeout:
        return machineLacks("the GPU stopped answering (" + doing + ": " +
                            cudaGetErrorString(error) +
                            "); start the program again; if it comes back, restart the computer");
    default:
        return internalError("the GPU failed (" + doing + ": " + cudaGetErrorString(error) +
                             "); start the program again");
    }
}

void check(int code, const char* doing)
{
    if (code == cudaSuccess)
        return;
    (void)cudaGetLastError(); // forget it, if it can be forgotten
    throw Failure(deviceError(code, doing));
}

void checkLaunch(const char* kernel)
{
    check(cudaGetLastError(), kernel);
}

Result<std::vector<DeviceInfo>> devices()
{
    int count = 0;
    if (const cudaError_t code = cudaGetDeviceCount(&count); code != cudaSuccess) {
        (void)cudaGetLastError();
        return deviceError(code, "looking for GPUs");
    }
    std::vector<DeviceInfo> found;
    for (int i = 0; i < count; ++i) {
        MESEWRIGHT_TRY(DeviceInfo info, describe(i));
        found.push_back(std::move(info));
    }
    if (found.empty())
        return deviceError(cudaErrorNoDevice, "looking for GPUs");
    return found;
}

Result<int> deviceNumber(const std::string& name)
{
    const std::string prefix = "cuda:";
    if (name == "cuda")
        return 0;
    int number = -1;
    if (name.starts_with(prefix)) {
        const char* end = name.data() + name.size();
        const auto [stop, code] = std::from_chars(name.data() + prefix.size(), end, number);
        if (code == std::errc() && stop == end && number >= 0 && number < 1024)
            return number;
    }
    return badInput("'" + name + "' names no GPU; use cuda, or cuda:1 for the second one");
}

Result<DeviceInfo> findGpu(const std::string& name)
{
    MESEWRIGHT_TRY(const int number, deviceNumber(name));
    MESEWRIGHT_TRY(const std::vector<DeviceInfo> all, devices());
    if (number >= static_cast<int>(all.size()))
        return machineLacks(formatted("%s is not there: this machine shows %zu GPU%s; use %s",
                                      name.c_str(), all.size(), all.size() == 1 ? "" : "s",
                                      all.size() == 1 ? "cuda" : "a lower number"));
    const DeviceInfo& info = all[static_cast<std::size_t>(number)];
    if (info.major < oldestMajor)
        return machineLacks(formatted("%s has compute capability %d.%d, the engine needs %d.0 "
                                      "(GeForce RTX 30 or newer); use --device cpu",
                                      info.name.c_str(), info.major, info.minor, oldestMajor));
    return info;
}

Result<DeviceInfo> openDevice(const std::string& name)
{
    MESEWRIGHT_TRY(DeviceInfo info, findGpu(name));
    if (const cudaError_t code = cudaSetDevice(info.index); code != cudaSuccess) {
        (void)cudaGetLastError();
        return deviceError(code, "opening " + name);
    }
    std::size_t free = 0;
    std::size_t total = 0;
    if (const cudaError_t code = cudaMemGetInfo(&free, &total); code != cudaSuccess) {
        (void)cudaGetLastError();
        return deviceError(code, "asking " + name + " for its memory");
    }
    info.memoryFree = free;
    info.memoryTotal = total;
    return info;
}

MemoryUse memoryUse()
{
    return {bytesNow.load(), bytesPeak.load()};
}

void resetPeakMemory()
{
    bytesPeak = bytesNow.load();
}

std::uint64_t driverMemoryInUse()
{
    std::size_t free = 0;
    std::size_t total = 0;
    if (cudaMemGetInfo(&free, &total) != cudaSuccess) {
        (void)cudaGetLastError();
        return 0;
    }
    return total - free;
}

DeviceBuffer::DeviceBuffer(std::uint64_t bytes, const char* purpose)
{
    if (bytes == 0)
        return;
    const cudaError_t code = cudaMalloc(&m_data, bytes);
    if (code != cudaSuccess) {
        m_data = nullptr;
        const std::uint64_t used = driverMemoryInUse();
        check(code, formatted("%s needs %s, %s are in use", purpose, humanBytes(bytes).c_str(),
                              humanBytes(used).c_str())
                        .c_str());
    }
    m_bytes = bytes;
    count(bytes);
}

void DeviceBuffer::release()
{
    if (m_data == nullptr)
        return;
    (void)cudaFree(m_data);
    bytesNow -= m_bytes;
    m_data = nullptr;
    m_bytes = 0;
}

void DeviceBuffer::reserve(std::uint64_t bytes, const char* purpose)
{
    if (bytes <= m_bytes)
        return;
    release();
    *this = DeviceBuffer(bytes, purpose);
}

PinnedBuffer::PinnedBuffer(std::uint64_t bytes)
{
    if (bytes == 0)
        return;
    if (const cudaError_t code = cudaMallocHost(&m_data, bytes); code != cudaSuccess) {
        m_data = nullptr;
        (void)cudaGetLastError();
        throw Failure(machineLacks("not enough main memory for a page-locked buffer of " +
                                   humanBytes(bytes) + "; close other programs"));
    }
    m_bytes = bytes;
}

PinnedBuffer::~PinnedBuffer()
{
    if (m_data != nullptr)
        (void)cudaFreeHost(m_data);
}

Stream::Stream()
{
    check(cudaStreamCreateWithFlags(&m_stream, cudaStreamNonBlocking), "making a stream");
}

Stream::~Stream()
{
    if (m_stream != nullptr)
        (void)cudaStreamDestroy(m_stream);
}

void Stream::wait() const
{
    check(cudaStreamSynchronize(m_stream), "waiting for the GPU");
}

void Stream::upload(void* to, const void* from, std::uint64_t bytes) const
{
    check(cudaMemcpyAsync(to, from, bytes, cudaMemcpyHostToDevice, m_stream), "copying to the GPU");
}

void Stream::download(void* to, const void* from, std::uint64_t bytes) const
{
    check(cudaMemcpyAsync(to, from, bytes, cudaMemcpyDeviceToHost, m_stream),
          "copying from the GPU");
}

void Stream::copy(void* to, const void* from, std::uint64_t bytes) const
{
    check(cudaMemcpyAsync(to, from, bytes, cudaMemcpyDeviceToDevice, m_stream),
          "copying on the GPU");
}

void Stream::zero(void* to, std::uint64_t bytes) const
{
    check(cudaMemsetAsync(to, 0, bytes, m_stream), "clearing memory of the GPU");
}

Event::Event()
{
    check(cudaEventCreate(&m_event), "making an event");
}

Event::~Event()
{
    if (m_event != nullptr)
        (void)cudaEventDestroy(m_event);
}

void Event::record(const Stream& stream) const
{
    check(cudaEventRecord(m_event, stream.get()), "marking a stream");
}

void Event::wait() const
{
    check(cudaEventSynchronize(m_event), "waiting for the GPU");
}

double Event::secondsSince(const Event& earlier) const
{
    wait();
    float milliseconds = 0;
    check(cudaEventElapsedTime(&milliseconds, earlier.m_event, m_event), "measuring time");
    return static_cast<double>(milliseconds) * 1e-3;
}

} // namespace mesewright::cuda
