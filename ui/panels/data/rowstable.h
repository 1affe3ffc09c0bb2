// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/datacheck.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/tableview.h"

namespace mesewright::ui {

/// The badge of a row's leak state; `copies`: how many equal rows the other file has.
[[nodiscard]] BadgeText leakBadge(MatchKind kind, unsigned copies);

/// The table of rows: keys for opening, changing, adding and removing.
class RowsTable final : public TableView
{
    Q_OBJECT

public:
    explicit RowsTable(QWidget* parent = nullptr);
    void setModel(QAbstractItemModel* model) override;

    /// Makes a row the only chosen one, whatever keys are held down.
    void goToRow(int row);

Q_SIGNALS:
    void openAsked();
    void editAsked();
    void addAsked();
    void removeAsked();
    /// To the next (1) or the previous (-1) leaked row.
    void leakAsked(int step);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void markAndGoOn();
};

} // namespace mesewright::ui
