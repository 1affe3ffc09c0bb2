// SPDX-License-Identifier: Apache-2.0
// What the bench asks of the engine, for the program that has the CUDA engine alone.
#include "core/llm/cpu/parallel.h"
#include "core/llm/cuda/blas.h"
#include "core/llm/model.h"

namespace mesewright {

std::string engineVersions()
{
    return cuda::blasVersion();
}

void setEngineThreads(int threads)
{
    cpu::setKernelThreads(threads);
}

int engineThreads()
{
    return cpu::kernelThreads();
}

} // namespace mesewright
