// SPDX-License-Identifier: Apache-2.0
#include "core/llm/cuda/train/expertproducts.h"

#include <cublasLt.h>
#include <cuda_runtime_api.h>

#include <tuple>

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
                                "): " + cublasLtGetStatusString(status)));
}

CUevent_st* makeEvent()
{
    cudaEvent_t event = nullptr;
    check(cudaEventCreateWithFlags(&event, cudaEventDisableTiming), "making an event");
    return event;
}

cublasLtMatrixLayoutOpaque_t layoutOf(cudaDataType_t type, int rows, int columns)
{
    cublasLtMatrixLayoutOpaque_t layout{};
    checkBlas(cublasLtMatrixLayoutInit(&layout, type, static_cast<std::uint64_t>(rows),
                                       static_cast<std::uint64_t>(columns), rows),
              "describing a matrix");
    return layout;
}

} // namespace

void ExpertProducts::DestroyHandle::operator()(cublasLtContext* handle) const
{
    (void)cublasLtDestroy(handle);
}

void ExpertProducts::DestroyEvent::operator()(CUevent_st* event) const
{
    (void)cudaEventDestroy(event);
}

struct ExpertProducts::Lane
{
    Lane() : workspace(laneWorkspace, "cuBLAS' workspace"), done(makeEvent()) {}

    Stream stream;
    DeviceBuffer workspace;
    std::unique_ptr<CUevent_st, DestroyEvent> done;
};

ExpertProducts::ExpertProducts(const Stream& stream) : m_stream(stream), m_begun(makeEvent())
{
    cublasLtHandle_t handle = nullptr;
    checkBlas(cublasLtCreate(&handle), "starting");
    m_handle.reset(handle);
    for (auto& lane : m_lanes)
        lane = std::make_unique<Lane>();
}

ExpertProducts::~ExpertProducts() = default;

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
    // cuBLAS counts columns first: a row-major W[out, in] is its in × out.
    cublasLtMatmulDescOpaque_t product{};
    checkBlas(cublasLtMatmulDescInit(&product, CUBLAS_COMPUTE_32F, CUDA_R_32F), "experts");
    const cublasOperation_t turn = back ? CUBLAS_OP_N : CUBLAS_OP_T;
    checkBlas(
        cublasLtMatmulDescSetAttribute(&product, CUBLASLT_MATMUL_DESC_TRANSA, &turn, sizeof turn),
        "experts");
    cublasLtMatrixLayoutOpaque_t weight = layoutOf(type, rows.in, rows.out);

    const auto experts = static_cast<int>(rows.matrices.size());
    check(cudaEventRecord(m_begun.get(), m_stream.get()), "experts");
    for (const auto& lane : m_lanes)
        check(cudaStreamWaitEvent(lane->stream.get(), m_begun.get()), "experts");
    for (int i = 0, used = 0; i < experts; ++i) {
        const std::int64_t begin = rows.starts[i];
        const int count = rows.starts[i + 1] - rows.starts[i];
        if (count == 0)
            continue;
        const Lane& lane = *m_lanes[static_cast<std::size_t>(used++) % m_lanes.size()];
        cublasLtMatrixLayoutOpaque_t x = layoutOf(type, fromWidth, count);
        cublasLtMatrixLayoutOpaque_t y = layoutOf(type, toWidth, count);
        void* out = static_cast<std::byte*>(to) + begin * toWidth * wide;
        checkBlas(cublasLtMatmul(m_handle.get(), &product, &one, rows.matrices[i], &weight,
                                 static_cast<const std::byte*>(from) + begin * fromWidth * wide, &x,
                                 &zero, out, &y, out, &y, nullptr, lane.workspace.data(),
                                 lane.workspace.bytes(), lane.stream.get()),
                  "experts");
    }
    for (const auto& lane : m_lanes) {
        check(cudaEventRecord(lane->done.get(), lane->stream.get()), "experts");
        check(cudaStreamWaitEvent(m_stream.get(), lane->done.get()), "experts");
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
