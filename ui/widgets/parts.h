// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/theme/theme.h"

#include <QString>

class QAbstractButton;
class QFrame;
class QLabel;
class QPushButton;
class QToolButton;
class QWidget;

namespace mesewright::ui {

// The small parts that every panel is made of, so that they look alike and have names for screen
// readers. All take their colours and fonts from the theme and follow its changes.

enum class Tone { Primary, Secondary, Tertiary };

[[nodiscard]] QLabel* makeLabel(const QString& text, TextStyle style = TextStyle::Body,
                                Tone tone = Tone::Primary, QWidget* parent = nullptr);
/// A group's title in small capitals, as inside cards.
[[nodiscard]] QLabel* makeGroupTitle(const QString& text, QWidget* parent = nullptr);

enum class ButtonKind {
    Normal,
    Primary, ///< the one next step of a panel
    Quiet,   ///< no border
    Danger,  ///< asks before it does; its text ends with an ellipsis
    Link
};

/// `iconName` may be empty.
[[nodiscard]] QPushButton* makeButton(const QString& text, const QString& iconName = {},
                                      ButtonKind kind = ButtonKind::Normal,
                                      QWidget* parent = nullptr);
/// A button with an icon only; `name` is its accessible name and tooltip.
[[nodiscard]] QToolButton* makeIconButton(const QString& iconName, const QString& name,
                                          QWidget* parent = nullptr);
void setThemedIcon(QAbstractButton* button, const QString& iconName,
                   ButtonKind kind = ButtonKind::Normal);

/// A thin horizontal line.
[[nodiscard]] QFrame* makeRule(QWidget* parent = nullptr);

/// Gives a widget the theme's font of that style, now and after each change.
void followFont(QWidget* widget, TextStyle style);
/// The same in another weight. What made the widget may have given it a font before.
void followFont(QWidget* widget, TextStyle style, QFont::Weight weight);

} // namespace mesewright::ui
