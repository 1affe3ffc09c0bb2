// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/llm/cuda/train/attentionback.h"

namespace mesewright::cuda {

/// attentionBack() in bf16 for heads of 64 elements, once `dots` are known.
void attentionBackOnTensorCores(const HeadShape& shape, const AttentionTape& tape,
                                const float* gradOut, const float* dots, float* gradQkv,
                                CUstream_st* stream);

} // namespace mesewright::cuda
