// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/theme/tokens.h"

#include <QPalette>

namespace mesewright::ui {

[[nodiscard]] QPalette makePalette(const Colors& colors);
[[nodiscard]] QPalette makeToolTipPalette(const Colors& colors);

} // namespace mesewright::ui
