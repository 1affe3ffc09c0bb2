// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json.h"
#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace mesewright {

/// One figure of the GPU bench.
struct GpuFigure
{
    std::string work; ///< "decode.60", as in the goals and in the rivals' file
    double value = 0;
    std::string unit;
    bool lessIsBetter = false;
    std::optional<double> shareOfFloor; ///< the floor's time over the time taken
    std::uint64_t driverBytes = 0;      ///< what the driver says is in use, 0: it does not say
};

/// What rivals did on the same machine: work to value, in the figure's unit. The file is what
/// tests/peers/peer_gpu.py prints: {"name", "figures": {"decode.5": 82.0, …}}.
struct Rivals
{
    std::string name;
    std::map<std::string, double> figures;
};
[[nodiscard]] Result<Rivals> readRivals(const std::filesystem::path& file);

/// All figures beside rivals, goals and recorded ones, for people.
[[nodiscard]] std::string gpuTable(const std::vector<GpuFigure>& figures, const Rivals& rivals,
                                   const std::string& device);
/// The same as one JSON object.
[[nodiscard]] Json gpuTableJson(const std::vector<GpuFigure>& figures, const Rivals& rivals,
                                const std::string& device);

} // namespace mesewright
