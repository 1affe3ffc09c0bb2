// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/queue/queuemodel.h"

#include "ui/widgets/words.h"

namespace mesewright::ui {

QueueModel::QueueModel(RunQueue& queue, QObject* parent)
    : QAbstractTableModel(parent), m_queue(queue)
{
    connect(&m_queue, &RunQueue::changed, this, &QueueModel::takeQueue);
    connect(&m_queue, &RunQueue::runningChanged, this, [this] {
        if (m_hasRunning)
            Q_EMIT dataChanged(index(0, 0), index(0, ColumnCount - 1));
    });
    takeQueue();
}

void QueueModel::takeQueue()
{
    beginResetModel();
    m_jobs = m_queue.jobs();
    m_hasRunning = m_queue.running().has_value();
    endResetModel();
}

int QueueModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : rowOf(static_cast<int>(m_jobs.size()));
}

int QueueModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString QueueModel::runningText(int column) const
{
    const RunQueue::Running& running = *m_queue.running();
    switch (static_cast<Column>(column)) {
    case Job:
        return running.name;
    case State:
        if (running.progress.held)
            return tr("held");
        return running.progress.share ? percentText(*running.progress.share) : tr("at work");
    case Time:
        return running.progress.held ? QString() : clockText(running.progress.elapsed);
    default:
        return {};
    }
}

QString QueueModel::waitingText(int column, const QueuedJob& job) const
{
    switch (static_cast<Column>(column)) {
    case Job:
        return queuedJobText(job);
    case State:
        return job.paused ? tr("paused by you") : tr("waiting");
    case Time: {
        const auto seconds = m_queue.expected(job);
        return seconds ? QStringLiteral("≈ ") + clockText(*seconds) : QString();
    }
    default:
        return {};
    }
}

QVariant QueueModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int row = queueRow(index.row());
    const auto text = [&](int column) {
        if (row >= 0)
            return waitingText(column, m_jobs[row]);
        return m_queue.running() ? runningText(column) : QString();
    };
    switch (role) {
    case QueueRowRole:
        return row;
    case PausedRole:
        return row >= 0 && m_jobs[row].paused;
    case Qt::DisplayRole:
        return text(index.column());
    case Qt::ToolTipRole:
        return text(Job);
    case Qt::TextAlignmentRole:
        return index.column() == Time ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1, %2 %3").arg(text(Job), text(State), text(Time));
    default:
        return {};
    }
}

QVariant QueueModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Job:
        return tr("Job");
    case State:
        return tr("State");
    case Time:
        return tr("Time");
    default:
        return {};
    }
}

Qt::ItemFlags QueueModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::ItemIsDropEnabled; // between rows
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    if (queueRow(index.row()) >= 0)
        flags |= Qt::ItemIsDragEnabled;
    return flags;
}

} // namespace mesewright::ui
