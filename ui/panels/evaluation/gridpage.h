// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/engine/jobslot.h"
#include "ui/panels/evaluation/cleanfigures.h"
#include "ui/panels/evaluation/evaluationshown.h"
#include "ui/panels/evaluation/heatgrid.h"
#include "ui/panels/evaluation/livestate.h"

#include <QWidget>

#include <memory>

class QLabel;
class QPushButton;
class QSplitter;

namespace mesewright::ui {

class Card;
class HeatLegend;
class IntervalChart;
class ItemsAndAnswer;
class SegmentedControl;

/// Gate D: every checkpoint at every scale beside the base: the grid, the chosen cell's families,
/// all items with the answers of both, and one answer.
class GridPage final : public QWidget
{
    Q_OBJECT

public:
    explicit GridPage(QWidget* parent = nullptr);

    void setShown(const EvaluationShown& shown);
    /// A run of gate D at work: its configurations fill the grid; null: none.
    void setLive(const LiveState* live, int itemsOfOne);
    [[nodiscard]] ItemsAndAnswer& items() { return *m_items; }
    [[nodiscard]] HeatGrid& grid() { return *m_grid; }
    [[nodiscard]] IntervalChart& families() { return *m_families; }
    /// The label of the adapter shown, "ckpt-60 × 0.5".
    [[nodiscard]] const QString& adapterShown() const { return m_adapter; }

Q_SIGNALS:
    void reviewRequested(const QString& item);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildLeft(QSplitter* splitter);
    void fill();
    void fillFamilies();
    void fillGrid();
    void fillItems();
    void fillLeakNote();
    void setCleanOnly(bool cleanOnly);
    [[nodiscard]] int adapterIndex() const;
    [[nodiscard]] const EvalResults* figuresOf(const report::ResultsEvidence* results) const;

    EvaluationShown m_shown;
    QString m_adapter;
    QList<int> m_adapterOfCell; ///< index in the evidence's adapters, -1: only live
    HeatGridData m_gridData;
    const LiveState* m_live = nullptr;
    int m_itemsOfOne = 0;
    bool m_cleanOnly = false;
    CleanFigures m_clean;
    JobSlot m_job;

    QSplitter* m_splitter = nullptr;
    Card* m_familyCard = nullptr;
    SegmentedControl* m_kind = nullptr;
    IntervalChart* m_families = nullptr;
    Card* m_gridCard = nullptr;
    HeatGrid* m_grid = nullptr;
    HeatLegend* m_legend = nullptr;
    QWidget* m_leakNote = nullptr;
    QLabel* m_leakText = nullptr;
    QPushButton* m_leakButton = nullptr;
    ItemsAndAnswer* m_items = nullptr;
};

} // namespace mesewright::ui
