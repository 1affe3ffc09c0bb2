// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/panels.h"

#include "ui/panels/overview/overviewpanel.h"
#include "ui/panels/playground/playgroundpanel.h"
#include "ui/shell/mainwindow.h"

namespace mesewright::ui {

void addPanels(MainWindow& window)
{
    window.addPanel(new OverviewPanel(window.document()));
    window.addPanel(new PlaygroundPanel(window.document(), window.engine()));
    window.finish();
}

} // namespace mesewright::ui
