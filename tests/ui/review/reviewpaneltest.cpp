// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/review/reviewpanel.h"

#include "ui/models/answertext.h"
#include "ui/panels/review/labelbar.h"
#include "ui/panels/review/reviewside.h"
#include "ui/shell/theme/theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <memory>
#include <set>

using namespace mesewright;
using namespace mesewright::ui;

namespace {

constexpr int patience = 60000;

EvalResults manyResults(int count, const char* answer)
{
    EvalResults made;
    for (int i = 0; i < count; ++i) {
        ItemResult item;
        item.id = "item-" + std::to_string(i);
        item.fingerprint = "key " + std::to_string(i);
        item.instruction = "Do " + item.id;
        CandidateResult candidate;
        candidate.output = answer;
        item.candidates.push_back(candidate);
        made.items.push_back(item);
    }
    return made;
}

QStringList namesOf(const ReviewPairs& pairs)
{
    QStringList names;
    for (int row = 0; row < pairs.rowCount(); ++row)
        names.append(itemName(pairs.at(row)));
    return names;
}

QList<bool> sidesOf(const ReviewPairs& pairs)
{
    QList<bool> sides;
    for (int row = 0; row < pairs.rowCount(); ++row)
        sides.append(pairs.swapped(row));
    return sides;
}

/// The answer as an editor of the comparison holds it.
QString textOf(const CandidateResult& candidate)
{
    const QString text = showableCode(judgedText(candidate, "auto").text);
    return text.endsWith(QLatin1Char('\n')) ? text.chopped(1) : text;
}

/// Every text that can be read on the panel.
QString visibleText(const QWidget& panel)
{
    QString text;
    for (const QLabel* label : panel.findChildren<QLabel*>())
        if (label->isVisible())
            text += label->text() + QLatin1Char('\n');
    for (const QComboBox* box : panel.findChildren<QComboBox*>())
        if (box->isVisible())
            text += box->currentText() + QLatin1Char('\n');
    for (const QWidget* widget : panel.findChildren<QWidget*>())
        if (widget->isVisible())
            text += widget->accessibleName() + QLatin1Char('\n');
    return text;
}

} // namespace

class ReviewPanelTest final : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<WorkspaceDocument> m_document;
    std::unique_ptr<ReviewPanel> m_panel;

    void openPanel()
    {
        m_panel.reset();
        m_document = std::make_unique<WorkspaceDocument>();
        m_panel = std::make_unique<ReviewPanel>(*m_document);
        m_panel->resize(1500, 860);
        m_panel->show();
        m_panel->setActive(true);
        m_document->open(QStringLiteral(MESEWRIGHT_DEMO_WORKSPACE));
        QTRY_VERIFY_WITH_TIMEOUT(m_panel->pairs().rowCount() > 0, patience);
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
    }

private Q_SLOTS:
    void cleanup()
    {
        m_panel.reset();
        m_document.reset();
    }

    void theSeedAloneDecidesOrderAndSides()
    {
        const auto left = std::make_shared<EvalResults>(manyResults(60, "base"));
        const EvalResults right = manyResults(60, "adapter");
        ReviewPairs pairs;
        QAbstractItemModelTester tester(&pairs,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        pairs.setPairs(left, pairItems(left.get(), &right));
        const QStringList inFile = namesOf(pairs);
        QVERIFY(!sidesOf(pairs).contains(true));
        pairs.setBlind(true, 7);
        const QStringList order = namesOf(pairs);
        const QList<bool> sides = sidesOf(pairs);
        QVERIFY(order != inFile);
        QCOMPARE(QSet<QString>(order.begin(), order.end()),
                 QSet<QString>(inFile.begin(), inFile.end()));
        QVERIFY(sides.count(true) > 15 && sides.count(true) < 45);
        pairs.setBlind(true, 8);
        QVERIFY(namesOf(pairs) != order);
        pairs.setBlind(true, 7);
        QCOMPARE(namesOf(pairs), order);
        QCOMPARE(sidesOf(pairs), sides);
        // An item keeps its side whatever else is in the queue.
        const auto fewer = std::make_shared<EvalResults>(manyResults(30, "base"));
        const int row = pairs.rowOf(QStringLiteral("item-3"));
        const bool side = pairs.swapped(row);
        pairs.setPairs(fewer, pairItems(fewer.get(), &right));
        QCOMPARE(pairs.swapped(pairs.rowOf(QStringLiteral("item-3"))), side);
        pairs.setBlind(false, 7);
        QCOMPARE(namesOf(pairs), inFile.first(30));
    }

    void bothAnswersStandBesideEachOther()
    {
        openPanel();
        const auto& evidence = m_document->snapshot()->evidence;
        const ItemPair& pair = m_panel->pairs().at(m_panel->currentRow());
        QCOMPARE(pair.left, &evidence.baseline->results.items[0]);
        QCOMPARE(m_panel->editors().left().copiedText(), textOf(pair.left->candidates[0]));
        QCOMPARE(m_panel->editors().right().copiedText(), textOf(pair.right->candidates[0]));
        QCOMPARE(m_panel->left().name(), QStringLiteral("Base"));
        QVERIFY(m_panel->left().verdictsShown());
    }

    void spaceAndBackspaceMoveThroughTheQueue()
    {
        openPanel();
        auto* list = m_panel->findChild<QListView*>();
        QVERIFY(list);
        list->setFocus();
        QCOMPARE(m_panel->currentRow(), 0);
        QTest::keyClick(list, Qt::Key_Space);
        QCOMPARE(m_panel->currentRow(), 1);
        m_panel->editors().left().setFocus();
        QTest::keyClick(&m_panel->editors().left(), Qt::Key_Space);
        QCOMPARE(m_panel->currentRow(), 2);
        QTest::keyClick(&m_panel->editors().left(), Qt::Key_Backspace);
        QCOMPARE(m_panel->currentRow(), 1);
        QTest::keyClick(list, Qt::Key_Backspace);
        QTest::keyClick(list, Qt::Key_Backspace); // at the start
        QCOMPARE(m_panel->currentRow(), 0);
    }

    void iShowsBothInOneColumn()
    {
        openPanel();
        QVERIFY(m_panel->editors().left().isVisible());
        QVERIFY(!m_panel->editors().merged().isVisible());
        QTest::keyClick(m_panel.get(), Qt::Key_I);
        QCOMPARE(m_panel->diffLayout(), DiffLayout::Inline);
        QVERIFY(!m_panel->editors().left().isVisible());
        QVERIFY(m_panel->editors().merged().isVisible());
        QTest::keyClick(m_panel.get(), Qt::Key_I);
        QVERIFY(m_panel->editors().left().isVisible());
        // Too narrow for two editors: one column, whatever was chosen.
        m_panel->resize(900, 700);
        QTRY_VERIFY(m_panel->editors().merged().isVisible());
        QCOMPARE(m_panel->diffLayout(), DiffLayout::SideBySide);
    }

    void blindHidesWhatTellsTheSidesApart()
    {
        openPanel();
        m_panel->setBlind(true);
        const auto& evidence = m_document->snapshot()->evidence;
        for (int row = 0; row < m_panel->pairs().rowCount(); ++row) {
            QCOMPARE(m_panel->currentRow(), row);
            const ItemPair& pair = m_panel->pairs().at(row);
            const bool swapped = m_panel->pairs().swapped(row);
            const ItemResult* atLeft = swapped ? pair.right : pair.left;
            QCOMPARE(m_panel->editors().left().copiedText(), textOf(atLeft->candidates[0]));
            const QStringList texts = visibleText(*m_panel).split(QLatin1Char('\n'));
            QVERIFY(!texts.contains(QStringLiteral("Base")));
            for (const report::ResultsEvidence& adapter : evidence.adapters)
                QVERIFY(!texts.contains(QString::fromStdString(adapter.label)));
            QVERIFY(!m_panel->left().verdictsShown());
            QVERIFY(!m_panel->right().verdictsShown());
            for (int line = 0; line < m_panel->editors().left().lines(); ++line) {
                QVERIFY(!m_panel->editors().left().hasLineMark(line, LineMark::Removed));
                QVERIFY(!m_panel->editors().right().hasLineMark(line, LineMark::Added));
            }
            m_panel->next();
        }
        m_panel->setBlind(false);
        QVERIFY(m_panel->left().verdictsShown());
        QCOMPARE(m_panel->left().name(), QStringLiteral("Base"));
    }

    void labelsAreSeamsOnly()
    {
        openPanel();
        QCOMPARE(m_panel->labels().labelButtons().size(), 11);
        for (const QAbstractButton* button : m_panel->labels().labelButtons()) {
            QVERIFY(!button->isEnabled());
            QVERIFY(!button->toolTip().isEmpty());
            QVERIFY(!button->accessibleName().isEmpty());
        }
        const int row = m_panel->currentRow();
        QTest::keyClick(m_panel.get(), Qt::Key_1);
        QCOMPARE(m_panel->currentRow(), row); // nothing is labelled, nothing moves
        QTest::mouseClick(&m_panel->labels().nextButton(), Qt::LeftButton);
        QCOMPARE(m_panel->currentRow(), row + 1);
    }

    void aJumpLeadsToTheItem()
    {
        openPanel();
        const QString last = itemName(m_panel->pairs().at(m_panel->pairs().rowCount() - 1));
        m_panel->jumpTo(QStringLiteral("item/") + last);
        QCOMPARE(m_panel->currentRow(), m_panel->pairs().rowCount() - 1);
        m_panel->jumpTo(QStringLiteral("item/there is no such item"));
        QCOMPARE(m_panel->currentRow(), m_panel->pairs().rowCount() - 1);
    }

    void quotesAndWhiteSpaceCanBeIgnored()
    {
        openPanel();
        auto* ignore = qobject_cast<QCheckBox*>(m_panel->titleWidgets().last());
        QVERIFY(ignore);
        m_panel->editors().setTexts(QStringLiteral("f('a')"), QStringLiteral("f( \"a\" )"));
        QCOMPARE(m_panel->editors().differenceCount(), 1);
        ignore->click();
        QCOMPARE(m_panel->editors().differenceCount(), 0);
    }
};

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    if (const auto installed = Theme::install(application); !installed)
        qFatal("%s", installed.error().message.c_str());
    ReviewPanelTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "reviewpaneltest.moc"
