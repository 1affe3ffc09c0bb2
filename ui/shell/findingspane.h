// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QModelIndex;
class QVBoxLayout;

namespace mesewright::ui {

class Badge;
class FindingsModel;
class TableView;

/// The list of everything that is wrong, at the foot of the window. A double click or Enter goes
/// to the place.
class FindingsPane final : public QWidget
{
    Q_OBJECT

public:
    explicit FindingsPane(FindingsModel& model, QWidget* parent = nullptr);
    /// Goes to the next or the previous finding, round the ends, and jumps there.
    void step(int direction);

Q_SIGNALS:
    void jumpRequested(const QString& panel, const QString& place);
    void closeRequested();

private:
    void jump(const QModelIndex& index);
    void refreshCounts();

    FindingsModel& m_model;
    TableView* m_table = nullptr;
    Badge* m_errors = nullptr;
    Badge* m_warnings = nullptr;
};

} // namespace mesewright::ui
