// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/evaluation/evaluationshown.h"
#include "ui/widgets/intervalchart.h"

#include <QWidget>

class QStackedLayout;

namespace mesewright::ui {

class EmptyState;

/// Results of one configuration at several seeds or temperatures, below each other; no rows when
/// each configuration was measured once.
[[nodiscard]] IntervalChartData reliabilityFigures(const LevelResults& level);

/// How far the numbers depend on the draw: the same configuration at other seeds or temperatures.
class ReliabilityPage final : public QWidget
{
    Q_OBJECT

public:
    explicit ReliabilityPage(QWidget* parent = nullptr);
    void setShown(const EvaluationShown& shown);
    [[nodiscard]] IntervalChart& chart() { return *m_chart; }

private:
    QStackedLayout* m_pages = nullptr;
    EmptyState* m_empty = nullptr;
    IntervalChart* m_chart = nullptr;
};

} // namespace mesewright::ui
