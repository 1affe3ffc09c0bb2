// SPDX-License-Identifier: Apache-2.0
#include "core/base/finding.h"

#include "core/base/text.h"

#include <algorithm>
#include <cassert>

namespace mesewright {

const char* severityName(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return "error";
    case Severity::Warning:
        return "warning";
    case Severity::Note:
        break;
    }
    return "note";
}

std::string sentence(const Finding& finding)
{
    std::string out = finding.file;
    const auto add = [&out](const std::string& part, const char* separator) {
        if (!part.empty())
            out += (out.empty() ? "" : separator) + part;
    };
    if (finding.line > 0) {
        std::string place = "line " + std::to_string(finding.line);
        if (finding.column > 0)
            place += ", column " + std::to_string(finding.column);
        add(place, ": ");
    }
    add(finding.text, ": ");
    add(finding.remedy, "; ");
    return out;
}

bool hasErrors(std::span<const Finding> findings)
{
    return std::any_of(findings.begin(), findings.end(),
                       [](const Finding& f) { return f.severity == Severity::Error; });
}

Error firstError(std::span<const Finding> findings)
{
    const auto isError = [](const Finding& f) { return f.severity == Severity::Error; };
    const auto first = std::find_if(findings.begin(), findings.end(), isError);
    assert(first != findings.end());
    if (first == findings.end())
        return internalError("a check failed without saying why");
    const auto count = std::count_if(findings.begin(), findings.end(), isError);
    std::string message = sentence(*first);
    if (count > 1)
        message += formatted(" (and %lld more error%s)", static_cast<long long>(count - 1),
                             count > 2 ? "s" : "");
    return badInput(message);
}

} // namespace mesewright
