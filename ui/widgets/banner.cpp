// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/banner.h"

#include "ui/shell/theme/icons.h"
#include "ui/widgets/parts.h"

#include <QAccessible>
#include <QBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace mesewright::ui {

Banner::Banner(QWidget* parent) : QFrame(parent)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(spacing::card, spacing::s, spacing::s, spacing::s);
    row->setSpacing(spacing::s);
    m_icon = new QLabel(this);
    m_what = makeLabel({});
    followFont(m_what, TextStyle::Body, QFont::DemiBold);
    m_why = makeLabel({});
    m_why->setWordWrap(true);
    m_quiet = makeButton({}, {}, ButtonKind::Quiet);
    m_primary = makeButton({}, {}, ButtonKind::Primary);
    row->addWidget(m_icon);
    row->addWidget(m_what);
    row->addWidget(m_why, 1);
    row->addWidget(m_quiet);
    row->addWidget(m_primary);
    setMinimumHeight(48);
    connect(m_quiet, &QPushButton::clicked, this, &Banner::quietChosen);
    connect(m_primary, &QPushButton::clicked, this, &Banner::primaryChosen);
    connect(&Theme::instance(), &Theme::changed, this, &Banner::refreshIcon);
    clear();
}

void Banner::show(State state, const QString& icon, const QString& what, const QString& why)
{
    m_state = state;
    m_iconName = icon;
    m_what->setText(what);
    m_why->setText(why);
    setAccessibleName(what + QLatin1Char(' ') + why);
    refreshIcon();
    if (isHidden()) {
        setVisible(true);
        QAccessibleEvent event(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
    update();
}

void Banner::clear()
{
    setVisible(false);
}

void Banner::setActions(const QString& quiet, const QString& quietIcon, const QString& primary)
{
    m_quiet->setText(quiet);
    m_quiet->setVisible(!quiet.isEmpty());
    if (!quietIcon.isEmpty())
        setThemedIcon(m_quiet, quietIcon, ButtonKind::Quiet);
    m_primary->setText(primary);
    m_primary->setVisible(!primary.isEmpty());
}

void Banner::refreshIcon()
{
    if (m_iconName.isEmpty())
        return;
    const Theme& theme = Theme::instance();
    m_icon->setPixmap(iconPixmap(m_iconName, theme.colors().state(m_state).fg, theme.sizes().icon,
                                 devicePixelRatioF()));
}

void Banner::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    const StateColors& colors = theme.colors().state(m_state);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colors.solid, 1));
    painter.setBrush(colors.tint);
    const double radius = theme.sizes().radiusCard;
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

} // namespace mesewright::ui
