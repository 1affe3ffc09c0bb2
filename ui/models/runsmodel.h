// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/evidence.h"
#include "core/runs/runlist.h"
#include "ui/shell/theme/state.h"

#include <QAbstractTableModel>
#include <QList>

#include <vector>

namespace mesewright::ui {

/// The runs of the workspace, newest first.
class RunsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Run, Started, Took, Result, ColumnCount };
    enum Role { StateRole = Qt::UserRole, IdRole, SortRole };

    using QAbstractTableModel::QAbstractTableModel;

    void setRuns(const std::vector<RunSummary>& runs);
    [[nodiscard]] const RunSummary& at(int row) const { return m_runs[row]; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    QList<RunSummary> m_runs;
};

[[nodiscard]] GateState gateStateOf(RunStatus status);
/// "B", "C", "D" ... for a verb that is a gate; "" otherwise.
[[nodiscard]] QString gateCodeOf(const std::string& verb);

} // namespace mesewright::ui
