// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/code/codeview.h"

#include "ui/shell/theme/theme.h"

#include <QEvent>
#include <QKeyEvent>
#include <QScrollBar>

#include <algorithm>

namespace mesewright::ui {

namespace {

constexpr int signMarginWidth = 16;
constexpr int lineAir = 2; // above and below each line
constexpr int opaque = 255;

/// Each line mark has two markers: the tint, and the sign that stands in the margin.
constexpr int tintMarker(LineMark mark)
{
    return static_cast<int>(mark);
}
constexpr int signMarker(LineMark mark)
{
    return lineMarkCount + static_cast<int>(mark);
}
constexpr int signMask = ((1 << lineMarkCount) - 1) << lineMarkCount;

/// Indicators below eight belong to lexers. A word has one for its ground and one for its letters.
constexpr int firstIndicator = 8;
constexpr int groundIndicator(TextMark mark)
{
    return firstIndicator + static_cast<int>(mark);
}
constexpr int letterIndicator(TextMark mark)
{
    return firstIndicator + textMarkCount + static_cast<int>(mark);
}

bool isSquiggle(TextMark mark)
{
    return mark == TextMark::Error || mark == TextMark::Warning;
}

QColor tintOf(LineMark mark, const Colors& colors)
{
    switch (mark) {
    case LineMark::Added:
        return colors.diff.add;
    case LineMark::Removed:
        return colors.diff.remove;
    case LineMark::Changed:
        return colors.accent.subtle;
    case LineMark::Error:
        return colors.state(State::Failed).tint;
    case LineMark::Warning:
        return colors.state(State::NotExtracted).tint;
    case LineMark::Current:
        return colors.bg.selected;
    case LineMark::Gap:
        break;
    }
    return colors.bg.sunken;
}

QColor inkOf(LineMark mark, const Colors& colors)
{
    switch (mark) {
    case LineMark::Added:
        return colors.state(State::Passed).fg;
    case LineMark::Removed:
    case LineMark::Error:
        return colors.state(State::Failed).fg;
    case LineMark::Warning:
        return colors.state(State::NotExtracted).fg;
    case LineMark::Changed:
    case LineMark::Current:
    case LineMark::Gap:
        break;
    }
    return colors.accent.base;
}

QColor groundOf(TextMark mark, const Colors& colors)
{
    switch (mark) {
    case TextMark::AddedWord:
        return colors.diff.addWord;
    case TextMark::RemovedWord:
        return colors.diff.removeWord;
    case TextMark::Error:
        return colors.state(State::Failed).solid;
    case TextMark::Warning:
        return colors.state(State::NotExtracted).solid;
    case TextMark::Found:
        return colors.token.isEmpty() ? colors.bg.selected : colors.state(State::NotExtracted).tint;
    case TextMark::ChangedWord:
        break;
    }
    return colors.bg.selected;
}

} // namespace

QString showableCode(const QString& text)
{
    constexpr char16_t pictures = 0x2400; // Unicode's pictures of control characters
    QString shown = text;
    shown.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    for (QChar& letter : shown)
        if (letter == QChar(u'\0') || letter == QLatin1Char('\r'))
            letter = QChar(static_cast<char16_t>(pictures + letter.unicode()));
    return shown;
}

CodeView::CodeView(CodeLanguage language, const QString& name, QWidget* parent)
    : QsciScintilla(parent), m_language(language)
{
    setAccessibleName(name);
    setUtf8(true);
    setReadOnly(true);
    setFrameShape(QFrame::NoFrame);
    setEolMode(EolUnix);
    setIndentationsUseTabs(false);
    setTabWidth(4);
    setExtraAscent(lineAir);
    setExtraDescent(lineAir);
    setMarginType(numberMargin, NumberMargin);
    setMarginMarkerMask(numberMargin, 0);
    setMarginType(signMargin, SymbolMargin);
    setMarginMarkerMask(signMargin, signMask);
    setMarginWidth(signMargin, signMarginWidth);
    setMarginSensitivity(signMargin, false);
    for (int margin = signMargin + 1; margin < margins(); ++margin)
        setMarginWidth(margin, 0);
    setCaretLineVisible(false);
    setScrollWidth(1);
    setScrollWidthTracking(true);
    m_lexer = makeLexer(language, this);
    connect(this, &QsciScintilla::linesChanged, this, [this] { updateNumberMargin(); });
    connect(&Theme::instance(), &Theme::changed, this, &CodeView::applyTheme);
    applyTheme();
}

void CodeView::setLanguage(CodeLanguage language)
{
    if (language == m_language)
        return;
    m_language = language;
    setLexer(nullptr);
    delete m_lexer;
    m_lexer = makeLexer(language, this);
    applyTheme();
}

void CodeView::setEditable(bool editable)
{
    setReadOnly(!editable);
    setCaretLineVisible(editable);
}

void CodeView::setCode(const QString& text)
{
    clearLineMarks();
    for (int mark = 0; mark < textMarkCount; ++mark)
        clearTextMarks(static_cast<TextMark>(mark));
    SendScintilla(SCI_SETSCROLLWIDTH, 1);
    setText(showableCode(text));
    SendScintilla(SCI_EMPTYUNDOBUFFER);
    setModified(false);
    setCursorPosition(0, 0);
    setFirstVisibleLine(0);
    updateNumberMargin();
}

void CodeView::setLineNumbersShown(bool shown)
{
    m_numbers = shown;
    updateNumberMargin();
}

void CodeView::setWrapped(bool wrapped)
{
    setWrapMode(wrapped ? WrapWord : WrapNone);
}

void CodeView::markLine(int line, LineMark mark)
{
    if (line < 0 || line >= lines())
        return;
    markerAdd(line, tintMarker(mark));
    if (mark != LineMark::Current && mark != LineMark::Gap)
        markerAdd(line, signMarker(mark));
}

void CodeView::clearLineMarks()
{
    markerDeleteAll();
}

void CodeView::clearLineMarks(LineMark mark)
{
    markerDeleteAll(tintMarker(mark));
    markerDeleteAll(signMarker(mark));
}

bool CodeView::hasLineMark(int line, LineMark mark) const
{
    return (markersAtLine(line) & (1u << tintMarker(mark))) != 0;
}

void CodeView::markText(int line, int from, int to, TextMark mark)
{
    if (line < 0 || line >= lines() || from >= to)
        return;
    // QScintilla counts code points, QString UTF-16 units.
    const QString content = text(line);
    const auto column = [&](int units) {
        return static_cast<int>(content.left(units).toUcs4().size());
    };
    fillIndicatorRange(line, column(from), line, column(to), groundIndicator(mark));
    if (!isSquiggle(mark))
        fillIndicatorRange(line, column(from), line, column(to), letterIndicator(mark));
}

void CodeView::clearTextMarks(TextMark mark)
{
    const int last = lines() - 1;
    const int end = lineLength(last);
    clearIndicatorRange(0, 0, last, end, groundIndicator(mark));
    clearIndicatorRange(0, 0, last, end, letterIndicator(mark));
}

bool CodeView::hasTextMark(int line, int column, TextMark mark) const
{
    return SendScintilla(SCI_INDICATORVALUEAT, groundIndicator(mark),
                         positionFromLineIndex(line, column)) != 0;
}

void CodeView::showLine(int line)
{
    line = std::clamp(line, 0, std::max(0, lines() - 1));
    ensureLineVisible(line);
    setCursorPosition(line, 0);
    const auto onScreen = static_cast<int>(SendScintilla(SCI_LINESONSCREEN));
    setFirstVisibleLine(std::max(0, line - onScreen / 3));
}

QSize CodeView::sizeHint() const
{
    return {480, 320};
}

QSize CodeView::minimumSizeHint() const
{
    return {160, 80};
}

void CodeView::keyPressEvent(QKeyEvent* event)
{
    const bool back = event->key() == Qt::Key_Backtab;
    if ((event->key() == Qt::Key_Tab || back) && (event->modifiers() & Qt::ControlModifier))
        QAbstractScrollArea::focusNextPrevChild(!back); // QScintilla keeps it to itself
    else
        QsciScintilla::keyPressEvent(event);
}

void CodeView::changeEvent(QEvent* event)
{
    QsciScintilla::changeEvent(event);
    if (event->type() == QEvent::EnabledChange)
        applyTheme();
}

void CodeView::updateNumberMargin()
{
    if (!m_numbers) {
        setMarginWidth(numberMargin, 0);
        return;
    }
    constexpr int fewestDigits = 2;
    const int digits = std::max<int>(fewestDigits, QString::number(lines()).size());
    setMarginWidth(numberMargin, QString(digits + 1, QLatin1Char('0')));
}

void CodeView::applyTheme()
{
    const Theme& theme = Theme::instance();
    const Colors& colors = theme.colors();
    const QFont font = theme.font(TextStyle::Code);
    setFont(font);
    setColor(colors.text.primary);
    setPaper(colors.bg.surface);
    if (m_lexer) {
        paintLexer(*m_lexer, m_language);
        setLexer(m_lexer);
    } else {
        SendScintilla(SCI_STYLECLEARALL);
    }
    setMarginsFont(theme.font(TextStyle::Figure));
    setMarginsForegroundColor(colors.text.tertiary);
    setMarginsBackgroundColor(colors.bg.sunken);
    setCaretForegroundColor(colors.text.primary);
    setCaretLineBackgroundColor(colors.bg.alternate);
    setSelectionBackgroundColor(colors.bg.selected);
    setSelectionForegroundColor(colors.text.primary);
    setMatchedBraceBackgroundColor(colors.accent.subtle);
    setMatchedBraceForegroundColor(colors.text.primary);
    setUnmatchedBraceBackgroundColor(colors.bg.surface);
    setUnmatchedBraceForegroundColor(colors.state(State::Failed).fg);
    setCallTipsBackgroundColor(colors.bg.tooltip);
    setCallTipsForegroundColor(colors.text.onTooltip);
    applyMarks();
    updateNumberMargin();
}

void CodeView::applyMarks()
{
    const Colors& colors = Theme::instance().colors();
    constexpr MarkerSymbol symbols[lineMarkCount] = {
        Plus, Minus, LeftRectangle, SmallRectangle, Circle, Invisible, Invisible};
    for (int i = 0; i < lineMarkCount; ++i) {
        const auto mark = static_cast<LineMark>(i);
        markerDefine(Background, tintMarker(mark));
        setMarkerBackgroundColor(tintOf(mark, colors), tintMarker(mark));
        markerDefine(symbols[i], signMarker(mark));
        setMarkerForegroundColor(inkOf(mark, colors), signMarker(mark));
        setMarkerBackgroundColor(inkOf(mark, colors), signMarker(mark));
    }
    for (int i = 0; i < textMarkCount; ++i) {
        const auto mark = static_cast<TextMark>(i);
        QColor ground = groundOf(mark, colors);
        ground.setAlpha(opaque);
        indicatorDefine(isSquiggle(mark) ? SquiggleLowIndicator : FullBoxIndicator,
                        groundIndicator(mark));
        setIndicatorForegroundColor(ground, groundIndicator(mark));
        setIndicatorOutlineColor(ground, groundIndicator(mark));
        setIndicatorDrawUnder(true, groundIndicator(mark));
        // On a word's ground the syntax colours are too faint: its letters are plain text.
        indicatorDefine(TextColorIndicator, letterIndicator(mark));
        setIndicatorForegroundColor(colors.text.primary, letterIndicator(mark));
    }
}

} // namespace mesewright::ui
