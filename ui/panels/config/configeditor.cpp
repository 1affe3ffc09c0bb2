// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/config/configeditor.h"

#include "ui/panels/config/fieldvalue.h"

#include <QCursor>
#include <QKeyEvent>
#include <QToolTip>

#include <algorithm>

namespace mesewright::ui {

namespace {

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
constexpr int dwellMs = 400;
constexpr int yamlIndent = 2;

std::string lineOf(const std::string& text, int line)
{
    std::size_t begin = 0;
    for (int i = 0; i < line && begin != std::string::npos; ++i) {
        begin = text.find('\n', begin);
        begin = begin == std::string::npos ? begin : begin + 1;
    }
    return begin == std::string::npos ? std::string()
                                      : text.substr(begin, text.find('\n', begin) - begin);
}

/// The stretch of a line that a finding speaks of, in bytes: from its column to the end of the
/// word, or all that is written.
std::pair<std::size_t, std::size_t> stretchOf(const Finding& finding, const std::string& line)
{
    const std::size_t first = line.find_first_not_of(" \t");
    if (first == std::string::npos)
        return {0, 0};
    std::size_t begin = first;
    if (finding.column > 0 && static_cast<std::size_t>(finding.column) <= line.size())
        begin = static_cast<std::size_t>(finding.column - 1);
    std::size_t end = line.find_first_of(" \t\r:,]}", begin);
    if (finding.column == 0 || end == begin)
        end = line.find_last_not_of(" \t\r") + 1;
    return {begin, std::min(end, line.size())};
}

} // namespace

QString settingHelp(const std::string& path)
{
    for (const FieldDescription& field : describeSettings()) {
        if (field.path != path)
            continue;
        QString text = QString::fromStdString(field.path + ": " + field.help);
        const std::string range = field.range.empty() ? "" : ", " + field.range;
        text += QLatin1Char('\n') + QString::fromStdString(field.type + range);
        text += QLatin1Char('\n') +
                ConfigEditor::tr("default %1")
                    .arg(QString::fromStdString(field.defaultText.empty() ? "\"\""
                                                                          : field.defaultText));
        return text;
    }
    return {};
}

ConfigEditor::ConfigEditor(QWidget* parent)
    : CodeView(CodeLanguage::Yaml, tr("config.yaml as text"), parent)
{
    setEditable(true);
    setTabWidth(yamlIndent);
    setAutoIndent(true);
    setIndentationWidth(yamlIndent);
    setAutoCompletionCaseSensitivity(true);
    SendScintilla(SCI_SETMOUSEDWELLTIME, dwellMs);
    connect(this, &QsciScintillaBase::SCN_DWELLSTART, this,
            [this](int position, int, int) { showHelp(position); });
    connect(this, &QsciScintillaBase::SCN_DWELLEND, this, [] { QToolTip::hideText(); });
}

void ConfigEditor::load(const std::string& bytes)
{
    m_byteOrderMark = bytes.starts_with(byteOrderMark);
    const std::string text = m_byteOrderMark ? bytes.substr(byteOrderMark.size()) : bytes;
    const std::size_t feed = text.find('\n');
    const bool windows = feed != std::string::npos && feed > 0 && text[feed - 1] == '\r';
    setEolMode(windows ? EolWindows : EolUnix);
    clearLineMarks();
    setText(QString::fromStdString(text));
    SendScintilla(SCI_EMPTYUNDOBUFFER);
    setModified(false);
    updateNumberMargin();
}

std::string ConfigEditor::utf8() const
{
    return text().toStdString();
}

std::string ConfigEditor::bytes() const
{
    return (m_byteOrderMark ? std::string(byteOrderMark) : std::string()) + utf8();
}

void ConfigEditor::apply(const std::vector<TextEdit>& edits)
{
    beginUndoAction();
    for (const TextEdit& edit : edits) {
        if (edit.length == 0 && edit.text.empty())
            continue;
        SendScintilla(SCI_SETTARGETSTART, static_cast<unsigned long>(edit.begin));
        SendScintilla(SCI_SETTARGETEND, static_cast<unsigned long>(edit.begin + edit.length));
        SendScintilla(SCI_REPLACETARGET, static_cast<unsigned long>(edit.text.size()),
                      edit.text.c_str());
    }
    endUndoAction();
}

void ConfigEditor::showFindings(const std::vector<Finding>& findings)
{
    m_findings = findings;
    clearLineMarks(LineMark::Error);
    clearLineMarks(LineMark::Warning);
    clearTextMarks(TextMark::Error);
    clearTextMarks(TextMark::Warning);
    const std::string all = utf8();
    for (const Finding& finding : findings) {
        if (finding.line < 1 || finding.severity == Severity::Note)
            continue;
        const bool error = finding.severity == Severity::Error;
        const int line = finding.line - 1;
        markLine(line, error ? LineMark::Error : LineMark::Warning);
        const std::string content = lineOf(all, line);
        const auto [begin, end] = stretchOf(finding, content);
        const auto units = [&content](std::size_t byte) {
            return static_cast<int>(QString::fromStdString(content.substr(0, byte)).size());
        };
        markText(line, units(begin), units(end), error ? TextMark::Error : TextMark::Warning);
    }
}

std::string ConfigEditor::pathAtCaret() const
{
    int line = 0;
    int column = 0;
    getCursorPosition(&line, &column);
    return settingPathAt(utf8(), line + 1);
}

void ConfigEditor::pointAtLine(int line)
{
    clearLineMarks(LineMark::Current);
    if (line < 0 || line >= lines())
        return;
    markLine(line, LineMark::Current);
    ensureLineVisible(line);
    const int first = firstVisibleLine();
    const auto onScreen = static_cast<int>(SendScintilla(SCI_LINESONSCREEN));
    if (line < first || line >= first + onScreen)
        setFirstVisibleLine(std::max(0, line - onScreen / 3));
}

QString ConfigEditor::helpAtLine(int line) const
{
    QStringList parts;
    for (const Finding& finding : m_findings) {
        if (finding.line == line + 1)
            parts.append(QString::fromStdString(
                finding.text + (finding.remedy.empty() ? "" : "; " + finding.remedy)));
    }
    if (const QString help = settingHelp(settingPathAt(utf8(), line + 1)); !help.isEmpty())
        parts.append(help);
    return parts.join(QStringLiteral("\n\n"));
}

void ConfigEditor::showHelp(int position)
{
    if (position < 0)
        return;
    const auto line = static_cast<int>(SendScintilla(SCI_LINEFROMPOSITION, position));
    if (const QString help = helpAtLine(line); !help.isEmpty())
        QToolTip::showText(QCursor::pos(), help, this);
}

/// What could stand at the caret: choices behind a colon, keys of the group before one.
QStringList ConfigEditor::wordsAtCaret(int& typed) const
{
    int line = 0;
    int column = 0;
    getCursorPosition(&line, &column);
    const QString before = text(line).left(column);
    const std::string path = settingPathAt(utf8(), line + 1);
    const qsizetype colon = before.indexOf(QLatin1Char(':'));
    QStringList words;
    qsizetype begin = 0;
    if (colon >= 0) {
        for (const FieldDescription& field : describeSettings()) {
            if (field.path != path)
                continue;
            for (const std::string& choice : field.choices)
                words.append(QString::fromStdString(choice));
            if (kindOf(field) == FieldKind::TrueOrFalse)
                words = {QStringLiteral("false"), QStringLiteral("true")};
        }
        begin = before.size();
        while (begin > colon + 1 &&
               (before[begin - 1].isLetterOrNumber() || before[begin - 1] == QLatin1Char('_')))
            --begin;
    } else {
        while (begin < before.size() && before[begin] == QLatin1Char(' '))
            ++begin;
        std::string group;
        for (int above = line; begin > 0 && above >= 1 && group.empty(); --above) {
            const std::string other = settingPathAt(utf8(), above);
            const QString content = text(above - 1);
            if (!other.empty() && !content.startsWith(QLatin1Char(' ')))
                group = other + ".";
        }
        for (const FieldDescription& field : describeSettings()) {
            const QString whole = QString::fromStdString(field.path);
            const QString prefix = QString::fromStdString(group);
            const bool here = group.empty() || whole.startsWith(prefix);
            const QString word =
                whole.mid(prefix.size()).section(QLatin1Char('.'), 0, 0) + QStringLiteral(": ");
            if (here && !words.contains(word))
                words.append(word);
        }
    }
    typed = static_cast<int>(before.mid(begin).toUtf8().size());
    words.sort();
    return words;
}

void ConfigEditor::complete()
{
    int typed = 0;
    const QStringList words = wordsAtCaret(typed);
    if (words.isEmpty())
        return;
    SendScintilla(SCI_AUTOCSETSEPARATOR, static_cast<unsigned long>('\n'));
    SendScintilla(SCI_AUTOCSHOW, static_cast<unsigned long>(typed),
                  words.join(QLatin1Char('\n')).toUtf8().constData());
}

/// Offers what could be meant once two letters are there; a list that has only what is written
/// already would be in the way.
void ConfigEditor::completeWhileTyping()
{
    constexpr int lettersBefore = 2;
    int line = 0;
    int column = 0;
    getCursorPosition(&line, &column);
    if (isListActive() || text(line).trimmed().startsWith(QLatin1Char('#')))
        return;
    int typed = 0;
    const QStringList words = wordsAtCaret(typed);
    const QString written = text(line).left(column).right(typed);
    const bool helps = std::any_of(words.begin(), words.end(), [&written](const QString& word) {
        return word.startsWith(written) && word != written;
    });
    if (typed >= lettersBefore && helps)
        complete();
}

void ConfigEditor::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_F2) {
        Q_EMIT fieldAsked(pathAtCaret());
        event->accept();
        return;
    }
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::ControlModifier) {
        complete();
        event->accept();
        return;
    }
    CodeView::keyPressEvent(event);
    const QString letters = event->text();
    if (letters.size() == 1 && (letters[0].isLetter() || letters[0] == QLatin1Char('_')))
        completeWhileTyping();
}

} // namespace mesewright::ui
