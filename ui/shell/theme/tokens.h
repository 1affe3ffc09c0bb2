// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/shell/theme/state.h"

#include <QByteArray>
#include <QColor>
#include <QList>
#include <QString>
#include <QStringList>

#include <array>

namespace mesewright::ui {

// The design's numbers, read once from `tokens.json`. No other file of the window names a colour,
// a size in pixels that recurs, or a font family.

struct StateColors
{
    QColor fg;    ///< text and icons on `tint` or on a surface
    QColor tint;  ///< quiet background
    QColor solid; ///< filled marks
};

/// Every colour of one theme.
struct Colors
{
    struct
    {
        QColor window, panel, surface, sunken, alternate, hover, selected, tooltip;
    } bg;
    struct
    {
        QColor subtle, strong, focus;
    } border;
    struct
    {
        QColor primary, secondary, tertiary, disabled, onAccent, onTooltip, link;
    } text;
    struct
    {
        QColor base, hover, subtle;
    } accent;
    struct
    {
        QColor keyword, string, number, comment, function, operators, key;
    } syntax;
    struct
    {
        QColor add, addWord, remove, removeWord;
    } diff;
    std::array<StateColors, stateCount> states;
    QList<QColor> series; ///< charts, in their fixed order
    QList<QColor> heat;   ///< seven steps of one hue
    QList<QColor> token;  ///< alternating tints of tokens

    [[nodiscard]] const StateColors& state(State state) const
    {
        return states[static_cast<std::size_t>(state)];
    }
};

/// Sizes in pixels at 100 % text size.
struct Sizes
{
    int menuBar = 0, toolBar = 0, panelHeader = 0, statusBar = 0, rail = 0;
    int control = 0, controlSmall = 0, row = 0, rowCompact = 0;
    int icon = 0, iconRail = 0, outcomeCell = 0, badge = 0, memoryBar = 0, intervalBar = 0;
    int hitTarget = 0, dockMinWidth = 0;
    int radiusControl = 0, radiusCard = 0;
};

/// The type styles, from the smallest to the largest, then the two in the fixed-width face.
enum class TextStyle { Caption, Small, Body, Title, Headline, Hero, Code, Figure };
inline constexpr int textStyleCount = 8;

struct TextStyleSize
{
    double ratio = 1; ///< of the base size
    int weight = 400;
};

struct Tokens
{
    Colors light;
    Colors dark;
    Sizes sizes;
    QList<QList<double>> seriesDash; ///< px; divide by the pen's width
    QStringList uiFamilies;
    QStringList monoFamilies;
    double basePoints = 0; ///< of body text at 100 %
    std::array<TextStyleSize, textStyleCount> styles;
};

/// Takes the bytes of `tokens.json`; the error names the entry that is missing or wrong.
[[nodiscard]] Result<Tokens> tokensFromJson(const QByteArray& json);

/// The steps of white space, in pixels.
namespace spacing {
inline constexpr int xxs = 2, xs = 4, s = 8, m = 12, l = 16, xl = 24, xxl = 32;
inline constexpr int card = 14;    ///< inside a card, and a panel's margin
inline constexpr int cardGap = 10; ///< between cards
} // namespace spacing

} // namespace mesewright::ui
