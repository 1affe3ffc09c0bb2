// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/llm/checkpoint.h"
#include "core/llm/nf4.h"
#include "core/llm/weights.h"

#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace mesewright {

/// Where a logical tensor's values come from; used by WeightSource only.

/// Elements of a float dtype, as they are or, in the fused bf16 experts, stored as [in, out].
struct PlainSlot
{
    Dtype dtype = Dtype::Bf16;
    std::span<const std::byte> data;
    bool transposed = false;
};

/// One expert's rows of a fused MXFP4 tensor.
struct Mxfp4Slot
{
    std::span<const std::byte> blocks;
    std::span<const std::byte> scales;
};

using WeightSlot = std::variant<PlainSlot, Mxfp4Slot, std::shared_ptr<const Nf4Tensor>>;

/// Finds and checks tensors of one checkpoint.
class SlotFinder
{
public:
    SlotFinder(const Checkpoint& checkpoint, const ModelConfig& config, WeightLayout layout)
        : m_checkpoint(checkpoint), m_config(config), m_layout(layout)
    {
    }

    [[nodiscard]] Result<WeightSlot> find(const WeightId& id);
    /// What was noticed, one line a kind of thing.
    [[nodiscard]] std::vector<std::string> warnings() const;

private:
    [[nodiscard]] Result<TensorView> fetch(const std::string& name,
                                           const std::vector<std::int64_t>& shape) const;
    [[nodiscard]] Result<WeightSlot> plain(const std::string& name, const WeightId& id) const;
    [[nodiscard]] Result<WeightSlot> fused(const std::string& name, const WeightId& id) const;
    [[nodiscard]] Result<WeightSlot> mxfp4(const std::string& name, const WeightId& id) const;
    [[nodiscard]] Result<WeightSlot> nf4(const std::string& name, const WeightId& id);
    [[nodiscard]] Result<std::vector<float>> floats(const std::string& name,
                                                    std::int64_t count) const;

    const Checkpoint& m_checkpoint;
    const ModelConfig& m_config;
    WeightLayout m_layout;
    std::vector<std::string> m_oddCodes;
    std::vector<std::string> m_oddMaps;
};

/// The layout that the tensor names show.
[[nodiscard]] Result<WeightLayout> findLayout(const Checkpoint& checkpoint);

} // namespace mesewright
