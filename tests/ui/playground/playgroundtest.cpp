// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"
#include "core/data/taskfile.h"
#include "core/gates/traingate.h"
#include "core/runs/runcontrol.h"
#include "core/runs/runlock.h"
#include "tests/ui/support/workspacecopy.h"
#include "ui/panels/playground/answerside.h"
#include "ui/panels/playground/itempicker.h"
#include "ui/panels/playground/playgroundpanel.h"
#include "ui/panels/playground/promptcard.h"
#include "ui/panels/playground/saveitemdialog.h"
#include "ui/shell/theme/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QApplication>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTest>

using namespace mesewright;
using namespace mesewright::ui;

namespace {

constexpr int patience = 300000;

/// The panel on a copy of the demo, shown and ready for a prompt.
struct Playground
{
    WorkspaceCopy copy;
    WorkspaceDocument document;
    Engine engine;
    PlaygroundPanel panel{document, engine};
    QSignalSpy judged{&panel, &PlaygroundPanel::judged};

    Playground()
    {
        const QList<QWidget*> header = panel.headerWidgets();
        QVERIFY(header.size() == 1);
        panel.resize(1400, 900);
        panel.show();
        panel.setActive(true);
        document.open(copy.path());
        QTRY_VERIFY_WITH_TIMEOUT(panel.controls().adapter() != nullptr, patience);
        panel.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&panel));
        panel.controls().setSampling({{false, 0.2, 50, 0.9}, 3407, 120});
    }

    QPlainTextEdit* text() { return panel.prompt().findChild<QPlainTextEdit*>(); }
    QPushButton* button(const char* name)
    {
        for (QPushButton* one : panel.findChildren<QPushButton*>())
            if (one->text().startsWith(QLatin1String(name)))
                return one;
        return nullptr;
    }
    void waitForVerdicts(int count) { QTRY_COMPARE_WITH_TIMEOUT(judged.count(), count, patience); }
};

} // namespace

class PlaygroundTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(Theme::install(*qApp));
        qputenv("MESEWRIGHT_LUABOX", MESEWRIGHT_BIN "/mesewright-luabox");
    }

    void aPromptIsAskedOfBothSidesWithTheKeyboard()
    {
        Playground playground;
        QVERIFY(!playground.button("Generate")->isEnabled());
        playground.text()->setFocus();
        QTest::keyClicks(playground.text(), QStringLiteral("Register a node named mymod:lamp."));
        QVERIFY(playground.button("Generate")->isEnabled());
        QTest::keyClick(playground.text(), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(playground.button("Stop")->isEnabled());
        playground.waitForVerdicts(1);
        for (int side : {0, 1}) {
            AnswerSide& answer = playground.panel.side(side);
            QVERIFY(answer.isVisible());
            QVERIFY(answer.complete());
            QVERIFY(!answer.text().isEmpty());
            QCOMPARE(answer.verdicts().size(), std::size_t{2}); // parsed, and run in the sandbox
            QCOMPARE(answer.verdicts().front().level, Level::Syntax);
            QCOMPARE(answer.verdicts().back().level, Level::Exec);
        }
        QVERIFY(playground.panel.side(0).text() != playground.panel.side(1).text());
        QVERIFY(!playground.button("Stop")->isEnabled());
        QVERIFY(playground.button("Compare as diff")->isEnabled());
        // The same question gives the same answers.
        const QString before = playground.panel.side(1).text();
        QTest::keyClick(playground.text(), Qt::Key_Return, Qt::ControlModifier);
        playground.waitForVerdicts(2);
        QCOMPARE(playground.panel.side(1).text(), before);
    }

    void anEmptyPromptOffersItemsToBeginWith()
    {
        Playground playground;
        const auto items = readTaskItems(playground.copy.root() / "data/eval.jsonl");
        QVERIFY(items);
        const auto example = [&]() -> QPushButton* {
            for (auto* one : playground.panel.prompt().findChildren<QPushButton*>())
                if (one->toolTip() == QString::fromStdString(items->front().instruction))
                    return one;
            return nullptr;
        };
        QTRY_VERIFY_WITH_TIMEOUT(example() && example()->isVisible(), patience);
        QTest::mouseClick(example(), Qt::LeftButton);
        // It is that item, with its input and what it expects, not only its words.
        QCOMPARE(playground.panel.prompt().item().id, items->front().id);
        QCOMPARE(playground.panel.prompt().item().input, items->front().input);
        QVERIFY(!example()->isVisible());
        playground.text()->setFocus();
        QTest::keyClick(playground.text(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(playground.text(), Qt::Key_Delete);
        QVERIFY(example()->isVisible());
    }

    void scaleZeroIsTheBase()
    {
        Playground playground;
        playground.panel.controls().setScale(0);
        playground.text()->setPlainText(QStringLiteral("Register a node named mymod:stone."));
        playground.panel.generate();
        playground.waitForVerdicts(1);
        QCOMPARE(playground.panel.side(0).text(), playground.panel.side(1).text());
    }

    void bracketsMoveTheScaleUnlessOneTypes()
    {
        Playground playground;
        PlaygroundControls& controls = playground.panel.controls();
        controls.setScale(1);
        playground.button("Save as item")->parentWidget()->setFocus();
        playground.button("From item")->setFocus();
        QTest::keyClick(playground.panel.window()->focusWidget(), Qt::Key_BracketLeft);
        QCOMPARE(controls.scale(), 0.95);
        QTest::keyClick(playground.panel.window()->focusWidget(), Qt::Key_BracketRight);
        QTest::keyClick(playground.panel.window()->focusWidget(), Qt::Key_BracketRight);
        QCOMPARE(controls.scale(), 1.05);
        playground.text()->setFocus();
        QTest::keyClicks(playground.text(), QStringLiteral("a[1]"));
        QCOMPARE(playground.text()->toPlainText(), QStringLiteral("a[1]"));
        QCOMPARE(controls.scale(), 1.05);
    }

    void escapeStopsAndNothingHalfIsJudged()
    {
        Playground playground;
        playground.panel.controls().setSampling({{false, 5.0, 0, 1.0}, 1, 20000});
        playground.text()->setPlainText(QStringLiteral("Ramble."));
        QSignalSpy text(&playground.engine, &Engine::textArrived);
        QSignalSpy ended(&playground.engine, &Engine::ended);
        playground.text()->setFocus();
        QTest::keyClick(playground.text(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(text.count() > 0, patience);
        QTest::keyClick(playground.text(), Qt::Key_Escape);
        QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, patience);
        QVERIFY(!playground.panel.side(0).complete());
        QVERIFY(!playground.panel.side(0).text().isEmpty());
        QVERIFY(playground.panel.side(0).verdicts().empty());
        QVERIFY(playground.button("Generate")->isEnabled());
    }

    void historyGoesBackAndForth()
    {
        Playground playground;
        playground.panel.controls().setSampling({{true, 0, 0, 1.0}, 1, 4});
        for (const char* words : {"first", "second"}) {
            playground.text()->setPlainText(QLatin1String(words));
            playground.panel.generate();
            playground.waitForVerdicts(playground.judged.count() + 1);
        }
        playground.text()->clear();
        playground.text()->setFocus();
        QTest::keyClick(playground.text(), Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(playground.text()->toPlainText(), QStringLiteral("second"));
        QTest::keyClick(playground.text(), Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(playground.text()->toPlainText(), QStringLiteral("first"));
        QTest::keyClick(playground.text(), Qt::Key_Up, Qt::AltModifier);
        QTest::keyClick(playground.text(), Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(playground.text()->toPlainText(), QStringLiteral("second"));
    }

    void anItemsAnswerIsJudgedAsTheItemAsks()
    {
        Playground playground;
        const auto items = readTaskItems(playground.copy.root() / "data/eval.jsonl");
        QVERIFY(items);
        playground.button("From item")->click();
        auto* picker = playground.panel.findChild<ItemPicker*>();
        QVERIFY(picker);
        auto* list = picker->findChild<QListWidget*>();
        QTRY_VERIFY_WITH_TIMEOUT(list->count() > 0, patience);
        const int all = list->count();
        auto* filter = picker->findChild<QLineEdit*>();
        QTest::keyClicks(filter, QString::fromStdString(items->front().family));
        QVERIFY(list->count() > 0 && list->count() < all);
        QTest::keyClick(filter, Qt::Key_Return);
        QTRY_VERIFY(!playground.text()->toPlainText().isEmpty());
        QCOMPARE(playground.panel.prompt().item().family, items->front().family);
        playground.panel.generate();
        playground.waitForVerdicts(1);
        QCOMPARE(playground.panel.side(1).verdicts().front().level, Level::Static);
    }

    void anAnswerIsSavedAsAnItem()
    {
        Playground playground;
        playground.text()->setPlainText(QStringLiteral("Register a node named mymod:lamp."));
        playground.panel.generate();
        playground.waitForVerdicts(1);
        QSignalSpy told(&playground.panel, &Panel::subtitleChanged);
        playground.button("Save as item")->click();
        auto* dialog = playground.panel.findChild<SaveItemDialog*>();
        QVERIFY(dialog);
        for (QLineEdit* line : dialog->findChildren<QLineEdit*>())
            if (line->accessibleName() == QLatin1String("Family"))
                QTest::keyClicks(line, QStringLiteral("scaffold"));
        QTest::keyClick(dialog, Qt::Key_Return);
        const auto file = playground.copy.root() / "data/collected.jsonl";
        QTRY_VERIFY_WITH_TIMEOUT(told.count() > 0, patience);
        const auto items = readTaskItems(file);
        QVERIFY2(items, items ? "" : items.error().message.c_str());
        QCOMPARE(items->size(), std::size_t{1});
        QCOMPARE(items->front().family, std::string("scaffold"));
        QCOMPARE(items->front().instruction, std::string("Register a node named mymod:lamp."));
        QCOMPARE(items->front().output, playground.panel.side(1).judgedText());
        // A second one stands behind it.
        QVERIFY(appendItem(file, items->front()).isEmpty());
        QCOMPARE(readTaskItems(file)->size(), std::size_t{2});
    }

    void aHiddenPanelTakesUpWhatCameMeanwhile()
    {
        Playground playground;
        playground.panel.controls().setSampling({{true, 0, 0, 1.0}, 1, 20});
        playground.text()->setPlainText(QStringLiteral("Register a node."));
        playground.panel.generate();
        playground.panel.setActive(false);
        playground.waitForVerdicts(1);
        playground.panel.setActive(true);
        QVERIFY(playground.panel.side(0).complete());
        QVERIFY(playground.button("Compare as diff")->isEnabled());
    }

    void aRunningGateBlocksAndAHeldOneAnswers()
    {
        Playground playground;
        QSignalSpy action(&playground.panel, &Panel::actionRequested);
        playground.text()->setPlainText(QStringLiteral("Register a node named mymod:lamp."));
        TrainOptions options;
        options.config = playground.copy.root() / "config.yaml";
        options.train = playground.copy.root() / "data/train.jsonl";
        options.out = playground.copy.root() / "adapters";
        const JobId training = playground.engine.start(
            GateWork{playground.copy.root(), "train", jsonLine(toJson(options)), {}});
        QTRY_VERIFY_WITH_TIMEOUT(!playground.button("Generate")->isEnabled(), patience);
        auto* banner = playground.panel.findChild<Banner*>();
        QTRY_VERIFY_WITH_TIMEOUT(banner->isVisible(), patience);
        playground.button("Hold train")->click();
        QCOMPARE(action.count(), 1);
        QCOMPARE(action.first().first().toString(), QStringLiteral("run.hold"));

        std::filesystem::path run;
        const auto liveRun = [&] {
            for (const auto& entry :
                 std::filesystem::directory_iterator(playground.copy.root() / "runs"))
                if (isLocked(entry.path()))
                    run = entry.path();
            return !run.empty();
        };
        QTRY_VERIFY_WITH_TIMEOUT(liveRun(), patience);
        QVERIFY(askRun(run, RunAsk::Hold));
        QTRY_VERIFY_WITH_TIMEOUT(playground.button("Generate")->isEnabled(), patience);
        playground.panel.generate();
        playground.waitForVerdicts(1);
        QVERIFY(playground.panel.side(1).complete());
        QCOMPARE(playground.engine.status().state, EngineState::Held);
        playground.button("Resume train")->click();
        QCOMPARE(action.last().first().toString(), QStringLiteral("run.resume"));
        QSignalSpy ended(&playground.engine, &Engine::ended);
        playground.engine.stop(training);
        QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, patience);
    }

    void everyControlHasANameAndAPlaceInTheTabOrder()
    {
        Playground playground;
        int controls = 0;
        for (QWidget* widget : playground.panel.findChildren<QWidget*>()) {
            if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus) ||
                !(widget->focusPolicy() & Qt::TabFocus))
                continue;
            ++controls;
            const bool named = !widget->accessibleName().isEmpty() ||
                               !widget->property("text").toString().isEmpty() ||
                               widget->objectName() == QLatin1String("qt_spinbox_lineedit") ||
                               qobject_cast<QScrollArea*>(widget);
            QVERIFY2(named, widget->metaObject()->className());
        }
        QVERIFY(controls > 15);
    }
};

QTEST_MAIN(PlaygroundTest)
#include "playgroundtest.moc"
