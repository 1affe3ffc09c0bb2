// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QStringList>

namespace mesewright::ui {

class MainWindow;

/// Writes a picture of every panel, light and dark: `FOLDER/LANG/PANEL-light.png`, 1600 × 1000. The
/// workspace is open and has been read. Shows no dialog.
[[nodiscard]] Result<void> makeTour(MainWindow& window, const QString& folder,
                                    const QString& language);

} // namespace mesewright::ui
