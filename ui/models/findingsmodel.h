// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/finding.h"

#include <QAbstractTableModel>
#include <QList>
#include <QString>

#include <vector>

namespace mesewright::ui {

/// A finding with the place in the window that a double click leads to and the action that mends
/// it, where there is one.
struct ShownFinding
{
    Finding finding;
    QString source; ///< who found it: "config", "data", "environment", "run", "results"
    QString panel;  ///< panel to show
    QString place;  ///< place inside that panel
};

/// All findings of the window, worst first. A source replaces its own findings as a whole, so that
/// what has been mended disappears.
class FindingsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { What, Where, Remedy, ColumnCount };
    enum Role { SortRole = Qt::UserRole, SeverityRole };

    using QAbstractTableModel::QAbstractTableModel;

    void setFindings(const QString& source, std::vector<ShownFinding> findings);
    [[nodiscard]] const ShownFinding& at(int row) const { return m_rows[row]; }
    [[nodiscard]] int count(Severity severity) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

Q_SIGNALS:
    void countsChanged();

private:
    QList<ShownFinding> m_rows;
};

} // namespace mesewright::ui
