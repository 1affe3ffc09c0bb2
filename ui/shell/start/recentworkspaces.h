// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/engine/jobslot.h"
#include "ui/shell/theme/state.h"

#include <QAbstractTableModel>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>
#include <utility>

namespace mesewright::ui {

/// What is known of a workspace that was open before.
struct RecentWorkspace
{
    QString folder;
    QString name; ///< of workspace.json, else the folder's
    bool found = true;
    QList<std::pair<QString, GateState>> gates; ///< those with evidence, "A2" … "E"
    QString lastRun;                            ///< "gate D, running"
    std::optional<GateState> lastState;
    QString lastDate;
};

/// The workspaces that were open before, newest first. They are looked at in the pool; until then
/// only their names stand there.
class RecentWorkspaces final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Where, Gates, LastRun, When, ColumnCount };

    explicit RecentWorkspaces(QObject* parent = nullptr);

    void setFolders(const QStringList& folders);
    [[nodiscard]] const RecentWorkspace& at(int row) const { return m_rows[row]; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

Q_SIGNALS:
    /// The folders have been looked at.
    void looked();

private:
    QList<RecentWorkspace> m_rows;
    JobSlot m_job;
};

} // namespace mesewright::ui
