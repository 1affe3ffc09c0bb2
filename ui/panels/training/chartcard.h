// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartexport.h"
#include "ui/panels/training/chartcaptions.h"

#include <QWidget>

#include <array>
#include <memory>
#include <vector>

class QAction;
class QActionGroup;
class QGridLayout;
class QMenu;
class QToolButton;
class QPushButton;

namespace mesewright::ui {

/// The loss of a run with other runs laid over it, and below it lanes for what else a step has and
/// for the GPU, all on one step axis with one cursor.
class ChartCard final : public QWidget
{
    Q_OBJECT

public:
    explicit ChartCard(QWidget* parent = nullptr);
    ~ChartCard() override;

    /// The run that everything is shown of; null: none. The run outlives its being shown.
    void setRun(TrainingRun* run);
    /// Lays the losses of other runs over it.
    void addOverlay(TrainingRun& run);
    void removeOverlay(const std::string& id);
    /// How many can be on screen at once, the run itself included.
    static constexpr int mostRuns = 8;

    /// What the run's state adds to its own log: whether it failed.
    void setFailed(bool failed);
    void setGpuCard(const GpuCard& card);
    /// Why a GPU lane has no values, by curve; empty where it has.
    void setGpuReasons(const std::array<QString, curveCount>& reasons);
    /// Narrow windows: the GPU's lanes become sparks in one row.
    void setCompact(bool compact);

    [[nodiscard]] ChartAxis& axis() { return m_axis; }
    [[nodiscard]] LineChart& chart(Curve curve) const
    {
        return *m_charts[static_cast<std::size_t>(curve)];
    }
    [[nodiscard]] QMenu& overlayMenu() const { return *m_overlayMenu; }
    void setSmoothing(double weight);
    [[nodiscard]] double smoothing() const { return m_smoothing; }

    /// For exports: what is on screen, and its numbers at full length.
    [[nodiscard]] ChartSheet sheet() const;
    [[nodiscard]] std::vector<CsvColumn> columns() const;

public Q_SLOTS:
    void toggleLogScale();
    void nextSmoothing();

Q_SIGNALS:
    void overlayRemoved(const std::string& id);
    void exportRequested();

private:
    QWidget* makeTools();
    void layLanes();
    void refresh();
    void refreshLegend();
    void refreshAxis();
    void refreshCaptions();
    [[nodiscard]] QList<ChartLegend::Entry> legendEntries(bool removable) const;
    [[nodiscard]] QString momentText(double step) const;

    ChartAxis m_axis;
    CurveCharts m_charts{};
    std::unique_ptr<RunCurves> m_main;
    std::vector<std::unique_ptr<RunCurves>> m_overlays;
    ChartLegend* m_legend = nullptr;
    QPushButton* m_overlayButton = nullptr;
    QMenu* m_overlayMenu = nullptr;
    QPushButton* m_smoothingButton = nullptr;
    QActionGroup* m_smoothings = nullptr;
    QToolButton* m_logButton = nullptr;
    QGridLayout* m_lanes = nullptr;
    GpuCard m_card;
    std::array<QString, curveCount> m_reasons;
    double m_smoothing = 0.92;
    bool m_failed = false;
    bool m_compact = false;
};

} // namespace mesewright::ui
