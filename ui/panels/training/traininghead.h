// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runs/runlist.h"
#include "ui/panels/training/runfacts.h"

#include <QWidget>

#include <string>
#include <vector>

class QComboBox;
class QLabel;

namespace mesewright::ui {

class Badge;

/// What stands behind the panel's title: which run is shown, its settings, and how it stands.
class TrainingHead final : public QWidget
{
    Q_OBJECT

public:
    explicit TrainingHead(QWidget* parent = nullptr);

    /// Newest first.
    void setRuns(const std::vector<const RunSummary*>& runs, const std::string& current);
    void showRun(const RunSummary& summary, const RunFacts& facts);

Q_SIGNALS:
    /// `newest`: it is the first of the list.
    void runChosen(const std::string& id, bool newest);

private:
    QComboBox* m_choice = nullptr;
    QLabel* m_settings = nullptr;
    Badge* m_status = nullptr;
    Badge* m_attached = nullptr;
};

} // namespace mesewright::ui
