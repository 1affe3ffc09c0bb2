// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/review/keybutton.h"

#include "ui/shell/theme/theme.h"

#include <QPainter>
#include <QStyleOptionButton>

#include <algorithm>

namespace mesewright::ui {

namespace {

constexpr int side = 10;
constexpr int keyPad = 5;
constexpr int gap = 8;

} // namespace

KeyButton::KeyButton(const QString& key, const QString& text, QWidget* parent)
    : QPushButton(parent), m_key(key)
{
    setAutoDefault(false);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setLabel(text);
}

void KeyButton::setLabel(const QString& text)
{
    m_label = text;
    setAccessibleName(tr("%1, key %2").arg(text, m_key));
    updateGeometry();
    update();
}

QSize KeyButton::sizeHint() const
{
    const QFontMetrics keys(Theme::instance().font(TextStyle::Figure));
    return {2 * side + keys.horizontalAdvance(m_key) + 2 * keyPad + gap +
                fontMetrics().horizontalAdvance(m_label),
            std::max(Theme::instance().sizes().control, fontMetrics().height() + 12)};
}

QSize KeyButton::minimumSizeHint() const
{
    const QFontMetrics keys(Theme::instance().font(TextStyle::Figure));
    return {2 * side + keys.horizontalAdvance(m_key) + 2 * keyPad, sizeHint().height()};
}

void KeyButton::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    const Colors& colors = theme.colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QStyleOptionButton option;
    initStyleOption(&option);
    option.text.clear();
    style()->drawControl(QStyle::CE_PushButtonBevel, &option, &painter, this);
    painter.setFont(theme.font(TextStyle::Figure));
    const int keyWidth = painter.fontMetrics().horizontalAdvance(m_key) + 2 * keyPad;
    const int keyHeight = painter.fontMetrics().height() + 2;
    const QRectF box(side + 0.5, (height() - keyHeight) / 2.0, keyWidth, keyHeight);
    painter.setPen(QPen(isEnabled() ? colors.border.strong : colors.border.subtle, 1));
    painter.setBrush(colors.bg.sunken);
    painter.drawRoundedRect(box, 3, 3);
    painter.setPen(isEnabled() ? colors.text.secondary : colors.text.disabled);
    painter.drawText(box, Qt::AlignCenter, m_key);
    painter.setFont(font());
    painter.setPen(isEnabled() ? colors.text.primary : colors.text.disabled);
    const QRectF room(box.right() + gap, 0, width() - box.right() - gap - side / 2.0, height());
    painter.drawText(room, Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(m_label, Qt::ElideRight,
                                                      static_cast<int>(room.width()) + 1));
}

} // namespace mesewright::ui
