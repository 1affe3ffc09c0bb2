// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace mesewright::ui {

class Theme;

/// The few rules that round buttons, fields, tabs, headers and dock frames. What repeats in tables
/// and cards is painted by delegates and small widgets, never by rules.
[[nodiscard]] QString makeStyleSheet(const Theme& theme);

} // namespace mesewright::ui
