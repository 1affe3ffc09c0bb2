// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/gates/environment.h"

#include <string>
#include <utility>

namespace mesewright {

/// The parts of gate A2, one a file; each adds its rows and versions to the report.

void probeMachine(const EnvironmentOptions& options, EnvironmentReport& report);
void probeGpu(const EnvironmentOptions& options, EnvironmentReport& report);
void probeSoftware(const EnvironmentOptions& options, EnvironmentReport& report);
void probeServer(const EnvironmentOptions& options, EnvironmentReport& report);
void probeSandbox(const EnvironmentOptions& options, EnvironmentReport& report);
void probeVariables(const EnvironmentOptions& options, EnvironmentReport& report);
/// Looks at the base: folder, weights, tokenizer, memory. Fails only as probeEnvironment does.
[[nodiscard]] Result<void> probeCheckpoint(const EnvironmentOptions& options,
                                           EnvironmentReport& report, ProgressSink& progress,
                                           const CancelToken& cancel);

/// A row; the remedy is left out where all is well.
[[nodiscard]] Probe makeProbe(std::string name, std::string wanted, std::string found,
                              ProbeState state, std::string remedy = {});

} // namespace mesewright
