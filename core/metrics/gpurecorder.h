// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/metrics/gpumeter.h"

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>

namespace mesewright {

/// The driver's number of the GPU that a program calls `device` ("cuda", "cuda:1", or that and more
/// words behind a comma), given the value of CUDA_VISIBLE_DEVICES ("" when it is not set). Nothing for the processor, and where the
/// variable names GPUs in another way than by number.
[[nodiscard]] std::optional<unsigned> driverGpuOf(const std::string& device,
                                                  const std::string& visibleDevices);

/// Readings of the GPU that a run computes on, for its log: at most one a second.
class GpuRecorder
{
public:
    /// Never reads for a run on the processor.
    explicit GpuRecorder(const std::string& device,
                         const std::filesystem::path& library = GpuMeter::driverLibrary);

    /// Why a run on a GPU will have no readings; "" if it will, or needs none.
    [[nodiscard]] const std::string& problem() const { return m_problem; }
    /// A reading, if the last one is a second old.
    [[nodiscard]] std::optional<GpuEvent> due();

private:
    std::optional<GpuMeter> m_meter;
    std::string m_problem;
    std::optional<std::chrono::steady_clock::time_point> m_last;
};

} // namespace mesewright
