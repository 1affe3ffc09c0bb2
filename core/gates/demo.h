// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/gates/gatecontext.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace mesewright {

/// The whole chain on the demo model: A2, B, C, D, confirmation, E, report.
struct DemoOptions
{
    std::filesystem::path source; ///< the demo's files; empty: those that came with the program
    std::optional<int> steps;
    std::optional<std::uint64_t> seed;
    bool quick = false; ///< a fifth of the items and fewer samples and steps: for tests
};

struct DemoResult
{
    std::string decision;
    std::string reason;
    std::filesystem::path report;
};

/// Copies the demo's files into the workspace and runs every gate there, each as a run of its own.
/// `demo.json` notes the stages: a demo that was stopped goes on where it was when it is started
/// again on the same folder with the same options.
[[nodiscard]] Result<DemoResult> runDemo(const DemoOptions& options, GateContext& context);

/// `resources/demo`: MESEWRIGHT_RESOURCES, else beside the installed program or in the source tree
/// that a build folder belongs to.
[[nodiscard]] Result<std::filesystem::path> findDemoResources();

} // namespace mesewright
