// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace mesewright {

/// What a training run leaves beside its events, so that the next one can be planned by it:
/// `memory.json` and its settings as they stood, `config.yaml`.
struct TrainRecord
{
    std::uint64_t expected = 0; ///< memory in bytes, as estimated before the first step
    std::uint64_t peak = 0;     ///< as measured
    std::string config;         ///< the settings file's text; "" if it was not kept
};

/// Copies the settings file into the run's folder.
[[nodiscard]] Result<void> keepTrainConfig(const std::filesystem::path& run,
                                           const std::filesystem::path& config);
[[nodiscard]] Result<void> writeTrainMemory(const std::filesystem::path& run,
                                            std::uint64_t expected, std::uint64_t peak);
/// Numbers that are missing are 0: older runs have kept none.
[[nodiscard]] TrainRecord readTrainRecord(const std::filesystem::path& run);

} // namespace mesewright
