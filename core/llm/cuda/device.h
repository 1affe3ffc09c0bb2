// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/error.h"
#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <exception>
#include <string>
#include <utility>
#include <vector>

struct CUstream_st;
struct CUevent_st;

namespace mesewright::cuda {

/// One GPU as driver and runtime describe it.
struct DeviceInfo
{
    int index = 0;
    std::string name;
    int major = 0; ///< compute capability
    int minor = 0;
    int multiprocessors = 0;
    int sharedMemoryPerBlock = 0; ///< bytes, the most that a kernel may ask for
    std::uint64_t l2Bytes = 0;
    std::uint64_t memoryTotal = 0; ///< bytes
    std::uint64_t memoryFree = 0;
    double bandwidth = 0;   ///< bytes a second: clock and bus width as the driver gives them
    int driverVersion = 0;  ///< the CUDA version that the driver serves: 13000 is 13.0
    int runtimeVersion = 0; ///< the one that this program was built with

    /// "NVIDIA GeForce RTX 3090 (8.6, 24.0 GB, 936 GB/s)"
    [[nodiscard]] std::string text() const;
};

/// The GPUs that the driver shows. No driver, one too old for this program, no GPU: an error of
/// kind Machine with the remedy.
[[nodiscard]] Result<std::vector<DeviceInfo>> devices();

/// The GPU of this name, "cuda" for the first one or "cuda:N", if the engine runs on it (compute
/// capability 8.0 or higher). Opens nothing there, so `memoryFree` stays 0.
[[nodiscard]] Result<DeviceInfo> findGpu(const std::string& name);

/// Finds a GPU, makes it the current one of this thread and asks for its memory.
[[nodiscard]] Result<DeviceInfo> openDevice(const std::string& name);

/// The number in "cuda:N", 0 in "cuda"; another text is an error.
[[nodiscard]] Result<int> deviceNumber(const std::string& name);

/// Bytes held by DeviceBuffers of this process, and the most so far since the last reset.
struct MemoryUse
{
    std::uint64_t now = 0;
    std::uint64_t peak = 0;
};
[[nodiscard]] MemoryUse memoryUse();
void resetPeakMemory();
/// What the driver says is in use on the current device by everyone, 0 if it does not say.
[[nodiscard]] std::uint64_t driverMemoryInUse();

/// Thrown inside the CUDA engine, caught at its public functions (see `guarded`).
class Failure : public std::exception
{
public:
    explicit Failure(Error error) : m_error(std::move(error)) {}
    [[nodiscard]] const Error& error() const { return m_error; }
    [[nodiscard]] const char* what() const noexcept override { return m_error.message.c_str(); }

private:
    Error m_error;
};

/// A cudaError_t as a sentence; `doing` says what was tried ("reading the logits").
[[nodiscard]] Error deviceError(int code, const std::string& doing);
/// Throws a Failure unless `code` (a cudaError_t) is success, and clears the error.
void check(int code, const char* doing);
/// Throws if the last kernel launch was refused.
void checkLaunch(const char* kernel);

/// Runs `body`, which returns a Result, and turns a Failure into its Error.
template <class Body>
[[nodiscard]] auto guarded(const Body& body) -> decltype(body())
{
    try {
        return body();
    } catch (const Failure& failure) {
        return failure.error();
    } catch (const std::bad_alloc&) {
        return machineLacks("not enough main memory; use fewer rows at once or a shorter text");
    } catch (const std::exception& problem) {
        return internalError(std::string("the CUDA engine failed: ") + problem.what());
    }
}

/// Memory on the GPU, counted in memoryUse(). Allocation throws a Failure that says what did not
/// fit; the engine stays usable.
class DeviceBuffer
{
public:
    DeviceBuffer() = default;
    /// `purpose` names it in the error: "the weights of layer 3".
    DeviceBuffer(std::uint64_t bytes, const char* purpose);
    ~DeviceBuffer() { release(); }
    DeviceBuffer(DeviceBuffer&& other) noexcept { swap(other); }
    DeviceBuffer& operator=(DeviceBuffer&& other) noexcept
    {
        swap(other);
        return *this;
    }

    [[nodiscard]] void* data() const { return m_data; }
    template <class T>
    [[nodiscard]] T* as() const
    {
        return static_cast<T*>(m_data);
    }
    [[nodiscard]] std::uint64_t bytes() const { return m_bytes; }
    void release();
    /// Makes room for at least `bytes`; what was inside is lost if it has to grow.
    void reserve(std::uint64_t bytes, const char* purpose);

private:
    void swap(DeviceBuffer& other) noexcept
    {
        std::swap(m_data, other.m_data);
        std::swap(m_bytes, other.m_bytes);
    }
    void* m_data = nullptr;
    std::uint64_t m_bytes = 0;
};

/// Page-locked memory on the host, which copies at the link's rate.
class PinnedBuffer
{
public:
    PinnedBuffer() = default;
    explicit PinnedBuffer(std::uint64_t bytes);
    ~PinnedBuffer();
    PinnedBuffer(PinnedBuffer&& other) noexcept { swap(other); }
    PinnedBuffer& operator=(PinnedBuffer&& other) noexcept
    {
        swap(other);
        return *this;
    }
    template <class T = std::byte>
    [[nodiscard]] T* as() const
    {
        return static_cast<T*>(m_data);
    }
    [[nodiscard]] std::uint64_t bytes() const { return m_bytes; }

private:
    void swap(PinnedBuffer& other) noexcept
    {
        std::swap(m_data, other.m_data);
        std::swap(m_bytes, other.m_bytes);
    }
    void* m_data = nullptr;
    std::uint64_t m_bytes = 0;
};

/// An ordered queue of work on the current device.
class Stream
{
public:
    Stream();
    ~Stream();
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;
    [[nodiscard]] CUstream_st* get() const { return m_stream; }
    void wait() const;

    void upload(void* to, const void* from, std::uint64_t bytes) const;
    void download(void* to, const void* from, std::uint64_t bytes) const;
    void copy(void* to, const void* from, std::uint64_t bytes) const;
    void zero(void* to, std::uint64_t bytes) const;

private:
    CUstream_st* m_stream = nullptr;
};

/// A mark in a stream; two of them measure time.
class Event
{
public:
    Event();
    ~Event();
    Event(const Event&) = delete;
    Event& operator=(const Event&) = delete;
    void record(const Stream& stream) const;
    void wait() const;
    /// Seconds from `earlier` to this one; waits for both.
    [[nodiscard]] double secondsSince(const Event& earlier) const;

private:
    CUevent_st* m_event = nullptr;
};

} // namespace mesewright::cuda
