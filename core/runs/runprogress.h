// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/progress.h"
#include "core/runs/runfolder.h"

namespace mesewright {

/// Puts progress and messages into a run folder: events (progress at most once a second, the last
/// report always) and the heartbeat. Join it with the terminal by FanOutProgress. A sink cannot
/// fail; the first failure (a full disk) is kept for `status`.
class RunFolderProgress final : public ProgressSink
{
public:
    explicit RunFolderProgress(RunFolder& run) : m_run(run) {}

    void progress(const Progress& progress) override;
    void message(const std::string& text) override;

    /// Look at it once an item or step: the first write that failed, if any.
    [[nodiscard]] const Result<void>& status() const { return m_status; }

private:
    void keep(Result<void> result);

    RunFolder& m_run;
    Result<void> m_status;
    double m_lastEvent = 0;
    bool m_lastWasComplete = false;
};

} // namespace mesewright
