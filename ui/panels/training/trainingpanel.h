// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/workspacedocument.h"
#include "ui/panels/training/gpuwatch.h"
#include "ui/panels/training/runshelf.h"
#include "ui/shell/panel.h"

#include <QTimer>

#include <string>
#include <vector>

class QBoxLayout;
class QPushButton;
class QStackedLayout;

namespace mesewright::ui {

class Banner;
class ChartCard;
class EmptyState;
class FiguresBar;
class LogCard;
class SamplesCard;
class SegmentedControl;
class TrainingHead;

/// A training run as it learns, whoever started it: curves, numbers, samples and log, with other
/// runs laid over it; and the buttons that start, hold, release, stop and resume one.
class TrainingPanel final : public Panel
{
    Q_OBJECT

public:
    explicit TrainingPanel(WorkspaceDocument& document, QWidget* parent = nullptr);
    ~TrainingPanel() override;

    [[nodiscard]] QString id() const override { return QStringLiteral("training"); }
    [[nodiscard]] QString title() const override { return tr("Training"); }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("training"); }
    [[nodiscard]] QList<QWidget*> titleWidgets() override;
    [[nodiscard]] QList<QWidget*> headerWidgets() override;
    void setActive(bool active) override;
    /// `place`: a run's id.
    void jumpTo(const QString& place) override;

    /// The run on screen; null if there is none.
    [[nodiscard]] const TrainingRun* run() const { return m_run; }
    /// Another file in the place of the driver's library.
    void setGpuLibrary(const std::filesystem::path& library) { m_gpu.setLibrary(library); }
    /// Writes what the charts show to a .png, .svg or .csv file, away from this thread.
    void exportTo(const QString& path);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    QWidget* makePage();
    void connectParts();
    void refresh();
    void showEmpty();
    void showRun(const RunSummary& summary);
    void forgetUnseen();
    void setOverlay(const std::string& id, bool shown);
    void fillOverlayMenu();
    [[nodiscard]] std::vector<const RunSummary*> trainingRuns() const;
    [[nodiscard]] const RunSummary* summaryOf(const std::string& id) const;
    [[nodiscard]] const RunSummary* liveRun() const;
    void showState();
    void showNotice(const RunSummary& summary);
    void showSlowParts();
    void watchGpu(const RunSummary& summary);
    void showGpuReasons(const QString& why);
    void startTraining();
    void act(const QString& action);
    void chooseExport();
    void layOut();

    WorkspaceDocument& m_document;
    GpuWatch m_gpu;
    JobSlot m_needs;
    JobSlot m_export;
    QTimer m_slow; ///< texts need not change as often as curves
    RunShelf m_runs;
    std::vector<std::string> m_overlaid;
    TrainingRun* m_run = nullptr;
    bool m_newest = true; ///< a newer run takes the place of the one on screen
    bool m_active = false;
    bool m_compact = false;
    QString m_logProblem;

    QStackedLayout* m_pages = nullptr;
    EmptyState* m_empty = nullptr;
    TrainingHead* m_head = nullptr;
    QPushButton* m_start = nullptr;
    QPushButton* m_exportButton = nullptr;
    QWidget* m_loading = nullptr;
    Banner* m_banner = nullptr;
    FiguresBar* m_figures = nullptr;
    ChartCard* m_charts = nullptr;
    QBoxLayout* m_side = nullptr;
    QWidget* m_sideBox = nullptr;
    SegmentedControl* m_sideChoice = nullptr;
    SamplesCard* m_samples = nullptr;
    LogCard* m_log = nullptr;
};

} // namespace mesewright::ui
