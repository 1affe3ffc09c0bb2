// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/badge.h"

#include "ui/shell/theme/icons.h"
#include "ui/shell/theme/theme.h"

#include <QPainter>

namespace mesewright::ui {

namespace {

constexpr int side = 6;
constexpr int iconSize = 12;
constexpr int iconGap = 4;
constexpr double radius = 4.0;
constexpr int discSize = 22;

QFont badgeFont()
{
    QFont font = Theme::instance().font(TextStyle::Caption);
    font.setWeight(QFont::DemiBold);
    return font;
}

int badgeHeight()
{
    return std::max(Theme::instance().sizes().badge, QFontMetrics(badgeFont()).height() + 2);
}

} // namespace

int badgeWidth(const BadgeText& badge)
{
    const int icon = badge.icon.isEmpty() ? 0 : iconSize + (badge.word.isEmpty() ? 0 : iconGap);
    return 2 * side + icon + QFontMetrics(badgeFont()).horizontalAdvance(badge.word);
}

void paintBadge(QPainter& painter, const QRect& rect, const BadgeText& badge)
{
    const StateColors& colors = Theme::instance().colors().state(badge.state);
    const int height = std::min(badgeHeight(), rect.height());
    const QRect box(rect.x(), rect.y() + (rect.height() - height) / 2, badgeWidth(badge), height);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.tint);
    painter.drawRoundedRect(box, radius, radius);
    int x = box.x() + side;
    if (!badge.icon.isEmpty()) {
        painter.drawPixmap(
            x, box.y() + (height - iconSize) / 2,
            iconPixmap(badge.icon, colors.fg, iconSize, painter.device()->devicePixelRatioF()));
        x += iconSize + iconGap;
    }
    painter.setFont(badgeFont());
    painter.setPen(colors.fg);
    painter.drawText(QRect(x, box.y(), box.right() - x, height), Qt::AlignVCenter | Qt::AlignLeft,
                     badge.word);
    painter.restore();
}

Badge::Badge(BadgeText text, QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, &Badge::updateGeometry);
    setText(text);
}

void Badge::setText(const BadgeText& text)
{
    m_text = text;
    setAccessibleName(text.word);
    setVisible(!text.word.isEmpty() || !text.icon.isEmpty());
    updateGeometry();
    update();
}

QSize Badge::sizeHint() const
{
    return {badgeWidth(m_text), badgeHeight()};
}

void Badge::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintBadge(painter, rect(), m_text);
}

StateDisc::StateDisc(GateState state, QWidget* parent) : QWidget(parent), m_state(state)
{
    setFixedSize(discSize, discSize);
    setState(state);
}

void StateDisc::setState(GateState state)
{
    m_state = state;
    setAccessibleName(wordOf(state));
    setToolTip(wordOf(state));
    update();
}

void StateDisc::paint(QPainter& painter, const QRectF& rect, GateState state)
{
    const StateColors& colors = Theme::instance().colors().state(stateOf(state));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(colors.tint);
    painter.setPen(QPen(colors.fg, 1.2));
    painter.drawEllipse(rect.adjusted(0.6, 0.6, -0.6, -0.6));
    const int icon = qRound(rect.width() * 0.6);
    const QPointF corner = rect.center() - QPointF(icon / 2.0, icon / 2.0);
    painter.drawPixmap(
        corner, iconPixmap(iconOf(state), colors.fg, icon, painter.device()->devicePixelRatioF()));
    painter.restore();
}

void StateDisc::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paint(painter, rect(), m_state);
}

} // namespace mesewright::ui
