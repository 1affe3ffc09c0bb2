// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/code/codelexer.h"
#include "ui/widgets/code/qscintilla.h"

#include <QString>

namespace mesewright::ui {

/// What a whole line means beside its syntax: a tint behind it and, for some, a sign in the margin.
enum class LineMark {
    Added,   ///< with a plus
    Removed, ///< with a minus
    Changed, ///< blind: a bar, says nothing about the direction
    Error,   ///< with a cross
    Warning, ///< with an exclamation mark
    Current, ///< the line that a link led to
    Gap      ///< not a line of the text: room that keeps two texts side by side
};
inline constexpr int lineMarkCount = 7;

/// What a stretch of a line means.
enum class TextMark { AddedWord, RemovedWord, ChangedWord, Error, Warning, Found };
inline constexpr int textMarkCount = 6;

/// A text as an editor can show it: one kind of line end, and signs in place of the characters
/// that would end the text or a line early. Lines keep their numbers.
[[nodiscard]] QString showableCode(const QString& text);

/// QScintilla in the theme's colours and fonts. Read-only until `setEditable`; then Tab is a
/// character, and Ctrl+Tab moves the focus. Lines and columns count from 0.
class CodeView : public QsciScintilla
{
    Q_OBJECT

public:
    /// `name` is what screen readers say.
    explicit CodeView(CodeLanguage language, const QString& name, QWidget* parent = nullptr);

    [[nodiscard]] CodeLanguage language() const { return m_language; }
    void setLanguage(CodeLanguage language);
    void setEditable(bool editable);
    /// Replaces everything, forgets marks and undo, and goes to the start.
    void setCode(const QString& text);
    void setLineNumbersShown(bool shown);
    /// Whether long lines are folded at the edge (prose) or scrolled to (code, the default).
    void setWrapped(bool wrapped);

    void markLine(int line, LineMark mark);
    void clearLineMarks();
    void clearLineMarks(LineMark mark);
    [[nodiscard]] bool hasLineMark(int line, LineMark mark) const;
    /// Columns count UTF-16 units, as QString does.
    void markText(int line, int from, int to, TextMark mark);
    void clearTextMarks(TextMark mark);
    [[nodiscard]] bool hasTextMark(int line, int column, TextMark mark) const;

    /// Scrolls so that the line is seen, a third from the top, and puts the caret there.
    void showLine(int line);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    /// Width of the margin for the number of lines there are.
    virtual void updateNumberMargin();

    static constexpr int numberMargin = 0;
    static constexpr int signMargin = 1;

private:
    void applyTheme();
    void applyMarks();

    CodeLanguage m_language;
    QsciLexer* m_lexer = nullptr;
    bool m_numbers = true;
};

} // namespace mesewright::ui
