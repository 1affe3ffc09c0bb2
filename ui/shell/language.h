// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

class QCoreApplication;

namespace mesewright::ui {

/// The languages that the window speaks, as codes: "en" first, its sources' language.
[[nodiscard]] QStringList languages();

/// What a language calls itself: "Deutsch".
[[nodiscard]] QString languageName(const QString& code);

/// The language for a wish: the wish itself where the window speaks it, for an empty one the first
/// of the system's languages that it speaks, else English.
[[nodiscard]] QString languageFor(const QString& wish);

/// Makes the application speak `code` (of `languages()`), Qt's own dialogs and the decimal mark
/// included, in place of what it spoke before. Widgets that exist keep their texts, so that it is
/// to be called before a window is made.
void speak(QCoreApplication& application, const QString& code);

} // namespace mesewright::ui
