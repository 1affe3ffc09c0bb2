// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/runsmodel.h"

#include "ui/widgets/words.h"

#include <QDateTime>

#include <algorithm>

namespace mesewright::ui {

namespace {

QDateTime momentOf(const std::string& utc)
{
    return QDateTime::fromString(QString::fromStdString(utc), Qt::ISODate);
}

QString standText(const RunSummary& run)
{
    if (!run.problem.empty())
        return QString::fromStdString(run.problem);
    if (!run.state.reason.empty())
        return QString::fromStdString(run.state.reason);
    const Progress& progress = run.state.progress;
    if (progress.total > 0)
        return RunsModel::tr("%1 of %2").arg(progress.done).arg(progress.total);
    return QString::fromLatin1(runStatusName(run.status));
}

} // namespace

GateState gateStateOf(RunStatus status)
{
    switch (status) {
    case RunStatus::Queued:
        return GateState::Ready;
    case RunStatus::Running:
        return GateState::Running;
    case RunStatus::Paused:
    case RunStatus::Stopped:
        return GateState::Held;
    case RunStatus::Done:
        return GateState::Done;
    case RunStatus::Interrupted:
        return GateState::Warning;
    case RunStatus::Failed:
    case RunStatus::Broken:
        break;
    }
    return GateState::Failed;
}

QString gateCodeOf(const std::string& verb)
{
    if (verb == "env")
        return QStringLiteral("A2");
    if (verb == "baseline")
        return QStringLiteral("B");
    if (verb == "train")
        return QStringLiteral("C");
    if (verb == "adapters")
        return QStringLiteral("D");
    if (verb == "compare")
        return QStringLiteral("E");
    return {};
}

void RunsModel::setRuns(const std::vector<RunSummary>& runs)
{
    QList<RunSummary> newest(runs.rbegin(), runs.rend());
    const bool same =
        std::equal(newest.begin(), newest.end(), m_runs.begin(), m_runs.end(),
                   [](const RunSummary& a, const RunSummary& b) { return a.id == b.id; });
    if (same && !newest.isEmpty()) {
        // A run at work changes each second; who reads the table keeps their place.
        m_runs = std::move(newest);
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_runs = std::move(newest);
    endResetModel();
}

void RunsModel::setDetails(const RunDetailsBook& book)
{
    m_details = &book;
    connect(&book, &RunDetailsBook::changed, this, [this] {
        if (!m_runs.isEmpty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    });
}

const RunDetails* RunsModel::details(int row) const
{
    return m_details ? m_details->of(m_runs[row].id) : nullptr;
}

QList<int> RunsModel::chosen() const
{
    QList<int> rows;
    for (int row = 0; row < m_runs.size(); ++row)
        if (m_chosen.contains(QString::fromStdString(m_runs[row].id)))
            rows.append(row);
    return rows;
}

Qt::ItemFlags RunsModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.isValid() && index.column() == Chosen ? flags | Qt::ItemIsUserCheckable : flags;
}

bool RunsModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || index.column() != Chosen ||
        role != Qt::CheckStateRole)
        return false;
    const QString id = QString::fromStdString(m_runs[index.row()].id);
    if (value.toInt() == Qt::Checked)
        m_chosen.insert(id);
    else
        m_chosen.remove(id);
    Q_EMIT dataChanged(index, index);
    Q_EMIT chosenChanged();
    return true;
}

QString RunsModel::resultText(int row) const
{
    const RunSummary& run = m_runs[row];
    const RunDetails* found = details(row);
    // What went wrong is said before any number.
    if (!run.problem.empty() || !run.state.reason.empty() || run.alive || !found ||
        found->result.isEmpty())
        return standText(run);
    return found->result;
}

int RunsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_runs.size());
}

int RunsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RunsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const RunSummary& run = m_runs[index.row()];
    const QDateTime started = momentOf(run.created);
    const QString gate = gateCodeOf(run.verb);
    switch (role) {
    case Qt::CheckStateRole:
        return index.column() == Chosen
                   ? QVariant(m_chosen.contains(QString::fromStdString(run.id)) ? Qt::Checked
                                                                                : Qt::Unchecked)
                   : QVariant();
    case StateRole:
        return static_cast<int>(gateStateOf(run.status));
    case IdRole:
        return QString::fromStdString(run.id);
    case Qt::ToolTipRole:
        return QString::fromStdString(run.id) + QLatin1Char('\n') + resultText(index.row());
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1, %2, %3")
            .arg(QString::fromStdString(run.id), wordOf(gateStateOf(run.status)),
                 resultText(index.row()));
    case SortRole:
        if (index.column() == Started)
            return started;
        [[fallthrough]];
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (static_cast<Column>(index.column())) {
    case Chosen:
        return {};
    case Run:
        return (gate.isEmpty() ? QString() : gate + QStringLiteral(" · ")) +
               QString::fromStdString(run.id).section(QLatin1Char('-'), 1);
    case Started:
        return started.toLocalTime().toString(QStringLiteral("HH:mm"));
    case Took: {
        const QDateTime beat = momentOf(run.state.heartbeat);
        return beat.isValid() ? clockText(static_cast<double>(started.secsTo(beat))) : QString();
    }
    case Result:
        return resultText(index.row());
    case ColumnCount:
        break;
    }
    return {};
}

QVariant RunsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Chosen:
        return QStringLiteral("✓");
    case Run:
        return tr("Run");
    case Started:
        return tr("Started");
    case Took:
        return tr("Took");
    case Result:
        return tr("Result");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace mesewright::ui
