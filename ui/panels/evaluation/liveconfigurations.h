// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/evaluation/livestate.h"

#include <QAbstractTableModel>
#include <QList>

namespace mesewright::ui {

/// The configurations of a run at work and how far each is.
class LiveConfigurations final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Items, Answers, PassAt1, PassAtK, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// `k` names the last column; `itemsOfOne`: how many items each answers, 0: not known.
    void setState(const LiveState& state, int itemsOfOne, int k);
    [[nodiscard]] const QString& nameAt(int row) const { return m_rows[row].name; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    struct Row
    {
        QString name;
        int items = 0;
        int answers = 0;
        int first = 0;
        int passed = 0;
    };
    QList<Row> m_rows;
    int m_itemsOfOne = 0;
    int m_k = 0;
};

} // namespace mesewright::ui
