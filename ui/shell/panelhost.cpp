// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/panelhost.h"

#include "ui/shell/panel.h"
#include "ui/shell/paneldock.h"

#include <QTabWidget>

namespace mesewright::ui {

PanelHost::PanelHost(QWidget* parent) : QMainWindow(parent)
{
    // The constructor always makes a window; here it is a part of one.
    setWindowFlags(Qt::Widget);
    setDockNestingEnabled(true);
    setDocumentMode(true);
    setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    setContextMenuPolicy(Qt::PreventContextMenu);
}

void PanelHost::addPanel(Panel* panel)
{
    auto* dock = new PanelDock(panel, this);
    m_docks.insert(panel->id(), dock);
    m_panels.append(panel);
    addDockWidget(Qt::TopDockWidgetArea, dock);
    dock->hide();
    connect(dock, &PanelDock::besideRequested, this,
            [this](const QString& id) { showPanel(id, true); });
}

Panel* PanelHost::panel(const QString& id) const
{
    const PanelDock* dock = m_docks.value(id);
    return dock ? &dock->panel() : nullptr;
}

QList<Panel*> PanelHost::panels() const
{
    return m_panels;
}

void PanelHost::showPanel(const QString& id, bool beside)
{
    PanelDock* dock = m_docks.value(id);
    if (!dock)
        return;
    if (!beside) {
        for (PanelDock* other : m_docks)
            if (other != dock && !other->isFloating())
                other->hide();
    } else if (PanelDock* neighbour = m_docks.value(m_current); neighbour && neighbour != dock) {
        splitDockWidget(neighbour, dock, Qt::Horizontal);
    }
    dock->show();
    dock->raise();
    if (m_current != id) {
        m_current = id;
        Q_EMIT currentChanged(id);
    }
}

void PanelHost::resetLayout()
{
    for (Panel* panel : m_panels) {
        PanelDock* dock = m_docks.value(panel->id());
        if (dock->isFloating()) {
            dock->setFloating(false);
            addDockWidget(Qt::TopDockWidgetArea, dock);
        }
        dock->hide();
    }
    if (!m_panels.isEmpty())
        showPanel(m_panels.first()->id(), false);
}

} // namespace mesewright::ui
