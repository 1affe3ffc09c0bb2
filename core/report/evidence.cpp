// SPDX-License-Identifier: Apache-2.0
#include "core/report/evidence.h"

#include <algorithm>
#include <cmath>

namespace mesewright::report {

std::string passName(const EvalResults& results)
{
    return results.k > 0 ? "pass@" + std::to_string(results.k) : "pass@k";
}

std::int64_t passedItems(const PassMetrics& metrics)
{
    return std::llround(metrics.passAtK * static_cast<double>(metrics.count));
}

std::vector<const ResultsEvidence*> allResults(const Evidence& evidence)
{
    std::vector<const ResultsEvidence*> all;
    if (evidence.baseline)
        all.push_back(&*evidence.baseline);
    for (const ResultsEvidence& adapter : evidence.adapters)
        all.push_back(&adapter);
    return all;
}

std::vector<std::string> familyNames(const Evidence& evidence)
{
    std::vector<std::string> found;
    for (const ResultsEvidence* results : allResults(evidence))
        for (const auto& [name, metrics] : results->results.families)
            if (std::ranges::find(found, name) == found.end())
                found.push_back(name);
    std::vector<std::string> names;
    for (const char* known : {"scaffold", "repair", "doc"})
        if (std::ranges::find(found, known) != found.end())
            names.emplace_back(known);
    for (const std::string& name : found)
        if (std::ranges::find(names, name) == names.end())
            names.push_back(name);
    return names;
}

} // namespace mesewright::report
