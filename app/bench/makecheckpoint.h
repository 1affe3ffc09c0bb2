// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/bench/weightmaker.h"
#include "core/base/json.h"
#include "core/base/progress.h"
#include "core/llm/safetensorswriter.h"
#include "core/llm/weights.h"

#include <filesystem>
#include <string>
#include <vector>

namespace mesewright {

/// config.json of gpt-oss-20b, every key of the public one, with `layers` layers.
[[nodiscard]] Json fullSizeConfig(int layers);

/// One unit of work: a tensor, or a quantised matrix with its companions, or all experts fused.
struct MadeTensor
{
    enum class Form { Vector, VectorF32, Rows, FusedVector, FusedTransposed, Mxfp4, Nf4 };
    Form form = Form::Rows;
    std::vector<WeightId> sources; ///< one, or all experts of a layer in order
    std::vector<TensorSpec> specs;

    [[nodiscard]] std::uint64_t bytes() const;
};

/// What a checkpoint of that layout consists of, in the order of the public ones: embedding,
/// layers, final norm, head. For NF4 every matrix is made once, for the length of its state's text
/// depends on the mean of its block maxima.
[[nodiscard]] Result<std::vector<MadeTensor>> planCheckpoint(const ModelConfig& config,
                                                             WeightLayout layout,
                                                             std::uint64_t seed,
                                                             WeightMaker& maker);

/// Splits them as the public repositories are split: 3 files of MXFP4, 4 of NF4, shards of 5 GB of
/// bf16.
[[nodiscard]] std::vector<std::vector<MadeTensor>> intoShards(std::vector<MadeTensor> tensors,
                                                              WeightLayout layout);
/// MXFP4's public files count from 0 and to the last number, the others from 1.
[[nodiscard]] std::string shardFileName(WeightLayout layout, std::size_t shard, std::size_t shards);

struct MadeCheckpoint
{
    std::size_t files = 0;
    std::size_t tensors = 0;
    std::uint64_t bytes = 0;
};
/// Fills `folder` (made if it is not there, else it must be empty) with weights, index, config.json
/// and generation_config.json. The three layouts of one seed hold the same weights up to rounding.
[[nodiscard]] Result<MadeCheckpoint> makeCheckpoint(const Json& config, WeightLayout layout,
                                                    std::uint64_t seed, WeightMaker& maker,
                                                    const std::filesystem::path& folder,
                                                    ProgressSink& progress);

} // namespace mesewright
