// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/engine/engineevent.h"

#include <functional>
#include <mutex>
#include <vector>

namespace mesewright::ui {

/// Events on their way to the interface. Text of one answer is joined and only the newest progress
/// is kept, so that a slow reader gets few and small deliveries; nothing else is lost or reordered.
class EventOutbox
{
public:
    /// `wake` is called on the posting thread when the first event since the last `takeAll` is in.
    explicit EventOutbox(std::function<void()> wake) : m_wake(std::move(wake)) {}

    void post(EngineEvent event);
    [[nodiscard]] std::vector<EngineEvent> takeAll();

private:
    [[nodiscard]] bool joined(const EngineEvent& event);

    std::function<void()> m_wake;
    std::mutex m_lock;
    std::vector<EngineEvent> m_events;
};

} // namespace mesewright::ui
