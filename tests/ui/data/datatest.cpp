// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/datacheck.h"
#include "core/gates/prompts.h"
#include "tests/ui/panelbench.h"
#include "ui/models/findingsmodel.h"
#include "ui/panels/data/datapanel.h"
#include "ui/panels/data/facets.h"
#include "ui/panels/data/fieldseditor.h"
#include "ui/panels/data/rowstable.h"
#include "ui/panels/data/rowview.h"
#include "ui/panels/data/tokenview.h"
#include "ui/widgets/code/diffview.h"
#include "ui/widgets/figurecard.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QElapsedTimer>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>

using namespace mesewright;
using namespace mesewright::ui;

namespace {

constexpr int longEnough = 120'000;

std::shared_ptr<const std::string> manyRows(int count)
{
    auto text = std::make_shared<std::string>();
    for (int i = 0; i < count; ++i) {
        TaskItem item;
        item.family = i % 3 == 0 ? "repair" : "scaffold";
        item.instruction = "Register node number " + std::to_string(i);
        item.output = "minetest.register_node(\"mod:n" + std::to_string(i) + "\", {})";
        item.licence = i % 2 == 0 ? "MIT" : "";
        *text += taskItemLine(item) + "\n";
    }
    return text;
}

} // namespace

class DataTest final : public QObject
{
    Q_OBJECT

    struct Open
    {
        WorkspaceCopy workspace;
        WorkspaceDocument document;
        DataPanel panel{document};
        std::unique_ptr<PanelBench> bench;

        void open()
        {
            QSignalSpy leaks(&panel.files(), &DataFiles::leaksChecked);
            document.open(workspace.path());
            bench = std::make_unique<PanelBench>(&panel);
            QTRY_VERIFY_WITH_TIMEOUT(leaks.count() >= dataKindCount, longEnough);
            QTRY_VERIFY_WITH_TIMEOUT(panel.model().rowCount() > 0, longEnough);
        }
        [[nodiscard]] QByteArray file(const char* name) const
        {
            return workspace.read(QStringLiteral("data/") + QLatin1String(name));
        }
        [[nodiscard]] RowsTable* table() const { return panel.findChild<RowsTable*>(); }
        template <class Do>
        void afterFilter(Do change)
        {
            QSignalSpy filtered(&panel, &DataPanel::filtered);
            change();
            QTRY_VERIFY_WITH_TIMEOUT(filtered.count() > 0, longEnough);
        }
    };

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

    void theFiguresAreThoseOfDataCheck()
    {
        Open open;
        open.open();
        const auto train = readTaskItems(
            (open.workspace.path() + QStringLiteral("/data/train.jsonl")).toStdString());
        const auto eval = readTaskItems(
            (open.workspace.path() + QStringLiteral("/data/eval.jsonl")).toStdString());
        QVERIFY(train.ok() && eval.ok());
        const DataCheck check = checkData(*train, *eval);
        const auto& shown = open.panel.files().check(DataKind::Eval);
        QVERIFY(shown.has_value());
        QCOMPARE(shown->eval.rows, check.eval.rows);
        QCOMPARE(shown->eval.distinct, check.eval.distinct);
        QCOMPARE(shown->leakedRows, check.leakedRows);
        QCOMPARE(shown->eval.shapes, check.eval.shapes);
        const auto cards = open.panel.findChildren<FigureCard*>();
        QCOMPARE(cards.size(), 5);
        QCOMPARE(cards[0]->figure().value, QString::number(check.eval.rows));
        QCOMPARE(cards[1]->figure().value, QString::number(check.eval.distinct));
        QCOMPARE(cards[2]->figure().value, QString::number(check.leakedRows));
        QCOMPARE(cards[3]->figure().value, QString::number(check.eval.shapes));
        QCOMPARE(open.panel.model().rowCount(), static_cast<int>(eval->size()));
        for (std::size_t i = 0; i < eval->size(); ++i)
            QCOMPARE(open.panel.model().rows()->facts[i].leak, check.kinds[i]);
    }

    void aRowIsShownAsTheModelSeesIt()
    {
        Open open;
        open.open();
        RowView& view = open.panel.rowView();
        QTRY_VERIFY_WITH_TIMEOUT(open.panel.files().prompts() != nullptr, longEnough);
        const PromptKit& kit = *open.panel.files().prompts();
        QVERIFY2(kit.prompts.has_value(), qPrintable(kit.problem));

        // An evaluation row: the prompt alone, its answer below.
        open.table()->goToRow(3);
        const auto item = open.panel.files().set(DataKind::Eval).item(3);
        QVERIFY(item.ok());
        const auto ids = kit.prompts->promptIds(*item);
        QTRY_COMPARE_WITH_TIMEOUT(view.tokens().row().asked, static_cast<int>(ids->size()),
                                  longEnough);
        QString joined;
        for (const ShownToken& token : view.tokens().row().tokens)
            joined += token.text;
        QCOMPARE(joined.toStdString(), kit.tokenizer->decode(*ids));
        open.bench->picture(QStringLiteral("data"));

        // A training row: the mask is the one of the settings.
        open.afterFilter([&] { open.panel.showFile(DataKind::Train); });
        open.table()->goToRow(5);
        const auto trained = open.panel.files().set(DataKind::Train).item(5);
        QVERIFY(trained.ok());
        TrainRowOptions options;
        options.answerOnly = kit.settings.lossOn == Settings::LossOn::Answer;
        options.endToken = kit.settings.endToken;
        options.maxLen = kit.settings.maxLen;
        const auto row = kit.prompts->trainRow(*trained, options);
        QVERIFY(row.ok());
        const auto losses = std::count_if(row->labels.begin() + 1, row->labels.end(),
                                          [](int l) { return l != -100; });
        QTRY_COMPARE_WITH_TIMEOUT(view.tokens().row().trained, static_cast<int>(losses),
                                  longEnough);
        QCOMPARE(view.tokens().row().masked + view.tokens().row().trained,
                 static_cast<int>(row->inputIds.size()));
        // The table's lengths are the same.
        QTRY_COMPARE_WITH_TIMEOUT(open.panel.model().index(5, RowsModel::Tokens).data().toString(),
                                  QLocale().toString(static_cast<int>(row->inputIds.size())),
                                  longEnough);
        open.bench->picture(QStringLiteral("data-train"));
    }

    void undoRestoresTheFilesBytes()
    {
        Open open;
        open.open();
        const QByteArray before = open.file("eval.jsonl");
        DataSet& set = open.panel.files().set(DataKind::Eval);
        open.table()->goToRow(2);
        QTest::keyClick(open.table(), Qt::Key_F2);
        auto* instruction = open.panel.rowView().fields().findChild<QPlainTextEdit*>();
        QTRY_VERIFY(instruction->hasFocus());
        QTest::keyClick(instruction, Qt::Key_End, Qt::ControlModifier);
        QTest::keyClicks(instruction, QStringLiteral(" Now."));
        QVERIFY(open.panel.rowView().fields().dirty());
        open.afterFilter(
            [&] { QTest::keyClick(instruction, Qt::Key_Return, Qt::ControlModifier); });
        QVERIFY(set.modified());
        QCOMPARE(QByteArray::fromStdString(set.data()->table.bytes()).size(), before.size() + 5);

        QSignalSpy saved(&set, &DataSet::saved);
        QTest::keyClick(open.table(), Qt::Key_S, Qt::ControlModifier);
        QVERIFY(saved.wait(longEnough));
        QCOMPARE(open.file("eval.jsonl").size(), before.size() + 5);
        QVERIFY(open.file("eval.jsonl").contains(" Now."));
        QVERIFY(!set.modified());

        // Add, import, remove; then everything back, and the file is what it was.
        open.afterFilter([&] { open.panel.addRow(); });
        open.workspace.write(QStringLiteral("more.jsonl"), QByteArray(manyRows(3)->c_str()));
        open.afterFilter(
            [&] { open.panel.importFrom(open.workspace.path() + QStringLiteral("/more.jsonl")); });
        open.table()->goToRow(0);
        open.afterFilter([&] { QTest::keyClick(open.table(), Qt::Key_Delete); });
        QCOMPARE(open.panel.model().rowCount(), static_cast<int>(before.count('\n')) + 3);
        while (set.undoStack().canUndo())
            open.afterFilter(
                [&] { QTest::keyClick(open.table(), Qt::Key_Z, Qt::ControlModifier); });
        QCOMPARE(QByteArray::fromStdString(set.data()->table.bytes()), before);
        open.panel.save();
        QVERIFY(saved.wait(longEnough));
        QCOMPARE(open.file("eval.jsonl"), before);
    }

    void leaksAreFoundShownAndSplitOff()
    {
        Open open;
        // Two rows of training among the items that scores are measured on.
        const QByteArray train = open.file("train.jsonl");
        const qsizetype second = train.indexOf('\n') + 1;
        const QByteArray two = train.left(train.indexOf('\n', second) + 1);
        const QByteArray clean = open.file("eval.jsonl");
        open.workspace.write(QStringLiteral("data/eval.jsonl"), clean + two);
        QSignalSpy findings(&open.panel, &Panel::findingsFound);
        open.open();
        const DataSet& set = open.panel.files().set(DataKind::Eval);
        const int last = static_cast<int>(set.data()->facts.size()) - 1;
        QTRY_COMPARE_WITH_TIMEOUT(set.data()->facts.back().leak, MatchKind::Leaked, longEnough);
        const auto told = findings.last()[1].value<std::vector<mesewright::ui::ShownFinding>>();
        QVERIFY(std::any_of(told.begin(), told.end(), [](const ShownFinding& shown) {
            return shown.finding.severity == Severity::Error &&
                   shown.finding.text.starts_with("2 of ");
        }));
        // N goes to the leak, and the other text stands beside it.
        open.table()->setFocus();
        open.table()->goToRow(0);
        QTest::keyClick(open.table(), Qt::Key_N);
        QVERIFY(open.table()->currentIndex().row() >= last - 1);
        open.panel.rowView().showDiff();
        QCOMPARE(open.panel.rowView().diff().editors().differenceCount(), 0);
        open.bench->picture(QStringLiteral("data-leak"));

        open.afterFilter([&] {
            open.panel.findChild<QLineEdit*>(QStringLiteral("search"))
                ->setText(QStringLiteral("leak:word"));
        });
        QCOMPARE(open.panel.model().rowCount(), 2);
        QSignalSpy exported(&open.panel, &DataPanel::exported);
        const QString target = open.workspace.path() + QStringLiteral("/clean.jsonl");
        open.panel.exportTo(target, true);
        QVERIFY(exported.wait(longEnough));
        QCOMPARE(open.workspace.read(QStringLiteral("clean.jsonl")), clean);
        open.panel.exportTo(target, false);
        QVERIFY(exported.wait(longEnough));
        QCOMPARE(open.workspace.read(QStringLiteral("clean.jsonl")), two);
    }

    void facetsHideAndClear()
    {
        Open open;
        open.open();
        const int all = open.panel.model().rowCount();
        auto* facets = open.panel.findChild<Facets*>();
        QCheckBox* family = nullptr;
        for (QCheckBox* box : facets->findChildren<QCheckBox*>())
            if (box->toolTip() == QStringLiteral("repair"))
                family = box;
        QVERIFY(family != nullptr);
        open.afterFilter([&] { family->click(); });
        QVERIFY(open.panel.model().rowCount() < all);
        for (int row = 0; row < open.panel.model().rowCount(); ++row)
            QVERIFY(open.panel.model().index(row, RowsModel::Family).data().toString() !=
                    QStringLiteral("repair"));
        open.afterFilter([&] { facets->clear(); });
        QCOMPARE(open.panel.model().rowCount(), all);
    }

    void aBrokenImportAddsNothing()
    {
        Open open;
        open.open();
        DataSet& set = open.panel.files().set(DataKind::Eval);
        const std::string before = set.data()->table.bytes();
        open.workspace.write(QStringLiteral("broken.jsonl"), "{\"instruction\": 1}\n");
        open.panel.importFrom(open.workspace.path() + QStringLiteral("/broken.jsonl"));
        QPushButton* close = nullptr;
        for (QPushButton* candidate : open.panel.findChildren<QPushButton*>())
            if (candidate->text() == QStringLiteral("Close"))
                close = candidate;
        QTRY_VERIFY_WITH_TIMEOUT(close || (close = closeButton(open)), longEnough);
        QCOMPARE(set.data()->table.bytes(), before);
        QVERIFY(!set.undoStack().canUndo());
    }

    void narrowWindowsPutTheRowBelow()
    {
        Open open;
        open.open();
        open.bench->window().resize(1200, 800);
        QTRY_VERIFY(open.panel.rowView().width() > 1000);
        open.bench->picture(QStringLiteral("data-1280"));
        QVERIFY2(open.bench->namelessControls().isEmpty(),
                 qPrintable(open.bench->namelessControls().join(QLatin1Char(','))));
        open.bench->window().resize(1520, 900);
        QTRY_VERIFY(open.panel.rowView().width() < 900);
    }

private:
    static QPushButton* closeButton(Open& open)
    {
        for (QPushButton* candidate : open.panel.findChildren<QPushButton*>())
            if (candidate->text() == QStringLiteral("Close") && candidate->isVisible())
                return candidate;
        return nullptr;
    }
};

QTEST_MAIN(DataTest)
#include "datatest.moc"
