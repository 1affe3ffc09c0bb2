// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/engine/eventoutbox.h"

#include <utility>

namespace mesewright::ui {

void EventOutbox::post(EngineEvent event)
{
    {
        const std::lock_guard guard(m_lock);
        if (joined(event))
            return;
        m_events.push_back(std::move(event));
        if (m_events.size() > 1)
            return;
    }
    m_wake();
}

std::vector<EngineEvent> EventOutbox::takeAll()
{
    const std::lock_guard guard(m_lock);
    return std::exchange(m_events, {});
}

// Looks back over text and progress only: nothing may overtake any other event.
bool EventOutbox::joined(const EngineEvent& event)
{
    const auto* text = std::get_if<TextEvent>(&event);
    const auto* progress = std::get_if<ProgressEvent>(&event);
    if (text == nullptr && progress == nullptr)
        return false;
    for (auto earlier = m_events.rbegin(); earlier != m_events.rend(); ++earlier) {
        if (auto* other = std::get_if<TextEvent>(&*earlier)) {
            if (text != nullptr && other->job == text->job && other->side == text->side) {
                other->text += text->text;
                other->tokens += text->tokens;
                return true;
            }
        } else if (auto* older = std::get_if<ProgressEvent>(&*earlier)) {
            if (progress != nullptr && older->job == progress->job) {
                older->progress = progress->progress;
                return true;
            }
        } else {
            return false;
        }
    }
    return false;
}

} // namespace mesewright::ui
