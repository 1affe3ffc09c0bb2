// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/datacheck.h"
#include "core/gates/prompts.h"
#include "core/gates/traindata.h"
#include "core/llm/trainingorder.h"
#include "tests/ui/data/manyrows.h"
#include "tests/ui/panelbench.h"
#include "ui/models/findingsmodel.h"
#include "ui/panels/data/countbars.h"
#include "ui/panels/data/datacharts.h"
#include "ui/panels/data/datafigures.h"
#include "ui/panels/data/datapanel.h"
#include "ui/panels/data/facets.h"
#include "ui/panels/data/fieldseditor.h"
#include "ui/panels/data/rowstable.h"
#include "ui/panels/data/rowview.h"
#include "ui/panels/data/tokenview.h"
#include "ui/widgets/code/diffview.h"
#include "ui/widgets/figurecard.h"

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QDropEvent>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>
#include <QUrl>

using namespace mesewright;
using namespace mesewright::ui;

namespace {

constexpr int longEnough = 120'000;

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
        open.afterFilter([&] {
            open.panel.importFrom({open.workspace.path() + QStringLiteral("/more.jsonl")});
        });
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
        open.panel.importFrom({open.workspace.path() + QStringLiteral("/broken.jsonl")});
        QPushButton* close = nullptr;
        for (QPushButton* candidate : open.panel.findChildren<QPushButton*>())
            if (candidate->text() == QStringLiteral("Close"))
                close = candidate;
        QTRY_VERIFY_WITH_TIMEOUT(close || (close = closeButton(open)), longEnough);
        QCOMPARE(set.data()->table.bytes(), before);
        QVERIFY(!set.undoStack().canUndo());
    }

    void narrowWindowsFoldTheFiltersThenTheRow()
    {
        Open open;
        open.open();
        auto* facets = open.panel.findChild<Facets*>();
        QVERIFY(facets->isVisible());
        open.bench->window().resize(1200, 800);
        QTRY_VERIFY(!facets->isVisible());
        QVERIFY(open.panel.rowView().x() > 0);
        open.bench->picture(QStringLiteral("data-1280"));
        QVERIFY2(open.bench->namelessControls().isEmpty(),
                 qPrintable(open.bench->namelessControls().join(QLatin1Char(','))));
        // The filters are a click away.
        auto* button = open.panel.findChild<QToolButton*>(QStringLiteral("filters"));
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(facets->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(!facets->isVisible());
        open.bench->window().resize(900, 1000);
        QTRY_VERIFY(open.panel.rowView().width() > 800);
        open.bench->window().resize(1520, 900);
        QTRY_VERIFY(facets->isVisible());
        QVERIFY(!button->isVisible());
        QTRY_VERIFY(open.panel.rowView().width() < 900);
    }

    void chartsCountTheRowsAndLeadToThem()
    {
        Open open;
        open.open();
        const DataState& data = *open.panel.files().set(DataKind::Eval).data();
        std::map<std::string, std::size_t> families;
        for (const RowFacts& facts : data.facts)
            ++families[data.families.nameOf(facts.family)];
        open.panel.showCharts(true);
        const CountBars& bars = open.panel.charts().families();
        QVERIFY(bars.isVisible());
        QCOMPARE(bars.bars().size(), static_cast<qsizetype>(families.size()));
        for (const CountBar& bar : bars.bars())
            QCOMPARE(bar.count, families[bar.name.toStdString()]);
        std::size_t lengths = 0;
        QTRY_VERIFY_WITH_TIMEOUT(!open.panel.charts().lengths().bars().isEmpty(), longEnough);
        for (const CountBar& bar : open.panel.charts().lengths().bars())
            lengths += bar.count;
        QCOMPARE(lengths, countRows(data));
        open.bench->picture(QStringLiteral("data-charts"));
        // A click, and the keys, show the rows of a bar.
        const CountBar second = bars.bars()[1];
        QTRY_VERIFY(bars.rect().contains(bars.lineRect(1).center()));
        open.afterFilter([&] {
            QTest::mouseClick(&open.panel.charts().families(), Qt::LeftButton, {},
                              bars.lineRect(1).center());
        });
        QVERIFY(!bars.isVisible());
        QCOMPARE(static_cast<std::size_t>(open.panel.model().rowCount()), second.count);
        QCOMPARE(open.panel.model().index(0, RowsModel::Family).data().toString(), second.name);
        open.panel.showCharts(true);
        const CountBar longest = open.panel.charts().lengths().bars().last();
        CountBars& byLength = open.panel.charts().lengths();
        byLength.setFocus();
        for (int i = 1; i < byLength.bars().size(); ++i)
            QTest::keyClick(&byLength, Qt::Key_Down);
        open.afterFilter([&] { QTest::keyClick(&byLength, Qt::Key_Return); });
        QCOMPARE(static_cast<std::size_t>(open.panel.model().rowCount()), longest.count);
    }

    void theFirstBatchIsTheTrainersOwn()
    {
        Open open;
        open.open();
        QTRY_VERIFY_WITH_TIMEOUT(open.panel.files().prompts() != nullptr, longEnough);
        open.afterFilter([&] { open.panel.showFile(DataKind::Train); });
        auto* batch = open.panel.findChild<QToolButton*>(QStringLiteral("first batch"));
        QVERIFY(batch->isVisible() && batch->isEnabled());
        open.afterFilter([&] { QTest::mouseClick(batch, Qt::LeftButton); });
        const TrainerOptions options = trainerOptions(open.panel.files().prompts()->settings);
        const auto rows = static_cast<std::size_t>(countRows(*open.panel.model().rows()));
        std::vector<int> expected =
            TrainingOrder(rows, options)
                .first(static_cast<std::size_t>(options.microBatch * options.accumulation));
        std::sort(expected.begin(), expected.end());
        QCOMPARE(open.panel.model().lines(), expected);
        open.bench->picture(QStringLiteral("data-batch"));
        open.afterFilter([&] { open.panel.showFile(DataKind::Eval); });
        QVERIFY(!batch->isVisible());
    }

    void droppedFilesAddTheirRows()
    {
        Open open;
        open.open();
        open.workspace.write(QStringLiteral("more.jsonl"), QByteArray(manyRows(3)->c_str()));
        open.workspace.write(QStringLiteral("other.txt"), "x");
        const int before = open.panel.model().rowCount();
        const auto dropped = [&](const QStringList& names) {
            QMimeData files;
            QList<QUrl> urls;
            for (const QString& name : names)
                urls.append(QUrl::fromLocalFile(open.workspace.path() + QLatin1Char('/') + name));
            files.setUrls(urls);
            const QPoint place = open.panel.rect().center();
            QDragEnterEvent enter(place, Qt::CopyAction, &files, Qt::LeftButton, {});
            enter.setAccepted(false);
            QApplication::sendEvent(&open.panel, &enter);
            if (!enter.isAccepted())
                return false;
            QDropEvent drop(place, Qt::CopyAction, &files, Qt::LeftButton, {});
            QApplication::sendEvent(&open.panel, &drop);
            return true;
        };
        QVERIFY(!dropped({QStringLiteral("other.txt")}));
        QVERIFY(!dropped({QStringLiteral("more.jsonl"), QStringLiteral("other.txt")}));
        open.afterFilter([&] { QVERIFY(dropped({QStringLiteral("more.jsonl")})); });
        QTRY_COMPARE(open.panel.model().rowCount(), before + 3);
        QVERIFY(open.panel.files().modified());
    }

    void thePaletteCanDoWhatTheButtonsDo()
    {
        Open open;
        open.open();
        const auto offered = [&](const char* name) {
            return open.panel.findChild<QAction*>(QLatin1String(name));
        };
        QVERIFY(open.panel.actions().contains(offered("import")));
        QVERIFY(offered("import")->isEnabled());
        // There are no leaks here and nothing is changed.
        QVERIFY(!offered("split")->isEnabled());
        QVERIFY(!offered("save")->isEnabled());
        const int before = open.panel.model().rowCount();
        open.afterFilter([&] { offered("add")->trigger(); });
        QCOMPARE(open.panel.model().rowCount(), before + 1);
        QTRY_VERIFY(offered("save")->isEnabled());
        offered("charts")->trigger();
        QVERIFY(open.panel.charts().isVisible());
        offered("rows")->trigger();
        QVERIFY(!open.panel.charts().isVisible());
    }

    void whatIsTypedStaysWhenAnotherRowIsChosen()
    {
        Open open;
        open.open();
        DataSet& set = open.panel.files().set(DataKind::Eval);
        open.table()->goToRow(1);
        open.panel.rowView().showFields();
        auto* instruction = open.panel.rowView().fields().findChild<QPlainTextEdit*>();
        QTest::keyClick(instruction, Qt::Key_End, Qt::ControlModifier);
        QTest::keyClicks(instruction, QStringLiteral(" Kept."));
        open.afterFilter([&] { open.table()->goToRow(4); });
        QVERIFY(
            QString::fromStdString(set.item(1)->instruction).endsWith(QStringLiteral(" Kept.")));
        QCOMPARE(set.undoStack().count(), 1);
        QCOMPARE(open.panel.rowView().line(), 4);
    }

    void markedRowsAreCopiedWithTheirHeader()
    {
        Open open;
        open.open();
        open.table()->setFocus();
        open.table()->goToRow(0);
        // Space takes the first row's mark away, then marks the second and third.
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(open.table(), Qt::Key_Space);
        QTest::keyClick(open.table(), Qt::Key_C, Qt::ControlModifier);
        const QStringList lines =
            QGuiApplication::clipboard()->text().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 3);
        QVERIFY(lines[0].startsWith(QStringLiteral("#\tFamily\tInstruction")));
        QVERIFY(lines[1].startsWith(QStringLiteral("2\t")));
        QVERIFY(lines[2].startsWith(QStringLiteral("3\t")));
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
