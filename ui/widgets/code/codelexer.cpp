// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/code/codelexer.h"

#include "ui/shell/theme/theme.h"
#include "ui/widgets/code/qscintilla.h"

#include <span>
#include <utility>

namespace mesewright::ui {

namespace {

/// What a lexer's style stands for; what is not listed is plain text.
enum class Word { Keyword, String, Number, Comment, Function, Operator, Key, Added, Removed };
using Style = std::pair<int, Word>;

constexpr Style luaStyles[] = {
    {QsciLexerLua::Comment, Word::Comment},
    {QsciLexerLua::LineComment, Word::Comment},
    {QsciLexerLua::Number, Word::Number},
    {QsciLexerLua::Keyword, Word::Keyword},
    {QsciLexerLua::String, Word::String},
    {QsciLexerLua::Character, Word::String},
    {QsciLexerLua::LiteralString, Word::String},
    {QsciLexerLua::UnclosedString, Word::String},
    {QsciLexerLua::Operator, Word::Operator},
    {QsciLexerLua::BasicFunctions, Word::Function},
    {QsciLexerLua::StringTableMathsFunctions, Word::Function},
    {QsciLexerLua::CoroutinesIOSystemFacilities, Word::Function},
    {QsciLexerLua::Label, Word::Keyword},
};

constexpr Style yamlStyles[] = {
    {QsciLexerYAML::Comment, Word::Comment},   {QsciLexerYAML::Identifier, Word::Key},
    {QsciLexerYAML::Keyword, Word::Keyword},   {QsciLexerYAML::Number, Word::Number},
    {QsciLexerYAML::Reference, Word::Keyword}, {QsciLexerYAML::DocumentDelimiter, Word::Operator},
    {QsciLexerYAML::Operator, Word::Operator}, {QsciLexerYAML::TextBlockMarker, Word::Operator},
};

constexpr Style jsonStyles[] = {
    {QsciLexerJSON::Number, Word::Number},         {QsciLexerJSON::String, Word::String},
    {QsciLexerJSON::UnclosedString, Word::String}, {QsciLexerJSON::Property, Word::Key},
    {QsciLexerJSON::EscapeSequence, Word::Number}, {QsciLexerJSON::CommentLine, Word::Comment},
    {QsciLexerJSON::CommentBlock, Word::Comment},  {QsciLexerJSON::Operator, Word::Operator},
    {QsciLexerJSON::Keyword, Word::Keyword},       {QsciLexerJSON::KeywordLD, Word::Keyword},
};

constexpr Style diffStyles[] = {
    {QsciLexerDiff::Comment, Word::Comment},     {QsciLexerDiff::Command, Word::Keyword},
    {QsciLexerDiff::Header, Word::Key},          {QsciLexerDiff::Position, Word::Function},
    {QsciLexerDiff::LineRemoved, Word::Removed}, {QsciLexerDiff::LineAdded, Word::Added},
};

std::span<const Style> stylesOf(CodeLanguage language)
{
    switch (language) {
    case CodeLanguage::Lua:
        return luaStyles;
    case CodeLanguage::Yaml:
        return yamlStyles;
    case CodeLanguage::Json:
        return jsonStyles;
    case CodeLanguage::Diff:
        return diffStyles;
    case CodeLanguage::Plain:
        break;
    }
    return {};
}

QColor colorOf(Word word, const Colors& colors)
{
    switch (word) {
    case Word::Keyword:
        return colors.syntax.keyword;
    case Word::String:
        return colors.syntax.string;
    case Word::Number:
        return colors.syntax.number;
    case Word::Comment:
        return colors.syntax.comment;
    case Word::Function:
        return colors.syntax.function;
    case Word::Operator:
        return colors.syntax.operators;
    case Word::Key:
        return colors.syntax.key;
    case Word::Added:
        return colors.state(State::Passed).fg;
    case Word::Removed:
        return colors.state(State::Failed).fg;
    }
    return colors.text.primary;
}

} // namespace

QsciLexer* makeLexer(CodeLanguage language, QObject* parent)
{
    switch (language) {
    case CodeLanguage::Lua:
        return new QsciLexerLua(parent);
    case CodeLanguage::Yaml:
        return new QsciLexerYAML(parent);
    case CodeLanguage::Json:
        return new QsciLexerJSON(parent);
    case CodeLanguage::Diff:
        return new QsciLexerDiff(parent);
    case CodeLanguage::Plain:
        break;
    }
    return nullptr;
}

void paintLexer(QsciLexer& lexer, CodeLanguage language)
{
    const Theme& theme = Theme::instance();
    const Colors& colors = theme.colors();
    const QFont font = theme.font(TextStyle::Code);
    lexer.setDefaultFont(font);
    lexer.setDefaultColor(colors.text.primary);
    lexer.setDefaultPaper(colors.bg.surface);
    lexer.setFont(font, -1);
    lexer.setColor(colors.text.primary, -1);
    lexer.setPaper(colors.bg.surface, -1);
    for (const auto& [style, word] : stylesOf(language))
        lexer.setColor(colorOf(word, colors), style);
}

} // namespace mesewright::ui
