// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/taskitem.h"

#include <QList>

namespace mesewright::ui {

/// What was asked, newest last. Going back starts at the newest; asking again starts anew.
class PromptHistory
{
public:
    static constexpr int most = 100;

    void add(const TaskItem& item)
    {
        m_items.removeIf([&](const TaskItem& other) {
            return other.instruction == item.instruction && other.input == item.input;
        });
        m_items.append(item);
        if (m_items.size() > most)
            m_items.removeFirst();
        m_at = m_items.size();
    }
    /// The item `step` places further (-1: older); null at either end.
    [[nodiscard]] const TaskItem* step(int step)
    {
        const qsizetype next = m_at + step;
        if (next < 0 || next >= m_items.size())
            return nullptr;
        m_at = next;
        return &m_items[m_at];
    }
    [[nodiscard]] const QList<TaskItem>& items() const { return m_items; }

private:
    QList<TaskItem> m_items;
    qsizetype m_at = 0;
};

} // namespace mesewright::ui
