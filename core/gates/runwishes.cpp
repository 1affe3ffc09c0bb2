// SPDX-License-Identifier: Apache-2.0
#include "core/gates/runwishes.h"

#include <chrono>
#include <thread>

namespace mesewright {

Result<void> heedWishes(RunFolder& run, const CancelToken& cancel, ProgressSink& progress,
                        const std::function<void()>& whileHeld)
{
    RunAsk asked = run.asked();
    if (asked == RunAsk::Hold) {
        MESEWRIGHT_CHECK(run.setState(RunState::Paused, "held by a person; runs resume goes on"));
        progress.message("held; the model stays in memory");
        while (asked == RunAsk::Hold && !cancel.requested()) {
            if (whileHeld)
                whileHeld();
            else
                std::this_thread::sleep_for(std::chrono::milliseconds(100));
            asked = run.asked();
        }
        if (asked == RunAsk::Nothing && !cancel.requested()) {
            MESEWRIGHT_CHECK(run.setState(RunState::Running));
            progress.message("going on");
        }
    }
    if (asked == RunAsk::Stop || asked == RunAsk::Release)
        cancel.request();
    return {};
}

} // namespace mesewright
