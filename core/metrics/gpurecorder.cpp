// SPDX-License-Identifier: Apache-2.0
#include "core/metrics/gpurecorder.h"

#include "core/base/text.h"

#include <charconv>
#include <cstdlib>

namespace mesewright {

namespace {

constexpr std::chrono::seconds every{1};

std::optional<unsigned> numberOf(const std::string& text)
{
    unsigned number = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (code != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

} // namespace

std::optional<unsigned> driverGpuOf(const std::string& device, const std::string& visibleDevices)
{
    const std::string name = device.substr(0, device.find(','));
    const std::string prefix = "cuda:";
    const auto asked = name == "cuda"             ? std::optional(0U)
                       : name.starts_with(prefix) ? numberOf(name.substr(prefix.size()))
                                                  : std::nullopt;
    if (!asked)
        return std::nullopt;
    const unsigned index = *asked;
    if (visibleDevices.empty())
        return index;
    const std::vector<std::string> visible = split(visibleDevices, ',');
    return index < visible.size() ? numberOf(visible[index]) : std::nullopt;
}

GpuRecorder::GpuRecorder(const std::string& device, const std::filesystem::path& library)
{
    if (!device.starts_with("cuda"))
        return;
    const char* set = std::getenv("CUDA_VISIBLE_DEVICES");
    const auto index = driverGpuOf(device, set != nullptr ? set : "");
    if (!index) {
        m_problem = "CUDA_VISIBLE_DEVICES does not give GPUs by number";
        return;
    }
    auto meter = GpuMeter::open(*index, library);
    if (meter)
        m_meter = std::move(*meter);
    else
        m_problem = meter.error().message;
}

std::optional<GpuEvent> GpuRecorder::due()
{
    const auto now = std::chrono::steady_clock::now();
    if (!m_meter || (m_last && now - *m_last < every))
        return std::nullopt;
    m_last = now;
    return m_meter->read().values;
}

} // namespace mesewright
