// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/bench/options.h"
#include "core/base/result.h"

namespace mesewright {

/// Each measures one thing and prints it; the options are those of its target in main.cpp.
[[nodiscard]] Result<void> benchLoad(const BenchOptions& options);
[[nodiscard]] Result<void> benchGenerate(const BenchOptions& options);
[[nodiscard]] Result<void> benchTrain(const BenchOptions& options);
[[nodiscard]] Result<void> benchTokenize(const BenchOptions& options);
[[nodiscard]] Result<void> benchMakeCheckpoint(const BenchOptions& options);
#ifdef MESEWRIGHT_HAS_CUDA
[[nodiscard]] Result<void> benchGpu(const BenchOptions& options);
#endif
#ifdef MESEWRIGHT_BENCH_FULL
[[nodiscard]] Result<void> benchScore(const BenchOptions& options);
#endif

} // namespace mesewright
