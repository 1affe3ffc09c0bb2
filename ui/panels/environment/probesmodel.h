// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/environment/proberun.h"
#include "ui/shell/theme/state.h"

#include <QAbstractTableModel>

namespace mesewright::ui {

[[nodiscard]] QString nameOf(ProbeGroup group);
/// "passed", "warning", "failed", "not needed here".
[[nodiscard]] QString wordOf(ProbeState state);
[[nodiscard]] State stateOf(ProbeState state);
[[nodiscard]] QString iconOf(ProbeState state);

/// The probes, with a title row before each group.
class ProbesModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Mark, Name, Wanted, Found, Remedy, ColumnCount };
    enum Role { TitleRole = Qt::UserRole, StateRole };

    using QAbstractTableModel::QAbstractTableModel;

    void setProbes(const QList<GroupedProbe>& probes);
    /// Null for a title.
    [[nodiscard]] const Probe* probeAt(int row) const;
    /// -1 if there is none.
    [[nodiscard]] int rowOf(const QString& name) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    struct Row
    {
        bool title = false;
        GroupedProbe probe;
    };
    QList<Row> m_rows;
};

} // namespace mesewright::ui
