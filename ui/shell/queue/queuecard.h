// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/card.h"

class QLabel;
class QPushButton;

namespace mesewright::ui {

class QueueTable;
class RunQueue;

/// What runs and what waits, with the buttons that add and hold back: in Overview and as a dock.
class QueueCard final : public Card
{
    Q_OBJECT

public:
    explicit QueueCard(RunQueue& queue, QWidget* parent = nullptr);
    [[nodiscard]] QueueTable& table() { return *m_table; }

private:
    void refresh();

    RunQueue& m_queue;
    QueueTable* m_table = nullptr;
    QPushButton* m_rest = nullptr;
    QLabel* m_none = nullptr;
};

} // namespace mesewright::ui
