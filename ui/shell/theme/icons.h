// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QString>

namespace mesewright::ui {

/// Our own icons: SVGs of one colour, `currentColor`, drawn in the colour that the place asks for.

/// `name` without folder and ending, such as "play". `size` in device-independent pixels. An
/// unknown name gives a null pixmap and a line in the debug log.
[[nodiscard]] QPixmap iconPixmap(const QString& name, const QColor& color, int size,
                                 double devicePixelRatio);

/// An icon that draws itself at any size and ratio, in `normal`, when disabled in `disabled`, and
/// when checked or selected in `active` (default: as normal).
[[nodiscard]] QIcon makeIcon(const QString& name, const QColor& normal, const QColor& disabled,
                             const QColor& active = {});

/// Forgets what was drawn: after a change of theme.
void clearIconCache();

/// All names, sorted; for tests and the component sheet.
[[nodiscard]] QStringList iconNames();

} // namespace mesewright::ui
