// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/code/diffside.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>

#include <algorithm>

namespace mesewright::ui {

DiffSide::DiffSide(CodeLanguage language, const QString& name, QWidget* parent)
    : CodeView(language, name, parent)
{
    setMarginType(numberMargin, TextMarginRightJustified);
    setContextMenuPolicy(Qt::NoContextMenu); // its "Copy" would copy the gaps too
}

void DiffSide::setLines(const QList<Line>& lines)
{
    m_lines = lines;
    m_widestNumber = 2;
    QStringList texts;
    for (const Line& line : lines) {
        texts.append(line.text);
        m_widestNumber = std::max(m_widestNumber, line.number.size());
    }
    setCode(texts.join(QLatin1Char('\n')));
    clearMarginText();
    for (int at = 0; at < lines.size(); ++at) {
        setMarginText(at, lines[at].number, STYLE_LINENUMBER);
        if (lines[at].gap)
            markLine(at, LineMark::Gap);
    }
    updateNumberMargin();
}

QString DiffSide::copiedText() const
{
    QStringList copied;
    if (!hasSelectedText()) {
        for (const Line& line : m_lines)
            if (!line.gap)
                copied.append(line.text);
        return copied.join(QLatin1Char('\n'));
    }
    int fromLine = 0;
    int fromColumn = 0;
    int toLine = 0;
    int toColumn = 0;
    getSelection(&fromLine, &fromColumn, &toLine, &toColumn);
    const QStringList parts = selectedText().split(QLatin1Char('\n'));
    for (int at = 0; at < parts.size(); ++at)
        if (fromLine + at < m_lines.size() && !m_lines[fromLine + at].gap)
            copied.append(parts[at]);
    return copied.join(QLatin1Char('\n'));
}

void DiffSide::copy()
{
    QGuiApplication::clipboard()->setText(copiedText());
}

void DiffSide::updateNumberMargin()
{
    setMarginWidth(numberMargin, QString(m_widestNumber + 1, QLatin1Char('0')));
}

void DiffSide::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) {
        copy();
        event->accept();
        return;
    }
    CodeView::keyPressEvent(event);
}

} // namespace mesewright::ui
