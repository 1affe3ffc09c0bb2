// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/environment/checkpointfacts.h"

#include <QAbstractTableModel>
#include <QDialog>

#include <memory>

namespace mesewright::ui {

/// The tensors of a checkpoint.
class TensorsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Dtype, Shape, Bytes, File, ColumnCount };
    static constexpr int SortRole = Qt::UserRole;

    explicit TensorsModel(std::shared_ptr<const CheckpointFacts> facts, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    std::shared_ptr<const CheckpointFacts> m_facts;
};

/// All tensors, searchable, sortable, to be copied.
class TensorsDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit TensorsDialog(std::shared_ptr<const CheckpointFacts> facts, QWidget* parent = nullptr);
};

} // namespace mesewright::ui
