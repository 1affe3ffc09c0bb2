// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/theme/palette.h"

namespace mesewright::ui {

QPalette makePalette(const Colors& colors)
{
    QPalette palette;
    palette.setColor(QPalette::Window, colors.bg.panel);
    palette.setColor(QPalette::WindowText, colors.text.primary);
    palette.setColor(QPalette::Base, colors.bg.surface);
    palette.setColor(QPalette::AlternateBase, colors.bg.alternate);
    palette.setColor(QPalette::Text, colors.text.primary);
    palette.setColor(QPalette::PlaceholderText, colors.text.tertiary);
    palette.setColor(QPalette::Button, colors.bg.surface);
    palette.setColor(QPalette::ButtonText, colors.text.primary);
    palette.setColor(QPalette::BrightText, colors.text.onAccent);
    palette.setColor(QPalette::Highlight, colors.bg.selected);
    palette.setColor(QPalette::HighlightedText, colors.text.primary);
    palette.setColor(QPalette::Link, colors.text.link);
    palette.setColor(QPalette::LinkVisited, colors.text.link);
    palette.setColor(QPalette::ToolTipBase, colors.bg.tooltip);
    palette.setColor(QPalette::ToolTipText, colors.text.onTooltip);
    palette.setColor(QPalette::Light, colors.bg.surface);
    palette.setColor(QPalette::Midlight, colors.bg.alternate);
    palette.setColor(QPalette::Mid, colors.border.subtle);
    palette.setColor(QPalette::Dark, colors.border.strong);
    palette.setColor(QPalette::Shadow, colors.border.strong);
    for (const QPalette::ColorRole role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, colors.text.disabled);
    return palette;
}

QPalette makeToolTipPalette(const Colors& colors)
{
    QPalette palette = makePalette(colors);
    palette.setColor(QPalette::Window, colors.bg.tooltip);
    palette.setColor(QPalette::WindowText, colors.text.onTooltip);
    return palette;
}

} // namespace mesewright::ui
