// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/rail.h"

#include "ui/shell/theme/icons.h"
#include "ui/shell/theme/theme.h"
#include "ui/widgets/badge.h"

#include <QAction>
#include <QApplication>
#include <QBoxLayout>
#include <QPainter>
#include <QStyleOptionToolButton>

namespace mesewright::ui {

namespace {

constexpr int accentBar = 3;
constexpr int markSize = 14;
constexpr int textGap = 4;
constexpr int air = 7;

} // namespace

RailButton::RailButton(const QString& iconName, const QString& text, QWidget* parent)
    : QToolButton(parent), m_iconName(iconName)
{
    setText(text);
    setAccessibleName(text);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, &RailButton::updateGeometry);
}

void RailButton::setMark(std::optional<GateState> mark)
{
    m_mark = mark;
    setAccessibleDescription(mark ? wordOf(*mark) : QString());
    update();
}

QSize RailButton::sizeHint() const
{
    const Theme& theme = Theme::instance();
    const QFontMetrics metrics(theme.font(TextStyle::Caption));
    return {theme.sizes().rail - 14, theme.sizes().iconRail + textGap + metrics.height() + 2 * air};
}

void RailButton::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    const Colors& colors = theme.colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (isChecked() || underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(isChecked() ? colors.bg.selected : colors.bg.hover);
        painter.drawRoundedRect(rect(), theme.sizes().radiusControl, theme.sizes().radiusControl);
    }
    if (isChecked())
        painter.fillRect(QRect(0, 4, accentBar, height() - 8), colors.accent.base);
    const int icon = theme.sizes().iconRail;
    const QColor ink = !isEnabled()  ? colors.text.disabled
                       : isChecked() ? colors.text.primary
                                     : colors.text.secondary;
    const int iconLeft = (width() - icon) / 2;
    painter.drawPixmap(iconLeft, air, iconPixmap(m_iconName, ink, icon, devicePixelRatioF()));
    if (m_mark)
        StateDisc::paint(painter, QRectF(iconLeft + icon - 3, air - 4, markSize, markSize),
                         *m_mark);
    QFont font = theme.font(TextStyle::Caption);
    if (isChecked())
        font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(QRect(0, air + icon + textGap, width(), height() - air - icon - textGap),
                     Qt::AlignHCenter | Qt::AlignTop,
                     painter.fontMetrics().elidedText(text(), Qt::ElideRight, width()));
    if (hasFocus()) {
        painter.setPen(QPen(colors.border.focus, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(rect().adjusted(1, 1, -1, -1), theme.sizes().radiusControl,
                                theme.sizes().radiusControl);
    }
}

Rail::Rail(QWidget* parent) : QToolBar(parent)
{
    setObjectName(QStringLiteral("rail"));
    setWindowTitle(tr("Panels"));
    setAccessibleName(tr("Panels"));
    setOrientation(Qt::Vertical);
    setMovable(false);
    setFloatable(false);
    setContextMenuPolicy(Qt::PreventContextMenu);
    auto* column = new QWidget(this);
    column->setFixedWidth(Theme::instance().sizes().rail);
    auto* layout = new QVBoxLayout(column);
    layout->setContentsMargins(3, 4, 3, 4);
    layout->setSpacing(2);
    m_panels = new QVBoxLayout;
    m_panels->setSpacing(2);
    m_foot = new QVBoxLayout;
    layout->addLayout(m_panels);
    layout->addStretch(1);
    layout->addLayout(m_foot);
    addWidget(column);
    column->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
}

void Rail::addPanel(const QString& id, const QString& iconName, const QString& text,
                    const QString& keys)
{
    auto* button = new RailButton(iconName, text);
    button->setCheckable(true);
    button->setObjectName(QStringLiteral("rail.") + id);
    button->setToolTip(keys.isEmpty() ? text : QStringLiteral("%1  %2").arg(text, keys));
    connect(button, &QToolButton::clicked, this, [this, id] {
        setCurrent(id);
        Q_EMIT panelChosen(id, QApplication::keyboardModifiers().testFlag(Qt::ControlModifier));
    });
    m_buttons.insert(id, button);
    m_panels->addWidget(button);
}

void Rail::addFootAction(QAction* action, const QString& iconName)
{
    auto* button = new RailButton(iconName, action->text().remove(QChar(0x2026)));
    button->setObjectName(QStringLiteral("rail.") + action->objectName());
    button->setToolTip(action->text());
    connect(button, &QToolButton::clicked, action, &QAction::trigger);
    m_foot->addWidget(button);
}

void Rail::setPanelsEnabled(bool enabled)
{
    for (RailButton* button : std::as_const(m_buttons))
        button->setEnabled(enabled);
}

void Rail::setCurrent(const QString& id)
{
    for (auto it = m_buttons.begin(); it != m_buttons.end(); ++it)
        it.value()->setChecked(it.key() == id);
}

void Rail::setMark(const QString& id, std::optional<GateState> mark)
{
    if (RailButton* button = m_buttons.value(id))
        button->setMark(mark);
}

} // namespace mesewright::ui
