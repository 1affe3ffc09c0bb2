// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/runlist.h"
#include "ui/charts/chartaxis.h"
#include "ui/models/runfollower.h"

#include <QAbstractTableModel>
#include <QWidget>

#include <optional>
#include <vector>

class QStackedLayout;

namespace mesewright::ui {

class Card;
class EmptyState;
class LineChart;
class TableView;

/// The validation loss that training left in its log: "validation loss 1.2345 after step 60".
struct ValidationLoss
{
    std::int64_t step = 0;
    double loss = 0;
};
[[nodiscard]] std::optional<ValidationLoss> validationLoss(const MessageEvent& message);

/// Gate C as an evaluation: the loss on rows that training did not see, checkpoint by checkpoint.
class ValidationPage final : public QWidget
{
    Q_OBJECT

public:
    explicit ValidationPage(QWidget* parent = nullptr);
    void setRun(const std::optional<RunSummary>& run);
    void setActive(bool active);
    [[nodiscard]] const std::vector<ValidationLoss>& losses() const { return m_losses; }

Q_SIGNALS:
    /// The person wants to train with validation rows.
    void settingsRequested();

private:
    class Model;
    void take(const std::vector<Event>& batch);
    void refresh();

    std::optional<RunSummary> m_summary;
    RunFollower* m_follower = nullptr;
    std::vector<ValidationLoss> m_losses;
    ChartAxis m_axis;
    Model* m_model = nullptr;
    QStackedLayout* m_pages = nullptr;
    EmptyState* m_empty = nullptr;
    Card* m_card = nullptr;
    LineChart* m_chart = nullptr;
    int m_trainLine = 0;
    int m_validationLine = 0;
};

} // namespace mesewright::ui
