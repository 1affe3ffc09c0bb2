// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartscene.h"

#include <QAreaSeries>
#include <QChart>
#include <QGraphicsScene>
#include <QLegend>
#include <QLineSeries>
#include <QPainter>
#include <QValueAxis>

#include <algorithm>
#include <cmath>
#include <vector>

namespace mesewright::ui {

namespace {

/// A bare chart: nothing but its series.
struct BareChart
{
    QChart* chart = nullptr; ///< belongs to the scene
    QValueAxis* x = nullptr;
    QValueAxis* y = nullptr;

    explicit BareChart(QGraphicsScene& scene)
    {
        chart = new QChart;
        scene.addItem(chart);
        chart->legend()->hide();
        chart->setBackgroundVisible(false);
        chart->setPlotAreaBackgroundVisible(false);
        chart->setAnimationOptions(QChart::NoAnimation);
        chart->setMargins({});
        x = new QValueAxis;
        y = new QValueAxis;
        x->setVisible(false);
        y->setVisible(false);
        chart->addAxis(x, Qt::AlignBottom);
        chart->addAxis(y, Qt::AlignLeft);
    }

    void add(QAbstractSeries* series) const
    {
        chart->addSeries(series);
        series->attachAxis(x);
        series->attachAxis(y);
    }
};

/// Qt Charts strokes the whole path of a series at each change. Long lines are cut into series of
/// this many points, so that what is appended changes the last one only.
constexpr qsizetype chunk = 48;

constexpr double reach = 3; // pixels that a pen goes beyond its points

using Piece = QList<QPointF>;

/// The unbroken pieces of a line, those of more than `chunk` points cut; pieces share their ends.
/// A piece of one point becomes a dash of `dot` so that it is seen.
std::vector<Piece> piecesOf(std::span<const Point> points, double dot)
{
    std::vector<Piece> pieces;
    bool broken = true;
    for (const Point& point : points) {
        if (!std::isfinite(point.y)) {
            broken = true;
            continue;
        }
        if (broken) {
            pieces.emplace_back().reserve(chunk);
        } else if (pieces.back().size() >= chunk) {
            const QPointF joint = pieces.back().back();
            pieces.emplace_back().reserve(chunk);
            pieces.back().append(joint);
        }
        broken = false;
        pieces.back().append({point.x, point.y});
    }
    for (Piece& piece : pieces)
        if (piece.size() == 1)
            piece = {{piece[0].x() - dot / 2, piece[0].y()},
                     {piece[0].x() + dot / 2, piece[0].y()}};
    return pieces;
}

/// Whether the piece reaches into an interval of x.
bool reaches(const Piece& piece, const Interval& x)
{
    return !piece.isEmpty() && piece.back().x() >= x.low && piece.front().x() <= x.high;
}

/// Exactly: QPointF's own comparison takes near points for the same.
bool equal(const Piece& a, const Piece& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const QPointF& p, const QPointF& q) {
                          return p.x() - q.x() == 0 && p.y() - q.y() == 0;
                      });
}

} // namespace

struct ChartScene::Charts
{
    QGraphicsScene scene;
    // Two charts, since a chart's series stand above each other in the order of their making, and
    // bands lie below every line.
    BareChart bands{scene};
    BareChart lines{scene};
};

struct ChartScene::Pieces
{
    struct Area
    {
        QLineSeries* low = nullptr;
        QLineSeries* high = nullptr;
        QAreaSeries* area = nullptr;
        Piece lowShown, highShown;

        void show(bool visible) const
        {
            if (area->isVisible() != visible)
                area->setVisible(visible);
        }
    };
    struct Line
    {
        QLineSeries* series = nullptr;
        Piece shown;

        void show(bool visible) const
        {
            if (series->isVisible() != visible)
                series->setVisible(visible);
        }
    };
    std::vector<Line> lines;
    std::vector<Area> areas;
};

ChartScene::ChartScene() : m_charts(std::make_unique<Charts>()) {}

ChartScene::~ChartScene() = default;

void ChartScene::setPlot(const QRectF& plot, const Interval& x, const Interval& y)
{
    m_plot = plot;
    m_x = x;
    m_y = y;
    m_charts->scene.setSceneRect(QRectF({}, QSizeF(plot.right(), plot.bottom())));
    for (const BareChart* bare : {&m_charts->bands, &m_charts->lines}) {
        bare->chart->resize(plot.right(), plot.bottom());
        bare->chart->setPlotArea(plot);
        bare->x->setRange(x.low, x.high);
        bare->y->setRange(y.low, y.high);
    }
}

double ChartScene::lengthOf(const QList<QPointF>& points) const
{
    const double acrossX = m_plot.width() / (m_x.high - m_x.low);
    const double acrossY = m_plot.height() / (m_y.high - m_y.low);
    double length = 0;
    for (qsizetype i = 1; i < points.size(); ++i)
        length += std::hypot((points[i].x() - points[i - 1].x()) * acrossX,
                             (points[i].y() - points[i - 1].y()) * acrossY);
    return length;
}

void ChartScene::setLine(int id, std::span<const Point> points, const QPen& pen)
{
    auto& pieces = m_pieces[id];
    if (!pieces)
        pieces = std::make_shared<Pieces>();
    const double pixel = m_plot.width() > 0 ? (m_x.high - m_x.low) / m_plot.width() : 0;
    const std::vector<Piece> shapes = piecesOf(points, 2 * pixel);
    while (pieces->lines.size() < shapes.size()) {
        auto* series = new QLineSeries;
        m_charts->lines.add(series);
        pieces->lines.push_back({series, {}});
    }
    double length = 0; // pixels, up to the chunk at hand
    for (std::size_t i = 0; i < pieces->lines.size(); ++i) {
        auto& [series, shown] = pieces->lines[i];
        QPen wantedPen = pen;
        if (pen.style() == Qt::CustomDashLine && i < shapes.size()) {
            // The pattern goes on where the chunk before it ended.
            wantedPen.setDashOffset(length / pen.widthF());
            length += lengthOf(shapes[i]);
        }
        if (series->pen() != wantedPen)
            series->setPen(wantedPen);
        const Piece wanted = i < shapes.size() ? shapes[i] : Piece();
        if (equal(wanted, shown))
            continue;
        shown = wanted;
        series->replace(wanted);
    }
}

void ChartScene::setBand(int id, std::span<const Point> low, std::span<const Point> high,
                         const QColor& color)
{
    auto& pieces = m_pieces[id];
    if (!pieces)
        pieces = std::make_shared<Pieces>();
    const std::vector<Piece> lows = piecesOf(low, 0);
    const std::vector<Piece> highs = piecesOf(high, 0);
    while (pieces->areas.size() < lows.size()) {
        Pieces::Area made{new QLineSeries, new QLineSeries, nullptr, {}, {}};
        made.area = new QAreaSeries(made.high, made.low);
        made.low->setParent(made.area);
        made.high->setParent(made.area);
        m_charts->bands.add(made.area);
        pieces->areas.push_back(made);
    }
    for (std::size_t i = 0; i < pieces->areas.size(); ++i) {
        Pieces::Area& area = pieces->areas[i];
        if (i >= lows.size()) {
            area.lowShown.clear();
            continue;
        }
        if (area.area->color() != color) {
            area.area->setBrush(color);
            area.area->setPen(QPen(color, 1));
        }
        if (!equal(lows[i], area.lowShown)) {
            area.lowShown = lows[i];
            area.low->replace(lows[i]);
        }
        if (!equal(highs[i], area.highShown)) {
            area.highShown = highs[i];
            area.high->replace(highs[i]);
        }
    }
}

void ChartScene::removeLine(int id)
{
    const auto pieces = m_pieces.take(id);
    if (!pieces)
        return;
    for (const Pieces::Line& line : pieces->lines) {
        m_charts->lines.chart->removeSeries(line.series);
        delete line.series;
    }
    for (const Pieces::Area& area : pieces->areas) {
        m_charts->bands.chart->removeSeries(area.area);
        delete area.area;
    }
}

void ChartScene::draw(QPainter& painter, const QRect& part)
{
    const QRectF seen = m_plot & QRectF(part);
    if (seen.isEmpty())
        return;
    // A scene without a view paints all of its items, wherever they lie.
    const double pixel = (m_x.high - m_x.low) / m_plot.width();
    const Interval x{m_x.low + (seen.left() - m_plot.left() - reach) * pixel,
                     m_x.low + (seen.right() - m_plot.left() + reach) * pixel};
    for (const auto& pieces : m_pieces) {
        for (const Pieces::Line& line : pieces->lines)
            line.show(reaches(line.shown, x));
        for (const Pieces::Area& area : pieces->areas)
            area.show(reaches(area.lowShown, x));
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipRect(seen, Qt::IntersectClip);
    m_charts->scene.render(&painter, seen, seen, Qt::IgnoreAspectRatio);
    painter.restore();
}

} // namespace mesewright::ui
