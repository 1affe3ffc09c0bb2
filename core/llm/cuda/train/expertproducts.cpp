// SPDX-License-Identifier: Apache-2.0
#include "core/llm/cuda/train/expertproducts.h"

#include <cublas_v2.h>
#include <cuda_runtime_api.h>

#include <algorithm>

namespace mesewright::cuda {

namespace {

constexpr std::uint64_t laneWorkspace = 16u << 20;

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

CUevent_st* makeEvent()
{
    cudaEvent_t event = nullptr;
    check(cudaEventCreateWithFlags(&event, cudaEventDisableTiming), "making an event");
    return event;
}

} // namespace

struct ExpertProducts::Lane
{
    Lane() : workspace(laneWorkspace, "cuBLAS' workspace"), done(makeEvent())
    {
        checkBlas(cublasCreate(&handle), "starting");
        checkBlas(cublasSetStream(handle, stream.get()), "starting");
        checkBlas(cublasSetWorkspace(handle, workspace.data(), workspace.bytes()), "starting");
        checkBlas(cublasSetMathMode(handle, static_cast<cublasMath_t>(
                                                CUBLAS_DEFAULT_MATH |
                                                CUBLAS_MATH_DISALLOW_REDUCED_PRECISION_REDUCTION)),
                  "starting");
    }
    ~Lane()
    {
        if (handle != nullptr)
            (void)cublasDestroy(handle);
        (void)cudaEventDestroy(done);
    }
    Lane(const Lane&) = delete;
    Lane& operator=(const Lane&) = delete;

    Stream stream;
    DeviceBuffer workspace;
    CUevent_st* done;
    cublasHandle_t handle = nullptr;
};

ExpertProducts::ExpertProducts(const Stream& stream) : m_stream(stream), m_begun(makeEvent())
{
    for (auto& lane : m_lanes)
        lane = std::make_unique<Lane>();
}

ExpertProducts::~ExpertProducts()
{
    (void)cudaEventDestroy(m_begun);
}

std::uint64_t ExpertProducts::bytes()
{
    return std::tuple_size_v<decltype(m_lanes)> * laneWorkspace;
}

void ExpertProducts::run(Precision p, const ExpertRows& rows, bool back, const void* from, void* to)
{
    const auto wide = static_cast<std::int64_t>(wideSize(p));
    const cudaDataType_t type = p == Precision::Bf16 ? CUDA_R_16BF : CUDA_R_32F;
    const int fromWidth = back ? rows.out : rows.in;
    const int toWidth = back ? rows.in : rows.out;
    const float one = 1.0f;
    const float zero = 0.0f;
    check(cudaEventRecord(m_begun, m_stream.get()), "experts");
    for (const auto& lane : m_lanes)
        check(cudaStreamWaitEvent(lane->stream.get(), m_begun), "experts");
    for (std::size_t i = 0, used = 0; i < rows.matrices.size(); ++i) {
        const std::int64_t begin = rows.starts[i];
        const int count = rows.starts[i + 1] - rows.starts[i];
        if (count == 0)
            continue;
        // cuBLAS counts columns first: a row-major W[out, in] is its in × out.
        checkBlas(cublasGemmEx(
                      m_lanes[used++ % m_lanes.size()]->handle, back ? CUBLAS_OP_N : CUBLAS_OP_T,
                      CUBLAS_OP_N, toWidth, count, fromWidth, &one, rows.matrices[i], type, rows.in,
                      static_cast<const std::byte*>(from) + begin * fromWidth * wide, type,
                      fromWidth, &zero, static_cast<std::byte*>(to) + begin * toWidth * wide, type,
                      toWidth, CUBLAS_COMPUTE_32F, CUBLAS_GEMM_DEFAULT),
                  "experts");
    }
    for (const auto& lane : m_lanes) {
        check(cudaEventRecord(lane->done, lane->stream.get()), "experts");
        check(cudaStreamWaitEvent(m_stream.get(), lane->done), "experts");
    }
}

void ExpertProducts::forward(Precision p, const ExpertRows& rows, const void* x, void* y)
{
    run(p, rows, false, x, y);
}

void ExpertProducts::back(Precision p, const ExpertRows& rows, const void* gradY, void* gradX)
{
    run(p, rows, true, gradY, gradX);
}

} // namespace mesewright::cuda
