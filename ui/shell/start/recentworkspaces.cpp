// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/start/recentworkspaces.h"

#include "core/report/collect.h"
#include "core/runs/runlist.h"
#include "core/runs/workspace.h"
#include "ui/models/runsmodel.h"
#include "ui/widgets/words.h"

#include <QDateTime>
#include <QDir>

namespace mesewright::ui {

namespace {

std::optional<GateState> stateOf(report::GateState state)
{
    switch (state) {
    case report::GateState::Done:
        return GateState::Done;
    case report::GateState::Warning:
        return GateState::Warning;
    case report::GateState::Failed:
        return GateState::Failed;
    case report::GateState::Stale:
        return GateState::Stale;
    case report::GateState::Running:
        return GateState::Running;
    case report::GateState::Missing:
        break;
    }
    return {};
}

QString shortPath(const QString& folder)
{
    const QString home = QDir::homePath();
    return folder.startsWith(home + QLatin1Char('/')) ? QLatin1Char('~') + folder.mid(home.size())
                                                      : folder;
}

RecentWorkspace lookAt(const QString& folder)
{
    RecentWorkspace recent{folder, folder.section(QLatin1Char('/'), -1), true, {}, {}, {}, {}};
    const auto workspace = openWorkspace(std::filesystem::path(folder.toStdString()));
    if (!workspace) {
        recent.found = false;
        return recent;
    }
    recent.name = QString::fromStdString(workspace->name);
    if (const auto evidence = report::collectEvidence(workspace->root))
        for (const report::GateEvidence& gate : evidence->gates)
            if (const auto state = stateOf(gate.state))
                recent.gates.append({QString::fromStdString(gate.id), *state});
    const auto runs = listRuns(*workspace);
    if (!runs || runs->empty())
        return recent;
    const RunSummary& last = runs->back();
    recent.lastState = gateStateOf(last.status);
    const QString gate = gateCodeOf(last.verb);
    recent.lastRun = (gate.isEmpty() ? QString::fromStdString(last.verb)
                                     : RecentWorkspaces::tr("gate %1").arg(gate)) +
                     QStringLiteral(", ") + wordOf(*recent.lastState);
    recent.lastDate =
        ageText(QDateTime::fromString(QString::fromStdString(last.created), Qt::ISODate),
                QDateTime::currentDateTimeUtc());
    return recent;
}

QString gatesSentence(const RecentWorkspace& recent)
{
    QStringList words;
    for (const auto& [gate, state] : recent.gates)
        words.append(gate + QLatin1Char(' ') + wordOf(state));
    return words.join(QStringLiteral(", "));
}

} // namespace

RecentWorkspaces::RecentWorkspaces(QObject* parent) : QAbstractTableModel(parent), m_job(this) {}

void RecentWorkspaces::setFolders(const QStringList& folders)
{
    beginResetModel();
    m_rows.clear();
    for (const QString& folder : folders)
        m_rows.append({folder, folder.section(QLatin1Char('/'), -1), true, {}, {}, {}, {}});
    endResetModel();
    m_job.start(
        [folders](const CancelToken& cancel) {
            QList<RecentWorkspace> rows;
            for (const QString& folder : folders)
                if (!cancel.requested())
                    rows.append(lookAt(folder));
            return rows;
        },
        [this](const QList<RecentWorkspace>& rows) {
            m_rows = rows;
            if (!rows.isEmpty())
                Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
            Q_EMIT looked();
        });
}

int RecentWorkspaces::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RecentWorkspaces::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RecentWorkspaces::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const RecentWorkspace& recent = m_rows[index.row()];
    if (role == Qt::ToolTipRole)
        return recent.folder;
    if (role == Qt::AccessibleTextRole && index.column() == Gates)
        return gatesSentence(recent);
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(index.column())) {
    case Name:
        return recent.name;
    case Where:
        return shortPath(recent.folder);
    case Gates:
        return gatesSentence(recent);
    case LastRun:
        return recent.found ? recent.lastRun : tr("folder not found");
    case When:
        return recent.lastDate;
    case ColumnCount:
        break;
    }
    return {};
}

QVariant RecentWorkspaces::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Name:
        return tr("Workspace");
    case Where:
        return tr("Where");
    case Gates:
        return tr("Gates");
    case LastRun:
        return tr("Last run");
    case When:
        return tr("Begun");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace mesewright::ui
