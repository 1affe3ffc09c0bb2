// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/bench/options.h"

#include <functional>
#include <string>
#include <vector>

namespace mesewright {

/// One thing that can be measured.
struct BenchTarget
{
    std::string name;
    std::string summary;
    std::vector<BenchOption> options;
    std::function<Result<void>(const BenchOptions&)> measure;
};

/// All targets of this build. Standard files are the demo's where they are found: below
/// MESEWRIGHT_RESOURCES, beside the installed program, or in the source tree of the build folder.
[[nodiscard]] std::vector<BenchTarget> benchTargets();

[[nodiscard]] std::string overallHelp(const std::vector<BenchTarget>& targets);
[[nodiscard]] std::string targetHelp(const BenchTarget& target);

} // namespace mesewright
