// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/queue/queuemodel.h"
#include "ui/widgets/tableview.h"

class QMenu;

namespace mesewright::ui {

/// The queue's rows: reorder by drag or Alt+Up and Alt+Down, Space pauses, Delete removes, Ctrl+D
/// clones; the last cell of a row and the context menu offer the same.
class QueueTable final : public TableView
{
    Q_OBJECT

public:
    explicit QueueTable(RunQueue& queue, QWidget* parent = nullptr);

    /// What can be done with the chosen job; empty for the one at work.
    void fillMenu(QMenu& menu);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    /// Of the chosen row; -1 for none and for the one at work.
    [[nodiscard]] int chosen() const;
    void choose(int queueRow);
    void moveChosen(int by);
    void openMenu(const QPoint& globalPosition);

    RunQueue& m_queue;
    QueueModel m_rows;
};

} // namespace mesewright::ui
