// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/engine/jobslot.h"
#include "ui/panels/evaluation/evaluationshown.h"
#include "ui/widgets/intervalchart.h"

#include <QWidget>

#include <filesystem>
#include <vector>

class QPushButton;
class QStackedLayout;

namespace mesewright::ui {

class EmptyState;

/// One more measurement of a configuration that the gates have measured, from eval/reliability.
struct Draw
{
    std::string checkpoint; ///< "" for the base
    double scale = 0;
    EvalResults results;
};

/// All that lies there; a file that cannot be read is left out. Reads files.
[[nodiscard]] std::vector<Draw> readDraws(const std::filesystem::path& workspace);

/// Each configuration that was measured more than once, a row a measurement. The chart's marks hold
/// no pointers: both arguments may go.
[[nodiscard]] IntervalChartData reliabilityFigures(const LevelResults& level,
                                                   const std::vector<Draw>& draws);

/// How far a number depends on the draw: the same configuration at other seeds and temperatures.
class ReliabilityPage final : public QWidget
{
    Q_OBJECT

public:
    explicit ReliabilityPage(QWidget* parent = nullptr);
    void setShown(const EvaluationShown& shown);
    [[nodiscard]] IntervalChart& chart() { return *m_chart; }

Q_SIGNALS:
    /// Measure the base, or the configuration that the gates picked, once more.
    void drawRequested(bool base);

private:
    void showDraws();

    EvaluationShown m_shown;
    std::vector<Draw> m_draws;
    JobSlot m_reading;
    QPushButton* m_again = nullptr;
    QStackedLayout* m_pages = nullptr;
    EmptyState* m_empty = nullptr;
    IntervalChart* m_chart = nullptr;
};

} // namespace mesewright::ui
