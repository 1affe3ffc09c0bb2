// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/data/manyrows.h"
#include "ui/panels/data/rowsmodel.h"
#include "ui/panels/data/rowstable.h"
#include "ui/shell/theme/theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QElapsedTimer>
#include <QScrollBar>
#include <QTest>

using namespace mesewright;
using namespace mesewright::ui;

/// A data file as a value, and the table over it.
class DataStateTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(Theme::install(*qApp).ok());
        Theme::instance().setMode(Theme::Mode::Light);
    }

    void aHundredThousandRowsScrollWithoutParsingThemAll()
    {
        constexpr int count = 100'000;
        auto data = std::make_shared<const DataState>(indexText(manyRows(count), "many.jsonl", 1));
        QCOMPARE(data->facts.size(), std::size_t{count});
        QCOMPARE(data->findings.size(), std::size_t{0});
        RowsModel model;
        RowsTable table;
        table.setModel(&model);
        table.resize(900, 600);
        table.show();
        QVERIFY(QTest::qWaitForWindowExposed(&table));
        const std::vector<int> all = filterRows(*data, {}, CancelToken());
        QElapsedTimer clock;
        clock.start();
        model.setRows(data, all);
        QCOMPARE(model.rowCount(), count);
        QApplication::processEvents();
        // A page at a time through the whole file: what is shown is parsed, the rest is not.
        constexpr int pages = 100;
        for (int i = 1; i <= pages; ++i) {
            table.verticalScrollBar()->setValue(table.verticalScrollBar()->maximum() / pages * i);
            table.grab();
        }
        QVERIFY2(clock.elapsed() < 10'000, qPrintable(QString::number(clock.elapsed())));
        QCOMPARE(model.index(77'777, RowsModel::Instruction).data().toString(),
                 QStringLiteral("Register node number 77777"));

        RowFilter filter = parseFilter(QStringLiteral("family:repair number 9999"), *data);
        const std::vector<int> found = filterRows(*data, filter, CancelToken());
        // 9999, 99990 to 99999 and others: those divisible by three that hold the digits.
        for (const int line : found) {
            QCOMPARE(line % 3, 0);
            QVERIFY(QString::number(line).startsWith(QStringLiteral("9999")));
        }
        QCOMPARE(found.size(), std::size_t{5}); // 9999, 99990, 99993, 99996, 99999
    }

    void theModelKeepsItsPromises()
    {
        RowsModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        auto data = std::make_shared<const DataState>(indexText(manyRows(20), "few.jsonl", 1));
        model.setRows(data, {0, 3, 7});
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.rowOfLine(7), 2);
        QCOMPARE(model.rowOfLine(8), -1);
        QCOMPARE(model.lineAt(1), 3);
        QCOMPARE(model.lineAt(3), -1);
        model.setRows(data, {});
        QCOMPARE(model.rowCount(), 0);
    }

    void theFilterReadsWhatIsTyped_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("rows");
        QTest::newRow("nothing") << QString() << 6;
        QTest::newRow("letters") << QStringLiteral("NODE NUMBER 5") << 1;
        QTest::newRow("family") << QStringLiteral("family:rep") << 2;
        QTest::newRow("licence") << QStringLiteral("licence:mit") << 3;
        QTest::newRow("both") << QStringLiteral("licence:mit family:scaffold") << 2;
        QTest::newRow("leak") << QStringLiteral("leak:word") << 0;
        QTest::newRow("clean") << QStringLiteral("leak:clean") << 6;
        QTest::newRow("unknown lengths") << QStringLiteral("tokens:>5") << 0;
        QTest::newRow("range") << QStringLiteral("tokens:1-9") << 0;
        QTest::newRow("that name alone") << QStringLiteral("family:=repair") << 2;
        QTest::newRow("part of a name is not it") << QStringLiteral("family:=rep") << 0;
        QTest::newRow("no licence") << QStringLiteral("licence:=\"\"") << 3;
        QTest::newRow("no such row") << QStringLiteral("zzz") << 0;
    }

    void theFilterReadsWhatIsTyped()
    {
        QFETCH(QString, typed);
        QFETCH(int, rows);
        const DataState data = indexText(manyRows(6), "few.jsonl", 1);
        const RowFilter filter = parseFilter(typed, data);
        QCOMPARE(static_cast<int>(filterRows(data, filter, CancelToken()).size()), rows);
    }

    void badAndTokenRowsAreShownForWhatTheyAre()
    {
        const DataState data =
            indexText(std::make_shared<const std::string>("{\"instruction\": \n\nnot json\n"),
                      "bad.jsonl", 1);
        QCOMPARE(data.badRows, std::size_t{2});
        QVERIFY(!data.findings.empty());
        QCOMPARE(filterRows(data, {}, CancelToken()).size(), std::size_t{2});
        const DataState tokens = indexText(
            std::make_shared<const std::string>("{\"input_ids\":[1,2,3],\"labels\":[-100,2,3]}"),
            "tokens.jsonl", 1);
        QCOMPARE(tokens.facts[0].kind, RowFacts::Kind::Tokens);
        QCOMPARE(tokens.facts[0].tokens, 3);
    }

    void nothingIsCalledCleanBeforeItWasCompared()
    {
        auto data = std::make_shared<DataState>(indexText(manyRows(3), "few.jsonl", 1));
        RowsModel model;
        model.setRows(data, {0, 1, 2});
        QCOMPARE(model.index(0, RowsModel::Leak).data().toString(), QString());
        const LeakFacts leaks =
            checkLeaks(*data, indexText(manyRows(1), "train.jsonl", 1), CancelToken());
        data->facts = leaks.facts;
        QCOMPARE(model.index(0, RowsModel::Leak).data().toString(),
                 QStringLiteral("word for word"));
    }
};

QTEST_MAIN(DataStateTest)
#include "datastatetest.moc"
