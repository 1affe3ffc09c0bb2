// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/notices.h"

#include "ui/shell/theme/theme.h"
#include "ui/widgets/parts.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QMenu>
#include <QPainter>
#include <QTime>

namespace mesewright::ui {

namespace {

constexpr int mostKept = 20;
constexpr double dot = 8;

// The desktop's notification service; where there is none the message goes nowhere. Nothing waits
// for an answer.
void tellDesktop(const QString& text)
{
    QDBusMessage message = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.Notifications"),
        QStringLiteral("/org/freedesktop/Notifications"),
        QStringLiteral("org.freedesktop.Notifications"), QStringLiteral("Notify"));
    message << QStringLiteral("Mesewright") << 0U << QString() << QStringLiteral("Mesewright")
            << text << QStringList() << QVariantMap() << -1;
    QDBusConnection::sessionBus().send(message);
}

} // namespace

NoticeBell::NoticeBell(QWidget* parent) : QToolButton(parent), m_menu(new QMenu(this))
{
    setObjectName(QStringLiteral("bell"));
    setFocusPolicy(Qt::TabFocus);
    const int side = Theme::instance().sizes().control;
    setFixedSize(side, side);
    setThemedIcon(this, QStringLiteral("bell"), ButtonKind::Quiet);
    setMenu(m_menu);
    setPopupMode(QToolButton::InstantPopup);
    connect(m_menu, &QMenu::aboutToShow, this, &NoticeBell::fill);
    refresh();
}

void NoticeBell::add(const QString& text)
{
    m_notices.prepend(QTime::currentTime().toString(QStringLiteral("HH:mm")) +
                      QStringLiteral("  ") + text);
    while (m_notices.size() > mostKept)
        m_notices.removeLast();
    ++m_unseen;
    if (!window()->isActiveWindow() && window()->isVisible())
        tellDesktop(text);
    refresh();
}

void NoticeBell::fill()
{
    m_menu->clear();
    for (const QString& notice : std::as_const(m_notices))
        m_menu->addAction(notice);
    if (m_notices.isEmpty())
        m_menu->addAction(tr("Nothing has ended since the window was opened"))->setEnabled(false);
    m_unseen = 0;
    refresh();
}

void NoticeBell::refresh()
{
    const QString name = m_unseen == 0 ? tr("Notices") : tr("%n new notice(s)", nullptr, m_unseen);
    setToolTip(name);
    setAccessibleName(name);
    update();
}

void NoticeBell::paintEvent(QPaintEvent* event)
{
    QToolButton::paintEvent(event);
    if (m_unseen == 0)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::instance().colors().accent.base);
    painter.drawEllipse(QRectF(width() - dot - 3, 3, dot, dot));
}

} // namespace mesewright::ui
