// SPDX-License-Identifier: Apache-2.0
#pragma once

// Internal to core/llm: matrix products with the rows shared out over the engine's threads.
#include "core/llm/cpu/parallel.h"
#include "core/llm/torch/tensors.h"

#include <algorithm>

namespace mesewright {

/// Rows of a product that one thread takes at a time: large enough for BLAS, small enough to share.
[[nodiscard]] inline std::int64_t gemmGrain(std::int64_t rows)
{
    const std::int64_t threads = cpu::kernelThreads();
    return std::clamp<std::int64_t>((rows + threads - 1) / threads, 16, 256);
}

/// out = x · weightᵀ (+ bias), for weight [columns, in]: the form of every projection.
inline void linearInto(at::Tensor& out, const at::Tensor& x, const at::Tensor& weight,
                       const at::Tensor& bias = {})
{
    const at::Tensor transposed = weight.t();
    cpu::parallelFor(x.size(0), gemmGrain(x.size(0)), [&](std::int64_t begin, std::int64_t end) {
        const TensorScope scope;
        at::Tensor rows = out.narrow(0, begin, end - begin);
        if (bias.defined())
            at::addmm_out(rows, bias, x.narrow(0, begin, end - begin), transposed);
        else
            at::mm_out(rows, x.narrow(0, begin, end - begin), transposed);
    });
}

[[nodiscard]] inline at::Tensor linear(const at::Tensor& x, const at::Tensor& weight,
                                       const at::Tensor& bias = {})
{
    at::Tensor out = emptyFloats(x.size(0), weight.size(0));
    linearInto(out, x, weight, bias);
    return out;
}

/// out = x · matrix, for matrix [in, columns]: how gradients go back through a projection.
inline void productInto(at::Tensor& out, const at::Tensor& x, const at::Tensor& matrix)
{
    linearInto(out, x, matrix.t());
}

[[nodiscard]] inline at::Tensor product(const at::Tensor& x, const at::Tensor& matrix)
{
    return linear(x, matrix.t());
}

} // namespace mesewright
