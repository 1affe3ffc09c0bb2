// SPDX-License-Identifier: GPL-3.0-or-later
// What charts draw and how they answer to mouse and keys, on the real widget.
#include "charttests.h"

#include "ui/charts/chart.h"
#include "ui/charts/chartexport.h"
#include "ui/shell/theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QImage>
#include <QTest>
#include <QVBoxLayout>
#include <QWheelEvent>
#include <QXmlStreamReader>

#include <cmath>

using namespace mesewright;
using namespace mesewright::ui;

namespace {

/// Rows of `column` in which the picture has the colour of the line, within a few shades.
QList<int> inkAt(const QImage& picture, int column, const QColor& color)
{
    QList<int> rows;
    for (int y = 0; y < picture.height(); ++y) {
        const QColor pixel = picture.pixelColor(column, y);
        const int far = std::abs(pixel.red() - color.red()) +
                        std::abs(pixel.green() - color.green()) +
                        std::abs(pixel.blue() - color.blue());
        if (far < 150)
            rows.append(y);
    }
    return rows;
}

std::vector<Point> constant(double value, int from, int to)
{
    std::vector<Point> points;
    for (int x = from; x <= to; ++x)
        points.push_back({static_cast<double>(x), value});
    return points;
}

} // namespace

/// A full chart above a lane, shown.
struct ChartPaintTest::Scene
{
    QWidget window;
    ChartAxis axis;
    LineChart* loss = nullptr;
    LineChart* lane = nullptr;

    Scene()
    {
        axis.setFull({0, 100});
        auto* column = new QVBoxLayout(&window);
        loss = new LineChart(axis, QStringLiteral("Loss"), LineChart::Form::Full);
        lane = new LineChart(axis, QStringLiteral("Rate"), LineChart::Form::Lane);
        loss->setCaptionWidth(120);
        lane->setCaptionWidth(120);
        column->addWidget(loss, 1);
        column->addWidget(lane);
        window.resize(900, 500);
    }
    void show()
    {
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        loss->clearFocus(); // its ring has the colour of the first line
    }
    [[nodiscard]] static QColor color(int look) { return Theme::instance().colors().series[look]; }
    [[nodiscard]] int columnOf(double x) const
    {
        const QRect plot = loss->plotArea();
        return plot.left() + static_cast<int>(x / 100 * plot.width());
    }
};

void ChartPaintTest::init()
{
    Theme::instance().setMode(Theme::Mode::Light);
    m_scene = std::make_shared<Scene>();
}

void ChartPaintTest::cleanup()
{
    m_scene.reset();
}

void ChartPaintTest::theLineIsWhereItsValuesAre()
{
    const int line = m_scene->loss->addLine({QStringLiteral("run")});
    m_scene->loss->setValueRange(0, 2);
    m_scene->loss->setPoints(line, constant(1.5, 0, 100));
    m_scene->show();
    const QImage picture = m_scene->loss->grab().toImage();
    const QRect plot = m_scene->loss->plotArea();
    const QList<int> rows = inkAt(picture, m_scene->columnOf(50), Scene::color(0));
    QVERIFY(!rows.isEmpty());
    const double expected = plot.top() + plot.height() * 0.25;
    for (const int row : rows)
        QVERIFY(std::abs(row - expected) <= 2);
}

void ChartPaintTest::aNumberThatIsNoneBreaksTheLine()
{
    const int line = m_scene->loss->addLine({QStringLiteral("run")});
    std::vector<Point> points = constant(1, 0, 100);
    for (int x = 40; x <= 60; ++x)
        points[static_cast<std::size_t>(x)].y = std::nan("");
    m_scene->loss->setPoints(line, points);
    m_scene->show();
    const QImage picture = m_scene->loss->grab().toImage();
    QVERIFY(!inkAt(picture, m_scene->columnOf(30), Scene::color(0)).isEmpty());
    QVERIFY(inkAt(picture, m_scene->columnOf(50), Scene::color(0)).isEmpty());
    QVERIFY(!inkAt(picture, m_scene->columnOf(70), Scene::color(0)).isEmpty());
    m_scene->axis.setCursor(50);
    QVERIFY(m_scene->loss->readOut().contains(QStringLiteral("run NaN")));
}

void ChartPaintTest::aHiddenChartDrawsNothing()
{
    // The value's writer is asked only when something is drawn or said.
    int asked = 0;
    m_scene->lane->setValueText([&asked](double) {
        ++asked;
        return QStringLiteral("value");
    });
    const int line = m_scene->lane->addLine({QStringLiteral("run")});
    m_scene->lane->hide();
    m_scene->show();
    for (int x = 1; x <= 100; ++x) {
        const Point point{static_cast<double>(x), 1};
        m_scene->lane->append(line, std::span(&point, 1));
        QApplication::processEvents();
    }
    QCOMPARE(asked, 0);
    QCOMPARE(m_scene->lane->points(line).size(), std::size_t(100));
    m_scene->lane->show();
    const QImage picture = m_scene->lane->grab().toImage();
    QVERIFY(!inkAt(picture, m_scene->columnOf(50), Scene::color(0)).isEmpty());
}

void ChartPaintTest::stackedChartsShareTheirEdges()
{
    m_scene->show();
    QCOMPARE(m_scene->loss->plotArea().left(), m_scene->lane->plotArea().left());
    QCOMPARE(m_scene->loss->plotArea().right(), m_scene->lane->plotArea().right());
    QVERIFY(m_scene->lane->height() >= 46);
}

void ChartPaintTest::theLogScaleLeavesOutWhatHasNone()
{
    const int line = m_scene->loss->addLine({QStringLiteral("run")});
    std::vector<Point> points = constant(10, 0, 49);
    points.push_back({50, 0});
    for (const Point& point : constant(0.1, 51, 100))
        points.push_back(point);
    m_scene->loss->setPoints(line, points);
    m_scene->loss->setLogScale(true);
    m_scene->show();
    const QImage picture = m_scene->loss->grab().toImage();
    const QRect plot = m_scene->loss->plotArea();
    // Three powers of ten: 10 at the top edge, 0.1 at the bottom.
    for (const int row : inkAt(picture, m_scene->columnOf(25), Scene::color(0)))
        QVERIFY(std::abs(row - plot.top()) <= 2);
    for (const int row : inkAt(picture, m_scene->columnOf(75), Scene::color(0)))
        QVERIFY(std::abs(row - plot.bottom()) <= 2);
    QVERIFY(inkAt(picture, m_scene->columnOf(50), Scene::color(0)).size() < plot.height() / 4);
}

void ChartPaintTest::theReadOutTellsWhatTheFilesHold()
{
    ChartLineSpec spec;
    spec.name = QStringLiteral("train-k7qd");
    spec.smooth = true;
    m_scene->loss->setSmoothing(0.5);
    const int line = m_scene->loss->addLine(spec);
    m_scene->loss->setPoints(line, {{1, 4}, {2, 2}, {3, 1}});
    m_scene->loss->setMoment([](double step) { return QStringLiteral("t%1").arg(step); });
    QVERIFY(m_scene->loss->readOut().isEmpty());
    m_scene->axis.setCursor(2);
    // (0.5 · 4 · 0.5 + 0.5 · 2) / (1 − 0.25)
    const QString smooth = QLocale().toString(2.667, 'f', 3);
    const QString raw = QLocale().toString(2.0, 'f', 3);
    QCOMPARE(m_scene->loss->readOut(),
             QStringLiteral("step 2\ntrain-k7qd %1\nraw %2\nat t2").arg(smooth, raw));
    QCOMPARE(m_scene->loss->accessibleDescription(),
             QStringLiteral("step 2, train-k7qd %1, raw %2, at t2").arg(smooth, raw));
    // Beyond its end nothing is said of a run.
    m_scene->axis.setCursor(50);
    QCOMPARE(m_scene->loss->readOut(), QStringLiteral("step 50\nat t50"));
}

void ChartPaintTest::aLaneSaysWhyItIsEmpty()
{
    const int line = m_scene->lane->addLine({QStringLiteral("run")});
    m_scene->lane->setMessage(QStringLiteral("not available, because of the test"));
    m_scene->show();
    const QImage empty = m_scene->lane->grab().toImage();
    QCOMPARE(m_scene->lane->accessibleDescription(),
             QStringLiteral("not available, because of the test"));
    m_scene->lane->setPoints(line, constant(1, 0, 100));
    m_scene->lane->setCaption(QStringLiteral("1"), QStringLiteral("unit"));
    QCOMPARE(m_scene->lane->accessibleDescription(), QStringLiteral("1 unit"));
    QVERIFY(m_scene->lane->grab().toImage() != empty);
}

void ChartPaintTest::theMouseMovesPinsZoomsAndPans()
{
    const int line = m_scene->loss->addLine({QStringLiteral("run")});
    m_scene->loss->setPoints(line, constant(1, 0, 100));
    m_scene->show();
    const QRect plot = m_scene->loss->plotArea();
    const QPoint middle = plot.center();
    QTest::mouseMove(m_scene->loss, middle);
    QTRY_VERIFY(m_scene->axis.cursor().has_value());
    QVERIFY(std::abs(*m_scene->axis.cursor() - 50) <= 1);
    QVERIFY(!m_scene->axis.cursorPinned());
    QTest::mouseClick(m_scene->loss, Qt::LeftButton, {}, middle);
    QVERIFY(m_scene->axis.cursorPinned());
    const double pinned = *m_scene->axis.cursor();
    QTest::mouseMove(m_scene->loss, middle + QPoint(100, 0));
    QApplication::processEvents();
    QCOMPARE(*m_scene->axis.cursor(), pinned);

    QWheelEvent wheel(middle, m_scene->loss->mapToGlobal(middle), {}, QPoint(0, 240), Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(m_scene->loss, &wheel);
    QVERIFY(!m_scene->axis.showsAll());
    const Interval zoomed = m_scene->axis.shown();
    QVERIFY(zoomed.low < 50 && zoomed.high > 50);

    QTest::mousePress(m_scene->loss, Qt::LeftButton, {}, middle);
    QMouseEvent drag(QEvent::MouseMove, middle - QPoint(60, 0),
                     m_scene->loss->mapToGlobal(middle - QPoint(60, 0)), Qt::NoButton,
                     Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_scene->loss, &drag);
    QTest::mouseRelease(m_scene->loss, Qt::LeftButton, {}, middle - QPoint(60, 0));
    QVERIFY(m_scene->axis.shown().low > zoomed.low);
    QCOMPARE(*m_scene->axis.cursor(), pinned); // a drag is no click

    QTest::mouseDClick(m_scene->loss, Qt::LeftButton, {}, middle);
    QVERIFY(m_scene->axis.showsAll());
}

void ChartPaintTest::theReadOutIsCopied()
{
    const int line = m_scene->loss->addLine({QStringLiteral("run")});
    m_scene->loss->setPoints(line, constant(1, 0, 100));
    m_scene->show();
    m_scene->loss->setFocus();
    QTest::keyClick(m_scene->loss, Qt::Key_Left);
    QTest::keyClick(m_scene->loss, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(), m_scene->loss->readOut());
    QVERIFY(!m_scene->loss->readOut().isEmpty());
}

void ChartPaintTest::aRemovedLineIsGone()
{
    m_scene->loss->setValueRange(0, 4);
    const int first = m_scene->loss->addLine({QStringLiteral("one"), 0});
    const int second = m_scene->loss->addLine({QStringLiteral("two"), 1});
    m_scene->loss->setPoints(first, constant(1, 0, 100));
    m_scene->loss->setPoints(second, constant(3, 0, 100));
    m_scene->show();
    const int column = m_scene->columnOf(50);
    QVERIFY(!inkAt(m_scene->loss->grab().toImage(), column, Scene::color(1)).isEmpty());
    m_scene->loss->removeLine(second);
    const QImage after = m_scene->loss->grab().toImage();
    QVERIFY(inkAt(after, column, Scene::color(1)).isEmpty());
    QVERIFY(!inkAt(after, column, Scene::color(0)).isEmpty());
    QCOMPARE(m_scene->loss->lines(), QList<int>{first});
}

void ChartPaintTest::bothThemesAndTextSizesDraw()
{
    const int line = m_scene->loss->addLine({QStringLiteral("run")});
    m_scene->loss->setPoints(line, constant(1, 0, 100));
    m_scene->show();
    const int left = m_scene->loss->plotArea().left();
    const QImage light = m_scene->loss->grab().toImage();
    Theme::instance().setMode(Theme::Mode::Dark);
    const QImage dark = m_scene->loss->grab().toImage();
    QVERIFY(light != dark);
    QCOMPARE(dark.pixelColor(1, 1), Theme::instance().colors().bg.surface);
    QVERIFY(!inkAt(dark, m_scene->columnOf(50), Scene::color(0)).isEmpty());
    Theme::instance().setTextScale(200);
    QVERIFY(m_scene->loss->plotArea().left() > left); // the axis texts need more room
    QVERIFY(
        !inkAt(m_scene->loss->grab().toImage(), m_scene->columnOf(50), Scene::color(0)).isEmpty());
    Theme::instance().setTextScale(100);
    Theme::instance().setMode(Theme::Mode::Light);
}

void ChartPaintTest::theSheetHasEveryChart()
{
    const int line = m_scene->loss->addLine({QStringLiteral("run")});
    m_scene->loss->setPoints(line, constant(1, 0, 100));
    const int other = m_scene->lane->addLine({QStringLiteral("run"), 3});
    m_scene->lane->setPoints(other, constant(5, 0, 100));
    ChartSheet sheet;
    sheet.title = QStringLiteral("train-k7qd");
    sheet.charts = {m_scene->loss, m_scene->lane};
    sheet.legend = {{m_scene->loss->lineSpec(line), false, {}}};
    sheet.width = 1000;
    const QImage image = sheetImage(sheet, 2);
    QCOMPARE(image.width(), 2000);
    QList<int> lines;
    for (const int look : {0, 3})
        lines.append(static_cast<int>(inkAt(image, 1200, Scene::color(look)).size()));
    QVERIFY(lines[0] > 0 && lines[1] > 0);

    const QByteArray svg = sheetSvg(sheet);
    QXmlStreamReader reader(svg);
    QString texts;
    int paths = 0;
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isCharacters())
            texts += reader.text();
        if (reader.isStartElement() &&
            (reader.name() == QLatin1String("path") || reader.name() == QLatin1String("polyline")))
            ++paths;
    }
    QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
    QVERIFY(texts.contains(QStringLiteral("train-k7qd")));
    QVERIFY(texts.contains(QStringLiteral("Loss")));
    QVERIFY(paths > 2);
}

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    if (const auto installed = Theme::install(application); !installed)
        qFatal("%s", installed.error().message.c_str());
    ChartsTest computing;
    ChartPaintTest painting;
    return QTest::qExec(&computing, argc, argv) + QTest::qExec(&painting, argc, argv);
}
