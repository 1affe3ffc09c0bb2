// SPDX-License-Identifier: GPL-3.0-or-later
#include "trainingtests.h"

#include "ui/charts/charttexts.h"
#include "ui/panels/training/figuresbar.h"
#include "ui/panels/training/logcard.h"
#include "ui/panels/training/samplescard.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QAbstractButton>
#include <QAction>
#include <QComboBox>
#include <QFile>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

#include <cmath>

namespace mesewright::ui {

namespace {

/// The demo's training run.
std::filesystem::path demoTrainingRun()
{
    for (const auto& run :
         std::filesystem::directory_iterator(std::string(MESEWRIGHT_DEMO_WORKSPACE) + "/runs"))
        if (run.path().filename().string().find("-train-") != std::string::npos)
            return run.path();
    return {};
}

/// The text of all labels of a widget, for what must be said somewhere.
QString wordsOf(const QWidget& widget)
{
    QStringList words;
    for (const QLabel* label : widget.findChildren<QLabel*>())
        if (label->isVisible())
            words.append(label->text());
    return words.join(QLatin1Char('\n'));
}

QPushButton* buttonNamed(const QWidget& widget, const QString& text)
{
    for (QPushButton* button : widget.findChildren<QPushButton*>())
        if (button->text() == text || button->accessibleName() == text)
            return button;
    return nullptr;
}

Banner& bannerOf(ShownPanel& shown)
{
    return *shown.panel.findChild<Banner*>();
}

FiguresBar& figuresOf(ShownPanel& shown)
{
    return *shown.panel.findChild<FiguresBar*>();
}

} // namespace

void TrainingPanelTest::showsTheNumbersOfTheFile()
{
    ShownPanel shown(QStringLiteral(MESEWRIGHT_DEMO_WORKSPACE));
    QTRY_VERIFY(shown.loaded());
    const std::filesystem::path folder = demoTrainingRun();
    QCOMPARE(shown.panel.run()->folder(), folder);
    const auto events = readEvents(folder / "events.jsonl");
    QVERIFY(events);
    const std::vector<StepEvent> steps = joinSteps(*events);
    QVERIFY(!steps.empty());
    for (int i = 0; i < stepCurveCount; ++i) {
        const auto curve = static_cast<Curve>(i);
        const std::vector<Point>& points = shown.points(curve);
        QCOMPARE(points.size(), steps.size());
        for (std::size_t k = 0; k < steps.size(); ++k)
            QCOMPARE(points[k],
                     (Point{static_cast<double>(steps[k].step), valueOf(steps[k], curve)}));
    }
    QTRY_VERIFY(shown.panel.run()->factsKnown());
    const FiguresBar& figures = figuresOf(shown);
    const QString count = QLocale().toString(static_cast<qlonglong>(steps.size()));
    QTRY_COMPARE(figures.figureText(QStringLiteral("Step")), QStringLiteral("%1 of %1").arg(count));
    std::vector<double> losses;
    for (const StepEvent& step : steps)
        losses.push_back(step.loss);
    QCOMPARE(figures.figureText(QStringLiteral("Loss, smoothed")),
             QStringLiteral("%1 %2 last")
                 .arg(significantText(smoothed(losses, shown.charts().smoothing()).back()),
                      significantText(losses.back())));
    // The read-out of a step is that step's line.
    shown.charts().axis().setCursor(2);
    QVERIFY(shown.chart(Curve::Loss)
                .readOut()
                .contains(QStringLiteral("raw ") + significantText(steps[1].loss)));
    QVERIFY(!bannerOf(shown).isVisible());
    QVERIFY(
        shown.panel.findChild<LogCard*>()->shownText().contains(significantText(losses.back())));
}

void TrainingPanelTest::anEmptyWorkspaceSaysWhatIsNeeded()
{
    const WrittenWorkspace workspace;
    QFile config(workspace.path() + QStringLiteral("/config.yaml"));
    QVERIFY(config.open(QIODevice::WriteOnly));
    config.close();
    ShownPanel shown(workspace.path());
    auto& empty = *shown.panel.findChild<EmptyState*>();
    QTRY_VERIFY(wordsOf(empty).contains(QStringLiteral("train.jsonl")));
    QVERIFY(empty.isVisible());
    QVERIFY(!buttonNamed(empty, QStringLiteral("Start training")));

    // With the data there, the one step is offered; it asks for what the command line would do.
    QFile data(workspace.path() + QStringLiteral("/data/train.jsonl"));
    QVERIFY(QDir(workspace.path()).mkpath(QStringLiteral("data")));
    QVERIFY(data.open(QIODevice::WriteOnly));
    data.close();
    shown.document.refresh();
    QTRY_VERIFY(buttonNamed(empty, QStringLiteral("Start training")));
    QSignalSpy asked(&shown.panel, &Panel::actionRequested);
    QTest::mouseClick(buttonNamed(empty, QStringLiteral("Start training")), Qt::LeftButton);
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.first().first().toString(), QStringLiteral("run.start"));
    QVERIFY(asked.first().at(1).toString().contains(QStringLiteral("\"train\"")));
}

void TrainingPanelTest::aNumberThatIsNoneIsFlagged()
{
    const WrittenWorkspace workspace;
    RunFolder run = workspace.makeRun();
    writeSteps(run, 1, 60);
    QVERIFY(run.event(StepEvent{61, notANumber, 5e-5, 8e4, 1000, 0.25}));
    QVERIFY(run.event(StepEvent{62, notANumber, 5e-5, notANumber, 1000, 0.25}));
    ShownPanel shown(workspace.path());
    QSignalSpy findings(&shown.panel, &Panel::findingsFound);
    QTRY_VERIFY(shown.loaded());
    QTRY_VERIFY(bannerOf(shown).isVisible());
    QVERIFY(wordsOf(bannerOf(shown)).contains(QStringLiteral("Step 61")));
    const QList<ChartFlag> flags = runFlags(*shown.panel.run(), false);
    QCOMPARE(flags.size(), 1); // the second follows the first
    QCOMPARE(flags.first().text, QStringLiteral("NaN 61"));
    QCOMPARE(flags.first().state, State::Failed);
    QVERIFY(std::isnan(shown.points(Curve::Loss).back().y));
    shown.charts().axis().setCursor(61);
    QVERIFY(shown.chart(Curve::Loss).readOut().contains(QStringLiteral("raw NaN")));
    const auto told = findings.last().at(1).value<std::vector<ShownFinding>>();
    QCOMPARE(told.size(), std::size_t(1));
    QVERIFY(told.front().finding.text.find("61") != std::string::npos);
}

void TrainingPanelTest::aFailedRunSaysWhyAndResumes()
{
    const WrittenWorkspace workspace;
    {
        RunFolder run = workspace.makeRun();
        writeSteps(run, 1, 40);
        (void)run.end(badInput("training step 41 gave loss nan"));
    }
    ShownPanel shown(workspace.path());
    QTRY_VERIFY(shown.loaded());
    QTRY_VERIFY(bannerOf(shown).isVisible());
    const QString words = wordsOf(bannerOf(shown));
    QVERIFY2(words.contains(QStringLiteral("failed after step 40")), qPrintable(words));
    QVERIFY(words.contains(QStringLiteral("training step 41 gave loss nan")));
    QCOMPARE(runFlags(*shown.panel.run(), true).last().text, QStringLiteral("failed 41"));
    QSignalSpy asked(&shown.panel, &Panel::actionRequested);
    QSignalSpy jumped(&shown.panel, &Panel::jumpRequested);
    QTest::mouseClick(buttonNamed(bannerOf(shown), QStringLiteral("Resume")), Qt::LeftButton);
    QCOMPARE(asked.last().at(0).toString(), QStringLiteral("run.resume"));
    QCOMPARE(asked.last().at(1).toString().toStdString(), shown.panel.run()->id());
    QTest::mouseClick(buttonNamed(bannerOf(shown), QStringLiteral("Open config")), Qt::LeftButton);
    QCOMPARE(jumped.last().at(0).toString(), QStringLiteral("config"));
}

void TrainingPanelTest::buttonsAskForTheRunOnScreen()
{
    const WrittenWorkspace workspace;
    RunFolder run = workspace.makeRun();
    writeSteps(run, 1, 5);
    ShownPanel shown(workspace.path());
    QTRY_VERIFY(shown.loaded());
    const FiguresBar& figures = figuresOf(shown);
    QTRY_VERIFY(figures.button(FiguresBar::Deed::Hold)->isVisible());
    QSignalSpy asked(&shown.panel, &Panel::actionRequested);
    const std::pair<FiguresBar::Deed, QString> deeds[] = {
        {FiguresBar::Deed::Hold, QStringLiteral("run.hold")},
        {FiguresBar::Deed::Release, QStringLiteral("run.release")},
        {FiguresBar::Deed::Stop, QStringLiteral("run.stop")}};
    for (const auto& [deed, action] : deeds) {
        QTest::mouseClick(figures.button(deed), Qt::LeftButton);
        QCOMPARE(asked.last().at(0).toString(), action);
        QCOMPARE(asked.last().at(1).toString().toStdString(), run.id());
    }
    // Nothing else starts while a run is at work, and the button says why.
    const QList<QWidget*> header = shown.panel.headerWidgets();
    QVERIFY(!header.first()->isEnabled());
    QVERIFY(header.first()->toolTip().contains(shortRunName(run.id())));

    // Held: it can be resumed, and the curves stay.
    QVERIFY(run.setState(RunState::Paused));
    QTRY_VERIFY(bannerOf(shown).isVisible());
    QVERIFY(!figures.button(FiguresBar::Deed::Hold)->isVisible());
    QCOMPARE(shown.points(Curve::Loss).size(), std::size_t(5));
    QTest::mouseClick(buttonNamed(bannerOf(shown), QStringLiteral("Resume")), Qt::LeftButton);
    QCOMPARE(asked.last().at(0).toString(), QStringLiteral("run.resume"));

    QVERIFY(run.finish());
    QTRY_VERIFY(!bannerOf(shown).isVisible());
    QTRY_VERIFY(!figures.button(FiguresBar::Deed::Stop)->isVisible());
}

void TrainingPanelTest::keysMoveZoomAndSwitch()
{
    const WrittenWorkspace workspace;
    RunFolder run = workspace.makeRun();
    writeSteps(run, 1, 100);
    QVERIFY(run.finish());
    ShownPanel shown(workspace.path());
    QTRY_VERIFY(shown.loaded());
    QTRY_VERIFY(shown.charts().axis().full().high == 200);
    ChartAxis& axis = shown.charts().axis();
    shown.panel.setFocus();
    QWidget* chart = &shown.chart(Curve::Loss);
    QTest::keyClick(chart, Qt::Key_Left);
    QCOMPARE(*axis.cursor(), 100.0);
    QTest::keyClick(chart, Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(*axis.cursor(), 90.0);
    QTest::keyClick(chart, Qt::Key_Right);
    QCOMPARE(*axis.cursor(), 91.0);
    QTest::keyClick(chart, Qt::Key_Plus);
    QVERIFY(!axis.showsAll());
    QTest::keyClick(chart, Qt::Key_Minus);
    QVERIFY(axis.showsAll());
    QTest::keyClick(chart, Qt::Key_Plus);
    QTest::keyClick(chart, Qt::Key_Home);
    QVERIFY(axis.showsAll());
    QTest::keyClick(chart, Qt::Key_L);
    QVERIFY(shown.chart(Curve::Loss).logScale());
    QTest::keyClick(chart, Qt::Key_L);
    QVERIFY(!shown.chart(Curve::Loss).logScale());
    const double before = shown.charts().smoothing();
    QTest::keyClick(chart, Qt::Key_S);
    QVERIFY(shown.charts().smoothing() != before);
    QCOMPARE(shown.chart(Curve::Loss).smoothing(), shown.charts().smoothing());
    QTest::keyClick(chart, Qt::Key_F, Qt::ControlModifier);
    auto* search = shown.panel.findChild<QLineEdit*>();
    QVERIFY(search->isVisible());
    QTest::keyClicks(search, QStringLiteral("no such words"));
    QVERIFY(!shown.chart(Curve::Loss).logScale()); // letters in a field are letters
    QVERIFY(shown.panel.findChild<LogCard*>()->shownText().isEmpty());
}

void TrainingPanelTest::otherRunsAreLaidOver()
{
    const WrittenWorkspace workspace;
    {
        RunFolder older = workspace.makeRun();
        writeSteps(older, 1, 80);
        QVERIFY(older.finish());
    }
    RunFolder newer = workspace.makeRun();
    writeSteps(newer, 1, 30);
    QVERIFY(newer.finish());
    ShownPanel shown(workspace.path());
    QTRY_VERIFY(shown.loaded());
    LineChart& loss = shown.chart(Curve::Loss);
    QCOMPARE(loss.lines().size(), 1);
    QMenu& menu = shown.charts().overlayMenu();
    Q_EMIT menu.aboutToShow();
    QCOMPARE(menu.actions().size(), 1);
    QVERIFY(!menu.actions().first()->isChecked());
    const std::string screen = shown.panel.run()->id();
    menu.actions().first()->trigger();
    QCOMPARE(loss.lines().size(), 2);
    const int over = loss.lines().last();
    QCOMPARE(loss.lineSpec(over).look, 1);
    QVERIFY(loss.lineSpec(over).told);
    const std::size_t expected = screen == newer.id() ? 80 : 30;
    QTRY_COMPARE(loss.points(over).size(), expected);
    QCOMPARE(shown.chart(Curve::LearningRate).lines().size(), 1);

    // Choosing it as the run on screen takes it out of the overlays.
    shown.panel.jumpTo(
        loss.lineSpec(over).name.isEmpty()
            ? QString()
            : shown.panel.titleWidgets().first()->findChild<QComboBox*>()->itemData(1).toString());
    QTRY_VERIFY(shown.loaded());
    QCOMPARE(loss.lines().size(), 1);
    QVERIFY(shown.panel.run()->id() != screen);

    Q_EMIT menu.aboutToShow();
    menu.actions().first()->trigger();
    QCOMPARE(loss.lines().size(), 2);
    auto* legend = shown.panel.findChild<ChartLegend*>();
    const auto shownButton = [&]() -> QAbstractButton* {
        for (QAbstractButton* button : legend->findChildren<QAbstractButton*>())
            if (button->isVisible())
                return button;
        return nullptr;
    };
    QTRY_VERIFY(shownButton());
    QTest::mouseClick(shownButton(), Qt::LeftButton);
    QCOMPARE(loss.lines().size(), 1);
}

void TrainingPanelTest::hiddenItDoesNothing()
{
    const WrittenWorkspace workspace;
    RunFolder run = workspace.makeRun();
    writeSteps(run, 1, 10);
    ShownPanel shown(workspace.path());
    QTRY_VERIFY(shown.loaded());
    shown.panel.setActive(false);
    shown.panel.hide();
    writeSteps(run, 11, 20);
    QSignalSpy changed(&shown.document, &WorkspaceDocument::changed);
    QVERIFY(changed.wait()); // the window has seen the file grow
    QCOMPARE(shown.points(Curve::Loss).size(), std::size_t(10));
    shown.panel.show();
    shown.panel.setActive(true);
    QTRY_COMPARE(shown.points(Curve::Loss).size(), std::size_t(20));
}

void TrainingPanelTest::theNewestRunTakesTheScreenUnlessOneWasChosen()
{
    const WrittenWorkspace workspace;
    {
        RunFolder first = workspace.makeRun();
        writeSteps(first, 1, 3);
        QVERIFY(first.finish());
    }
    ShownPanel shown(workspace.path());
    QTRY_VERIFY(shown.loaded());
    const std::string first = shown.panel.run()->id();
    // Ids carry the second; the list is by time, so the next one must be later.
    QTest::qWait(1100);
    RunFolder second = workspace.makeRun();
    writeSteps(second, 1, 2);
    QTRY_COMPARE(shown.panel.run()->id(), second.id());
    shown.panel.jumpTo(QString::fromStdString(first));
    QCOMPARE(shown.panel.run()->id(), first);
    writeSteps(second, 3, 4);
    QSignalSpy changed(&shown.document, &WorkspaceDocument::changed);
    QVERIFY(changed.wait());
    QCOMPARE(shown.panel.run()->id(), first);
}

void TrainingPanelTest::readsTheGpuForARunWithoutReadings()
{
    const WrittenWorkspace workspace;
    RunFolder run = workspace.makeRun("cuda:0, bf16");
    writeSteps(run, 1, 10);
    qputenv("MESEWRIGHT_FAKE_NVML", "nopower");
    {
        WorkspaceDocument document;
        TrainingPanel panel(document);
        panel.setGpuLibrary(MESEWRIGHT_FAKE_NVML_LIBRARY);
        panel.resize(1500, 900);
        panel.show();
        panel.setActive(true);
        document.open(workspace.path());
        auto& charts = *panel.findChild<ChartCard*>();
        QTRY_VERIFY(panel.run() && !panel.run()->gpuReadings().empty());
        const auto points = [&charts](Curve curve) {
            LineChart& chart = charts.chart(curve);
            return chart.points(chart.lines().first());
        };
        QCOMPARE(points(Curve::Memory).front(), (Point{10, 10}));
        QCOMPARE(points(Curve::Load).front(), (Point{10, 97}));
        QVERIFY(std::isnan(points(Curve::Power).front().y));
        QVERIFY(charts.chart(Curve::Memory)
                    .accessibleDescription()
                    .contains(QStringLiteral("of %1 GiB").arg(QLocale().toString(24.0, 'f', 1))));
        QVERIFY(charts.chart(Curve::Power)
                    .accessibleDescription()
                    .contains(QStringLiteral("the driver refuses the reading")));
        QTRY_VERIFY(panel.run()->gpuReadings().size() > 1);
    }
    qunsetenv("MESEWRIGHT_FAKE_NVML");
}

void TrainingPanelTest::saysWhyThereAreNoReadings()
{
    ShownPanel shown(QStringLiteral(MESEWRIGHT_DEMO_WORKSPACE));
    QTRY_VERIFY(shown.loaded() && shown.panel.run()->factsKnown());
    for (int i = stepCurveCount; i < curveCount; ++i)
        QTRY_COMPARE(shown.chart(static_cast<Curve>(i)).accessibleDescription(),
                     QStringLiteral("not available, because this run computes on the processor"));
}

void TrainingPanelTest::exportsWhatItShows()
{
    ShownPanel shown(QStringLiteral(MESEWRIGHT_DEMO_WORKSPACE));
    QTRY_VERIFY(shown.loaded());
    const QTemporaryDir folder;
    const std::vector<StepEvent>& steps = shown.panel.run()->steps();
    const auto exported = [&](const QString& name) {
        const QString path = folder.filePath(name);
        shown.panel.exportTo(path);
        return QTest::qWaitFor([path] { return QFile::exists(path); }, 20'000) ? path : QString();
    };
    QFile csv(exported(QStringLiteral("out.csv")));
    QVERIFY(csv.open(QIODevice::ReadOnly));
    const QStringList lines =
        QString::fromUtf8(csv.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), static_cast<qsizetype>(steps.size()) + 1);
    const QStringList header = lines.first().split(QLatin1Char(','));
    const auto loss = header.indexOf(shown.panel.run()->name() + QStringLiteral(" loss"));
    const auto norm = header.indexOf(shown.panel.run()->name() + QStringLiteral(" grad_norm"));
    QVERIFY(loss > 0 && norm > 0);
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const QStringList row = lines[static_cast<qsizetype>(i) + 1].split(QLatin1Char(','));
        QCOMPARE(row[0].toLongLong(), steps[i].step);
        QCOMPARE(row[loss].toDouble(), steps[i].loss);
        QCOMPARE(row[norm].toDouble(), steps[i].gradNorm);
    }
    const QImage picture(exported(QStringLiteral("out.png")));
    QVERIFY(picture.width() > 2000 && picture.height() > 800);
    QFile svg(exported(QStringLiteral("out.svg")));
    QVERIFY(svg.open(QIODevice::ReadOnly));
    QVERIFY(svg.readAll().contains("Gradient norm"));

    QSignalSpy findings(&shown.panel, &Panel::findingsFound);
    shown.panel.exportTo(QStringLiteral("/proc/nowhere/out.csv"));
    const auto told = [&findings] {
        for (const auto& call : findings)
            if (call.at(0).toString() == QLatin1String("export") &&
                !call.at(1).value<std::vector<ShownFinding>>().empty())
                return true;
        return false;
    };
    QTRY_VERIFY(told());
}

void TrainingPanelTest::everyControlHasAName()
{
    ShownPanel shown(QStringLiteral(MESEWRIGHT_DEMO_WORKSPACE));
    QTRY_VERIFY(shown.loaded());
    for (const QWidget* widget : shown.panel.findChildren<QWidget*>()) {
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        const bool needsName = button || qobject_cast<const QComboBox*>(widget) ||
                               qobject_cast<const QLineEdit*>(widget) ||
                               qobject_cast<const LineChart*>(widget);
        if (!needsName || !widget->isVisibleTo(&shown.panel))
            continue;
        const QString text = button ? button->text() : QString();
        QVERIFY2(!widget->accessibleName().isEmpty() || !text.isEmpty(),
                 qPrintable(QStringLiteral("%1 in %2")
                                .arg(QLatin1String(widget->metaObject()->className()),
                                     QLatin1String(widget->parent()->metaObject()->className()))));
    }
    // One stop for the charts, and the panel's focus goes there.
    QCOMPARE(shown.chart(Curve::Loss).focusPolicy(), Qt::StrongFocus);
    QCOMPARE(shown.chart(Curve::Power).focusPolicy(), Qt::NoFocus);
    shown.panel.setFocus();
    QTRY_VERIFY(shown.chart(Curve::Loss).hasFocus());
}

void TrainingPanelTest::narrowWindowsFold()
{
    ShownPanel shown(QStringLiteral(MESEWRIGHT_DEMO_WORKSPACE), {1190, 660});
    QTRY_VERIFY(shown.loaded());
    QCOMPARE(shown.chart(Curve::Power).form(), LineChart::Form::Spark);
    QVERIFY(shown.chart(Curve::Loss).height() >= 160);
    auto* samples = shown.panel.findChild<SamplesCard*>();
    auto* log = shown.panel.findChild<LogCard*>();
    QVERIFY(samples->isVisible() != log->isVisible());
    shown.panel.findChild<SegmentedControl*>()->setCurrent(QStringLiteral("log"));
    QTRY_VERIFY(log->isVisible() && !samples->isVisible());
    shown.panel.resize(1500, 900);
    QTRY_COMPARE(shown.chart(Curve::Power).form(), LineChart::Form::Lane);
    QVERIFY(samples->isVisible() && log->isVisible());
}

void TrainingPanelTest::thousandsOfStepsStayFluid()
{
    const WrittenWorkspace workspace;
    RunFolder run = workspace.makeRun();
    QByteArray log;
    for (int step = 1; step <= 50'000; ++step)
        log += QByteArray::fromStdString(
                   eventLine({1e9 + step, StepEvent{step, 1.0 / step, 5e-5, 0.5, 1000, 0.25}})) +
               '\n';
    QFile file(QString::fromStdString((run.path() / "events.jsonl").string()));
    QVERIFY(file.open(QIODevice::Append));
    file.write(log);
    file.close();
    ShownPanel shown(workspace.path());
    QTRY_VERIFY_WITH_TIMEOUT(shown.loaded(), 60'000);
    QCOMPARE(shown.points(Curve::Loss).size(), std::size_t(50'000));
    writeSteps(run, 50'001, 50'010);
    QTRY_COMPARE(shown.points(Curve::Loss).size(), std::size_t(50'010));
    QCOMPARE(shown.points(Curve::Loss).back().x, 50'010.0);
}

} // namespace mesewright::ui
