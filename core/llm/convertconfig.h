// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/llm/weights.h"

#include <filesystem>

namespace mesewright {

/// Writes `from`'s config.json into `to`, every key kept but quantization_config, which becomes
/// that of `layout` (none for bf16).
[[nodiscard]] Result<void> writeConvertedConfig(const std::filesystem::path& from,
                                                WeightLayout layout,
                                                const std::filesystem::path& to);

/// Copies generation_config.json, tokenizer, chat template and licence files.
[[nodiscard]] Result<void> copyCompanions(const std::filesystem::path& from,
                                          const std::filesystem::path& to);

} // namespace mesewright
