// SPDX-License-Identifier: Apache-2.0
#pragma once

// Internal to core/llm: prompts computed once, for as many samples and adapters as share them.
#include "core/base/cancel.h"
#include "core/base/result.h"
#include "core/llm/cpu/kvblock.h"
#include "core/llm/torch/engine.h"

#include <memory>
#include <span>
#include <vector>

namespace mesewright {

/// A computed prompt. Layers below the first adapted one share their blocks between adapters.
struct PromptState
{
    /// One layer's keys and values; slot 0 holds position `first` (a sliding layer keeps only its
    /// last window).
    struct LayerCache
    {
        std::shared_ptr<cpu::KvBlock> block;
        int first = 0;
    };
    int length = 0;
    std::vector<LayerCache> layers;
    std::vector<float> lastLogits; ///< [vocab], of the last position
};

struct PromptVariant
{
    const std::vector<int>* prompt = nullptr;
    RowAdapter adapter;
};

/// Computes all variants in one packed batch: each distinct prompt once through the layers that no
/// adapter touches, each distinct (prompt, adapter, scale) once through the rest. The result is
/// parallel to `variants`; equal variants share one state. Empty when cancelled.
[[nodiscard]] std::vector<std::shared_ptr<PromptState>>
prefill(CpuModel& model, std::span<const PromptVariant> variants, const CancelToken& cancel);

} // namespace mesewright
