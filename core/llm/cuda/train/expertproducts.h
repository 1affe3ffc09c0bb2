// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/llm/cuda/device.h"
#include "core/llm/cuda/kernels.h"

#include <array>
#include <cstdint>
#include <memory>
#include <span>

struct cublasLtContext;

namespace mesewright::cuda {

/// Rows of x and y that belong to some experts: those of matrices[i] are [starts[i], starts[i +
/// 1]). Matrices are wide [out, in]; x and y are wide, one row behind the other.
struct ExpertRows
{
    std::span<const void* const> matrices;
    const int* starts = nullptr; ///< on the host, one more than matrices
    int out = 0;
    int in = 0;
};

/// One product an expert through cuBLAS, on several streams at once, since the rows of one expert
/// seldom fill a GPU. Each stream has a workspace of its own, so equal input gives equal bits.
class ExpertProducts
{
public:
    explicit ExpertProducts(const Stream& stream);
    ~ExpertProducts();
    ExpertProducts(const ExpertProducts&) = delete;
    ExpertProducts& operator=(const ExpertProducts&) = delete;

    /// y = x · Wᵀ of the row's expert.
    void forward(Precision p, const ExpertRows& rows, const void* x, void* y);
    /// gradX = gradY · W.
    void back(Precision p, const ExpertRows& rows, const void* gradY, void* gradX);

    /// Bytes of the workspaces.
    [[nodiscard]] static std::uint64_t bytes();

private:
    struct DestroyHandle
    {
        void operator()(cublasLtContext* handle) const;
    };
    struct DestroyEvent
    {
        void operator()(CUevent_st* event) const;
    };
    struct Lane;
    void run(Precision p, const ExpertRows& rows, bool back, const void* from, void* to);

    const Stream& m_stream;
    std::unique_ptr<cublasLtContext, DestroyHandle> m_handle;
    std::unique_ptr<CUevent_st, DestroyEvent> m_begun;
    std::array<std::unique_ptr<Lane>, 4> m_lanes;
};

} // namespace mesewright::cuda
