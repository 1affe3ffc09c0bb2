// SPDX-License-Identifier: Apache-2.0
#pragma once

// Internal to core/llm: the only header that brings torch in.
#include <ATen/Parallel.h>
#include <ATen/core/Tensor.h>
#include <ATen/ops/addmm.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/from_blob.h>
#include <ATen/ops/mm.h>
#include <ATen/ops/zeros.h>
#include <ATen/ops/zeros_like.h>
#include <c10/core/InferenceMode.h>

#include <cstdint>
#include <span>
#include <vector>

namespace mesewright {

/// What each thread holds while it touches tensors: no graph of gradients is kept, and torch and
/// its BLAS work with the one thread they have been told. (MKL keeps that number per thread;
/// without it, every thread of ours would start a team of its own, whose sums differ from run to
/// run.)
struct TensorScope
{
    TensorScope() { at::internal::lazy_init_num_threads(); }

    c10::InferenceMode noGraph;
};

[[nodiscard]] inline at::Tensor emptyFloats(std::int64_t rows, std::int64_t columns)
{
    return at::empty({rows, columns}, at::kFloat);
}

/// fp32 data of a contiguous tensor.
[[nodiscard]] inline float* data(const at::Tensor& tensor)
{
    return tensor.data_ptr<float>();
}

/// An index tensor that owns its numbers.
[[nodiscard]] inline at::Tensor indexTensor(std::span<const std::int64_t> values)
{
    at::Tensor index = at::empty({static_cast<std::int64_t>(values.size())}, at::kLong);
    std::copy(values.begin(), values.end(), index.data_ptr<std::int64_t>());
    return index;
}

} // namespace mesewright
