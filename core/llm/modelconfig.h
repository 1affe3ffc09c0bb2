// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace mesewright {

/// The sizes and constants of a GPT-OSS model, read from `config.json`; the names are its keys in
/// camel case. `kvHeads` key/value heads serve `heads / kvHeads` query heads each.
struct ModelConfig
{
    int hiddenSize = 0;
    int layers = 0;
    int heads = 0;
    int kvHeads = 0;
    int headDim = 0;
    int intermediateSize = 0;
    int experts = 0;
    int expertsPerToken = 0;
    int vocabSize = 0;
    int slidingWindow = 0;
    std::vector<bool> slidingLayer; ///< by layer, from `layer_types`
    double rmsNormEps = 1e-5;
    double swigluLimit = 7.0;
    std::int64_t maxPositions = 131072;

    double ropeTheta = 150000;
    bool yarn = false; ///< false: plain rotary embedding, the keys below are unused
    double ropeFactor = 1;
    double betaFast = 32;
    double betaSlow = 1;
    std::int64_t originalMaxPositions = 4096;
    bool ropeTruncate = true; ///< HF's default when the key is missing; GPT-OSS says false
    double ropeAttentionFactor =
        0; ///< factor on cos and sin if config.json sets one; 0: by formula

    std::vector<int> eosTokenIds; ///< generation_config.json first, else config.json
    int padTokenId = -1;
    std::string quantMethod; ///< "", "mxfp4" or "bitsandbytes"
    bool tiedEmbeddings = false;

    [[nodiscard]] int queryWidth() const { return heads * headDim; }
    [[nodiscard]] int kvWidth() const { return kvHeads * headDim; }
};

/// Checks and reads the two texts; `where` and `generationWhere` name them in errors. An empty
/// `generation` text means that there is no generation_config.json.
[[nodiscard]] Result<ModelConfig> parseModelConfig(const std::string& config,
                                                   const std::string& where,
                                                   const std::string& generation = "",
                                                   const std::string& generationWhere = "");

/// Reads `folder/config.json` (and `generation_config.json` if there). A missing key, another
/// architecture, sizes that do not fit together: an error with file, key and remedy.
[[nodiscard]] Result<ModelConfig> readModelConfig(const std::filesystem::path& folder);

/// The half-split rotary table's inverse frequencies, [headDim / 2], with YaRN's blend
/// (Peng et al. 2023; `truncate` as in GPT-OSS), and the factor on cos and sin.
struct RotaryFrequencies
{
    std::vector<double> inverseFrequency;
    double attentionFactor = 1.0;
};
[[nodiscard]] RotaryFrequencies rotaryFrequencies(const ModelConfig& config);

} // namespace mesewright
