// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <QMainWindow>

namespace mesewright::ui {

class Panel;
class PanelDock;

/// The middle of the window: one dock a panel. A main window of its own, because docks of the outer
/// one (findings, log, queue) would otherwise take the height.
class PanelHost final : public QMainWindow
{
    Q_OBJECT

public:
    explicit PanelHost(QWidget* parent = nullptr);

    /// Takes the panel.
    void addPanel(Panel* panel);
    [[nodiscard]] Panel* panel(const QString& id) const;
    [[nodiscard]] QList<Panel*> panels() const;
    /// Shows a panel alone, or next to what is shown.
    void showPanel(const QString& id, bool beside);
    [[nodiscard]] const QString& current() const { return m_current; }
    /// Every panel as on the first start.
    void resetLayout();

Q_SIGNALS:
    void currentChanged(const QString& id);

private:
    QHash<QString, PanelDock*> m_docks;
    QList<Panel*> m_panels;
    QString m_current;
};

} // namespace mesewright::ui
