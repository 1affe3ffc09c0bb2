// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/start/recentworkspaces.h"

#include <QWidget>

class QLabel;

namespace mesewright::ui {

class Banner;
class Card;
class TableView;

/// What the window shows while no workspace is open: try the demo, make a workspace, open one, and
/// those that were open before. A folder can be dropped on it.
class StartPage final : public QWidget
{
    Q_OBJECT

public:
    explicit StartPage(QWidget* parent = nullptr);

    /// Newest first.
    void setRecent(const QStringList& folders);
    /// Why nothing could be opened; empty takes it back.
    void showProblem(const QString& sentence);

Q_SIGNALS:
    void demoRequested();
    void newRequested();
    void openRequested();
    void workspaceChosen(const QString& folder);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    [[nodiscard]] QWidget* makeChoices();
    [[nodiscard]] QWidget* makeRecent();
    void lookAtMachine();
    void choose(const QModelIndex& index);

    RecentWorkspaces m_recent;
    Banner* m_problem = nullptr;
    Card* m_recentCard = nullptr;
    TableView* m_table = nullptr;
    QLabel* m_machine = nullptr;
    JobSlot m_machineJob;
};

} // namespace mesewright::ui
