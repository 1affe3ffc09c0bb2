// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/theme/state.h"

#include <QAbstractTableModel>
#include <QList>
#include <QStringList>

#include <optional>

namespace mesewright::ui {

/// A small table of texts, replaced as a whole: evidence, hashes, facts.
class TextTableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    struct Row
    {
        QStringList cells;
        QString toolTip;
        std::optional<State> state; ///< colours the last cell
    };

    explicit TextTableModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}
    void setTable(const QStringList& headers, const QList<Row>& rows);
    /// Columns in the fixed-width face.
    void setFigureColumns(const QList<int>& columns);
    [[nodiscard]] const QList<Row>& rows() const { return m_rows; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    QStringList m_headers;
    QList<Row> m_rows;
    QList<int> m_figures;
};

} // namespace mesewright::ui
