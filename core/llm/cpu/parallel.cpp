// SPDX-License-Identifier: Apache-2.0
#include "core/llm/cpu/parallel.h"

namespace mesewright::cpu {

namespace {
int configuredThreads = 0;
}

int kernelThreads()
{
    return configuredThreads > 0 ? configuredThreads : omp_get_num_procs();
}

void setKernelThreads(int threads)
{
    configuredThreads = threads;
}

} // namespace mesewright::cpu
