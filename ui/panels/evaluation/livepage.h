// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/runlist.h"
#include "ui/engine/jobslot.h"
#include "ui/models/runfollower.h"
#include "ui/panels/evaluation/liveconfigurations.h"
#include "ui/panels/evaluation/liverun.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QLabel;
class QSplitter;
class QStackedLayout;

namespace mesewright::ui {

class Badge;
class Card;
class EmptyState;
class IntervalChart;
class ItemsAndAnswer;
class ProgressRange;
class TableView;

/// The evaluation at work, or the last one: how far each configuration is, its families so far, its
/// items as they are answered. Reads the run's log; whoever writes it.
class LivePage final : public QWidget
{
    Q_OBJECT

public:
    explicit LivePage(QWidget* parent = nullptr);

    /// The run to show; none: the page says so.
    void setRun(const std::optional<RunSummary>& run);
    void setActive(bool active);
    [[nodiscard]] const LiveState& state() const { return m_state; }
    [[nodiscard]] int itemsOfOne() const { return m_run.itemsOfOne; }
    [[nodiscard]] bool alive() const { return m_summary && m_summary->alive; }
    [[nodiscard]] ItemsAndAnswer& items() { return *m_items; }
    [[nodiscard]] LiveConfigurations& configurations() { return m_configurations; }

Q_SIGNALS:
    /// More is known of the run.
    void advanced();
    void startRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildLeft();
    void take(const std::vector<Event>& batch);
    void refresh();
    void showProgress();
    void chooseConfiguration(int row);
    void buildResults();

    std::optional<RunSummary> m_summary;
    LiveRun m_run;
    LiveState m_state;
    LiveConfigurations m_configurations;
    RunFollower* m_follower = nullptr;
    QTimer m_refresh; ///< several deliveries become one repaint
    JobSlot m_reading;
    JobSlot m_results;
    QString m_configuration;

    QStackedLayout* m_pages = nullptr;
    EmptyState* m_empty = nullptr;
    QSplitter* m_splitter = nullptr;
    QWidget* m_left = nullptr;
    Card* m_now = nullptr;
    Badge* m_badge = nullptr;
    Badge* m_attached = nullptr;
    ProgressRange* m_bar = nullptr;
    QLabel* m_progressWords = nullptr;
    QLabel* m_message = nullptr;
    TableView* m_table = nullptr;
    Card* m_familyCard = nullptr;
    IntervalChart* m_families = nullptr;
    ItemsAndAnswer* m_items = nullptr;
};

} // namespace mesewright::ui
