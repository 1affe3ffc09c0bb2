// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace mesewright {

/// A complete checkpoint folder `ckpt-<step>`.
struct SavedCheckpoint
{
    std::int64_t step = 0;
    std::filesystem::path folder;
};

/// The complete checkpoints `ckpt-N` in a folder, by rising step. Complete: DONE is there, of a
/// format we know, and every file that it lists has the size it lists.
[[nodiscard]] std::vector<SavedCheckpoint> listCheckpoints(const std::filesystem::path& folder);

/// The one with the highest step.
[[nodiscard]] std::optional<SavedCheckpoint> latestCheckpoint(const std::filesystem::path& folder);

/// Where a run's checkpoints go.
struct CheckpointPlan
{
    std::filesystem::path folder;          ///< the run's `checkpoints/`
    std::filesystem::path out;             ///< the user's `--out`; empty: published nowhere
    std::string run;                       ///< the run's id, noted in DONE
    int saveTotalLimit = 0;                ///< newest that are kept; 0: all
    std::vector<std::string> privateFiles; ///< not published: the trainer's state
};

/// Writes checkpoints so that under a final name there is a whole one or none: into a dot folder,
/// DONE last, everything synced, then one rename. The published copy in `out` (hard links, or
/// copies on another disk) appears the same way.
class CheckpointStore
{
public:
    using Fill = std::function<Result<void>(const std::filesystem::path& folder)>;

    explicit CheckpointStore(CheckpointPlan plan);

    /// Lets `fill` write the files into an empty folder, then completes, publishes and prunes.
    /// `bytes` is what they need: too little free space is refused before anything is written.
    /// A checkpoint of the same step is replaced. On failure nothing new stays.
    [[nodiscard]] Result<SavedCheckpoint> write(std::int64_t step, std::uint64_t bytes,
                                                const Fill& fill) const;

    /// After a crash: removes half-written folders, publishes what the crash kept from being
    /// published, prunes. `resume` of a run calls it before training goes on.
    [[nodiscard]] Result<void> recover() const;

    [[nodiscard]] std::vector<SavedCheckpoint> list() const
    {
        return listCheckpoints(m_plan.folder);
    }
    [[nodiscard]] std::optional<SavedCheckpoint> latest() const
    {
        return latestCheckpoint(m_plan.folder);
    }

private:
    [[nodiscard]] Result<void> publish(const SavedCheckpoint& checkpoint) const;
    void prune() const;

    CheckpointPlan m_plan;
};

} // namespace mesewright
