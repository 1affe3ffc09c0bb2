// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/cancel.h"

namespace mesewright {

/// From now on SIGINT and SIGTERM ask the returned token to stop; the second one of either kind
/// ends the process at once. A closed pipe and a limit on file sizes are errors of `write` and no signals. Standard streams
/// that the caller closed are opened on /dev/null, so that no file of ours takes their place.
[[nodiscard]] CancelToken handleSignals();

} // namespace mesewright
