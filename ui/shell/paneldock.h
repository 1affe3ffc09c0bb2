// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDockWidget>

class QHBoxLayout;
class QLabel;

namespace mesewright::ui {

class Panel;

/// The title bar of a panel's dock: title, quiet words, the panel's own buttons, "show beside" and
/// a menu.
class PanelHeader final : public QWidget
{
    Q_OBJECT

public:
    PanelHeader(Panel& panel, QWidget* parent);

Q_SIGNALS:
    void besideRequested();
    void floatRequested();
    void closeRequested();
};

/// One panel in the dock area.
class PanelDock final : public QDockWidget
{
    Q_OBJECT

public:
    /// Takes the panel.
    PanelDock(Panel* panel, QWidget* parent);
    [[nodiscard]] Panel& panel() const { return *m_panel; }

Q_SIGNALS:
    void besideRequested(const QString& id);

private:
    Panel* m_panel;
};

} // namespace mesewright::ui
