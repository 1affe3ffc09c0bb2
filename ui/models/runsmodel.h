// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/evidence.h"
#include "core/runs/runlist.h"
#include "ui/models/rundetails.h"
#include "ui/shell/theme/state.h"

#include <QAbstractTableModel>
#include <QList>
#include <QSet>

#include <vector>

namespace mesewright::ui {

/// The runs of the workspace, newest first; some of them can be chosen for a comparison.
class RunsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Chosen, Run, Started, Took, Result, ColumnCount };
    enum Role { StateRole = Qt::UserRole, IdRole, SortRole };

    using QAbstractTableModel::QAbstractTableModel;

    void setRuns(const std::vector<RunSummary>& runs);
    /// Where the results come from; it outlives the model.
    void setDetails(const RunDetailsBook& book);
    [[nodiscard]] const RunSummary& at(int row) const { return m_runs[row]; }
    [[nodiscard]] const RunDetails* details(int row) const;
    /// Rows that are chosen, newest first.
    [[nodiscard]] QList<int> chosen() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

Q_SIGNALS:
    void chosenChanged();

private:
    [[nodiscard]] QString resultText(int row) const;

    QList<RunSummary> m_runs;
    QSet<QString> m_chosen; ///< ids
    const RunDetailsBook* m_details = nullptr;
};

[[nodiscard]] GateState gateStateOf(RunStatus status);
/// "B", "C", "D" ... for a verb that is a gate; "" otherwise.
[[nodiscard]] QString gateCodeOf(const std::string& verb);

} // namespace mesewright::ui
