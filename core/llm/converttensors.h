// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/cancel.h"
#include "core/base/result.h"
#include "core/llm/safetensorswriter.h"
#include "core/llm/weights.h"

#include <string>
#include <vector>

namespace mesewright {

/// One unit of a conversion: what is read, how it is written, and the tensors that result. A fused
/// tensor holds all experts of a layer; an NF4 weight and its five companions are one unit.
struct ConvertTensor
{
    enum class Form {
        Copy,       ///< the source's bytes, name and dtype
        Plain,      ///< BF16 (F32 for norms that need it), as it is
        FusedPlain, ///< BF16 [E, in, out] or [E, n]
        FusedMxfp4, ///< `_blocks` and `_scales`
        Nf4         ///< packed weight and companions
    };
    Form form = Form::Plain;
    std::vector<WeightId> sources; ///< one, or all experts in order; empty for Copy
    std::vector<TensorSpec> specs;

    [[nodiscard]] std::uint64_t bytes() const;
};

/// What has to be written for `layout`. For NF4 this reads every matrix once, since the length of a
/// state's text depends on the mean of the block maxima. Refuses sizes that the layout cannot hold.
[[nodiscard]] Result<std::vector<ConvertTensor>>
planConversion(const WeightSource& source, WeightLayout layout, const CancelToken& cancel);

/// Reads, converts and writes one unit.
[[nodiscard]] Result<void> writeConverted(const ConvertTensor& tensor, const WeightSource& source,
                                          SafetensorsWriter& writer, const CancelToken& cancel);

} // namespace mesewright
