// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/queue/runqueue.h"

#include <QAbstractTableModel>

namespace mesewright::ui {

/// The queue as a table: what is at work in the first row, if anything is, then what waits.
class QueueModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Job, State, Time, More, ColumnCount };
    /// Queue rows begin at 0 for the first waiting job; the one at work has -1.
    enum Role { QueueRowRole = Qt::UserRole, PausedRole };

    explicit QueueModel(RunQueue& queue, QObject* parent = nullptr);

    [[nodiscard]] RunQueue& queue() const { return m_queue; }
    [[nodiscard]] int queueRow(int row) const { return row - (m_hasRunning ? 1 : 0); }
    [[nodiscard]] int rowOf(int queueRow) const { return queueRow + (m_hasRunning ? 1 : 0); }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }

private:
    void takeQueue();
    [[nodiscard]] QString runningText(int column) const;
    [[nodiscard]] QString waitingText(int column, const QueuedJob& job) const;

    RunQueue& m_queue;
    QList<QueuedJob> m_jobs; ///< as shown: the queue may already hold the next state
    bool m_hasRunning = false;
};

} // namespace mesewright::ui
