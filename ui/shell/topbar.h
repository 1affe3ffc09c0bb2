// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolBar>

class QPushButton;
class QToolButton;

namespace mesewright::ui {

class ActionRegistry;
class NoticeBell;

/// The bar under the menu: workspace, the run's buttons, the palette's field, theme.
class TopBar final : public QToolBar
{
    Q_OBJECT

public:
    explicit TopBar(ActionRegistry& actions, QWidget* parent = nullptr);
    void setWorkspace(const QString& name);

    [[nodiscard]] NoticeBell& bell() { return *m_bell; }

private:
    QAction* addActionButton(ActionRegistry& actions, const QString& id, const QString& icon);

    QPushButton* m_workspace = nullptr;
    NoticeBell* m_bell = nullptr;
};

} // namespace mesewright::ui
