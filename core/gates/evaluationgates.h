// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/gates/evaluation.h"

#include <filesystem>
#include <string>
#include <vector>

namespace mesewright {

/// Gate B: how good is the untouched model?
struct BaselineOptions
{
    EvaluationOptions evaluation;
    std::filesystem::path out;
    bool bothFormats = false; ///< measure in the chat format too; see besidesInHarmony
};

/// Where a baseline in both formats puts the one in the chat format: "baseline__harmony.json"
/// beside "baseline.json".
[[nodiscard]] std::filesystem::path besidesInHarmony(const std::filesystem::path& out);

/// Gate D: how good is each checkpoint at each scale?
struct AdaptersOptions
{
    EvaluationOptions evaluation;
    std::filesystem::path adaptersDir; ///< holds ckpt-N folders, or is one PEFT folder
    std::filesystem::path outDir;
    std::vector<double> scales{0.25, 0.5, 1.0};
};

[[nodiscard]] Json toJson(const BaselineOptions& options);
[[nodiscard]] BaselineOptions baselineOptionsFromJson(const Json& json);
[[nodiscard]] Json toJson(const AdaptersOptions& options);
[[nodiscard]] AdaptersOptions adaptersOptionsFromJson(const Json& json);

/// `run` is open; the caller ends it. The result is what was written; with both formats the second
/// is the one in the chat format.
[[nodiscard]] Result<std::vector<EvalResults>> runBaseline(const BaselineOptions& options,
                                                           RunFolder& run, GateContext& context);
[[nodiscard]] Result<std::vector<EvalResults>> runAdapters(const AdaptersOptions& options,
                                                           RunFolder& run, GateContext& context);

/// "0.25", "1.0": a scale as the Python project writes it in file names.
[[nodiscard]] std::string scaleText(double scale);

} // namespace mesewright
