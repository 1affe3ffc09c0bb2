// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/llm/modelconfig.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace mesewright {

/// The four projections a LoRA adapter of ours may touch, in PEFT's visiting order.
enum class LoraTarget { Query, Key, Value, Output };
inline constexpr std::array<LoraTarget, 4> allLoraTargets{LoraTarget::Query, LoraTarget::Key,
                                                          LoraTarget::Value, LoraTarget::Output};
/// "q_proj" ...
[[nodiscard]] const char* loraTargetName(LoraTarget target);
[[nodiscard]] Result<LoraTarget> loraTargetFromName(const std::string& name);

/// One adapted matrix: y += s · B (A x), A [rank, in], B [out, rank], row-major fp32.
struct LoraPair
{
    int layer = 0;
    LoraTarget target = LoraTarget::Query;
    int in = 0;
    int out = 0;
    std::vector<float> a;
    std::vector<float> b;
};

/// A LoRA adapter as a value (Hu et al. 2021). `pairs` is sorted by layer, then target.
struct LoraAdapter
{
    int rank = 0;
    double alpha = 0;
    double dropout = 0;
    bool rsLora = false;
    std::string baseName; ///< base_model_name_or_path
    std::vector<LoraPair> pairs;

    /// alpha / rank, or alpha / sqrt(rank) for rsLoRA. A user's scale multiplies this.
    [[nodiscard]] double scaling() const;
    [[nodiscard]] std::vector<int> trainedLayers() const;
};

/// Reads a PEFT folder (adapter_config.json, adapter_model.safetensors): only some layers, or all
/// layers with B = 0 outside the trained ones. Checks shapes against the base. Unsupported PEFT
/// features (DoRA, modules_to_save, biases, other targets) are refused by name.
[[nodiscard]] Result<LoraAdapter> readPeftAdapter(const std::filesystem::path& folder,
                                                  const ModelConfig& config);

/// Writes adapter_config.json, adapter_model.safetensors and README.md into an existing folder.
/// Only the layers present in `pairs` are written, named by `layers_to_transform`.
[[nodiscard]] Result<void> writePeftAdapter(const std::filesystem::path& folder,
                                            const LoraAdapter& adapter);

/// For which modules torch's generator draws. PEFT creates adapters only where the configuration
/// says so; Unsloth ignores `layers_to_transform`, creates them in all layers and freezes the rest.
enum class LoraDraw { AdaptedModules, AllLayers };

/// A fresh adapter: A uniform in ±1/sqrt(in) drawn as torch's CPU generator does from `seed`, in
/// PEFT's order (by layer, then q, k, v, o; in each module A, then B, then A again), B zero. With
/// `AdaptedModules` only the given layers and targets draw, which gives PEFT's start bit for bit.
[[nodiscard]] LoraAdapter freshAdapter(const ModelConfig& config, const std::vector<int>& layers,
                                       const std::vector<LoraTarget>& targets, int rank,
                                       double alpha, double dropout, std::uint64_t seed,
                                       LoraDraw draw = LoraDraw::AdaptedModules);

/// Columns and rows of the projection a target adapts.
[[nodiscard]] int loraInput(const ModelConfig& config, LoraTarget target);
[[nodiscard]] int loraOutput(const ModelConfig& config, LoraTarget target);

/// Says in a sentence why an adapter does not fit a model (layer, shape, rank), if it does not.
[[nodiscard]] Result<void> checkAdapterFits(const LoraAdapter& adapter, const ModelConfig& config);

} // namespace mesewright
