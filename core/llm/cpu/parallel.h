// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace mesewright::cpu {

/// Threads that share the engine's work, the calling one included. One pool serves kernels and
/// matrix products alike: a BLAS with threads of its own would fight it for the cores, so BLAS is
/// kept at one thread. Waiting threads sleep; they do not spin against other programs.
[[nodiscard]] int kernelThreads();
/// Not while work runs. 0: one a processor.
void setKernelThreads(int threads);

namespace detail {
using PieceFunction = void (*)(const void* body, std::int64_t begin, std::int64_t end);
void runPieces(std::int64_t count, std::int64_t grain, PieceFunction function, const void* body);
} // namespace detail

/// Calls `body(begin, end)` for pieces of [0, count), each of `grain` elements (the last may be
/// shorter). Which thread takes a piece does not matter to the result: pieces never share an
/// output. Inside a piece a further call runs serially. The first exception is thrown on.
template <class Body>
void parallelFor(std::int64_t count, std::int64_t grain, const Body& body)
{
    detail::runPieces(
        count, grain,
        [](const void* b, std::int64_t begin, std::int64_t end) {
            (*static_cast<const Body*>(b))(begin, end);
        },
        &body);
}

} // namespace mesewright::cpu
