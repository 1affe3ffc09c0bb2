// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/llm/cuda/kernels.h"

struct dim3;

namespace mesewright::cuda {

/// The head width of gpt-oss, for which attendCached() has a kernel on tensor cores in bf16. The
/// grid is attendCached()'s: rows, groups of queries, splits.
inline constexpr int tensorHeadDim = 64;
void attendOnTensorCores(const dim3& grid, const HeadShape& shape, const LayerCache& cache,
                         const DecodeRows& rows, const void* qkv, const SplitRoom& split,
                         const float* sinks, void* out, CUstream_st* stream);

/// attendPacked() for heads of that width in bf16.
void attendPackedOnTensorCores(const HeadShape& shape, const void* qkv, const int* offsets,
                               int rows, int longest, const float* sinks, void* out,
                               float* logSumExp, CUstream_st* stream);

} // namespace mesewright::cuda
