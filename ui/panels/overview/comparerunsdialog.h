// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/runlist.h"
#include "ui/models/rundetails.h"
#include "ui/widgets/texttablemodel.h"

#include <QDialog>

class QCheckBox;

namespace mesewright::ui {

struct ComparedRun
{
    RunSummary run;
    RunDetails details;
};

/// The rows of a comparison: what came of the runs, then what was asked of them. The last cell says
/// whether a row differs; with `onlyDifferent` the equal options are left out.
[[nodiscard]] QList<TextTableModel::Row> comparedRows(const QList<ComparedRun>& runs,
                                                      bool onlyDifferent);

/// Runs beside each other: results first, then the options in which they differ.
class CompareRunsDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit CompareRunsDialog(QList<ComparedRun> runs, QWidget* parent = nullptr);

private:
    void fill();

    QList<ComparedRun> m_runs;
    TextTableModel m_rows;
    QCheckBox* m_onlyDifferent = nullptr;
};

} // namespace mesewright::ui
