// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QsciLexer;
class QObject;

namespace mesewright::ui {

enum class CodeLanguage { Plain, Lua, Yaml, Json, Diff };

/// QScintilla's lexer for a language; null for plain text. Its colours are set by `paintLexer`.
[[nodiscard]] QsciLexer* makeLexer(CodeLanguage language, QObject* parent);

/// Gives every style of the lexer the theme's font and the colour of what it stands for.
void paintLexer(QsciLexer& lexer, CodeLanguage language);

} // namespace mesewright::ui
