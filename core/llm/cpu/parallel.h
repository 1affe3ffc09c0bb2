// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <omp.h>

namespace mesewright::cpu {

/// Threads that the CPU kernels use; set by setEngineThreads.
int kernelThreads();
void setKernelThreads(int threads);

/// Calls `body(begin, end)` for pieces of [0, count), each of at most `grain` elements. Which
/// thread takes a piece does not matter to the result: pieces never share an output.
template <class Body>
void parallelFor(std::int64_t count, std::int64_t grain, const Body& body)
{
    const std::int64_t pieces = (count + grain - 1) / grain;
    const int threads = static_cast<int>(std::min<std::int64_t>(kernelThreads(), pieces));
    if (threads <= 1) {
        for (std::int64_t begin = 0; begin < count; begin += grain)
            body(begin, std::min(begin + grain, count));
        return;
    }
#pragma omp parallel for schedule(dynamic) num_threads(threads)
    for (std::int64_t piece = 0; piece < pieces; ++piece)
        body(piece * grain, std::min((piece + 1) * grain, count));
}

} // namespace mesewright::cpu
