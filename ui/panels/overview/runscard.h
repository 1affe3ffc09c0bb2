// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/runsmodel.h"
#include "ui/widgets/card.h"

class QPushButton;

namespace mesewright::ui {

class TableView;

/// The recent runs with what came of them; two or more can be chosen and compared.
class RunsCard final : public Card
{
    Q_OBJECT

public:
    explicit RunsCard(QWidget* parent = nullptr);

    void showRuns(const std::shared_ptr<const WorkspaceSnapshot>& snapshot);
    void setBaseline(std::optional<double> passAtK) { m_baseline = passAtK; }
    [[nodiscard]] std::optional<double> baseline() const { return m_baseline; }

Q_SIGNALS:
    void runOpened(const mesewright::RunSummary& run);
    void runWantedAgain(const mesewright::RunSummary& run);
    void runResumed(const mesewright::RunSummary& run);

private:
    void compare();
    void refreshChosen();
    void openMenu(const QPoint& position);

    RunDetailsBook m_book;
    RunsModel m_runs;
    std::optional<double> m_baseline;
    TableView* m_table = nullptr;
    QPushButton* m_compare = nullptr;
};

} // namespace mesewright::ui
