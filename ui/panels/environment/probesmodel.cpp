// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/environment/probesmodel.h"

#include "ui/shell/theme/theme.h"

#include <QCoreApplication>

#include <algorithm>

namespace mesewright::ui {

namespace {

QString translated(const char* text)
{
    return QCoreApplication::translate("mesewright::ui::Environment", text);
}

QString cellOf(const Probe& probe, int column)
{
    switch (column) {
    case ProbesModel::Mark:
        return wordOf(probe.state);
    case ProbesModel::Name:
        return QString::fromStdString(probe.name);
    case ProbesModel::Wanted:
        return QString::fromStdString(probe.wanted);
    case ProbesModel::Found:
        return QString::fromStdString(probe.found);
    case ProbesModel::Remedy:
        return QString::fromStdString(probe.remedy);
    default:
        return {};
    }
}

QVariant colorOf(const Probe& probe, int column)
{
    const Colors& colors = Theme::instance().colors();
    if (column == ProbesModel::Wanted)
        return colors.text.secondary;
    if (column == ProbesModel::Found && probe.state != ProbeState::Ok)
        return colors.state(stateOf(probe.state)).fg;
    return {};
}

} // namespace

QString nameOf(ProbeGroup group)
{
    switch (group) {
    case ProbeGroup::Machine:
        return translated(QT_TRANSLATE_NOOP("mesewright::ui::Environment", "Machine"));
    case ProbeGroup::Gpu:
        return translated(QT_TRANSLATE_NOOP("mesewright::ui::Environment", "GPU"));
    case ProbeGroup::Checkpoint:
        return translated(QT_TRANSLATE_NOOP("mesewright::ui::Environment", "Checkpoint"));
    case ProbeGroup::Programs:
        return translated(QT_TRANSLATE_NOOP("mesewright::ui::Environment", "Programs"));
    case ProbeGroup::Sandbox:
        return translated(QT_TRANSLATE_NOOP("mesewright::ui::Environment", "Sandbox"));
    case ProbeGroup::Variables:
        break;
    }
    return translated(QT_TRANSLATE_NOOP("mesewright::ui::Environment", "Variables"));
}

QString wordOf(ProbeState state)
{
    switch (state) {
    case ProbeState::Ok:
        return translated(QT_TRANSLATE_NOOP("mesewright::ui::Environment", "passed"));
    case ProbeState::Warning:
        return translated(QT_TRANSLATE_NOOP("mesewright::ui::Environment", "warning"));
    case ProbeState::Failed:
        return translated(QT_TRANSLATE_NOOP("mesewright::ui::Environment", "failed"));
    case ProbeState::Absent:
        break;
    }
    return translated(QT_TRANSLATE_NOOP("mesewright::ui::Environment", "absent"));
}

State stateOf(ProbeState state)
{
    switch (state) {
    case ProbeState::Ok:
        return State::Passed;
    case ProbeState::Warning:
        return State::NotExtracted;
    case ProbeState::Failed:
        return State::Failed;
    case ProbeState::Absent:
        break;
    }
    return State::NotRun;
}

QString iconOf(ProbeState state)
{
    switch (state) {
    case ProbeState::Ok:
        return QStringLiteral("check");
    case ProbeState::Warning:
        return QStringLiteral("warning");
    case ProbeState::Failed:
        return QStringLiteral("cross");
    case ProbeState::Absent:
        break;
    }
    return QStringLiteral("slash");
}

void ProbesModel::setProbes(const QList<GroupedProbe>& probes)
{
    QList<Row> rows;
    for (const GroupedProbe& probe : probes) {
        if (rows.isEmpty() || rows.last().probe.group != probe.group)
            rows.append({true, {probe.group, {}}});
        rows.append({false, probe});
    }
    // While probes come in, what stands already stays, and so does a selection in it.
    const bool grows =
        rows.size() >= m_rows.size() &&
        std::equal(m_rows.begin(), m_rows.end(), rows.begin(), [](const Row& a, const Row& b) {
            return a.title == b.title && a.probe.group == b.probe.group &&
                   a.probe.probe.name == b.probe.probe.name &&
                   a.probe.probe.found == b.probe.probe.found;
        });
    if (grows && rows.size() > m_rows.size()) {
        beginInsertRows({}, static_cast<int>(m_rows.size()), static_cast<int>(rows.size()) - 1);
        m_rows = std::move(rows);
        endInsertRows();
        return;
    }
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

const Probe* ProbesModel::probeAt(int row) const
{
    if (row < 0 || row >= m_rows.size() || m_rows[row].title)
        return nullptr;
    return &m_rows[row].probe.probe;
}

int ProbesModel::rowOf(const QString& name) const
{
    for (int row = 0; row < m_rows.size(); ++row)
        if (!m_rows[row].title && m_rows[row].probe.probe.name == name.toStdString())
            return row;
    return -1;
}

int ProbesModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ProbesModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ProbesModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = m_rows[index.row()];
    if (role == TitleRole)
        return row.title;
    if (row.title) {
        const bool shown = role == Qt::DisplayRole || role == Qt::AccessibleTextRole;
        return shown && index.column() == Name ? nameOf(row.probe.group) : QVariant();
    }
    const Probe& probe = row.probe.probe;
    switch (role) {
    case Qt::DisplayRole:
        return cellOf(probe, index.column());
    case Qt::ToolTipRole:
        return index.column() == Mark ? wordOf(probe.state) : cellOf(probe, index.column());
    case Qt::ForegroundRole:
        return colorOf(probe, index.column());
    case StateRole:
        return static_cast<int>(probe.state);
    case Qt::AccessibleTextRole: {
        QString sentence = tr("%1: %2, wanted %3, found %4")
                               .arg(cellOf(probe, Name), wordOf(probe.state), cellOf(probe, Wanted),
                                    cellOf(probe, Found));
        if (!probe.remedy.empty())
            sentence += QStringLiteral(". ") + cellOf(probe, Remedy);
        return sentence;
    }
    default:
        return {};
    }
}

QVariant ProbesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Mark:
        return QString();
    case Name:
        return tr("Probe");
    case Wanted:
        return tr("Wanted");
    case Found:
        return tr("Found");
    case Remedy:
        return tr("What to do");
    default:
        return {};
    }
}

Qt::ItemFlags ProbesModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags title = Qt::ItemNeverHasChildren;
    return m_rows[index.row()].title ? title : title | Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

} // namespace mesewright::ui
