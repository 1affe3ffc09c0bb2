// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/cancel.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/llm/weights.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace mesewright {

/// "nf4", "mxfp4" or "bf16".
[[nodiscard]] Result<WeightLayout> layoutFromName(const std::string& name);

struct ConvertOptions
{
    std::uint64_t maxShardBytes = 5'000'000'000; ///< a shard is closed before it passes this
};

struct ConvertSummary
{
    std::vector<std::string> files; ///< weight files, in order
    std::uint64_t tensorBytes = 0;
    std::int64_t tensors = 0;
    std::vector<std::string> warnings;
};

/// Writes the checkpoint in folder `from` as folder `to` in another layout, with the names of the
/// public checkpoints of that layout: shards and index (one `model.safetensors` for bf16 if it fits
/// one shard), config.json with the layout's quantization_config, and copies of
/// generation_config.json and the tokenizer's files. Matrices that stay as they are keep their
/// bytes; MXFP4 to MXFP4 too. `to` must not exist or be empty: it is filled under a dot name and
/// appears by one rename. One weight is in memory at a time. Cancelled or failed: nothing is left.
[[nodiscard]] Result<ConvertSummary>
quantizeCheckpoint(const std::filesystem::path& from, WeightLayout layout,
                   const std::filesystem::path& to, ProgressSink& progress,
                   const CancelToken& cancel, const ConvertOptions& options = {});

} // namespace mesewright
