// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/runsmodel.h"

#include "ui/widgets/words.h"

#include <QDateTime>

namespace mesewright::ui {

namespace {

QDateTime momentOf(const std::string& utc)
{
    return QDateTime::fromString(QString::fromStdString(utc), Qt::ISODate);
}

QString resultText(const RunSummary& run)
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
    beginResetModel();
    m_runs.clear();
    for (auto run = runs.rbegin(); run != runs.rend(); ++run)
        m_runs.append(*run);
    endResetModel();
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
    case StateRole:
        return static_cast<int>(gateStateOf(run.status));
    case IdRole:
        return QString::fromStdString(run.id);
    case Qt::ToolTipRole:
        return QString::fromStdString(run.id) + QLatin1Char('\n') + resultText(run);
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1, %2, %3")
            .arg(QString::fromStdString(run.id), wordOf(gateStateOf(run.status)), resultText(run));
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
        return resultText(run);
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
