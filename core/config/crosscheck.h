// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/finding.h"
#include "core/config/settings.h"

#include <string>
#include <vector>

namespace mesewright {

/// A finding about fields that do not fit together, with the field to point at.
struct CrossFinding
{
    std::string path;
    Finding finding;
};

/// What each field's own range cannot tell.
[[nodiscard]] std::vector<CrossFinding> crossCheck(const Settings& settings);

} // namespace mesewright
