// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace mesewright::ui {

class MainWindow;

/// Gives the window all of its panels, in the rail's order.
void addPanels(MainWindow& window);

} // namespace mesewright::ui
