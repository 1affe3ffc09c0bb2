// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/llm/cuda/device.h"
#include "core/llm/cuda/kernels.h"

struct cublasContext;

namespace mesewright::cuda {

/// Matrix products by cuBLAS on one stream, fp32 sums. fp32 operands are never cut to TF32.
class Blas
{
public:
    explicit Blas(const Stream& stream);
    ~Blas();
    Blas(const Blas&) = delete;
    Blas& operator=(const Blas&) = delete;

    /// y[n, out] = x[n, in] · W[out, in]^T (+ y if `add`); x and W wide, y fp32 with rows of
    /// `yStride` floats (0: out).
    void product(Precision p, const void* x, const void* weight, int n, int out, int in, float* y,
                 bool add = false, int yStride = 0) const;

    /// The way back: gradX[n, in] = gradY[n, out] · W[out, in]; gradY and W wide, rows of gradY
    /// `gradStride` apart (0: out), gradX fp32.
    void back(Precision p, const void* gradY, const void* weight, int n, int out, int in,
              float* gradX, int gradStride = 0) const;

    static constexpr std::uint64_t workspaceBytes = 64u << 20;

private:
    cublasContext* m_handle = nullptr;
    DeviceBuffer m_workspace; ///< given to cuBLAS, so that graphs may be captured
};

/// "cuBLAS 13.1.0"
[[nodiscard]] std::string blasVersion();

} // namespace mesewright::cuda
