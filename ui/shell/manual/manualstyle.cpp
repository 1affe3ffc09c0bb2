// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/manual/manualstyle.h"

#include "ui/shell/manual/manualpages.h"
#include "ui/shell/theme/theme.h"

#include <QImage>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextTable>
#include <QUrl>

#include <algorithm>

namespace mesewright::ui {

namespace {

constexpr int lineHeight = 135; // percent
constexpr int cellAir = 6;
constexpr int codeIndent = 12;

/// A run of equally formatted text; changing formats would disturb a walk over the document.
struct Run
{
    int from;
    int length;
    QTextCharFormat format;
};

QList<Run> runsOf(const QTextBlock& block)
{
    QList<Run> runs;
    for (auto it = block.begin(); !it.atEnd(); ++it)
        runs.append({it.fragment().position(), it.fragment().length(), it.fragment().charFormat()});
    return runs;
}

void change(QTextDocument& document, const Run& run, const QTextCharFormat& format)
{
    QTextCursor cursor(&document);
    cursor.setPosition(run.from);
    cursor.setPosition(run.from + run.length, QTextCursor::KeepAnchor);
    cursor.setCharFormat(format);
}

QFont headingFont(int level)
{
    const Theme& theme = Theme::instance();
    QFont font = theme.font(level == 1   ? TextStyle::Headline
                            : level == 2 ? TextStyle::Title
                                         : TextStyle::Body);
    font.setWeight(QFont::DemiBold);
    return font;
}

bool isCode(const QTextBlock& block)
{
    return block.blockFormat().hasProperty(QTextFormat::BlockCodeFence) ||
           block.blockFormat().hasProperty(QTextFormat::BlockCodeLanguage);
}

bool hasPicture(const QTextBlock& block)
{
    const QList<Run> runs = runsOf(block);
    return std::any_of(runs.begin(), runs.end(),
                       [](const Run& run) { return run.format.isImageFormat(); });
}

void styleTexts(QTextDocument& document, const QTextBlock& block, int level, bool head)
{
    const Theme& theme = Theme::instance();
    const Colors& colors = theme.colors();
    const bool code = isCode(block);
    for (const Run& run : runsOf(block)) {
        QTextCharFormat format = run.format;
        if (format.isImageFormat())
            continue;
        const bool mono = code || format.fontFixedPitch();
        QFont font =
            level > 0 ? headingFont(level) : theme.font(mono ? TextStyle::Code : TextStyle::Body);
        if (level == 0 && (head || format.fontWeight() > QFont::Normal))
            font.setWeight(QFont::DemiBold);
        font.setItalic(format.fontItalic());
        format.setFont(font);
        format.clearProperty(QTextFormat::FontSizeAdjustment);
        format.setFontFixedPitch(mono); // a later change of theme looks for it again
        format.setForeground(format.isAnchor() && !format.anchorHref().isEmpty()
                                 ? colors.text.link
                                 : colors.text.primary);
        if (mono && !code)
            format.setBackground(colors.bg.sunken);
        if (level > 0) {
            format.setAnchor(true);
            format.setAnchorNames({headingAnchor(block.text())});
        }
        change(document, run, format);
    }
}

void styleBlock(QTextDocument& document, const QTextBlock& block)
{
    QTextCursor cursor(block);
    const QTextTable* table = cursor.currentTable();
    QTextBlockFormat format = block.blockFormat();
    const int level = format.headingLevel();
    if (isCode(block)) {
        // Lines of one piece of code lie close together.
        const bool last = !block.next().isValid() || !isCode(block.next());
        format.setTopMargin(0);
        format.setBottomMargin(last ? spacing::m : 0);
        format.setLeftMargin(codeIndent);
        format.setBackground(Theme::instance().colors().bg.sunken);
    } else {
        // A picture's line is as high as the picture.
        if (!hasPicture(block))
            format.setLineHeight(lineHeight, QTextBlockFormat::ProportionalHeight);
        format.setTopMargin(table || level == 0 ? 0 : level == 1 ? spacing::s : spacing::l);
        format.setBottomMargin(table ? 0 : block.textList() ? spacing::xs : spacing::s);
    }
    cursor.setBlockFormat(format);
    const bool head = table && table->cellAt(cursor).row() == 0;
    styleTexts(document, block, level, head);
}

void styleTable(QTextTable& table)
{
    const Colors& colors = Theme::instance().colors();
    QTextTableFormat format = table.format();
    format.setBorder(1);
    format.setBorderCollapse(true);
    format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
    format.setBorderBrush(colors.border.subtle);
    format.setCellPadding(cellAir);
    format.setCellSpacing(0);
    format.setTopMargin(spacing::xs);
    format.setBottomMargin(spacing::l);
    table.setFormat(format);
    for (int column = 0; column < table.columns(); ++column) {
        QTextTableCell cell = table.cellAt(0, column);
        QTextCharFormat head = cell.format();
        head.setBackground(colors.bg.sunken);
        cell.setFormat(head);
    }
}

} // namespace

void styleManual(QTextDocument& document)
{
    QTextCursor edit(&document);
    edit.beginEditBlock();
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next())
        styleBlock(document, block);
    for (QTextFrame* frame : document.rootFrame()->childFrames())
        if (auto* table = qobject_cast<QTextTable*>(frame))
            styleTable(*table);
    edit.endEditBlock();
}

void fitPictures(QTextDocument& document, int width, double devicePixelRatio,
                 const std::function<QImage(const QUrl&)>& whole)
{
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        for (const Run& run : runsOf(block)) {
            if (!run.format.isImageFormat())
                continue;
            QTextImageFormat picture = run.format.toImageFormat();
            const QUrl url = document.baseUrl().resolved(QUrl(picture.name()));
            const QImage image = whole(url);
            if (image.isNull())
                continue;
            const int wanted = qMin(width, image.width());
            const int pixels = qMin(qRound(wanted * devicePixelRatio), image.width());
            document.addResource(QTextDocument::ImageResource, url,
                                 image.scaledToWidth(pixels, Qt::SmoothTransformation));
            picture.setWidth(wanted);
            picture.setHeight(qRound(static_cast<double>(wanted) * image.height() / image.width()));
            change(document, run, picture);
        }
    }
}

} // namespace mesewright::ui
