// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/notebar.h"

#include "ui/shell/theme/icons.h"
#include "ui/widgets/parts.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace mesewright::ui {

NoteBar::NoteBar(State state, const QString& icon, QWidget* parent)
    : QFrame(parent), m_state(state), m_iconName(icon)
{
    m_row = new QHBoxLayout(this);
    m_row->setContentsMargins(spacing::m, spacing::s, spacing::s, spacing::s);
    m_row->setSpacing(spacing::s);
    m_icon = new QLabel;
    m_label = makeLabel({}, TextStyle::Small);
    m_label->setWordWrap(true);
    m_row->addWidget(m_icon);
    m_row->addWidget(m_label, 1);
    connect(&Theme::instance(), &Theme::changed, this, &NoteBar::refreshIcon);
    refreshIcon();
}

void NoteBar::setState(State state, const QString& icon)
{
    m_state = state;
    m_iconName = icon;
    refreshIcon();
    update();
}

QPushButton* NoteBar::addButton(const QString& text)
{
    QPushButton* button = makeButton(text);
    m_row->addWidget(button);
    return button;
}

void NoteBar::refreshIcon()
{
    const Theme& theme = Theme::instance();
    m_icon->setPixmap(iconPixmap(m_iconName, theme.colors().state(m_state).fg, theme.sizes().icon,
                                 devicePixelRatioF()));
}

void NoteBar::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.colors().state(m_state).tint);
    const double radius = theme.sizes().radiusCard;
    painter.drawRoundedRect(rect(), radius, radius);
}

} // namespace mesewright::ui
