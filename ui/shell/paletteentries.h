// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/palettemodel.h"
#include "ui/models/workspacedocument.h"

namespace mesewright::ui {

class ActionRegistry;

/// Everything that the palette offers: all actions, the evaluation's items, the runs, the settings.
/// `snapshot` may be null.
[[nodiscard]] QList<PaletteEntry> paletteEntries(const ActionRegistry& actions,
                                                 const WorkspaceSnapshot* snapshot);

/// The panel that shows a run of this verb.
[[nodiscard]] QString panelOfVerb(const std::string& verb);
/// Where that panel shows it, as Panel::jumpTo takes it.
[[nodiscard]] QString placeOfRun(const RunSummary& run);

} // namespace mesewright::ui
