// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/metrics/event.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace mesewright {

/// One look at a GPU. A value that the driver refuses is NaN, with its reason beside it.
struct GpuReading
{
    enum Value { Memory, Load, Power, Temperature, ValueCount };

    GpuEvent values;
    std::array<std::string, ValueCount> reasons; ///< "" where the value is there
};

/// Memory, load, power and temperature of one NVIDIA GPU, from the driver's own library (NVML,
/// which every driver brings), loaded when the meter is opened. The interface is nvml.h's, stable
/// since 2012. Not for two threads at once.
class GpuMeter
{
public:
    static constexpr const char* driverLibrary = "libnvidia-ml.so.1";

    /// GPU number `index` in the driver's order. `library`: another file in its place. The error
    /// (kind Machine) says what is missing.
    static Result<GpuMeter> open(unsigned index = 0,
                                 const std::filesystem::path& library = driverLibrary);

    GpuMeter(GpuMeter&&) noexcept;
    GpuMeter& operator=(GpuMeter&&) noexcept;
    ~GpuMeter();

    [[nodiscard]] const std::string& name() const;
    [[nodiscard]] std::uint64_t memoryBytes() const; ///< of the card; 0 if the driver refuses
    [[nodiscard]] double powerLimit() const;         ///< watts; NaN if the driver refuses

    [[nodiscard]] GpuReading read() const;

private:
    struct Library;
    explicit GpuMeter(std::unique_ptr<Library> library);

    std::unique_ptr<Library> m_library;
};

} // namespace mesewright
