// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/theme/state.h"
#include "ui/widgets/progressrange.h"

#include <QStatusBar>

class QLabel;
class QPushButton;

namespace mesewright::ui {

class ActionRegistry;
class Badge;

/// The bar at the foot: openers of the bottom docks at the left; the job, the engine and the device
/// at the right.
class StatusLine final : public QStatusBar
{
    Q_OBJECT

public:
    explicit StatusLine(ActionRegistry& actions, QWidget* parent = nullptr);

    void setFindings(int errors, int warnings);
    /// An empty name hides the job.
    void setJob(const QString& name, const ProgressShown& progress);
    /// That something has come to its end; an empty word takes it back.
    void setNotice(State state, const QString& icon, const QString& word);
    void setEngine(const QString& state);
    void setDevice(const QString& name, const QString& memory);

private:
    void showChip();

    Badge* m_errors = nullptr;
    Badge* m_warnings = nullptr;
    Badge* m_notice = nullptr;
    QLabel* m_job = nullptr;
    ProgressRange* m_bar = nullptr;
    QLabel* m_left = nullptr;
    QLabel* m_engine = nullptr;
    QLabel* m_chip = nullptr;
    QLabel* m_device = nullptr;
    QLabel* m_memory = nullptr;
};

} // namespace mesewright::ui
