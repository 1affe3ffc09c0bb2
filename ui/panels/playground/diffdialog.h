// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace mesewright::ui {

/// Opens a window of its own with two answers compared; it stays until it is closed.
void showDiff(const QString& base, const QString& adapter, QWidget* parent);

} // namespace mesewright::ui
