// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/theme/systemscheme.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QGuiApplication>
#include <QPalette>

namespace mesewright::ui {

namespace {

constexpr char service[] = "org.freedesktop.portal.Desktop";
constexpr char path[] = "/org/freedesktop/portal/desktop";
constexpr char interface[] = "org.freedesktop.portal.Settings";
constexpr char group[] = "org.freedesktop.appearance";
constexpr char key[] = "color-scheme";
constexpr unsigned preferDark = 1;

} // namespace

SystemScheme::SystemScheme(QObject* parent) : QObject(parent)
{
    const QPalette start = QGuiApplication::palette();
    m_dark =
        start.color(QPalette::Window).lightness() < start.color(QPalette::WindowText).lightness();
    askPortal();
}

void SystemScheme::askPortal()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(QLatin1String(service), QLatin1String(path), QLatin1String(interface),
                QStringLiteral("SettingChanged"), this,
                SLOT(settingChanged(QString, QString, QDBusVariant)));
    QDBusMessage question =
        QDBusMessage::createMethodCall(QLatin1String(service), QLatin1String(path),
                                       QLatin1String(interface), QStringLiteral("Read"));
    question << QLatin1String(group) << QLatin1String(key);
    auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(question), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [this](QDBusPendingCallWatcher* finished) {
                const QDBusPendingReply<QDBusVariant> reply = *finished;
                if (!reply.isError())
                    take(reply.value().variant());
                finished->deleteLater();
            });
}

void SystemScheme::settingChanged(const QString& changedGroup, const QString& changedKey,
                                  const QDBusVariant& value)
{
    if (changedGroup == QLatin1String(group) && changedKey == QLatin1String(key))
        take(value.variant());
}

void SystemScheme::take(const QVariant& scheme)
{
    // Read answers with a variant inside a variant.
    const QVariant inner =
        scheme.canConvert<QDBusVariant>() ? scheme.value<QDBusVariant>().variant() : scheme;
    const bool dark = inner.toUInt() == preferDark;
    if (dark == m_dark)
        return;
    m_dark = dark;
    Q_EMIT changed();
}

} // namespace mesewright::ui
