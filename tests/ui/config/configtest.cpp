// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"
#include "core/gates/traingate.h"
#include "core/gates/trainrecord.h"
#include "core/llm/trainer.h"
#include "core/runs/runlist.h"
#include "tests/ui/panelbench.h"
#include "ui/charts/chart.h"
#include "ui/models/findingsmodel.h"
#include "ui/panels/config/configeditor.h"
#include "ui/panels/config/configform.h"
#include "ui/panels/config/configpanel.h"
#include "ui/panels/config/configtextcard.h"
#include "ui/panels/config/launchcards.h"
#include "ui/widgets/code/diffview.h"

#include <QDir>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

#include <nlohmann/json.hpp>

using namespace mesewright;
using namespace mesewright::ui;

namespace {

constexpr int longEnough = 120'000;

/// Where two texts differ: the first and the last differing byte of the first one.
QByteArray changedPart(const QByteArray& before, const QByteArray& after)
{
    qsizetype front = 0;
    while (front < std::min(before.size(), after.size()) && before[front] == after[front])
        ++front;
    qsizetype back = 0;
    while (back < std::min(before.size(), after.size()) - front &&
           before[before.size() - 1 - back] == after[after.size() - 1 - back])
        ++back;
    return after.mid(front, after.size() - back - front);
}

} // namespace

class ConfigTest final : public QObject
{
    Q_OBJECT

    /// A workspace, its document and the panel on it, loaded and looked around.
    struct Open
    {
        WorkspaceCopy workspace;
        WorkspaceDocument document;
        ConfigPanel panel{document};
        std::unique_ptr<PanelBench> bench;

        void open()
        {
            QSignalSpy around(&panel, &ConfigPanel::surroundingsRead);
            document.open(workspace.path());
            bench = std::make_unique<PanelBench>(&panel);
            QVERIFY(around.wait(longEnough));
            QTRY_VERIFY_WITH_TIMEOUT(panel.surroundings().model.has_value(), longEnough);
        }
        [[nodiscard]] QByteArray file() const
        {
            return workspace.read(QStringLiteral("config.yaml"));
        }
        [[nodiscard]] QByteArray text() const
        {
            return QByteArray::fromStdString(panel.editor().bytes());
        }
        [[nodiscard]] QLineEdit* field(const char* path) const
        {
            return panel.findChild<QLineEdit*>(QStringLiteral("field.") + QLatin1String(path));
        }
        void type(const char* path, const char* text) const
        {
            QLineEdit* edit = field(path);
            edit->setFocus();
            edit->selectAll();
            QTest::keyClicks(edit, QLatin1String(text));
        }
    };

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(Theme::install(*qApp).ok());
        Theme::instance().setMode(Theme::Mode::Light);
    }

    void theFormChangesOneValuesCharactersInTheText()
    {
        Open open;
        open.open();
        const QByteArray before = open.text();
        QCOMPARE(before, open.file());
        QVERIFY(!open.panel.modified());
        open.type("lora.r", "16");
        const QByteArray after = open.text();
        QCOMPARE(changedPart(before, after), QByteArray("16"));
        QCOMPARE(after.size(), before.size() + 1);
        QCOMPARE(after.count('#'), before.count('#'));
        QVERIFY(open.panel.modified());
        QCOMPARE(open.panel.reading().settings.lora.r, 16);
        open.bench->picture(QStringLiteral("config"));

        // Undo in the form takes both back; redo does both again.
        QTest::keyClick(open.field("lora.r"), Qt::Key_Z, Qt::ControlModifier);
        while (open.panel.editor().isUndoAvailable())
            open.panel.editor().undo();
        QCOMPARE(open.text(), before);
        QTRY_COMPARE(open.panel.reading().settings.lora.r, 8);
        QTRY_COMPARE(open.field("lora.r")->text(), QStringLiteral("8"));
        QVERIFY(!open.panel.modified());
    }

    void theTextChangesTheForm()
    {
        Open open;
        open.open();
        ConfigEditor& editor = open.panel.editor();
        const int line = [&] {
            for (int i = 0; i < editor.lines(); ++i)
                if (editor.text(i).startsWith(QStringLiteral("layers:")))
                    return i;
            return -1;
        }();
        QVERIFY(line >= 0);
        editor.setSelection(line, 0, line, static_cast<int>(editor.text(line).size()) - 1);
        editor.replaceSelectedText(QStringLiteral("layers: [4, 5, 6, 7]"));
        QTRY_COMPARE(open.field("layers")->text(), QStringLiteral("4–7"));
        QCOMPARE(open.panel.reading().settings.layers, (std::vector<int>{4, 5, 6, 7}));
        // F2 leads to the field and back.
        editor.setFocus();
        editor.setCursorPosition(line, 2);
        QTest::keyClick(&editor, Qt::Key_F2);
        QTRY_VERIFY(open.field("layers")->hasFocus());
        QTest::keyClick(open.field("layers"), Qt::Key_F2);
        QTRY_VERIFY(editor.hasFocus());
    }

    void aMisspeltKeyIsFoundAndMended()
    {
        Open open;
        QByteArray text = open.file();
        text.replace("warmup_ratio", "warmup_ration");
        open.workspace.write(QStringLiteral("config.yaml"), text);
        QSignalSpy findings(&open.panel, &Panel::findingsFound);
        open.open();
        QVERIFY(open.panel.reading().hasErrors());
        QVERIFY(!open.panel.whyNotStart().isEmpty());
        const int line = open.panel.reading().findings.front().line - 1;
        ConfigEditor& editor = open.panel.editor();
        QVERIFY(editor.hasLineMark(line, LineMark::Error));
        QVERIFY(editor.hasTextMark(line, 4, TextMark::Error));
        const auto told = findings.last()[1].value<std::vector<mesewright::ui::ShownFinding>>();
        QVERIFY(std::any_of(told.begin(), told.end(), [line](const ShownFinding& shown) {
            return shown.place == QStringLiteral("line/%1").arg(line + 1);
        }));
        open.panel.jumpTo(QStringLiteral("line/%1").arg(line + 1));
        open.bench->picture(QStringLiteral("config-error"));
        QTest::keyClick(&editor, Qt::Key_Return, Qt::AltModifier);
        QTRY_VERIFY(!open.panel.reading().hasErrors());
        QCOMPARE(open.text().count("warmup_ration:"), 0);
        QVERIFY(!editor.hasLineMark(line, LineMark::Error));
    }

    void whatIsNoNumberStaysOutOfTheFile()
    {
        Open open;
        open.open();
        const QByteArray before = open.text();
        const QString steps = QString::number(open.panel.reading().settings.trainer.maxSteps);
        open.type("trainer.max_steps", "many");
        QCOMPARE(open.text(), before);
        QCOMPARE(open.field("trainer.max_steps")->property("finding").toString(),
                 QStringLiteral("error"));
        // A number out of its range is written, and said to be wrong with its line.
        open.type("trainer.max_steps", "0");
        QTRY_VERIFY(open.panel.reading().hasErrors());
        QVERIFY(!open.panel.whyNotStart().isEmpty());
        open.type("trainer.max_steps", qPrintable(steps));
        QTRY_VERIFY(!open.panel.reading().hasErrors());
        QCOMPARE(open.text(), before);
    }

    void savingWritesAndStartingSavesFirst()
    {
        Open open;
        // A demo keeps its validation items for the confirmation: no training looks at them.
        QVERIFY(validationSetFor(open.workspace.path().toStdString()).empty());
        QVERIFY(QFile::remove(open.workspace.path() + QStringLiteral("/demo.json")));
        open.open();
        open.type("trainer.max_steps", "7");
        QSignalSpy saved(&open.panel, &ConfigPanel::saved);
        QTest::keyClick(open.field("trainer.max_steps"), Qt::Key_S, Qt::ControlModifier);
        QVERIFY(saved.wait(longEnough));
        QCOMPARE(open.file(), open.text());
        QVERIFY(!open.panel.modified());

        open.type("trainer.max_steps", "8");
        QSignalSpy actions(&open.panel, &Panel::actionRequested);
        QTest::keyClick(open.field("trainer.max_steps"), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(actions.count(), 1, longEnough);
        QCOMPARE(open.file(), open.text());
        QVERIFY(open.file().contains("max_steps: 8"));
        const auto request = parseJson(actions[0][1].toString().toStdString(), "request");
        QVERIFY(request.ok());
        QCOMPARE((*request)["verb"].get<std::string>(), std::string("train"));
        const TrainOptions options = trainOptionsFromJson((*request)["options"]);
        QCOMPARE(options.config,
                 std::filesystem::path(
                     (open.workspace.path() + QStringLiteral("/config.yaml")).toStdString()));
        QCOMPARE(options.train.filename(), std::filesystem::path("train.jsonl"));
        QCOMPARE(options.validation.filename(), std::filesystem::path("validation.jsonl"));
    }

    void aChangeOnTheDiskIsTakenOrAskedFor()
    {
        Open open;
        open.open();
        QByteArray other = open.file();
        other.replace("seed: 3407", "seed: 11");
        open.workspace.write(QStringLiteral("config.yaml"), other);
        open.document.refresh();
        QTRY_COMPARE_WITH_TIMEOUT(open.panel.reading().settings.seed, std::uint64_t{11},
                                  longEnough);
        // With changes of one's own it is only said.
        open.type("seed", "12");
        const QByteArray mine = open.text();
        other.replace("seed: 11", "seed: 13");
        QSignalSpy changed(&open.document, &WorkspaceDocument::changed);
        open.workspace.write(QStringLiteral("config.yaml"), other);
        open.document.refresh();
        QVERIFY(changed.wait(longEnough));
        QPushButton* read = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((read = button(open, QStringLiteral("Read the file"))) &&
                                     read->isVisible(),
                                 longEnough);
        QCOMPARE(open.text(), mine);
        QTest::mouseClick(read, Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(open.text(), other, longEnough);
    }

    void theCardsSayWhatTheCoreComputes()
    {
        Open open;
        open.open();
        const ConfigReading& reading = open.panel.reading();
        const Surroundings& around = open.panel.surroundings();
        const TrainMemory memory =
            estimateTrainMemory(reading.settings, *around.model, around.rows);
        QCOMPARE(open.panel.memory().estimate().expected(), memory.expected());
        open.type("trainer.per_device_train_batch_size", "16");
        QTRY_VERIFY(open.panel.memory().estimate().expected() > memory.expected());

        const auto* schedule = open.panel.findChild<ScheduleCard*>();
        const auto& points = schedule->chart().points(0);
        const Settings& settings = reading.settings;
        QCOMPARE(points.size(), static_cast<std::size_t>(settings.trainer.maxSteps));
        for (const Point& point : points)
            QCOMPARE(point.y, settings.optim.lr * cosineSchedule(static_cast<int>(point.x) - 1,
                                                                 settings.trainer.maxSteps,
                                                                 settings.optim.warmupRatio));
        // The demo has trained: its pace gives a time, and its rates equal the schedule's.
        QVERIFY(!around.runs.empty());
        const TimeRange time = expectedTime(settings, around);
        QVERIFY(time.low > 0 && time.high >= time.low);
        QVERIFY(around.rows.rows > 0 && around.tokensCounted);
    }

    void aPresetIsOneStepBack()
    {
        Open open;
        open.open();
        const QByteArray before = open.text();
        open.panel.applyPreset(0);
        QVERIFY(open.text() != before);
        QCOMPARE(open.panel.reading().settings.trainer.maxSteps, Settings().trainer.maxSteps);
        QCOMPARE(open.panel.reading().settings.base, std::string("base-nf4"));
        const QToolButton* preset = nullptr;
        for (const QToolButton* each : open.bench->window().findChildren<QToolButton*>())
            if (each->accessibleName() == QStringLiteral("Preset"))
                preset = each;
        QVERIFY(preset != nullptr);
        QCOMPARE(preset->text(), QStringLiteral("Preset: Defaults"));
        open.panel.editor().undo();
        QCOMPARE(open.text(), before);
    }

    void completionOffersWhatCanStandThere()
    {
        Open open;
        open.open();
        ConfigEditor& editor = open.panel.editor();
        editor.setFocus();
        editor.setSelection(0, 0, editor.lines() - 1, 0);
        editor.replaceSelectedText(QStringLiteral("optim:\n  warm"));
        editor.setCursorPosition(1, 6);
        QTest::keyClick(&editor, Qt::Key_Space, Qt::ControlModifier);
        QVERIFY(editor.isListActive());
        QTest::keyClick(&editor, Qt::Key_Return);
        QTRY_VERIFY(editor.text().contains(QStringLiteral("  warmup_ratio: ")));
    }

    void typingOffersTheKeys()
    {
        Open open;
        open.open();
        ConfigEditor& editor = open.panel.editor();
        editor.setFocus();
        editor.setSelection(0, 0, editor.lines() - 1, 0);
        editor.replaceSelectedText(QStringLiteral("optim:\n  "));
        editor.setCursorPosition(1, 2);
        QTest::keyClicks(&editor, QStringLiteral("w"));
        QVERIFY(!editor.isListActive());
        QTest::keyClicks(&editor, QStringLiteral("e"));
        QVERIFY(editor.isListActive());
        QTest::keyClick(&editor, Qt::Key_Return);
        QTRY_VERIFY(editor.text().contains(QStringLiteral("  weight_decay: ")));
        // Words of a comment are nobody's keys.
        editor.setSelection(0, 0, editor.lines() - 1, 40);
        editor.replaceSelectedText(QStringLiteral("# "));
        QTest::keyClicks(&editor, QStringLiteral("seed"));
        QVERIFY(!editor.isListActive());
    }

    void helpSaysWhatASettingDoesAndWhatIsWrong()
    {
        Open open;
        QByteArray text = open.file();
        text.replace("warmup_ratio", "warmup_ration");
        open.workspace.write(QStringLiteral("config.yaml"), text);
        open.open();
        ConfigEditor& editor = open.panel.editor();
        const int wrong = open.panel.reading().findings.front().line - 1;
        QVERIFY(editor.helpAtLine(wrong).contains(QStringLiteral("unknown key")));
        const int rank = open.panel.reading().placeOf("lora.r")->line - 1;
        QVERIFY(editor.helpAtLine(rank).startsWith(QStringLiteral("lora.r: ")));
        QVERIFY(editor.helpAtLine(rank).contains(QStringLiteral("default 8")));
        QVERIFY(editor.helpAtLine(rank - 1).isEmpty() ||
                !editor.helpAtLine(rank - 1).contains(QStringLiteral("lora.r: ")));
    }

    void formAndTextPointAtEachOther()
    {
        Open open;
        open.open();
        const int line = open.panel.reading().placeOf("seed")->line - 1;
        open.field("seed")->setFocus();
        QVERIFY(open.panel.editor().hasLineMark(line, LineMark::Current));
        QVERIFY(line >= open.panel.editor().firstVisibleLine());
        open.field("lora.r")->setFocus();
        QVERIFY(!open.panel.editor().hasLineMark(line, LineMark::Current));
        open.panel.editor().setFocus();
        open.panel.editor().setCursorPosition(line, 0);
        QVERIFY(open.field("seed")->visibleRegion().boundingRect().height() > 0);
    }

    void anEarlierRunIsComparedAndItsPeakSaid()
    {
        Open open;
        QString folder;
        for (const QString& name :
             QDir(open.workspace.path() + QStringLiteral("/runs"))
                 .entryList({QStringLiteral("*-train-*")}, QDir::Dirs, QDir::Name))
            folder = open.workspace.path() + QStringLiteral("/runs/") + name;
        QVERIFY(!folder.isEmpty());
        const std::filesystem::path run(folder.toStdString());
        const std::string config = open.workspace.path().toStdString() + "/config.yaml";
        QVERIFY(keepTrainConfig(run, config).ok());
        QVERIFY(writeTrainMemory(run, std::uint64_t{300} << 20, std::uint64_t{412} << 20).ok());
        open.open();
        QCOMPARE(open.panel.memory().estimate().measured, std::uint64_t{412} << 20);
        bool said = false;
        for (const QLabel* label : open.panel.memory().findChildren<QLabel*>())
            said = said || (label->text().contains(QStringLiteral("expected")) &&
                            label->text().contains(QStringLiteral("measured")));
        QVERIFY(said);
        auto* compare = open.bench->window().findChild<QToolButton*>(QStringLiteral("compare"));
        QVERIFY(compare->isEnabled());
        QCOMPARE(compare->menu()->actions().size(), 1);
        compare->menu()->actions().first()->trigger();
        QVERIFY(open.panel.textCard().comparing());
        QCOMPARE(open.panel.textCard().comparison().editors().differenceCount(), 0);
        open.type("lora.r", "32");
        QCOMPARE(open.panel.textCard().comparison().editors().differenceCount(), 1);
        open.bench->picture(QStringLiteral("config-compare"));
        QTest::mouseClick(button(open, QStringLiteral("Back to the text")), Qt::LeftButton);
        QVERIFY(!open.panel.textCard().comparing());
    }

    void lineEndsAndTheByteOrderMarkStay()
    {
        Open open;
        QByteArray text = open.file();
        text.replace("\n", "\r\n");
        text.prepend("\xEF\xBB\xBF");
        open.workspace.write(QStringLiteral("config.yaml"), text);
        open.open();
        QCOMPARE(open.text(), text);
        open.type("lora.r", "4");
        QSignalSpy saved(&open.panel, &ConfigPanel::saved);
        open.panel.save();
        QVERIFY(saved.wait(longEnough));
        text.replace("  r: 8\r\n", "  r: 4\r\n");
        QCOMPARE(open.file(), text);
    }

    void narrowWindowsFoldTheCardsUnderTheForm()
    {
        Open open;
        open.open();
        const int wide = open.panel.form().width();
        // Nothing of the form is cut off at its right, at the designed size and with all fields.
        const auto whole = [&] {
            QWidget* viewport = open.panel.form().parentWidget()->parentWidget();
            return open.panel.form().mapTo(viewport, QPoint(open.panel.form().width(), 0)).x() <=
                   viewport->width();
        };
        QTRY_VERIFY(whole());
        open.panel.form().setAllShown(true);
        QTRY_VERIFY(whole());
        open.panel.form().setAllShown(false);
        open.bench->window().resize(1200, 800);
        QTRY_VERIFY(open.panel.memory().isVisible());
        QTRY_VERIFY(open.panel.form().parentWidget()->isAncestorOf(&open.panel.memory()));
        QVERIFY(wide > 0);
        open.bench->picture(QStringLiteral("config-1280"));
        QVERIFY(open.bench->namelessControls().isEmpty());
        open.bench->window().resize(1520, 900);
        QTRY_VERIFY(!open.panel.form().parentWidget()->isAncestorOf(&open.panel.memory()));
    }

private:
    static QPushButton* button(Open& open, const QString& text)
    {
        for (QPushButton* candidate : open.bench->window().findChildren<QPushButton*>())
            if (candidate->text() == text)
                return candidate;
        return nullptr;
    }
};

QTEST_MAIN(ConfigTest)
#include "configtest.moc"
