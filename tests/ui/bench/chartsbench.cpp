// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/bench/uibench.h"

#include "ui/charts/chart.h"
#include "ui/charts/linedata.h"

#include <QApplication>
#include <QEventLoop>
#include <QTimer>
#include <QVBoxLayout>

#include <cmath>
#include <cstdio>
#include <ctime>
#include <memory>
#include <random>

namespace mesewright::ui {

namespace {

constexpr int million = 1'000'000;
constexpr int repetitions = 51;
constexpr QSize windowSize(1100, 800);

/// A falling, noisy loss.
std::vector<Point> lossCurve(int count, unsigned seed)
{
    std::mt19937 random(seed);
    std::normal_distribution<double> noise(0, 0.15);
    std::vector<Point> points;
    points.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
        const double along = static_cast<double>(i) / count;
        points.push_back(
            {static_cast<double>(i + 1), 2.2 * std::exp(-4 * along) * std::exp(noise(random))});
    }
    return points;
}

/// A loss above four lanes, as on the training panel.
struct Stack
{
    QWidget window;
    ChartAxis axis;
    std::vector<LineChart*> charts;
    std::vector<int> lines;

    explicit Stack(int points)
    {
        auto* column = new QVBoxLayout(&window);
        for (int i = 0; i < 5; ++i) {
            auto* chart = new LineChart(axis, QStringLiteral("chart"),
                                        i == 0 ? LineChart::Form::Full : LineChart::Form::Lane);
            chart->setSmoothing(0.92);
            chart->setCaptionWidth(136);
            column->addWidget(chart, i == 0 ? 1 : 0);
            ChartLineSpec spec;
            spec.name = QStringLiteral("run");
            spec.smooth = i % 2 == 0;
            charts.push_back(chart);
            lines.push_back(chart->addLine(spec));
            chart->setPoints(lines.back(), lossCurve(points, static_cast<unsigned>(i)));
        }
        axis.setFull({0, static_cast<double>(points) * 1.2});
        window.resize(windowSize);
        window.show();
        QApplication::processEvents();
    }
};

void print(const char* what, double value, const char* unit)
{
    std::printf("%-58s %9.2f %s\n", what, value, unit);
    std::fflush(stdout);
}

/// Share of a core that 20 appends a second cost over some seconds, from the process' own time.
double appendLoad(Stack& stack, double last)
{
    constexpr int seconds = 5;
    constexpr int everyMs = 50;
    double next = last + 1;
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, &timer, [&] {
        const Point point{next++, 0.1};
        for (std::size_t i = 0; i < stack.charts.size(); ++i)
            stack.charts[i]->append(stack.lines[i], std::span(&point, 1));
    });
    QEventLoop loop;
    QTimer::singleShot(seconds * 1000, &loop, &QEventLoop::quit);
    timer.start(everyMs);
    const std::clock_t begin = std::clock();
    loop.exec();
    const double used = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    return used / seconds * 100;
}

void benchThinning()
{
    const std::vector<Point> points = lossCurve(million, 1);
    LineData data;
    data.setSmoothing(0.92);
    data.assign(points);
    const Interval all{0, million};
    print("smooth and thin 1,000,000 points to 1,000 px",
          millisecondsOf([&] { (void)data.drawn(all, 1000); }), "ms");
    print("the same again, nothing new",
          medianMilliseconds(repetitions, [&] { (void)data.drawn(all, 1000); }), "ms");
    print("thin another part (zoom)", millisecondsOf([&] {
              (void)data.drawn({0, million / 2.0}, 1000);
          }),
          "ms");
}

void benchStack(int points)
{
    std::printf("loss and four lanes of %d points, %d x %d px\n", points, windowSize.width(),
                windowSize.height());
    Stack stack(points);
    LineChart& loss = *stack.charts[0];
    print("  repaint the loss after thinning",
          medianMilliseconds(repetitions,
                             [&] {
                                 loss.setLogScale(false);
                                 loss.repaint();
                             }),
          "ms");
    print("  repaint all five after thinning",
          medianMilliseconds(repetitions,
                             [&] {
                                 for (LineChart* chart : stack.charts) {
                                     chart->setLogScale(false);
                                     chart->repaint();
                                 }
                             }),
          "ms");
    double place = 0;
    print("  move the cursor over all five",
          medianMilliseconds(repetitions,
                             [&] {
                                 stack.axis.setCursor(place += 10);
                                 for (LineChart* chart : stack.charts)
                                     chart->repaint();
                             }),
          "ms");
    stack.axis.setCursor(std::nullopt);
    double x = points;
    print("  append a point to all five and repaint them",
          medianMilliseconds(repetitions,
                             [&] {
                                 const Point point{++x, 0.1};
                                 for (std::size_t i = 0; i < stack.charts.size(); ++i) {
                                     stack.charts[i]->append(stack.lines[i], std::span(&point, 1));
                                     stack.charts[i]->repaint();
                                 }
                             }),
          "ms");
    print("  20 live appends a second to all five", appendLoad(stack, x), "% of a core");
}

void benchOverlays()
{
    Stack stack(million / 10);
    LineChart& loss = *stack.charts[0];
    for (int look = 1; look < 8; ++look) {
        ChartLineSpec spec;
        spec.look = look;
        spec.averaged = true;
        spec.told = true;
        const int line = loss.addLine(spec);
        loss.setPoints(line, lossCurve(million / 10, 10U + static_cast<unsigned>(look)));
    }
    loss.repaint();
    print("repaint eight runs of 100,000 points after thinning",
          medianMilliseconds(repetitions,
                             [&] {
                                 loss.setLogScale(false);
                                 loss.repaint();
                             }),
          "ms");
}

} // namespace

void benchCharts()
{
    benchThinning();
    benchStack(10'000);
    benchStack(million);
    benchOverlays();
}

} // namespace mesewright::ui
