// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <optional>

namespace mesewright {

/// An exclusive flock on a run folder's `lock` file, held while the object lives and let go by the
/// system when the process dies, however it dies. Child programs do not inherit it.
class RunLock
{
public:
    /// Nothing when another process (or another RunLock here) holds it.
    static Result<std::optional<RunLock>> tryTake(const std::filesystem::path& runFolder);

    RunLock() = default;
    RunLock(RunLock&& other) noexcept;
    RunLock& operator=(RunLock&& other) noexcept;
    RunLock(const RunLock&) = delete;
    RunLock& operator=(const RunLock&) = delete;
    ~RunLock();

    [[nodiscard]] bool held() const { return m_descriptor >= 0; }

private:
    int m_descriptor = -1;
};

/// Whether some process holds the lock: the run is alive.
[[nodiscard]] bool isLocked(const std::filesystem::path& runFolder);

} // namespace mesewright
