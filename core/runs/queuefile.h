// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/json.h"
#include "core/base/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace mesewright {

/// Work that waits for its turn. It has no run folder yet: that is made when its turn comes, so
/// that a run records the inputs that it really had.
struct QueuedJob
{
    std::string verb;
    std::string options; ///< the gate's toJson as text; empty: the standard ones of that moment
    std::string resume;  ///< the id of a run to go on with; empty: a new one
    bool paused = false; ///< passed over until a person lets it go

    friend bool operator==(const QueuedJob&, const QueuedJob&) = default;
};

/// The waiting jobs of a workspace, next first, from `queue.json`; without that file there are
/// none.
[[nodiscard]] Result<std::vector<QueuedJob>> readQueue(const std::filesystem::path& workspace);

/// Replaces the list, atomically. An empty one removes the file.
[[nodiscard]] Result<void> writeQueue(const std::filesystem::path& workspace,
                                      const std::vector<QueuedJob>& jobs);

} // namespace mesewright
