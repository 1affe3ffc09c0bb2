// SPDX-License-Identifier: GPL-3.0-or-later
// What charts compute: marks, texts, thinning of a series that grows, the shared axis, tables.
#include "charttests.h"

#include "core/metrics/series.h"
#include "ui/charts/chartaxis.h"
#include "ui/charts/chartexport.h"
#include "ui/charts/charttexts.h"
#include "ui/charts/linedata.h"

#include <QKeyEvent>
#include <QSignalSpy>
#include <QTest>

#include <cmath>
#include <random>

using namespace mesewright;
using namespace mesewright::ui;

namespace {

std::vector<Point> noise(std::size_t count, double gapEvery = 0)
{
    std::mt19937 random(7);
    std::uniform_real_distribution<double> value(0, 1);
    std::vector<Point> points;
    for (std::size_t i = 0; i < count; ++i) {
        const double x = static_cast<double>(i + 1);
        const bool gap = gapEvery > 0 && std::fmod(x, gapEvery) == 0;
        points.push_back({x, gap ? std::nan("") : value(random)});
    }
    return points;
}

/// Equal bit for bit, with NaN equal to NaN.
bool same(const std::vector<Point>& a, const std::vector<Point>& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Point& p, const Point& q) {
        return p.x == q.x && (p.y == q.y || (std::isnan(p.y) && std::isnan(q.y)));
    });
}

bool press(ChartAxis& axis, int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    return axis.handleKey(QKeyEvent(QEvent::KeyPress, key, modifiers));
}

} // namespace

void ChartsTest::marksAreRoundAndFew()
{
    QCOMPARE(roundMarks({0, 2.4}, 4), (std::vector<double>{0, 1, 2}));
    QCOMPARE(roundMarks({0, 1500}, 7, true),
             (std::vector<double>{0, 250, 500, 750, 1000, 1250, 1500}));
    QCOMPARE(roundMarks({0.1, 0.35}, 5).front(), 0.1);
    QVERIFY(roundMarks({3, 3}, 5).empty());
    QVERIFY(roundMarks({0, std::nan("")}, 5).empty());
    // Whole marks stay whole where half steps would fit.
    for (const double mark : roundMarks({0, 3}, 10, true))
        QCOMPARE(mark, std::floor(mark));
    for (const double span : {1e-7, 0.3, 7.0, 123456.0})
        for (const int most : {1, 2, 5, 9})
            QVERIFY(roundMarks({0, span}, most).size() <= static_cast<std::size_t>(most) + 1);
}

void ChartsTest::numbersAreWrittenShort_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("expected");
    const QLocale c = QLocale::c();
    QTest::newRow("zero") << axisText(0, c) << QStringLiteral("0");
    QTest::newRow("tenths") << axisText(0.6, c) << QStringLiteral("0.6");
    QTest::newRow("thousands") << axisText(12'000, c) << QStringLiteral("12\u202Fk");
    QTest::newRow("rate") << axisText(5e-5, c) << QStringLiteral("5e-5");
    QTest::newRow("rate with a digit") << axisText(1.24e-5, c) << QStringLiteral("1.2e-5");
    QTest::newRow("huge") << axisText(1e7, c) << QStringLiteral("1e7");
    QTest::newRow("loss") << significantText(0.13861, 4, c) << QStringLiteral("0.1386");
    QTest::newRow("large loss") << significantText(2.2094, 4, c) << QStringLiteral("2.209");
    QTest::newRow("tiny") << significantText(9.6e-5, 4, c) << QStringLiteral("9.600e-5");
    QTest::newRow("nan") << significantText(std::nan(""), 4, c) << QStringLiteral("NaN");
    QTest::newRow("power") << exponentText(81'000, 1, c) << QStringLiteral("8.1e4");
    QTest::newRow("one") << exponentText(1, 1, c) << QStringLiteral("1.0e0");
    QTest::newRow("German") << significantText(0.13861, 4, QLocale(QLocale::German))
                            << QStringLiteral("0,1386");
    QTest::newRow("rounded up") << c.toString(roundedUp(9260), 'g', 6) << QStringLiteral("10000");
    QTest::newRow("already round") << c.toString(roundedUp(0.25), 'g', 6) << QStringLiteral("0.25");
}

void ChartsTest::numbersAreWrittenShort()
{
    QFETCH(QString, written);
    QFETCH(QString, expected);
    QCOMPARE(written, expected);
}

void ChartsTest::growingThinsLikeAtOnce_data()
{
    QTest::addColumn<double>("low");
    QTest::addColumn<double>("high");
    QTest::addColumn<double>("gapEvery");
    QTest::newRow("everything") << 0.0 << 5000.0 << 0.0;
    QTest::newRow("with gaps") << 0.0 << 5000.0 << 37.0;
    QTest::newRow("zoomed in") << 1200.0 << 1900.0 << 0.0;
    QTest::newRow("before the data ends") << 0.0 << 20'000.0 << 11.0;
    QTest::newRow("fewer points than pixels") << 4000.0 << 4100.0 << 0.0;
}

void ChartsTest::growingThinsLikeAtOnce()
{
    QFETCH(double, low);
    QFETCH(double, high);
    QFETCH(double, gapEvery);
    constexpr std::size_t pixels = 300;
    const std::vector<Point> points = noise(5000, gapEvery);
    GrowingThinner thinner;
    std::size_t size = 0;
    for (std::size_t step = 1; size < points.size(); step = step * 3 % 97 + 1) {
        size = std::min(points.size(), size + step);
        const std::span<const Point> grown(points.data(), size);
        QVERIFY2(same(thinner.thin(grown, {low, high}, pixels), thinned(grown, low, high, pixels)),
                 qPrintable(QStringLiteral("after %1 points").arg(size)));
    }
    // Another range starts over.
    QVERIFY(same(thinner.thin(points, {0, 100}, pixels), thinned(points, 0, 100, pixels)));
}

void ChartsTest::smoothingIsThatOfAllPoints()
{
    const std::vector<Point> points = noise(3000, 500);
    std::vector<double> values;
    for (const Point& point : points)
        values.push_back(point.y);
    const std::vector<double> expected = smoothed(values, 0.92);
    LineData data;
    data.setSmoothing(0.92);
    for (std::size_t i = 0; i < points.size(); i += 100) {
        data.append(std::span(points).subspan(i, 100));
        (void)data.drawn({0, 3000}, 400);
    }
    const std::vector<Point>& smooth = data.smoothedPoints();
    QCOMPARE(smooth.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i)
        QVERIFY(smooth[i].y == expected[i] || (std::isnan(smooth[i].y) && std::isnan(expected[i])));
}

void ChartsTest::theBandHoldsEveryRawValue()
{
    LineData data;
    data.setSmoothing(0.9);
    const std::vector<Point> points = noise(4000, 1000);
    data.assign(points);
    const LineData::Drawn& drawn = data.drawn({0, 4000}, 300);
    QCOMPARE(drawn.low.size(), drawn.high.size());
    double low = 1;
    double high = 0;
    int gaps = 0;
    for (std::size_t i = 0; i < drawn.low.size(); ++i) {
        QCOMPARE(drawn.low[i].x, drawn.high[i].x);
        if (std::isnan(drawn.low[i].y)) {
            QVERIFY(std::isnan(drawn.high[i].y));
            ++gaps;
            continue;
        }
        QVERIFY(drawn.low[i].y <= drawn.high[i].y);
        low = std::min(low, drawn.low[i].y);
        high = std::max(high, drawn.high[i].y);
    }
    QCOMPARE(gaps, 4);
    const auto less = [](const Point& a, const Point& b) { return a.y < b.y; };
    std::vector<Point> finite;
    std::copy_if(points.begin(), points.end(), std::back_inserter(finite),
                 [](const Point& point) { return std::isfinite(point.y); });
    QCOMPARE(low, std::min_element(finite.begin(), finite.end(), less)->y);
    QCOMPARE(high, std::max_element(finite.begin(), finite.end(), less)->y);
    data.setBand(false);
    QVERIFY(data.drawn({0, 4000}, 300).low.empty());
}

void ChartsTest::theNearestPointIsFound()
{
    LineData data;
    QVERIFY(!data.nearest(3));
    data.assign({{1, 0}, {2, 0}, {5, 0}});
    QCOMPARE(*data.nearest(-10), std::size_t(0));
    QCOMPARE(*data.nearest(3), std::size_t(1));
    QCOMPARE(*data.nearest(4), std::size_t(2));
    QCOMPARE(*data.nearest(99), std::size_t(2));
}

void ChartsTest::zoomAndPanStayInside()
{
    ChartAxis axis;
    axis.setFull({0, 1000});
    QVERIFY(axis.showsAll());
    axis.zoom(0.5, 0);
    QCOMPARE(axis.shown().low, 0.0);
    QCOMPARE(axis.shown().high, 500.0);
    axis.pan(5000);
    QCOMPARE(axis.shown().low, 500.0);
    QCOMPARE(axis.shown().high, 1000.0);
    // A growing run does not move what a person looks at.
    axis.setFull({0, 2000});
    QCOMPARE(axis.shown().low, 500.0);
    for (int i = 0; i < 40; ++i)
        axis.zoom(0.5, 700);
    QCOMPARE(axis.shown().high - axis.shown().low, ChartAxis::narrowest);
    QVERIFY(axis.shown().low <= 700 && axis.shown().high >= 700);
    axis.zoom(1e9, 700);
    QVERIFY(axis.showsAll());
    axis.setFull({0, 3000});
    QCOMPARE(axis.shown().high, 3000.0);
}

void ChartsTest::keysMoveTheCursor()
{
    ChartAxis axis;
    axis.setFull({0, 1500});
    axis.setLast(1040);
    QSignalSpy moved(&axis, &ChartAxis::cursorChanged);
    QVERIFY(press(axis, Qt::Key_Left));
    QCOMPARE(*axis.cursor(), 1040.0);
    QVERIFY(axis.cursorPinned());
    QVERIFY(press(axis, Qt::Key_Left));
    QCOMPARE(*axis.cursor(), 1039.0);
    QVERIFY(press(axis, Qt::Key_Right, Qt::ShiftModifier));
    QCOMPARE(*axis.cursor(), 1049.0);
    QVERIFY(press(axis, Qt::Key_Plus));
    QVERIFY(!axis.showsAll());
    for (int i = 0; i < 200; ++i)
        QVERIFY(press(axis, Qt::Key_Left, Qt::ShiftModifier));
    QCOMPARE(*axis.cursor(), 0.0);
    QVERIFY(axis.shown().low <= 0.0); // the shown part went along
    QVERIFY(press(axis, Qt::Key_Home));
    QVERIFY(axis.showsAll());
    QVERIFY(press(axis, Qt::Key_Escape));
    QVERIFY(!axis.cursor());
    QVERIFY(!press(axis, Qt::Key_Escape));
    QVERIFY(!press(axis, Qt::Key_L));
    QVERIFY(!press(axis, Qt::Key_Left, Qt::ControlModifier));
    QVERIFY(moved.count() > 5);
}

void ChartsTest::tablesReadBackTheSame()
{
    const double third = 1.0 / 3;
    const std::string text = csvText(
        "step", {{"a, loss", {{1, third}, {2, std::nan("")}}}, {"b", {{2, 1e-300}, {3, 4}}}});
    const QStringList lines = QString::fromStdString(text).split(QLatin1Char('\n'));
    QCOMPARE(lines[0], QStringLiteral("step,\"a, loss\",b"));
    QCOMPARE(lines[1].section(QLatin1Char(','), 0, 0), QStringLiteral("1"));
    QCOMPARE(lines[1].section(QLatin1Char(','), 1, 1).toDouble(), third);
    QCOMPARE(lines[1].section(QLatin1Char(','), 2, 2), QString());
    QCOMPARE(lines[2], QStringLiteral("2,nan,1e-300"));
    QCOMPARE(lines[3], QStringLiteral("3,,4"));
    QCOMPARE(csvText("step", {}), std::string("step\n"));
}
