// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/decision/thresholdslider.h"

#include "ui/shell/theme/theme.h"
#include "ui/widgets/words.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace mesewright::ui {

namespace {

constexpr double highest = 0.4;
constexpr double step = 0.005;
constexpr int steps = 80;
constexpr int bigStep = 10; // five points
constexpr double handle = 7;
constexpr double trackHeight = 4;
constexpr int inset = 10;
constexpr int trackTop = 12;

} // namespace

ThresholdSlider::ThresholdSlider(double recorded, QWidget* parent)
    : QSlider(Qt::Horizontal, parent), m_recorded(recorded)
{
    setRange(0, steps);
    setSingleStep(1);
    setPageStep(bigStep);
    setAccessibleName(tr("What-if threshold in points"));
    setThreshold(recorded);
    connect(this, &QSlider::valueChanged, this, [this] {
        setAccessibleDescription(pointsText(threshold(), {}));
        Q_EMIT thresholdChanged(threshold());
        update();
    });
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

double ThresholdSlider::threshold() const
{
    return value() * step;
}

void ThresholdSlider::setThreshold(double threshold)
{
    setValue(static_cast<int>(std::lround(threshold / step)));
}

bool ThresholdSlider::isRecorded() const
{
    return value() == static_cast<int>(std::lround(m_recorded / step));
}

void ThresholdSlider::setGain(std::optional<double> gain)
{
    m_gain = gain;
    update();
}

QSize ThresholdSlider::sizeHint() const
{
    return {240, trackTop * 2 + QFontMetrics(Theme::instance().font(TextStyle::Figure)).height()};
}

double ThresholdSlider::xOf(double threshold) const
{
    return inset + std::clamp(threshold / highest, 0.0, 1.0) * (width() - 2 * inset);
}

void ThresholdSlider::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    const Colors& colors = theme.colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF track(inset, trackTop - trackHeight / 2, width() - 2 * inset, trackHeight);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.border.subtle);
    painter.drawRoundedRect(track, trackHeight / 2, trackHeight / 2);
    if (m_gain && *m_gain > 0) {
        QRectF reached = track;
        reached.setRight(xOf(*m_gain));
        painter.setBrush(colors.state(State::Passed).solid);
        painter.drawRoundedRect(reached, trackHeight / 2, trackHeight / 2);
    }
    painter.setPen(QPen(colors.text.secondary, 1.5));
    painter.drawLine(QPointF(xOf(m_recorded), trackTop - 6),
                     QPointF(xOf(m_recorded), trackTop + 6));
    const QColor ring = isRecorded() ? colors.accent.base : colors.state(State::Stale).solid;
    painter.setPen(QPen(ring, hasFocus() ? 3 : 2));
    painter.setBrush(colors.bg.surface);
    painter.drawEllipse(QPointF(xOf(threshold()), trackTop), handle, handle);
    painter.setFont(theme.font(TextStyle::Figure));
    painter.setPen(colors.text.tertiary);
    constexpr int labels = 4;
    constexpr int labelWidth = 40;
    for (int i = 0; i <= labels; ++i) {
        const int points = i * 10;
        QRectF box(xOf(points / 100.0) - labelWidth / 2.0, 2 * trackTop, labelWidth,
                   height() - 2 * trackTop);
        box.moveLeft(std::clamp(box.left(), 0.0, width() - box.width()));
        const Qt::Alignment side = i == 0        ? Qt::AlignLeft
                                   : i == labels ? Qt::AlignRight
                                                 : Qt::AlignHCenter;
        painter.drawText(box, int(side | Qt::AlignTop),
                         points == 0 ? QStringLiteral("0") : QStringLiteral("+%1").arg(points));
    }
}

void ThresholdSlider::moveTo(double x)
{
    const double share = (x - inset) / std::max(1, width() - 2 * inset);
    setValue(static_cast<int>(std::lround(std::clamp(share, 0.0, 1.0) * steps)));
}

void ThresholdSlider::mousePressEvent(QMouseEvent* event)
{
    setFocus(Qt::MouseFocusReason);
    moveTo(event->position().x());
}

void ThresholdSlider::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons().testFlag(Qt::LeftButton))
        moveTo(event->position().x());
}

} // namespace mesewright::ui
