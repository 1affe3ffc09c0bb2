// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/llm/cpu/attention.h"
#include "core/llm/cpu/kvblock.h"

#include <cstdint>
#include <span>

namespace mesewright::cpu {

/// One new token of one row against its cache: shared prompt part, own tail part.
struct DecodeRow
{
    KvView prompt;
    KvView tail;
};

/// One decoding step: `q` [rows, stride] (rotated queries first), `out` [rows, heads · headDim].
void attentionDecode(const AttentionShape& shape, std::span<const DecodeRow> rows, const float* q,
                     std::int64_t qStride, const float* sinks, float* out);

} // namespace mesewright::cpu
