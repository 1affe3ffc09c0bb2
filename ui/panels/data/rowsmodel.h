// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/data/datastate.h"

#include <QAbstractTableModel>
#include <QCache>

#include <vector>

namespace mesewright::ui {

/// The rows of a data file that pass a filter. A row is parsed when it is shown, and the last few
/// hundred are kept, so that any number of rows scrolls alike.
class RowsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Number, Family, Instruction, Tokens, Leak, Licence, ColumnCount };
    enum Role {
        LineRole = Qt::UserRole,
        KindRole,
        LeakRole,
        CopiesRole,
        ComparedRole,
        LicenceKnownRole
    };

    explicit RowsModel(QObject* parent = nullptr);

    /// Other rows: everything is new.
    void setRows(SharedData data, std::vector<int> lines);
    /// The same lines, of which more is known.
    void setData(SharedData data);
    using QAbstractTableModel::setData;
    [[nodiscard]] const SharedData& rows() const { return m_data; }
    [[nodiscard]] const std::vector<int>& lines() const { return m_lines; }
    /// The line of the file in a row; -1 for none.
    [[nodiscard]] int lineAt(int row) const;
    /// The row that shows a line; -1 if the filter hides it.
    [[nodiscard]] int rowOfLine(int line) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] QString instructionOf(int line) const;
    [[nodiscard]] QString cellOf(int line, int column) const;

    SharedData m_data;
    std::vector<int> m_lines;
    mutable QCache<int, QString> m_instructions; ///< by line
};

} // namespace mesewright::ui
