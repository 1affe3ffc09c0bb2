// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/tableview.h"

namespace mesewright::ui {

/// The table of probes: a mark before each, a group's title over its rows.
class ProbeTable final : public TableView
{
    Q_OBJECT

public:
    explicit ProbeTable(QWidget* parent = nullptr);
    void setModel(QAbstractItemModel* model) override;
    /// Lets the titles run over the columns; after rows were added.
    void spanTitles();

protected:
    void resizeEvent(QResizeEvent* event) override;
};

} // namespace mesewright::ui
