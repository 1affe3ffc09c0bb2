// SPDX-License-Identifier: Apache-2.0
#include "core/llm/cuda/blas.h"

#include "core/base/text.h"

#include <cublas_v2.h>

namespace mesewright::cuda {

namespace {

void checkBlas(cublasStatus_t status, const char* doing)
{
    if (status == CUBLAS_STATUS_SUCCESS)
        return;
    if (status == CUBLAS_STATUS_ALLOC_FAILED)
        throw Failure(machineLacks(std::string("cuBLAS found no memory on the GPU (") + doing +
                                   "); use fewer rows at once or close other programs on the GPU"));
    throw Failure(internalError(std::string("cuBLAS failed (") + doing +
                                "): " + cublasGetStatusString(status)));
}

} // namespace

Blas::Blas(const Stream& stream) : m_workspace(workspaceBytes, "cuBLAS' workspace")
{
    checkBlas(cublasCreate(&m_handle), "starting");
    checkBlas(cublasSetStream(m_handle, stream.get()), "starting");
    checkBlas(cublasSetWorkspace(m_handle, m_workspace.data(), m_workspace.bytes()), "starting");
    checkBlas(cublasSetMathMode(m_handle, static_cast<cublasMath_t>(
                                              CUBLAS_DEFAULT_MATH |
                                              CUBLAS_MATH_DISALLOW_REDUCED_PRECISION_REDUCTION)),
              "starting");
}

Blas::~Blas()
{
    if (m_handle != nullptr)
        (void)cublasDestroy(m_handle);
}

void Blas::product(Precision p, const void* x, const void* weight, int n, int out, int in, float* y,
                   bool add, int yStride) const
{
    if (n == 0 || out == 0)
        return;
    // cuBLAS counts columns first: its C (out × n) is our y row by row.
    const float one = 1.0f;
    const float beta = add ? 1.0f : 0.0f;
    const cudaDataType_t type = p == Precision::Bf16 ? CUDA_R_16BF : CUDA_R_32F;
    checkBlas(cublasGemmEx(m_handle, CUBLAS_OP_T, CUBLAS_OP_N, out, n, in, &one, weight, type, in,
                           x, type, in, &beta, y, CUDA_R_32F, yStride > 0 ? yStride : out,
                           CUBLAS_COMPUTE_32F, CUBLAS_GEMM_DEFAULT),
              "matrix product");
}

void Blas::back(Precision p, const void* gradY, const void* weight, int n, int out, int in,
                float* gradX, int gradStride) const
{
    if (n == 0)
        return;
    const float one = 1.0f;
    const float zero = 0.0f;
    const cudaDataType_t type = p == Precision::Bf16 ? CUDA_R_16BF : CUDA_R_32F;
    checkBlas(cublasGemmEx(m_handle, CUBLAS_OP_N, CUBLAS_OP_N, in, n, out, &one, weight, type, in,
                           gradY, type, gradStride > 0 ? gradStride : out, &zero, gradX, CUDA_R_32F,
                           in, CUBLAS_COMPUTE_32F, CUBLAS_GEMM_DEFAULT),
              "matrix product, backwards");
}

std::string blasVersion()
{
    int version[3] = {};
    for (int i = 0; i < 3; ++i)
        (void)cublasGetProperty(static_cast<libraryPropertyType>(i), &version[i]);
    return formatted("cuBLAS %d.%d.%d", version[0], version[1], version[2]);
}

} // namespace mesewright::cuda
