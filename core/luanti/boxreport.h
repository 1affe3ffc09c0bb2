// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/luanti/modrun.h"

#include <string_view>

namespace mesewright {

/// Fills state, reason, line, registered, findings and behaviour from the report that the stub in a
/// box made. False when it has not the agreed form: then `run` is Failed.
bool readBoxReport(std::string_view json, ModRun& run);

} // namespace mesewright
