// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/theme/theme.h"
#include "ui/widgets/code/diffview.h"

#include <QClipboard>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace mesewright::ui;

namespace {

/// A letter a row: '=' the same, '-' only left, '+' only right, '~' both but different.
QString shapeOf(const TextDiff& diff)
{
    QString shape;
    for (const DiffRow& row : diff.rows)
        shape += QLatin1Char(row.same ? '=' : row.left < 0 ? '+' : row.right < 0 ? '-' : '~');
    return shape;
}

QStringList wordsOf(const QString& line, const QList<TextRange>& ranges)
{
    QStringList words;
    for (const TextRange& range : ranges)
        words.append(line.mid(range.from, range.to - range.from));
    return words;
}

QString manyLines(int count)
{
    QStringList lines;
    for (int i = 0; i < count; ++i)
        lines.append(QStringLiteral("local a%1 = %1").arg(i));
    return lines.join(QLatin1Char('\n'));
}

} // namespace

class CodeTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(Theme::install(*qApp)); }

    void linesStandOppositeEachOther_data()
    {
        QTest::addColumn<QString>("left");
        QTest::addColumn<QString>("right");
        QTest::addColumn<bool>("lenient");
        QTest::addColumn<QString>("shape");
        QTest::addColumn<int>("blocks");
        const auto row = [](const char* name, const char* left, const char* right, bool lenient,
                            const char* shape, int blocks) {
            QTest::newRow(name) << QString::fromUtf8(left) << QString::fromUtf8(right) << lenient
                                << QString::fromUtf8(shape) << blocks;
        };
        row("the same", "a\nb", "a\nb", false, "==", 0);
        row("both empty", "", "", false, "=", 0);
        row("a line feed at the end", "a\nb\n", "a\nb", false, "==", 0);
        row("a line added in the middle", "a\nc", "a\nb\nc", false, "=+=", 1);
        row("a line added at the start", "b", "a\nb", false, "+=", 1);
        row("a line removed at the end", "a\nb", "a", false, "=-", 1);
        row("changed and longer", "x = 1\nend", "x = 2\ny = 3\nend", false, "~+=", 1);
        row("two places", "a\nb\nc\nd", "a\nB\nc\nD", false, "=~=~", 2);
        row("quotes count", "f('x')", "f(\"x\")", false, "~", 1);
        row("quotes do not count", "f('x')", "f(\"x\")", true, "=", 0);
        row("white space does not count", "f( x )\n\ng()", "f(x)\ng()", true, "===", 0);
        row("a value still counts", "f('x')", "f(\"y\")", true, "~", 1);
    }

    void linesStandOppositeEachOther()
    {
        QFETCH(QString, left);
        QFETCH(QString, right);
        QFETCH(bool, lenient);
        const TextDiff diff = compareTexts(
            left, right, lenient ? DiffStrictness::IgnoreQuotesAndSpace : DiffStrictness::Exact);
        QTEST(shapeOf(diff), "shape");
        QTEST(static_cast<int>(diff.blocks.size()), "blocks");
        // Every line of both texts stands once, in order.
        int nextLeft = 0;
        int nextRight = 0;
        for (const DiffRow& row : diff.rows) {
            if (row.left >= 0)
                QCOMPARE(row.left, nextLeft++);
            if (row.right >= 0)
                QCOMPARE(row.right, nextRight++);
        }
        QCOMPARE(nextLeft, static_cast<int>(diff.left.size()));
        QCOMPARE(nextRight, static_cast<int>(diff.right.size()));
    }

    void onlyTheWordsThatDifferAreMarked()
    {
        const TextDiff diff = compareTexts(QStringLiteral("    light_source = 14,"),
                                           QStringLiteral("    light_source = 11,"));
        QCOMPARE(diff.rows.size(), 1);
        QCOMPARE(wordsOf(diff.left[0], diff.rows[0].leftWords), QStringList{QStringLiteral("14")});
        QCOMPARE(wordsOf(diff.right[0], diff.rows[0].rightWords),
                 QStringList{QStringLiteral("11")});
        // Lines without much in common differ as a whole.
        const TextDiff other =
            compareTexts(QStringLiteral("alpha = beta"), QStringLiteral("return nil, 42"));
        QVERIFY(other.rows[0].leftWords.isEmpty());
        QVERIFY(other.rows[0].rightWords.isEmpty());
    }

    void whatWouldEndATextEarlyIsShownAsASign()
    {
        const QString text = QStringLiteral("a\r\nb\rc") + QChar(u'\0') + QStringLiteral("d\n");
        const QString shown = showableCode(text);
        QCOMPARE(shown.count(QLatin1Char('\n')), 2);
        QCOMPARE(shown.section(QLatin1Char('\n'), 1, 1), QStringLiteral("b\u240Dc\u2400d"));
        CodeView view(CodeLanguage::Lua, QStringLiteral("code"));
        view.setCode(text);
        QCOMPARE(view.text(), shown);
        QCOMPARE(view.lines(), 3);
    }

    void marksStandWhereTheyWerePut()
    {
        CodeView view(CodeLanguage::Lua, QStringLiteral("code"));
        view.setCode(QStringLiteral("local ä = 1\nlocal b = 'näher' -- c"));
        view.markLine(1, LineMark::Error);
        QVERIFY(view.hasLineMark(1, LineMark::Error));
        QVERIFY(!view.hasLineMark(0, LineMark::Error));
        view.markText(1, 10, 17, TextMark::AddedWord);
        QVERIFY(view.hasTextMark(1, 10, TextMark::AddedWord));
        QVERIFY(view.hasTextMark(1, 16, TextMark::AddedWord));
        QVERIFY(!view.hasTextMark(1, 9, TextMark::AddedWord));
        QVERIFY(!view.hasTextMark(1, 17, TextMark::AddedWord));
        view.markLine(99, LineMark::Error); // beyond the text: nothing happens
        view.setCode(QStringLiteral("local c = 2"));
        QVERIFY(!view.hasLineMark(0, LineMark::Error));
        QVERIFY(!view.hasTextMark(0, 10, TextMark::AddedWord));
    }

    void aThemeChangesTheEditorsColours()
    {
        CodeView view(CodeLanguage::Lua, QStringLiteral("code"));
        Theme::instance().setMode(Theme::Mode::Light);
        const QColor light = view.lexer()->paper(0);
        QCOMPARE(light, Theme::instance().colors().bg.surface);
        Theme::instance().setMode(Theme::Mode::Dark);
        QCOMPARE(view.lexer()->paper(0), Theme::instance().colors().bg.surface);
        QVERIFY(view.lexer()->paper(0) != light);
    }

    void tabLeavesAReadOnlyEditor()
    {
        QWidget window;
        auto* view = new CodeView(CodeLanguage::Lua, QStringLiteral("code"), &window);
        auto* after = new QWidget(&window);
        after->setFocusPolicy(Qt::TabFocus);
        view->setCode(QStringLiteral("x"));
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        view->setFocus();
        QTest::keyClick(view, Qt::Key_Tab);
        QVERIFY(after->hasFocus());
        QCOMPARE(view->text(), QStringLiteral("x"));
    }

    void bothSidesHaveTheSameHeightAndTheirOwnNumbers()
    {
        DiffView view;
        view.editors().setTexts(QStringLiteral("a\nb\nc"), QStringLiteral("a\nx = 1\ny\nc"));
        const DiffSide& left = view.editors().left();
        const DiffSide& right = view.editors().right();
        QCOMPARE(left.lines(), right.lines());
        QStringList numbers;
        for (const DiffSide::Line& line : left.shownLines())
            numbers.append(line.number);
        QCOMPARE(numbers, (QStringList{QStringLiteral("1"), QStringLiteral("2"), QString(),
                                       QStringLiteral("3")}));
        QVERIFY(left.hasLineMark(1, LineMark::Removed));
        QVERIFY(left.hasLineMark(2, LineMark::Gap));
        QVERIFY(right.hasLineMark(1, LineMark::Added));
        QVERIFY(right.hasLineMark(2, LineMark::Added));
        // One column: what went, then what came.
        QStringList merged;
        for (const DiffSide::Line& line : view.editors().merged().shownLines())
            merged.append(line.text);
        QCOMPARE(merged,
                 (QStringList{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("x = 1"),
                              QStringLiteral("y"), QStringLiteral("c")}));
    }

    void copyingLeavesTheGapsOut()
    {
        DiffView view;
        view.editors().setTexts(QStringLiteral("a\nc"), QStringLiteral("a\nb\nc"));
        DiffSide& left = view.editors().left();
        QCOMPARE(left.lines(), 3);
        QCOMPARE(left.copiedText(), QStringLiteral("a\nc"));
        left.setSelection(0, 0, 2, 1);
        QTest::keySequence(&left, QKeySequence::Copy);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("a\nc"));
    }

    void blindTellsNothingApart()
    {
        DiffView view;
        view.editors().setBlind(true);
        view.editors().setTexts(QStringLiteral("a = 1"), QStringLiteral("a = 2"));
        for (const DiffSide* side : {&view.editors().left(), &view.editors().right()}) {
            QVERIFY(side->hasLineMark(0, LineMark::Changed));
            QVERIFY(!side->hasLineMark(0, LineMark::Added));
            QVERIFY(!side->hasLineMark(0, LineMark::Removed));
            QVERIFY(side->hasTextMark(0, 4, TextMark::ChangedWord));
        }
        view.editors().setBlind(false);
        QVERIFY(view.editors().left().hasLineMark(0, LineMark::Removed));
    }

    void theTwoSidesScrollTogether()
    {
        DiffView view;
        view.resize(600, 200);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        const QString text = manyLines(200);
        view.editors().setTexts(text, text + QStringLiteral("\nlocal last = 1"));
        QScrollBar* left = view.editors().left().verticalScrollBar();
        QScrollBar* right = view.editors().right().verticalScrollBar();
        QTRY_VERIFY(left->maximum() > 100);
        left->setValue(80);
        QCOMPARE(right->value(), 80);
        right->setValue(20);
        QCOMPARE(left->value(), 20);
    }

    void keysGoThroughTheDifferences()
    {
        DiffView view;
        view.resize(600, 200);
        view.show();
        QVERIFY(QTest::qWaitForWindowActive(&view));
        const QString text = manyLines(200);
        QString other = text;
        other.replace(QStringLiteral("a50 = 50"), QStringLiteral("a50 = 51"));
        other.replace(QStringLiteral("a150 = 150"), QStringLiteral("a150 = 151"));
        view.editors().setTexts(text, other);
        QCOMPARE(view.editors().differenceCount(), 2);
        QCOMPARE(view.editors().currentDifference(), -1);
        QSignalSpy changes(&view.editors(), &DiffEditors::differencesChanged);
        view.editors().left().setFocus();
        QTest::keyClick(&view.editors().left(), Qt::Key_F7);
        QCOMPARE(view.editors().currentDifference(), 0);
        QVERIFY(view.editors().left().firstVisibleLine() > 20);
        QVERIFY(view.editors().left().firstVisibleLine() <= 50);
        QTest::keyClick(&view.editors().left(), Qt::Key_F7, Qt::ShiftModifier);
        QCOMPARE(view.editors().currentDifference(), 1); // around to the last
        QCOMPARE(changes.count(), 2);
    }
};

QTEST_MAIN(CodeTest)
#include "codetest.moc"
